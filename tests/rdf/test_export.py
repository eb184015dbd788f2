"""Every export is read back by programs that others wrote."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pyoxigraph
import pytest
from rdflib import Dataset as RdflibDataset
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.cli.export import Format
from kg.rdf import Dataset, OxigraphStore
from kg.rdf.events import EVENT_COLUMNS
from kg.rdf.export import FORMATS, export
from kg.rdf.names import segment
from kg.rdf.oxigraph import from_oxigraph
from tests.rdf.conftest import fill
from tests.rdf.news import NEWS


def text(dataset: Dataset, form: str) -> str:
    return "".join(export(dataset, form))


def quads(dataset: Dataset) -> set[tuple[object, ...]]:
    return {tuple(quad) for quad in dataset.store.match()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_text_from_both_stores(dataset, form):
    assert text(dataset, form) == text(fill(Dataset(OxigraphStore()), *reversed(NEWS)), form)


@pytest.mark.parametrize(
    ("form", "rdflib_name", "oxigraph_format"),
    [
        ("trig", "trig", pyoxigraph.RdfFormat.TRIG),
        ("nquads", "nquads", pyoxigraph.RdfFormat.N_QUADS),
        ("jsonld", "json-ld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_datasets_come_back_isomorphic(dataset, form, rdflib_name, oxigraph_format):
    written = text(dataset, form)
    again = RdflibDataset().parse(data=written, format=rdflib_name)
    for name in dataset.store.graphs():
        ours = Graph()
        for quad in dataset.store.match(graph=name):
            ours.add(quad[:3])
        theirs = Graph()
        for triple in again.graph(name):
            theirs.add(triple)
        assert isomorphic(ours, theirs)
    assert {tuple(map(from_oxigraph, quad)) for quad in pyoxigraph.parse(written, oxigraph_format)} == quads(dataset)


def test_turtle_is_the_union(dataset):
    parsed = set(Graph().parse(data=text(dataset, "turtle"), format="turtle"))
    assert parsed == {quad[:3] for quad in dataset.store.match()}


def test_json_ld_has_short_keys_and_plain_links(dataset):
    document = json.loads(text(dataset, "jsonld"))
    graphs = {graph["@id"]: {node["@id"]: node for node in graph["@graph"]} for graph in document["@graph"]}
    said, denied = (f"statement:{segment(NEWS[article][1].triples[0].id)}" for article in ("a1", "b/3 \u00e9"))
    statement = graphs["article:a1"][said]
    assert statement["sem:hasActor"] == "actor:Noordland" and statement["kg:action"] == "act:bombarderen"
    assert statement["@type"] == ["sem:Event", "kg:Statement"] or statement["@type"] == ["kg:Statement", "sem:Event"]
    assert graphs[f"{dataset.names.events}"][said]["kg:contradicts"] == denied


def test_networkx_reads_the_graphml(dataset):
    network = nx.parse_graphml(text(dataset, "graphml"))
    assert (network.number_of_nodes(), network.number_of_edges()) == (7, 9)
    assert network.nodes["Noordland"]["type"] == "Country"


def test_networkx_reads_the_gexf(dataset):
    network = nx.read_gexf(io.BytesIO(text(dataset, "gexf").encode()))
    assert (network.number_of_nodes(), network.number_of_edges()) == (7, 9)
    assert network.nodes["Iris_Zand"]["label"] == "Iris Zand"
    assert {data["factuality"] for _, _, data in network.edges(data=True)} == {"certain", "uncertain", "negated"}


def test_the_edge_list_has_a_line_for_each_statement(dataset):
    rows = list(csv.DictReader(io.StringIO(text(dataset, "csv"))))
    assert [row["id"] for row in rows] == [t.id for key in sorted(NEWS) for t in NEWS[key][1].triples]
    first = next(row for row in rows if row["target"] == "Zuidland_harbour")
    assert (first["actor_label"], first["target_type"], first["plover"], first["score"], first["quad"]) == (
        "Noordland",
        "Facility",
        "ASSAULT",
        "-9.5",
        "material conflict",
    )


def test_the_event_table_has_certain_events_in_the_columns_of_polecat(dataset):
    rows = list(csv.DictReader(io.StringIO(text(dataset, "events")), delimiter="\t"))
    assert list(rows[0]) == list(EVENT_COLUMNS)
    assert [row["Event Type"] for row in rows] == ["ASSAULT", "ASSAULT", "ACCUSE", "SUPPORT", "CONSULT"]
    first, accused, support = rows[0], rows[2], rows[3]
    assert (first["Event Date"], first["Event Date From"], first["Publication Date"]) == (
        "2021-03-02",
        "text",
        "2021-03-04",
    )
    assert (support["Event Date"], support["Event Date From"]) == ("2021-04-01", "publication")
    assert (first["Actor Name"], first["Event Mode"], first["Intensity"], first["Quad Code"]) == (
        "Northland",
        "aerial",
        "-9.5",
        "MATERIAL CONFLICT",
    )
    assert (accused["Recipient Name"], accused["Primary Recipient Sector"], accused["Attributed To"]) == (
        "Northland navy",
        "MIL",
        "Iris Zand",
    )


def test_a_country_has_its_codes():
    article, record = NEWS["a2"]
    dutch = [
        entity
        if entity.id != "Noordland"
        else type(entity)(
            "Noordland",
            "Country",
            ("Nederland", "Netherlands"),
            entity.mentions,
            entity.spans,
            None,
            ("http://www.wikidata.org/entity/Q55",),
        )
        for entity in record.entities
    ]
    dataset = Dataset(OxigraphStore())
    dataset.put(article, type(record)(record.id, record.date, record.title, tuple(dutch), record.triples))
    dataset.refresh()
    rows = csv.DictReader(io.StringIO(text(dataset, "events")), delimiter="\t")
    found = {(row["Recipient Country"], row["Recipient COW"]) for row in rows if row["Recipient Name"] == "Netherlands"}
    assert found == {("NLD", "NTH")}
    iso = URIRef("https://kg-nieuws.example/vocabulary#iso3166")
    assert [str(quad.object) for quad in dataset.store.match(predicate=iso)] == ["NLD"]


def test_the_command_offers_every_format():
    assert set(Format) == set(FORMATS)


def test_the_command_writes_stdout_or_a_file(run_kg, output, tmp_path):
    outcome = run_kg("export", "nquads", "-o", output)
    assert outcome.code == 0 and outcome.out.count("\n") > 100
    written = run_kg("export", "nquads", "-o", output, "--to", tmp_path / "graph.nq")
    assert written == (0, "", "")
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == outcome.out
    assert [file.name for file in tmp_path.iterdir()] == ["graph.nq"]


def test_a_file_that_cannot_be_written(run_kg, output, tmp_path):
    for place in (tmp_path / "nowhere" / "graph.csv", tmp_path, ""):
        outcome = run_kg("export", "csv", "-o", output, "--to", place)
        assert outcome.code == 2 and "cannot be written" in outcome.err
    assert run_kg("export", "xlsx", "-o", output).code == 2
    assert "does not exist" in run_kg("export", "csv", "-o", tmp_path).err
