"""The entity scores: found, typed, and one node for each participant."""

from __future__ import annotations

import pytest

from kg.evaluation import GoldText, score_entities, to_gold


def text(**entities: tuple[str, list[str]]) -> GoldText:
    values = {key: {"type": kind, "labels": [key], "mentions": forms} for key, (kind, forms) in entities.items()}
    return to_gold({"id": "a", "entities": values, "triples": []})


GOLD = text(NATO=("IGO", ["de NAVO", "NAVO", "het bondgenootschap", "hij"]), Iran=("Country", ["Iran", "het land"]))


def test_a_system_that_is_right_has_full_marks():
    system = text(NAVO=("IGO", ["NAVO", "bondgenootschap"]), Iran=("Country", ["Iran", "Het land", "Iran"]))
    scores = score_entities([GOLD], [system])
    assert (scores.found.f1, scores.type, scores.one_node.f1, scores.mentions) == (1, 1, 1, 4)


def test_a_double_node_costs_recall_and_precision_of_entities():
    system = text(NAVO=("IGO", ["NAVO"]), Pact=("IGO", ["het bondgenootschap"]), Iran=("Country", ["Iran", "het land"]))
    scores = score_entities([GOLD], [system])
    assert [scores.found.p, scores.found.r] == pytest.approx([2 / 3, 1])
    assert [scores.one_node.p, scores.one_node.r] == pytest.approx([1, 0.75])


def test_a_wrong_merge_costs_precision_and_recall_of_entities():
    system = text(Iran=("Place", ["Iran", "het land", "NAVO", "het bondgenootschap"]))
    scores = score_entities([GOLD], [system])
    assert (scores.found.p, scores.found.r, scores.type) == (1, 0.5, 0)
    assert (scores.one_node.p, scores.one_node.r) == (0.5, 1)


def test_strings_that_two_participants_share_do_not_count():
    gold = text(Iran=("Country", ["Iran", "het land"]), Irak=("Country", ["Irak", "het land"]))
    scores = score_entities([gold], [text(Iran=("Country", ["Iran"]), Irak=("Country", ["Irak", "het land"]))])
    assert (scores.mentions, scores.found.f1, scores.one_node.f1) == (2, 1, 1)


def test_a_text_without_an_answer_or_a_gold_file_without_types():
    empty = score_entities([GOLD], [])
    assert (empty.found.f1, empty.one_node.f1, empty.system) == (0, 0, 0)
    untyped = to_gold({"id": "a", "entities": {"Iran": {"mentions": ["Iran"]}}, "triples": []})
    assert score_entities([untyped], [GOLD]).type == 0
