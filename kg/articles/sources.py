"""From the sources of a call to the files that hold articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import InputError

__all__ = ["STDIN", "SUFFIXES", "article_files"]

STDIN = "-"
SUFFIXES = {".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html", ".xhtml": "html"}
_KINDS = "a .txt, .jsonl or .html file"


def article_files(sources: Iterable[str | Path], *, on_skip: Callable[[InputError], None]) -> list[Path]:
    """Return the files that the sources name, each once, in the order of their paths.

    The order does not depend on that of ``sources``: of two articles with one id, the same one wins in every call.
    Folders are searched to any depth; hidden files, linked folders and files of other kinds in them are passed over.
    A source that holds nothing to read goes to ``on_skip``. Standard input (``-``) is no file and is left out.
    """
    found: dict[str, Path] = {}
    for source in sources:
        if str(source) == STDIN:
            continue
        try:
            paths = _expand(Path(source))
        except InputError as error:
            on_skip(error)
            continue
        for path in paths:
            found.setdefault(os.path.realpath(path), path)
    return sorted(found.values(), key=lambda path: path.parts)


def _expand(source: Path) -> list[Path]:
    where = str(source)
    try:
        if source.is_dir():
            paths = [path for path in _walk(source) if path.suffix.lower() in SUFFIXES]
            if not paths:
                raise InputError("the folder holds no articles", where=where, remedy=f"put {_KINDS} in it")
            return paths
        if not source.exists():
            raise InputError("does not exist", where=where, remedy="check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot be read: {reason}", where=where, remedy="check the path") from None
    if source.suffix.lower() not in SUFFIXES:
        remedy = f"give {_KINDS}, a folder, or - for standard input"
        raise InputError("is of a kind that is not known", where=where, remedy=remedy)
    return [source]


def _walk(root: Path) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise error

    for folder, folders, names in os.walk(root, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))
