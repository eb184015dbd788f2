"""Positions: the same for the same input, countries together, nothing on top of anything."""

from __future__ import annotations

import math
import random
import time

import networkx as nx
import pytest

from kg.network.forces import settle
from kg.network.graph import graph
from kg.network.layout import layout
from kg.records import ArticleRecord, Entity
from tests.network.cases import large


def test_any_order_gives_the_same_positions():
    records, _ = large(actors=300, statements=1500, articles=150)
    shuffled = records[:]
    random.Random(0).shuffle(shuffled)
    assert layout(graph(records)) == layout(graph(shuffled))


def test_positions_do_not_depend_on_the_order_of_nodes(by_hand):
    network = graph(by_hand[0])
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(keys=True, data=True))))
    assert layout(network) == layout(turned)


def test_no_two_actors_touch():
    places = list(layout(graph(large(actors=200, statements=900, articles=90)[0])).values())
    gaps = [math.dist(a, b) for i, a in enumerate(places) for b in places[:i]]
    assert min(gaps) > 40


def test_actors_of_a_country_are_nearer_to_each_other_than_to_others():
    network = graph(large(actors=200, statements=900, articles=90)[0])
    places = layout(network)
    homes = {id: home for id, home in network.nodes(data="country") if home}
    pairs = [(a, b) for a in homes for b in homes if a < b]
    near = [math.dist(places[a], places[b]) for a, b in pairs if homes[a] == homes[b]]
    far = [math.dist(places[a], places[b]) for a, b in pairs if homes[a] != homes[b]]
    assert sum(near) / len(near) < 0.5 * sum(far) / len(far)


def test_who_takes_part_in_nothing_lies_outside():
    records, _ = large(actors=60, statements=100, articles=20)
    idle = tuple(Entity(f"Idle_{n}", "Person", ("Niemand", "Nobody"), part_of="Land_0") for n in range(30))
    network = graph([*records, ArticleRecord("z", None, None, idle, ())])
    places = layout(network)
    reach = {id: math.hypot(x / 1.6, y) for id, (x, y) in places.items()}
    busy = max(reach[id] for id, degree in network.nodes(data="degree") if degree)
    assert min(reach[f"Idle_{n}"] for n in range(1, 30)) > busy


def test_part_of_in_a_circle_ends():
    network = nx.MultiDiGraph()
    for id, whole in (("a", "b"), ("b", "a"), ("c", "c")):
        network.add_node(id, labels=(id, id), degree=0, part_of=whole)
    assert set(layout(network)) == {"a", "b", "c"}


def test_discs_do_not_overlap():
    radii = [20.0 + 3 * (n % 7) for n in range(60)]
    points = settle(radii, {(n, (n * 7 + 1) % 60): 1.0 for n in range(60) if n != (n * 7 + 1) % 60})
    overlaps = [radii[i] + radii[j] - math.dist(points[i], points[j]) for i in range(60) for j in range(i)]
    assert max(overlaps) < 4


def test_one_and_no_actor():
    assert layout(nx.MultiDiGraph()) == {}
    network = nx.MultiDiGraph()
    network.add_node("a", labels=("a", "a"), degree=0, part_of=None)
    assert layout(network) == {"a": (0, 0)}


@pytest.mark.slow
def test_five_thousand_actors_take_less_than_a_minute():
    network = graph(large()[0])
    start = time.perf_counter()
    assert len(layout(network)) == len(network) > 4000
    assert time.perf_counter() - start < 60
