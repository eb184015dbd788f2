"""``kg explain``: a text from the call or from standard input, explained as text or as a page."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest


@pytest.fixture(autouse=True)
def explanation(monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: f"pipeline {model}")
    fake = SimpleNamespace(explain=lambda nlp, text: f"{nlp}: {text}", read=lambda nlp, text: f"{nlp} reads {text}")
    monkeypatch.setitem(sys.modules, "kg.relations.explain", fake)
    fake_page = SimpleNamespace(page=lambda reading: f"<p>{reading} é\n")
    monkeypatch.setitem(sys.modules, "kg.relations.explain_html", fake_page)


def test_a_text_is_explained(run_kg):
    assert run_kg("explain", "Iran slaat Irak.", "-m", "x") == (0, "pipeline x: Iran slaat Irak.\n", "")


def test_the_text_may_come_from_standard_input(run_kg, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Het regent."))
    assert run_kg("explain", "-").out == "pipeline None: Het regent.\n"


def test_an_empty_text_is_an_error(run_kg):
    assert run_kg("explain", " ") == (2, "", "kg: the text is empty (give a sentence between quotes)\n")


def test_a_page_is_written_and_its_path_printed(run_kg, tmp_path):
    path = tmp_path / "page.html"
    path.write_text("before", encoding="utf-8")
    assert run_kg("explain", "Iran slaat Irak.", "-m", "x", "--html", path) == (0, f"{path}\n", "")
    assert path.read_bytes() == "<p>pipeline x reads Iran slaat Irak. é\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_no_page_of_an_empty_text(run_kg, tmp_path):
    path = tmp_path / "page.html"
    outcome = run_kg("explain", " ", "--html", path)
    assert outcome == (2, "", "kg: the text is empty (give a sentence between quotes)\n")
    assert not path.exists()


@pytest.mark.parametrize("place", ["missing/page.html", "file/page.html", "folder"])
def test_a_path_that_cannot_be_written_is_an_error(run_kg, tmp_path, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("before", encoding="utf-8")
    path = tmp_path / place
    code, out, err = run_kg("explain", "Iran slaat Irak.", "--html", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"kg: {path}: cannot be written: ")
    assert err.endswith(" (what was there before is kept)\n")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_an_empty_path_is_an_error(run_kg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run_kg("explain", "Iran slaat Irak.", "--html", "")
    assert (code, "cannot be written" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []
