"""One event with several reports in the graph: its node, its reports, contradictions, and the queries for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, Literal, URIRef

from kg.contradictions import contradictions
from kg.rdf import Dataset, OxigraphStore, RdflibStore, Select
from kg.rdf.names import Names, last_segment
from kg.rdf.vocabulary import KG, SEM
from kg.records import Article, ArticleRecord, Entity, Factuality, Triple, statement_id
from kg.reports import events
from tests.rdf.conftest import STORES, histories, replay
from tests.rdf.test_queries import short
from tests.rdf.test_shapes import failed, union

NAMES = Names()
CAST = tuple(
    Entity(name, "Country", (name, f"{name} (en)"))
    for name in ("Noordland", "Oostland", "Wereldraad", "Westland", "Zuidland")
)

# article, its date, then its statements: action, category, target, factuality, source, time
Said = tuple[str, str, str, Factuality, str | None, str | None]
TOLD: dict[str, tuple[str | None, list[Said]]] = {
    "r1": (
        "2021-03-02",
        [
            ("bombarderen", "ASSAULT", "Zuidland", "certain", None, "2021-03-01"),
            ("bedreigen", "THREATEN", "Zuidland", "certain", None, "2021-03-01"),
        ],
    ),
    "r2": (
        "2021-03-03",
        [
            ("aanvallen", "ASSAULT", "Zuidland", "certain", "Wereldraad", None),
            ("aanvallen", "ASSAULT", "Zuidland", "uncertain", "Oostland", None),
            ("aanvallen", "ASSAULT", "Westland", "certain", None, None),
        ],
    ),
    "r/3 \u00e9": ("2021-03-04", [("bombarderen", "ASSAULT", "Zuidland", "negated", "Noordland", "2021-03")]),
    "r4": (
        "2021-03-09",
        [
            ("bombarderen", "ASSAULT", "Zuidland", "certain", "Westland", "2021-03-08"),
            ("bombarderen", "ASSAULT", "Zuidland", "certain", "Westland", "2021-03-08"),
        ],
    ),
}


def _article(id: str) -> tuple[Article, ArticleRecord]:
    date, said = TOLD[id]
    triples = tuple(
        Triple(statement_id(id, "Noordland", action, target, 10 * n, 10 * n + 9), "Noordland", action, target, plover,
               factuality, source, time, None, "x" * 9, 10 * n, 10 * n + 9, 0.9, pattern="active")
        for n, (action, plover, target, factuality, source, time) in enumerate(said)
    )  # fmt: skip
    return Article(id, "x" * 99, date), ArticleRecord(id, date, None, CAST, triples)


NEWS = {id: _article(id) for id in TOLD}
FIRST = NEWS["r1"][1].triples[0].id


def fill(dataset: Dataset, *ids: str) -> Dataset:
    for id in ids or NEWS:
        dataset.put(*NEWS[id])
    dataset.refresh()
    return dataset


def graph(dataset: Dataset) -> set[tuple[object, ...]]:
    return {quad[:3] for quad in dataset.store.match(graph=NAMES.events)}


@pytest.fixture(scope="module", params=STORES)
def told(request: pytest.FixtureRequest) -> Dataset:
    """The four articles in a store of each kind; tests change nothing in it."""
    return fill(Dataset(STORES[request.param]()))


def reports(dataset: Dataset, event: str) -> set[str]:
    found = dataset.store.subjects(PROV.specializationOf, NAMES.event(event))
    return {last_segment(statement) for statement in found}


def test_an_event_has_its_reports_their_numbers_its_time_and_a_label(told):
    node = NAMES.event(FIRST)
    facts = {(quad.predicate, quad.object) for quad in told.store.match(node)}
    label = next(told.store.objects(NAMES.statement(FIRST), RDFS.label))
    assert {(RDF.type, SEM.Event), (RDF.type, KG.ReportedEvent), (RDFS.label, label)} <= facts
    assert {(DCTERMS.identifier, Literal(FIRST)), (KG.firstReport, NAMES.statement(FIRST))} <= facts
    assert {str(value) for key, value in facts if key == SEM.hasTimeStamp} == {"2021-03-01"}
    assert {key: int(value) for key, value in facts if key in (KG.reportCount, KG.articleCount)} == {
        KG.reportCount: 4,
        KG.articleCount: 3,
    }
    first, second, denial = (NEWS[id][1].triples for id in ("r1", "r2", "r/3 \u00e9"))
    assert reports(told, FIRST) == {first[0].id, second[0].id, second[1].id, denial[0].id}
    assert reports(told, NEWS["r4"][1].triples[0].id) == {triple.id for triple in NEWS["r4"][1].triples}


def test_what_is_reported_once_is_no_node(told):
    nodes = set(told.store.subjects(RDF.type, KG.ReportedEvent))
    assert len(nodes) == told.counts()["events"] == 2
    assert NAMES.event(NEWS["r1"][1].triples[1].id) not in nodes


def test_contradictions_are_those_of_the_network_both_ways(told):
    found = {
        (last_segment(quad.subject), last_segment(quad.object))
        for quad in told.store.match(predicate=KG.contradicts, graph=NAMES.events)
    }
    expected = contradictions(events(record for _, record in NEWS.values()))
    assert found == {(one, other) for one, others in expected.items() for other in others}
    denial = NEWS["r/3 \u00e9"][1].triples[0].id
    # The claim itself, and the same event in the words of another source; not what happened later.
    assert set(expected[denial]) == {FIRST, NEWS["r2"][1].triples[0].id}


def test_a_query_for_statements_does_not_find_the_event_as_one_more(told):
    for predicate in (SEM.hasActor, KG.target, KG.action, KG.factuality, PROV.wasDerivedFrom):
        assert not list(told.store.match(NAMES.event(FIRST), predicate))


def test_records_come_back_as_they_were(told):
    assert list(told.records()) == [NEWS[id][1] for id in sorted(NEWS)]


def test_it_passes_the_shapes(told):
    assert failed(union(told)) == set()


@pytest.mark.parametrize(
    ("shape", "update"),
    [
        ("ReportedEvent", "DELETE { ?s prov:specializationOf ?o } WHERE { ?s prov:specializationOf ?o ; a ?x }"),
        ("ReportedEvent", "DELETE { ?s kg:firstReport ?o } WHERE { ?s kg:firstReport ?o }"),
        ("ReportedEvent", "DELETE { ?s kg:reportCount 4 } WHERE { ?s kg:reportCount 4 }"),
        ("ReportedEvent", "INSERT { ?s kg:reportCount 1 } WHERE { ?s a kg:ReportedEvent }"),
        ("ReportedEvent", "DELETE { ?s kg:articleCount ?o } WHERE { ?s kg:articleCount ?o }"),
        ("ReportedEvent", "DELETE { ?s rdfs:label ?o } WHERE { ?s a kg:ReportedEvent ; rdfs:label ?o }"),
        ("Statement", "INSERT { ?s prov:specializationOf ?o } WHERE { ?s a kg:Statement . ?o a kg:ReportedEvent }"),
        ("Contradiction", "DELETE { ?s kg:contradicts ?o } WHERE { ?s kg:factuality kg:certain ; kg:contradicts ?o }"),
        ("Contradiction", "INSERT { ?s kg:factuality kg:uncertain } WHERE { ?s kg:factuality kg:negated }"),
    ],
)  # fmt: skip
def test_a_broken_graph_fails_its_shape(told, shape, update):
    broken = union(told)
    broken.update(update, initNs=told.names.prefixes())
    assert shape in failed(broken)


# ---- changes


@pytest.mark.parametrize("gone", sorted(NEWS))
def test_deleting_an_article_removes_its_reports(empty_store, gone):
    dataset = fill(Dataset(empty_store))
    dataset.remove(gone)
    dataset.refresh()
    left = [id for id in NEWS if id != gone]
    assert graph(dataset) == graph(fill(Dataset(RdflibStore()), *left))
    statements = {NAMES.statement(triple.id) for triple in NEWS[gone][1].triples}
    assert not statements & {term for triple in graph(dataset) for term in triple}


def test_an_event_is_named_anew_when_its_first_report_goes(empty_store):
    dataset = fill(Dataset(empty_store))
    dataset.remove("r1")
    dataset.refresh()
    second = NEWS["r2"][1].triples[0].id
    assert not list(dataset.store.match(NAMES.event(FIRST)))
    assert second in reports(dataset, second)


def test_without_retold_events_there_is_no_graph_of_events(empty_store):
    assert NAMES.events not in fill(Dataset(empty_store), "r1").store.graphs()


@settings(max_examples=40, deadline=None)
@given(histories(NEWS))
def test_any_history_ends_in_the_graph_of_its_last_state(history):
    dataset, state = replay(NEWS, history, slice(1, None))
    fresh = Dataset(OxigraphStore())
    for id in sorted(state, reverse=True):
        fresh.put(NEWS[id][0], state[id])
    fresh.refresh()
    assert "".join(dataset.dump("trig")) == "".join(fresh.dump("trig"))
    found = events(state.values())
    expected = {event.id for event in found if len(event.reports) > 1}
    assert {last_segment(node) for node in dataset.store.subjects(RDF.type, KG.ReportedEvent)} == expected


def test_a_store_of_an_older_kg_gets_its_events_at_the_next_change(empty_store):
    complete = graph(fill(Dataset(empty_store)))
    empty_store.delete(NAMES.events)
    empty_store.remove(list(empty_store.match(KG.ReportedEvent, graph=NAMES.vocabulary)))
    assert not list(empty_store.match(KG.ReportedEvent, RDF.type, OWL.Class))
    old = Dataset(empty_store)
    old.remove("nowhere")
    old.refresh()
    assert graph(old) == complete


def test_another_base_moves_the_events():
    dataset = fill(Dataset(OxigraphStore(), base="https://data.example.org/"))
    assert URIRef("https://data.example.org/events") in dataset.store.graphs()
    nodes = list(dataset.store.subjects(RDF.type, KG.ReportedEvent))
    assert len(nodes) == 2 and all(node.startswith("https://data.example.org/event/") for node in nodes)


# ---- the queries


def test_the_query_for_events_with_several_reports(told):
    result = told.ask("reports")
    assert isinstance(result, Select)
    columns = ("date", "actor", "action", "target", "reports", "articles", "sources", "contradicted", "event")
    assert result.variables == columns
    deed = ("Noordland", "bombarderen", "Zuidland")
    assert [tuple(short(term) for term in row) for row in result.rows] == [
        ("2021-03-01", *deed, "4", "3", "Noordland, Oostland, Wereldraad", "true", FIRST),
        ("2021-03-08", *deed, "2", "1", "Westland", "false", NEWS["r4"][1].triples[0].id),
    ]


def test_without_a_time_the_date_is_that_of_the_first_article():
    dataset = Dataset(OxigraphStore())
    article, record = NEWS["r2"]
    dataset.put(article, replace(record, triples=record.triples[:2]))
    dataset.refresh()
    result = dataset.ask("reports")
    assert isinstance(result, Select)
    assert [str(row["date"]) for row in result.dicts()] == ["2021-03-03"]


def test_the_query_for_contradictions(told):
    columns = ("action", "certainArticle", "certainSource", "deniedAction", "deniedArticle", "deniedSource")
    result = told.ask("contradictions")
    assert isinstance(result, Select)
    assert [tuple(short(row[name]) for name in columns) for row in result.dicts()] == [
        ("aanvallen", "r2", "Wereldraad", "bombarderen", "r/3 \u00e9", "Noordland"),
        ("bombarderen", "r1", None, "bombarderen", "r/3 \u00e9", "Noordland"),
    ]


@pytest.mark.parametrize("name", ["reports", "contradictions"])
def test_both_stores_give_the_same_answer(name):
    first, second = (fill(Dataset(store())) for store in (RdflibStore, OxigraphStore))
    assert first.ask(name) == second.ask(name)
