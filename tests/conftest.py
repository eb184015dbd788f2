"""What the tests share: the command line as a call, the graph of the seeds, and a browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from spacy.language import Language

from tests.fakes import FakeExtraction

ROOT = Path(__file__).parent.parent


class Outcome(NamedTuple):
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_kg(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Call the command line: ``run_kg("build", folder)`` gives its exit code, stdout and stderr."""
    from kg.cli import main

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def extraction(monkeypatch: pytest.MonkeyPatch) -> FakeExtraction:
    """An extraction without a model in place of the real one; it understands "Iran slaat Irak." and no more."""
    fake = FakeExtraction()
    monkeypatch.setitem(sys.modules, "kg.extraction", SimpleNamespace(extract=fake.extract))
    return fake


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with three articles that the extraction above understands."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2020-01 Iran slaat Irak. Het regent.", encoding="utf-8")
    (folder / "b.txt").write_text("Het waait. Irak slaat Iran.", encoding="utf-8")
    (folder / "c.jsonl").write_text('{"id": "c", "text": "Frankrijk slaat Iran.", "title": "<b>Klap</b>"}', "utf-8")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def seeds_output(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the seeds, made once; tests read it and change nothing in it."""
    from kg.build import build

    output = tmp_path_factory.mktemp("seeds") / "output"
    build([seeds], output)
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A running headless Chromium (a ``playwright.sync_api.Browser``)."""
    from tests.chromium import launch

    with launch() as running:
        yield running


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline that ships with kg, loaded once."""
    from kg.language import load

    return load()
