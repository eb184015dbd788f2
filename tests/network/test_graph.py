"""The networkx graph: what nodes and edges carry, contradictions, and what GraphML can hold."""

from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx
import pytest

from kg.errors import InputError
from kg.network.graph import graph, graphml_safe
from kg.network.tone import OTHER, tone


def test_actor_has_type_labels_country_and_counts(by_hand):
    network = graph(by_hand[0])
    parliament = network.nodes["Northland_parliament"]
    assert (parliament["type"], parliament["labels"]) == (
        "GovernmentBody",
        ("parlement van Noordland", "parliament of Northland"),
    )
    assert (parliament["country"], parliament["degree"], parliament["said"]) == ("Noordland", 3, 0)
    assert network.nodes["Northland_army"]["said"] == 1
    assert network.nodes["Noordland"]["country"] == "Noordland"
    assert network.nodes["Union"]["country"] is None


def test_country_that_no_article_mentions_is_kept_by_its_id(by_hand):
    assert graph(by_hand[0]).nodes["Dockers"]["country"] == "Eastland"


def test_a_loop_counts_once(by_hand):
    network = graph(by_hand[0])
    assert network.number_of_edges("Noordland", "Noordland") == 1
    others = {key for actor, target, key in network.edges(keys=True) if "Noordland" in (actor, target)}
    assert network.nodes["Noordland"]["degree"] == len(others)


def test_statement_has_all_its_fields(by_hand):
    records, _ = by_hand
    network = graph(records)
    attack = records[0].triples[0]
    data = network.edges["Northland_army", "Red_Guard", attack.id]
    assert data["quad"] == "material conflict" and data["score"] == -9
    assert (data["article"], data["date"], data["title"]) == ("n1", "2031-03-04", "Spanning aan de dijk")
    for field in ("action", "gloss", "factuality", "source", "time", "place", "evidence", "start", "end", "confidence"):
        assert data[field] == getattr(attack, field)


def test_certain_and_denied_contradict_each_other(by_hand):
    records, _ = by_hand
    network = graph(records)
    claim, denial = records[0].triples[0].id, records[1].triples[0].id
    assert network.edges["Northland_army", "Red_Guard", claim]["contradicts"] == (denial,)
    assert network.edges["Northland_army", "Red_Guard", denial]["contradicts"] == (claim,)
    assert sum(1 for *_, against in network.edges(data="contradicts") if against) == 2


@pytest.mark.parametrize(
    ("time", "contradicted"),
    [(None, True), ("2031", True), ("2031-03", True), ("2031-03-03", True), ("2031-03-05", False), ("2030", False)],
)
def test_statements_about_other_days_do_not_contradict(by_hand, time, contradicted):
    first, second, third = by_hand[0]
    denial = replace(second.triples[0], time=time)
    network = graph([first, replace(second, triples=(denial, *second.triples[1:])), third])
    assert bool(network.edges["Northland_army", "Red_Guard", denial.id]["contradicts"]) is contradicted


def test_any_order_gives_the_same_graph(by_hand):
    records, _ = by_hand
    one, other = graph(records), graph(reversed(records))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_the_usual_type_and_label_win(by_hand):
    first, second, third = by_hand[0]
    odd = tuple(
        replace(e, type="Group", labels=("Verbond", "Union")) if e.id == "Noordland" else e for e in third.entities
    )
    node = graph([first, second, replace(third, entities=odd)]).nodes["Noordland"]
    assert (node["type"], node["labels"]) == ("Country", ("Noordland", "Northland"))


def test_an_article_twice_is_refused(by_hand):
    with pytest.raises(InputError, match="article n1: is there twice"):
        graph([by_hand[0][0], by_hand[0][0]])


def test_an_actor_that_the_article_lacks_is_refused(by_hand):
    first = by_hand[0][0]
    broken = replace(first, entities=tuple(e for e in first.entities if e.id != "Courier"))
    with pytest.raises(InputError, match="names 'Courier', which is not among the article's entities"):
        graph([broken])


def test_graphml_round_trip(by_hand):
    network = graph(by_hand[0])
    network.nodes["Union"]["names"] = ("met \x00 en \ufffe", "<b>&amp;")
    file = io.BytesIO()
    nx.write_graphml_xml(graphml_safe(network), file)
    file.seek(0)
    read = nx.read_graphml(file, force_multigraph=True)
    assert set(read.nodes) == set(network.nodes)
    assert {key for *_, key in read.edges(keys=True)} == {key for *_, key in network.edges(keys=True)}
    assert read.nodes["Union"]["names"] == "met  en  | <b>&amp;"
    assert read.nodes["Union"]["degree"] == network.nodes["Union"]["degree"]


def test_tone_of_a_mode_of_a_category_and_of_neither():
    assert tone("CONSULT", "phone").score == 1.5
    assert tone("CONSULT", "no such mode") == tone("CONSULT")
    assert tone("ACCUSE").score < 0
    assert tone("NONE SUCH") == OTHER


def test_nothing_gives_an_empty_graph():
    assert len(graph([])) == 0
