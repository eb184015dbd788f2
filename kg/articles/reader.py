"""The one way in: sources of any form to a stream of articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.articles.html import read_html
from kg.articles.jsonl import read_jsonl
from kg.articles.plain import read_plain
from kg.articles.sources import STDIN, SUFFIXES, article_files
from kg.errors import InputError
from kg.records import Article

__all__ = ["MAX_CHARS", "read_articles"]

MAX_CHARS = 200_000  # a parser needs about 1 GB of memory for 100,000 characters
_BYTES_PER_CHAR = {"text": 4, "html": 40}  # a page holds far more markup than text


def _raise(error: InputError) -> None:
    raise error


def read_articles(
    sources: Iterable[str | Path],
    *,
    on_skip: Callable[[InputError], None] = _raise,
    stdin: BinaryIO | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Article]:
    """Yield the articles of files, folders and standard input (``-``), files in the order of their paths, stdin last.

    Parameters
    ----------
    sources : paths of .txt, .jsonl or .html files or of folders with them, or ``-`` for JSON Lines on standard input.
    on_skip : called with the error of each input that cannot be read; the others go on. By default it is raised.
    stdin : the stream that ``-`` stands for, that of the process by default.
    max_chars : the longest article, in code points.
    """
    sources = list(sources)
    seen: dict[str, str] = {}
    for item, where in _read(sources, on_skip=on_skip, stdin=stdin, max_chars=max_chars):
        if isinstance(item, InputError):
            on_skip(item)
        elif item.id in seen:
            remedy = f"the one in {seen[item.id]} is kept; give each article an id of its own"
            on_skip(InputError(f"the id {item.id!r} is taken", where=where, remedy=remedy))
        else:
            seen[item.id] = where
            yield item


def _read(
    sources: list[str | Path], *, on_skip: Callable[[InputError], None], stdin: BinaryIO | None, max_chars: int
) -> Iterator[tuple[Article | InputError, str]]:
    for path in article_files(sources, on_skip=on_skip):
        try:
            for item in _read_file(path, max_chars=max_chars):
                yield item, str(path)
        except InputError as error:
            yield error, str(path)
        except OSError as error:
            what = f"cannot be read: {error.strerror or error}"
            yield InputError(what, where=str(path), remedy="check its permissions"), str(path)
    if any(str(source) == STDIN for source in sources):
        where = "standard input"
        for item in read_jsonl(stdin or sys.stdin.buffer, where=where, max_chars=max_chars):
            yield item, where


def _read_file(path: Path, *, max_chars: int) -> Iterator[Article | InputError]:
    where, kind = str(path), SUFFIXES[path.suffix.lower()]
    if not path.is_file():
        raise InputError("is not a regular file", where=where, remedy="give a file or a folder")
    if kind == "jsonl":
        with path.open("rb") as stream:
            yield from read_jsonl(stream, where=where, max_chars=max_chars)
        return
    limit = _BYTES_PER_CHAR[kind] * max_chars
    if path.stat().st_size > limit:
        remedy = f"split it; at most {limit:,} bytes are read"
        raise InputError(f"is too large: {path.stat().st_size:,} bytes", where=where, remedy=remedy)
    read = read_plain if kind == "text" else read_html
    yield read(path.read_bytes(), id=path.stem, where=where, max_chars=max_chars)
