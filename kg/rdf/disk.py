"""The store's folder: read where it is, written as a copy that takes its place when all went well.

The folder itself is never written: its data files do not change, so that a copy is made of hard links, readers need no
lock, and whatever stops a build (an error, a full disk, a kill) leaves the store as it was.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rdflib import VOID

from kg.errors import StoreError
from kg.rdf.dataset import Dataset
from kg.rdf.failures import store_error
from kg.rdf.oxigraph import OxigraphStore
from kg.rdf.vocabulary import BASE, KG

try:
    import fcntl
except ImportError:  # Windows has no record locks; there the renaming of an open folder fails instead.
    fcntl = None  # type: ignore[assignment]

__all__ = ["open_dataset", "read_dataset", "snapshot"]


def read_dataset(path: str | Path) -> Dataset:
    """Open a store to read it; StoreError when it does not exist, is damaged, or is of a newer version."""
    path = Path(path)
    if not (path / "CURRENT").exists():
        what = "does not exist" if not path.exists() else "is not a store of kg"
        raise StoreError(what, where=str(path), remedy="make it with 'kg build SOURCE... -o FOLDER'")
    store = OxigraphStore(path, read_only=True)
    return Dataset(store, base=_base(store))


@contextmanager
def open_dataset(path: str | Path, *, base: str = BASE, fresh: bool = False) -> Iterator[Dataset]:
    """Open a store to change it, or make it; the change takes place when the block ends without an exception.

    ``fresh`` starts from nothing; so does a store that was built with another base. StoreError when another process
    holds the store, the disk is full, or the store is damaged or of a newer version.
    """
    path = Path(path)
    with _held(path):
        work = _workplace(path)
        copy, present = work / "store", (path / "CURRENT").exists()
        store: OxigraphStore | None = None
        try:
            if present and not fresh:
                snapshot(path, copy)
            store = OxigraphStore(copy)
            if present and not fresh and _base(store) != base:
                store.close()
                copy = work / "other"
                store = OxigraphStore(copy)
            store.path = path  # what its errors name
            dataset = Dataset(store, base=base)
            yield dataset
            dataset.refresh()
            store.close()
            _swap(copy, path, work / "old")
        finally:
            if store is not None:
                store.abandon()
            _remove(work)


def snapshot(path: Path, copy: Path) -> None:
    """Copy a store that nobody writes, without copying its data: those files never change once written."""
    try:
        copy.mkdir(parents=True)
        for file in path.iterdir():
            if file.suffix == ".sst":
                _link(file, copy / file.name)
            elif file.is_file() and not file.name.startswith("LO"):  # LOCK and the logs
                shutil.copyfile(file, copy / file.name)
    except OSError as error:
        raise store_error(error, path) from error


def _remove(folder: Path) -> None:
    for _ in range(3):  # Oxigraph's threads may still be writing a file when the first attempt meets it
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def _link(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(file, copy)


def _base(store: OxigraphStore) -> str:
    bases = [
        str(quad.object)
        for node in store.match(predicate=KG.formatVersion)
        for quad in store.match(node.subject, VOID.uriSpace)
    ]
    return min(bases, default=BASE)


def _workplace(path: Path) -> Path:
    """Make a folder beside the store for the copy; those that killed builds left are removed."""
    prefix = f".{path.name}-"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            for left in path.parent.glob(f"{prefix}*"):
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=path.parent))
    except OSError as error:
        raise store_error(error, path) from error


def _swap(copy: Path, path: Path, old: Path) -> None:
    try:
        if path.exists():
            path.rename(old)
        try:
            copy.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    except OSError as error:
        raise store_error(error, path) from error


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock that Oxigraph itself takes on a store it writes."""
    lock = path / "LOCK"
    present = (path / "CURRENT").exists()
    if path.exists() and not present and not (path.is_dir() and not any(path.iterdir())):
        raise StoreError("is not a store of kg", where=str(path), remedy="move it away, or build into another folder")
    if fcntl is None or not present:
        yield
        return
    try:
        handle = lock.open("a+b")
    except OSError as error:
        raise store_error(error, path) from error
    with handle:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(
                "is held by another process", where=str(path), remedy="wait for the other build, or end it"
            ) from None
        yield
