"""Articles come and go; the shared facts and the bytes are those of the articles that are there."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Literal
from rdflib import Dataset as RdflibDataset

from kg.errors import StoreError
from kg.rdf import Dataset, OxigraphStore, RdflibStore, Select
from kg.rdf.names import Names, last_segment
from kg.rdf.vocabulary import KG
from kg.records import Entity
from tests.rdf.conftest import fill, histories, replay
from tests.rdf.news import NEWS

NAMES = Names()


def bytes_of(dataset: Dataset) -> str:
    return "".join(dataset.dump("nquads"))


@pytest.fixture(scope="module")
def scratch() -> str:
    return bytes_of(fill(Dataset(OxigraphStore())))


def test_the_bytes_are_the_same_from_both_stores_and_in_any_order(empty_store, scratch):
    assert bytes_of(fill(Dataset(empty_store), *reversed(NEWS))) == scratch


def test_a_grown_dataset_has_the_bytes_of_one_from_scratch(empty_store, scratch):
    dataset = Dataset(empty_store)
    for article_id in NEWS:
        fill(dataset, article_id)
    assert bytes_of(dataset) == scratch


def test_putting_and_removing_touch_only_the_articles_graph(empty_store):
    dataset = fill(Dataset(empty_store))
    before = {graph: set(dataset.store.match(graph=graph)) for graph in dataset.store.graphs()}
    article, record = NEWS["a2"]
    dataset.put(article, replace(record, triples=record.triples[:1]))
    after = {graph: set(dataset.store.match(graph=graph)) for graph in dataset.store.graphs()}
    assert {graph for graph in after if after[graph] != before[graph]} == {NAMES.article("a2")}
    dataset.remove("a2")
    left = {graph: set(dataset.store.match(graph=graph)) for graph in dataset.store.graphs()}
    assert left == {graph: quads for graph, quads in before.items() if graph != NAMES.article("a2")}


def test_removing_an_article_leaves_what_the_others_say(empty_store):
    dataset = fill(Dataset(empty_store))
    dataset.remove("a2")
    dataset.refresh()
    assert bytes_of(dataset) == bytes_of(fill(Dataset(RdflibStore()), "a1", "b/3 \u00e9"))
    council = NAMES.actor("World_Council")
    assert not list(dataset.store.match(council)) and not list(dataset.store.match(NAMES.action("steunen")))


def test_removing_what_is_not_there_is_no_error(empty_store):
    dataset = fill(Dataset(empty_store), "a1")
    before = bytes_of(dataset)
    dataset.remove("nowhere")
    dataset.refresh()
    assert bytes_of(dataset) == before


@settings(max_examples=25, deadline=None)
@given(histories(NEWS))
def test_any_history_ends_in_the_bytes_of_its_last_state(history):
    dataset, state = replay(NEWS, history, slice(1))
    fresh = Dataset(OxigraphStore())
    for article_id, record in state.items():
        fresh.put(NEWS[article_id][0], record)
    fresh.refresh()
    assert bytes_of(dataset) == bytes_of(fresh)


def test_the_majority_names_an_actor_and_every_form_is_kept(empty_store):
    dataset = fill(Dataset(empty_store))
    article, record = NEWS["a2"]
    odd = Entity("Iris_Zand", "Group", ("I. Zand", "I. Zand"), ("Zand",), ((0, 4),))
    for number in range(2):
        name = f"odd{number}"
        dataset.put(replace(article, id=name), replace(record, id=name, entities=(odd,), triples=()))
    dataset.put(replace(article, id="even"), replace(record, id="even", triples=()))
    dataset.refresh()
    facts = {(quad.predicate, quad.object) for quad in dataset.store.match(NAMES.actor("Iris_Zand"))}
    assert {str(label) for predicate, label in facts if predicate == RDFS.label} == {"Iris Zand"}
    assert (KG.actorType, SDO.Person) in facts and (RDF.type, KG.Group) not in facts
    forms = {str(label) for predicate, label in facts if predicate == SKOS.altLabel}
    assert forms == {"Zand", "premier Iris Zand"}
    assert (SKOS.hiddenLabel, Literal("i. zand")) in facts


def test_pronouns_are_no_names(dataset):
    navy = NAMES.actor("Northland_navy")
    forms = {str(quad.object) for quad in dataset.store.match(navy, SKOS.altLabel)}
    assert forms == {"de Noordlandse marine", "Het leger"}


def test_identifiers_of_things_are_the_same_thing_and_others_match(dataset):
    north, south = NAMES.actor("Noordland"), NAMES.actor("Zuidland")
    assert [last_segment(quad.object) for quad in dataset.store.match(north, OWL.sameAs)] == ["Q000001"]
    assert [last_segment(quad.object) for quad in dataset.store.match(south, SKOS.exactMatch)] == ["ZL"]


def test_an_action_has_its_lemma_its_glosses_and_its_categories(dataset):
    facts = {
        (last_segment(quad.predicate), str(quad.object))
        for quad in dataset.store.match(NAMES.action("bombarderen"), graph=NAMES.vocabulary)
    }
    assert ("prefLabel", "bombarderen") in facts and ("prefLabel", "bomb") in facts and ("altLabel", "bombard") in facts
    assert {value for name, value in facts if name == "broader"} == {
        "https://kg-nieuws.example/plover/ASSAULT",
        "https://kg-nieuws.example/plover/ASSAULT-aerial",
    }


def test_records_come_back_by_id(dataset):
    assert list(dataset.records()) == [NEWS[article_id][1] for article_id in sorted(NEWS)]
    assert dataset.record("a1") == NEWS["a1"][1]
    with pytest.raises(StoreError, match="has no article 'a9'"):
        dataset.record("a9")
    assert list(dataset.fingerprints()) == sorted(NEWS)


def test_the_counts(dataset):
    counts = dataset.counts()
    assert (counts["articles"], counts["actors"], counts["statements"]) == (3, 7, 9)


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_both_dumps_are_read_back_by_two_other_parsers(dataset, form):
    text = "".join(dataset.dump(form))
    quads = {tuple(quad) for quad in dataset.store.match()}
    parsed = RdflibDataset()
    parsed.parse(data=text, format=form)
    assert {tuple(quad) for quad in parsed.quads()} == quads
    ours = OxigraphStore()
    rdf_format = pyoxigraph.RdfFormat.TRIG if form == "trig" else pyoxigraph.RdfFormat.N_QUADS
    ours._store.load(text, format=rdf_format)
    assert {tuple(quad) for quad in ours.match()} == quads


def test_another_base_moves_the_data_and_not_the_vocabulary():
    dataset = fill(Dataset(OxigraphStore(), base="https://data.example.org/kg/"))
    subjects = {quad.subject for quad in dataset.store.match() if quad.graph != dataset.names.vocabulary}
    assert all(subject.startswith("https://data.example.org/kg/") for subject in subjects)
    assert list(dataset.store.match(predicate=KG.category))
    found = dataset.ask("actor", actor="zand")
    assert isinstance(found, Select) and found.rows


def test_a_newer_store_is_refused(empty_store):
    dataset = fill(Dataset(empty_store), "a1")
    quad = next(dataset.store.match(predicate=KG.formatVersion))
    dataset.store.add([quad._replace(object=Literal(99))])
    with pytest.raises(StoreError, match="made by a newer kg .*format 99"):
        Dataset(dataset.store)
