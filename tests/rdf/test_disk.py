"""The store's folder: a change takes place as a whole or not at all, and what is wrong is said."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Literal

from kg.errors import QueryError, StoreError
from kg.rdf import OxigraphStore, open_dataset, read_dataset
from kg.rdf.vocabulary import KG
from tests.rdf.conftest import fill
from tests.rdf.news import NEWS

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no record locks")


@pytest.fixture
def store(output: Path, tmp_path: Path) -> Path:
    """A store of its own to change."""
    return Path(shutil.copytree(output / "store", tmp_path / "store"))


def text(path: Path) -> str:
    return "".join(read_dataset(path).dump("nquads"))


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_what_is_written_is_read_again(store):
    dataset = read_dataset(store)
    assert [record.id for record in dataset.records()] == sorted(NEWS)


def test_a_changed_folder_has_the_bytes_of_a_new_one(store, tmp_path):
    with open_dataset(store) as dataset:
        dataset.remove("a1")
    with open_dataset(store) as dataset:
        assert list(dataset.fingerprints()) == ["a2", "b/3 \u00e9"]
        fill(dataset, "a1")
    with open_dataset(tmp_path / "new") as dataset:
        fill(dataset)
    assert text(store) == text(tmp_path / "new")
    assert beside(store) == ["new", "store"]


def test_a_fresh_build_starts_from_nothing(store):
    with open_dataset(store, fresh=True) as dataset:
        assert dataset.fingerprints() == {}
        fill(dataset, "a1")
    assert list(read_dataset(store).fingerprints()) == ["a1"]


def test_another_base_starts_from_nothing(store):
    with open_dataset(store, base="https://data.example.org/") as dataset:
        assert dataset.fingerprints() == {}
        fill(dataset, "a1")
    assert read_dataset(store).names.base == "https://data.example.org/"


@pytest.mark.parametrize("error", [RuntimeError("a fault"), KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_a_failure_leaves_the_store_as_it_was(store, error):
    before = text(store)
    with pytest.raises(type(error)), open_dataset(store) as dataset:
        dataset.remove("a1")
        raise error
    assert text(store) == before and beside(store) == ["store"]


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(store, monkeypatch):
    class Full:
        """Oxigraph on a disk without room."""

        def __init__(self, inner: object) -> None:
            self.inner = inner

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

        def extend(self, _: object) -> None:
            raise OSError("IO error: No space left on device: While appending to file: 000012.log")

    before = text(store)
    with pytest.raises(StoreError, match="the disk is full .*as it was"), open_dataset(store) as dataset:
        monkeypatch.setattr(dataset.store, "_store", Full(dataset.store._store))  # type: ignore[attr-defined]
        fill(dataset, "a1")
    assert text(store) == before and beside(store) == ["store"]


def test_what_killed_builds_left_is_removed(store):
    (store.parent / ".store-left").mkdir()
    with open_dataset(store):
        pass
    assert beside(store) == ["store"]


def test_reading_goes_on_while_the_store_is_replaced(store):
    reader = read_dataset(store)
    with open_dataset(store, fresh=True) as dataset:
        fill(dataset, "a1")
    assert reader.counts()["articles"] == 3
    assert read_dataset(store).counts()["articles"] == 1


@posix
def test_a_store_that_another_process_holds(store):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import pyoxigraph, sys; s = pyoxigraph.Store(sys.argv[1]); print('held', flush=True);sys.stdin.read()",
            str(store),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is held by another process"), open_dataset(store):
            pass
    finally:
        holder.communicate("")
    with open_dataset(store):
        pass


@posix
def test_two_builds_at_once(store):
    with open_dataset(store):
        code = "import sys; from kg.rdf import open_dataset\nwith open_dataset(sys.argv[1]): pass"
        second = subprocess.run(
            [sys.executable, "-c", code, str(store)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    assert second.returncode == 1 and "is held by another process" in second.stderr


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST", ".sst"])
def test_a_damaged_store(store, damage):
    for file in store.iterdir():
        if damage in file.name:
            file.write_bytes(b"\x00damaged" * (file.stat().st_size // 8 + 1))
    before = {file.name: file.read_bytes() for file in store.iterdir() if file.is_file()}
    with pytest.raises(StoreError, match="damaged|not a store"):
        text(store)
    with pytest.raises(StoreError, match="damaged|not a store"), open_dataset(store) as dataset:
        fill(dataset)
    assert {name: content for name, content in before.items() if (store / name).read_bytes() != content} == {}
    assert beside(store) == ["store"]


def test_a_store_of_a_newer_version(store):
    path = store.parent / "newer"
    with open_dataset(path) as dataset:
        fill(dataset, "a1")
    newer = OxigraphStore(path)
    newer.add([quad._replace(object=Literal(99)) for quad in list(newer.match(predicate=KG.formatVersion))])
    newer.close()
    with pytest.raises(StoreError, match="newer kg"):
        read_dataset(path)
    with pytest.raises(StoreError, match="newer kg"), open_dataset(path):
        pass


def test_there_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="does not exist .make it with 'kg build"):
        read_dataset(tmp_path / "store")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="is not a store of kg"):
        read_dataset(tmp_path / "file")
    with pytest.raises(StoreError, match="is not a store of kg"), open_dataset(tmp_path / "file"):
        pass


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is not a store of kg"), open_dataset(folder):
        pass
    assert (folder / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_store_that_is_read_cannot_be_written(store):
    dataset = read_dataset(store)
    with pytest.raises((StoreError, QueryError)):
        fill(dataset, "a1")
    with pytest.raises(QueryError):
        dataset.query("INSERT DATA { <a:a> <a:a> <a:a> }")
