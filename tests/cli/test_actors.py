"""``kg actors``: the nodes with their reasons, as a table, CSV and JSON, of articles or of a built graph."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.actors.review import Actor, near_merges, review
from kg.records import ArticleRecord, Entity, Merge
from tests.fakes import FakePipeline


def person(name: str, *mentions: tuple[str, str, float]) -> Entity:
    spans = tuple((i, i + 1) for i in range(len(mentions)))
    merges = tuple(Merge(span, rule, text, sure) for span, (text, rule, sure) in zip(spans, mentions, strict=True))
    return Entity(name.replace(" ", "_"), "Person", (name, name), tuple(m[0] for m in mentions), spans, merges=merges)


@pytest.fixture
def records() -> list[ArticleRecord]:
    one = person("Jan Janssens", ("Jan Janssens", "full name", 0.95), ("hij", "personal pronoun", 0.75))
    other = person("Jan Janssen", ("Jan Janssen", "full name", 0.95))
    again = person("Jan Janssens", ("hij", "personal pronoun", 0.5), ("hij", "personal pronoun", 0.75))
    return [ArticleRecord("a", None, None, (other, one), ()), ArticleRecord("b", None, None, (again,), ())]


def test_the_review_counts_articles_and_puts_what_is_least_sure_first(records):
    janssen, janssens = review(records)
    assert (janssen.id, janssen.articles, janssens.articles) == ("Jan_Janssen", 1, 2)
    assert [(r.mention, r.count, r.confidence) for r in janssens.reasons] == [
        ("hij", 3, 0.5),
        ("Jan Janssens", 1, 0.95),
    ]
    assert review(reversed(records)) == review(records)


def test_a_bare_surname_is_near_its_few_bearers():
    def actor(label):
        return Actor(label.replace(" ", "_"), "Person", (label, label), 1, ())

    actors = [actor("Dua"), actor("Vera Dua"), actor("Peeters"), *(actor(f"{name} Peeters") for name in "ABCD")]
    assert {(pair.one, pair.other) for pair in near_merges(actors) if pair.shared == "surname"} == {("Dua", "Vera_Dua")}


def test_names_that_are_alike_are_near_merges(records):
    (pair,) = near_merges(review(records))
    assert (pair.one, pair.other) == ("Jan_Janssen", "Jan_Janssens") and pair.likeness > 90


def test_large_blocks_are_cut(records):
    crowd = [person(f"{a}{b}{c} Peeters") for a in "JKL" for b in "aeiou" for c in "bcdfghjklmnpqrstvwxz"]
    nodes = review([ArticleRecord("a", None, None, (*crowd, *records[0].entities), ())])
    assert ("Jan_Janssen", "Jan_Janssens") in {(pair.one, pair.other) for pair in near_merges(nodes)}


def test_the_actors_of_articles_and_of_a_graph_are_the_same(run_kg, sources, tmp_path, extraction, monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: FakePipeline())
    assert run_kg("build", sources, "-o", tmp_path / "out").code == 0
    outcome = run_kg("actors", "-o", tmp_path / "out")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "Frankrijk  (Country, 1 article)"
    ids = [actor["id"] for actor in json.loads(run_kg("actors", sources, "--format", "json").out)["actors"]]
    assert ids == ["Frankrijk", "Irak", "Iran"]


def test_the_reasons_of_a_text(run_kg, tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: nlp)
    path = tmp_path / "a.txt"
    path.write_text("De Franse president Emmanuel Macron bezocht Duitsland.", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run_kg("actors", path, "-f", "csv").out)))
    assert {"id": "Duitsland", "type": "Country", "mention": "Duitsland", "count": "1", "rule": "country or region",
            "evidence": "Duitsland", "confidence": "0.95"} in rows  # fmt: skip


def test_without_a_graph_it_says_how_to_make_one(run_kg, tmp_path):
    outcome = run_kg("actors", "-o", tmp_path / "gone")
    assert outcome.code == 2
    assert "make it with 'kg build" in outcome.err
