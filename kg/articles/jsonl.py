"""JSON Lines, ``{"id", "text", "date"?, "title"?, "url"?}`` a line; a bad line is named and the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles.fields import article
from kg.errors import InputError
from kg.records import Article

__all__ = ["read_jsonl"]

# JSON may write a character as two escapes of six bytes; the rest is room for the other fields.
_BYTES_PER_CHAR, _OTHER_BYTES = 12, 1 << 16


def read_jsonl(stream: BinaryIO, *, where: str, max_chars: int) -> Iterator[Article | InputError]:
    """Yield the article of each line, or the error that names it; blank lines and other keys are passed over."""
    found = False
    for number, line in _lines(stream, limit=_BYTES_PER_CHAR * max_chars + _OTHER_BYTES):
        found = True
        try:
            yield _article(line, where=f"{where}:{number}", max_chars=max_chars)
        except InputError as error:
            yield error
    if not found:
        yield InputError("is empty", where=where, remedy="give one JSON object a line")


def _lines(stream: BinaryIO, *, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and bytes of each line that is not blank; None in place of one that is longer than ``limit``."""
    number = 0
    while line := stream.readline(limit):
        number += 1
        if len(line) == limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield number, line


def _article(line: bytes | None, *, where: str, max_chars: int) -> Article:
    if line is None:
        raise InputError("the line is too long", where=where, remedy=f"an article has at most {max_chars:,} characters")
    record = _object(line, where=where)
    fields: dict[str, Any] = {key: record.get(key) for key in ("id", "text", "date", "title", "url")}
    if isinstance(fields["id"], int) and not isinstance(fields["id"], bool):
        fields["id"] = str(fields["id"])
    for key, value in fields.items():
        required = key in ("id", "text")
        if not isinstance(value, str) and (required or value is not None):
            what = f'"{key}" is missing' if value is None else f'"{key}" is not a string'
            raise InputError(what, where=where, remedy='a line is {"id": "...", "text": "...", "date": "2020-01-31"}')
    return article(**fields, where=where, max_chars=max_chars)


def _object(line: bytes, *, where: str) -> dict[str, Any]:
    remedy = "write one JSON object a line"
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", where=where, remedy="convert the file: JSON is always UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at column {error.colno}", where=where, remedy=remedy) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, a thousand brackets
        raise InputError("is not JSON that can be read", where=where, remedy=remedy) from None
    if not isinstance(record, dict):
        raise InputError("is JSON but not an object", where=where, remedy=remedy)
    return record
