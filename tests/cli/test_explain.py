"""``kg explain``: a text from the call or from standard input."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest


@pytest.fixture(autouse=True)
def explanation(monkeypatch):
    monkeypatch.setattr("kg.language.load", lambda model=None: f"pipeline {model}")
    fake = SimpleNamespace(explain=lambda nlp, text: f"{nlp}: {text}")
    monkeypatch.setitem(sys.modules, "kg.relations.explain", fake)


def test_a_text_is_explained(run_kg):
    assert run_kg("explain", "Iran slaat Irak.", "-m", "x") == (0, "pipeline x: Iran slaat Irak.\n", "")


def test_the_text_may_come_from_standard_input(run_kg, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Het regent."))
    assert run_kg("explain", "-").out == "pipeline None: Het regent.\n"


def test_an_empty_text_is_an_error(run_kg):
    assert run_kg("explain", " ") == (2, "", "kg: the text is empty (give a sentence between quotes)\n")
