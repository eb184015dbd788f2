"""``kg build`` and ``kg extract``: what they print, and what becomes of bad inputs."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest

from kg.errors import ModelError
from tests.fakes import FakePipeline


@pytest.fixture(autouse=True)
def pipeline(extraction, monkeypatch):
    """No model is loaded; of names, only that of one is known."""

    def load(model: str | None = None) -> FakePipeline:
        if model not in (None, "nl_other"):
            raise ModelError("is not installed", where=model, remedy="pip install it")
        return FakePipeline(model or "ours")

    monkeypatch.setattr("kg.language.load", load)
    return extraction


def test_build_says_what_it_built_and_where(run_kg, sources, tmp_path):
    outcome = run_kg("build", sources, "-o", tmp_path / "out")
    assert (outcome.code, outcome.err) == (0, "")
    first, *files = outcome.out.splitlines()
    assert first.startswith("3 articles: 3 actors, 3 statements, ")
    assert "(3 analysed, 0 unchanged, 0 removed; " in first
    assert files[0].split("  ")[1] == str(tmp_path / "out" / "graph.html")
    for line in files:
        assert (tmp_path / "out" / line.split()[0]).exists()


def test_bad_inputs_are_named_on_stderr_and_the_rest_is_built(run_kg, sources, tmp_path):
    (sources / "empty.txt").touch()
    (sources / "image.txt").write_bytes(b"\x89PNG\x00")
    with (sources / "c.jsonl").open("a") as stream:
        stream.write("\n{fout}\n")
    outcome = run_kg("build", sources, tmp_path / "gone", "-o", tmp_path / "out")
    assert outcome.code == 1
    assert "3 articles: 3 actors, 3 statements" in outcome.out
    assert "4 inputs skipped" in outcome.out
    lines = outcome.err.splitlines()
    assert len(lines) == 4
    assert lines[0] == f"kg: skipped {tmp_path / 'gone'}: does not exist (check the path)"
    assert lines[1].startswith(f"kg: skipped {sources / 'c.jsonl'}:2: is not JSON")
    assert lines[2].startswith(f"kg: skipped {sources / 'empty.txt'}: is empty")
    assert lines[3].startswith(f"kg: skipped {sources / 'image.txt'}: is not a text file")


@pytest.mark.parametrize("command", ["build", "extract"])
def test_when_no_input_can_be_read_nothing_is_done(run_kg, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    outcome = run_kg(command, "gone.txt")
    assert (outcome.code, outcome.out) == (2, "")
    skipped, last = outcome.err.splitlines()
    assert skipped == "kg: skipped gone.txt: does not exist (check the path)"
    assert last.startswith("kg: no article could be read")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "extract"])
def test_an_unknown_model_is_named(run_kg, sources, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    outcome = run_kg(command, sources, "--model", "nl_gone")
    assert outcome == (2, "", "kg: nl_gone: is not installed (pip install it)\n")


def test_an_unknown_model_leaves_the_output_as_it_was(run_kg, sources, tmp_path):
    run_kg("build", sources, "-o", tmp_path / "out")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert run_kg("build", sources, "-o", tmp_path / "out", "-m", "nl_gone").code == 2
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


def test_an_output_that_cannot_be_one(run_kg, sources, tmp_path):
    (tmp_path / "file").touch()
    outcome = run_kg("build", sources, "-o", tmp_path / "file")
    assert outcome == (2, "", f"kg: {tmp_path / 'file'}: is not a folder (name a folder for the output)\n")


def test_extract_prints_an_object_for_each_article(run_kg, sources):
    outcome = run_kg("extract", sources, "--model", "nl_other")
    assert (outcome.code, outcome.err) == (0, "")
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert [record["id"] for record in records] == ["a", "b", "c"]
    assert list(records[0]) == ["id", "date", "title", "entities", "triples"]
    assert list(records[0]["triples"][0]) == [
        "id", "actor", "action", "target", "plover", "factuality", "source", "time", "place", "evidence", "start",
        "end", "confidence",
    ]  # fmt: skip


def test_extract_reads_standard_input_and_skips_its_bad_lines(run_kg, monkeypatch):
    lines = '{"id": "é", "text": "Iran slaat Irak."}\n{"id": "x"}\n'
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
    outcome = run_kg("extract", "-")
    assert outcome.code == 1
    assert json.loads(outcome.out)["id"] == "é"
    assert outcome.err.startswith('kg: skipped standard input:2: "text" is missing')
