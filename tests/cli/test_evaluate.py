"""``kg evaluate``: the table, the JSON, the differences, and where the answers come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fakes import FakePipeline

NAMES = {name: {"labels": [name, name], "mentions": [name]} for name in ("Iran", "Irak", "Frankrijk")}


def triple(actor: str, action: str | list[str], target: str, **rest: object) -> dict[str, object]:
    return {"actor": actor, "action": action, "target": target, "plover": "ASSAULT", "factuality": "certain"} | rest


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [
        {"id": "a", "entities": NAMES, "triples": [triple("Iran", ["slaan", "klap"], "Irak")]},
        {"id": "b", "entities": NAMES, "triples": [triple("Irak", ["bellen"], "Iran", plover="CONSULT"),
                                                  triple("Irak", ["slaan"], "Iran", factuality="negated")]},
    ]  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def system(tmp_path: Path) -> Path:
    path = tmp_path / "system.jsonl"
    triples = [triple("Iran", "slaan", "Irak"), triple("Irak", "slaan", "Frankrijk", evidence="die sloeg het")]
    line = {"id": "a", "entities": NAMES, "triples": triples}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def test_the_table(run_kg, gold, system):
    outcome = run_kg("evaluate", gold, system)
    assert (outcome.code, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
2 texts: 3 core triples to find, 2 extracted, 1 right

                P      R     F1   gold
entity      1.000  0.500  0.667      6
one node    1.000  0.500  0.667      6
pair        0.500  0.333  0.400      3
triple      0.500  0.333  0.400      3

certain     1.000  1.000  1.000      1
uncertain   0.000  0.000  0.000      0
negated     0.000  0.000  0.000      0

accuracy over the entities that are found:
type        0.000
accuracy over the triples that are right:
plover      1.000
factuality  1.000
source      1.000
1 of 2 texts without an answer
"""
    )


def test_the_scores_as_json(run_kg, gold, system):
    scores = json.loads(run_kg("evaluate", gold, system, "--json").out)
    assert scores["triple"] == {"p": 0.5, "r": 0.333, "f1": 0.4}
    assert scores["entities"]["found"] == {"p": 1.0, "r": 0.5, "f1": 0.667}
    assert scores["on_matched"] == {"plover": 1.0, "factuality": 1.0, "source": 1.0}


def test_the_differences(run_kg, gold, system):
    assert run_kg("evaluate", gold, system, "--show").out.startswith("""\
# a
  wrong: Irak | slaan | Frankrijk | die sloeg het
# b
  missed: Irak | bellen | Iran
  missed: Irak | slaan | Iran
2 texts: """)
    both = run_kg("evaluate", gold, system, "--show", "--json")
    assert json.loads(both.out)["texts"] == 2
    assert both.err.startswith("# a\n")


def test_without_answers_the_articles_are_analysed(run_kg, gold, sources, extraction, monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: FakePipeline())
    outcome = run_kg("evaluate", gold, "--articles", sources, "--json")
    scores = json.loads(outcome.out)
    assert extraction.seen == ["a", "b"]
    assert (scores["matched"], scores["system"], scores["on_matched"]["factuality"]) == (2, 2, 0.5)


def test_a_gold_file_without_texts_asks_for_the_articles(run_kg, gold):
    outcome = run_kg("evaluate", gold)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: gold text 'a': has no text to analyse (name the folder")


def test_a_bad_gold_file_is_named(run_kg, tmp_path, gold):
    outcome = run_kg("evaluate", tmp_path / "gone.jsonl")
    assert outcome.code == 2
    assert outcome.err == f"kg: {tmp_path / 'gone.jsonl'}: cannot be read: No such file or directory (check the path)\n"
    gold.write_text("{}\n", encoding="utf-8")
    assert run_kg("evaluate", gold).err.startswith(f"kg: {gold}:1: the key 'id' is missing")


def test_scores_by_kind(run_kg, gold, system):
    found = run_kg("evaluate", gold, system, "--by-kind").out.splitlines()
    assert [line.split() for line in found if line.startswith(("CONSULT", "ASSAULT"))] == [
        ["ASSAULT", "1", "2", "0.50"],
        ["CONSULT", "0", "1", "0.00"],
    ]
