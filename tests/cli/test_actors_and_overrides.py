"""``--actors`` and ``--overrides``: the user's files win, change what is analysed again, and are checked first."""

from __future__ import annotations

import json

import pytest

from kg.actors.loading import ACTOR_COLUMNS
from tests.fakes import FakePipeline

MERGE = '[[merge]]\ninto = "Iran"\nids = ["Frankrijk"]\n'


@pytest.fixture
def faked(extraction, monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: FakePipeline())
    return extraction


def test_overrides_win_in_an_extraction(run_kg, sources, tmp_path, faked):
    path = tmp_path / "overrides.toml"
    path.write_text(MERGE.replace('["Frankrijk"]', '["Frankrijk", "Spanje"]'), encoding="utf-8")
    outcome = run_kg("extract", sources, "--overrides", path)
    assert list(json.loads(outcome.out.splitlines()[2])["entities"]) == ["Iran"]
    assert (outcome.code, outcome.err) == (0, f"kg: {path}:1: no article has the id 'Spanje'\n")


def test_overrides_survive_a_rebuild_and_can_be_undone(run_kg, sources, tmp_path, faked):
    path = tmp_path / "overrides.toml"
    path.write_text(MERGE, encoding="utf-8")
    output = tmp_path / "out"
    assert run_kg("build", sources, "-o", output).out.startswith("3 articles: 3 actors, 3 statements")
    changed = run_kg("build", sources, "-o", output, "--overrides", path).out
    assert changed.startswith("3 articles: 2 actors, 2 statements") and "(3 analysed" in changed
    assert "(0 analysed, 3 unchanged" in run_kg("build", sources, "-o", output, "--overrides", path).out
    assert run_kg("build", sources, "-o", output).out.startswith("3 articles: 3 actors, 3 statements")


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--overrides", MERGE + MERGE, "4: merges 'Frankrijk' a second time"),
        ("--actors", "id\tname\n", "1: has no column 'type'"),
        ("--actors", "\t".join((*ACTOR_COLUMNS, "note")) + "\n", "1: has the unknown column 'note'"),
        (
            "--actors",
            "\t".join(ACTOR_COLUMNS) + "\nX\tPerson\tX\tX\nX\tPerson\tX\tX\n",
            "3: has the id 'X' a second time",
        ),
        ("--actors", "\t".join(ACTOR_COLUMNS) + "\nX\tDog\tX\tX\n", "2: has the unknown type 'Dog'"),
    ],
)
def test_a_bad_file_stops_before_anything_is_made(
    run_kg, sources, tmp_path, monkeypatch, faked, command, option, content, message
):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine"
    path.write_text(content, encoding="utf-8")
    outcome = run_kg(command, sources, option, path)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"mine:{message}" in outcome.err
    assert not (tmp_path / "output").exists() and faked.seen == []


def test_a_table_of_actors_of_ones_own(run_kg, tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: nlp)
    table = tmp_path / "mine.tsv"
    row = ("Zwarte_Kat", "Organization", "Zwarte Kat", "Black Cat", "De Kater", "BEL")
    table.write_text("\t".join(ACTOR_COLUMNS) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("Duitsland steunt de Zwarte Kat.", encoding="utf-8")
    resolver = nlp.get_pipe("kg_actors")
    before = resolver.known
    try:
        entities = json.loads(run_kg("extract", article, "--actors", table).out)["entities"]
    finally:
        resolver.known = before
    assert entities["Zwarte_Kat"]["labels"] == ["Zwarte Kat", "Black Cat"]
    assert entities["Zwarte_Kat"]["type"] == "Organization"
