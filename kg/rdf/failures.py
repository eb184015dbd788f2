"""What stores and query engines report, said as one of kg's errors: what is wrong, where, and what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from pathlib import Path

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError, StoreError

__all__ = ["store_error", "syntax_error"]

# IRIs, strings and comments, in which a colon starts no local name; then a prefixed name.
_QUOTED = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")
_PREFIX = re.compile(r"(?<![\w:?$@])([A-Za-z][\w.-]*):")
_HELD = ("lock hold", "while lock file", "no locks available")


def syntax_error(error: Exception, sparql: str, prefixes: Iterable[str] = ()) -> QueryError:
    """Return the error of a query that cannot be answered, with the place of the mistake where it is known."""
    text = str(error)
    if unknown := _undeclared(sparql, prefixes):
        line, column, prefix = unknown
        return QueryError(
            f"the prefix '{prefix}:' is not declared",
            where=f"query, line {line}, column {column}",
            remedy=f"write PREFIX {prefix}: <...> at its head",
        )
    place = _place(sparql)
    if place is None:
        return QueryError(
            f"cannot be answered: {' '.join(text.split())[:300]}",
            where="query",
            remedy="check its prefixes, variables and parameters",
        )
    line, column = place
    near = (sparql.splitlines() or [""])[line - 1][column - 1 : column + 39].strip() if sparql.strip() else ""
    here = f"from '{near}' on" if near else "at its end"
    return QueryError(
        f"is not valid SPARQL {here}",
        where=f"query, line {line}, column {column}",
        remedy="mend it there; 'kg query --list' shows queries that work",
    )


def _place(sparql: str) -> tuple[int, int] | None:
    """Return the line and column of the first clause that cannot be read; None when the whole can.

    rdflib finds it for every store: Oxigraph names a place some tokens further on.
    """
    try:
        parseQuery(sparql)
    except ParseBaseException as error:
        lines = len(sparql.splitlines()) or 1
        return min(error.lineno, lines), error.column
    except Exception:
        return None
    return None


def _undeclared(sparql: str, prefixes: Iterable[str]) -> tuple[int, int, str] | None:
    """Return the line, column and name of the first prefix that neither the query nor the dataset declares."""
    plain = _QUOTED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), sparql)
    known = {*prefixes, *(found[1] for found in re.finditer(r"(?i)\bprefix\s+([\w.-]*):", plain)), "_"}
    for found in _PREFIX.finditer(plain):
        if found[1] not in known:
            before = plain[: found.start()]
            return before.count("\n") + 1, found.start() - before.rfind("\n"), found[1]
    return None


def store_error(error: BaseException, path: Path | None) -> StoreError:
    """Return the error of a store that cannot be opened, read or written."""
    where, text = str(path) if path is not None else "store in memory", " ".join(str(error).split())
    lowered = text.lower()
    if any(sign in lowered for sign in _HELD):
        return StoreError("is held by another process", where=where, remedy="wait for the other build, or end it")
    if "read-write instances" in lowered:
        return StoreError("is open to be read only", where=where, remedy="open it with open_dataset to change it")
    if isinstance(error, OSError) and error.errno == errno.ENOSPC or "no space left" in lowered:
        return StoreError(
            "cannot be written: the disk is full", where=where, remedy="make room; the store is as it was"
        )
    if isinstance(error, PermissionError) or "permission denied" in lowered:
        return StoreError("may not be read or written", where=where, remedy="check its permissions")
    if isinstance(error, FileNotFoundError) and path is not None and not path.exists():
        return StoreError("does not exist", where=where, remedy="make it with 'kg build'")
    return StoreError(
        f"is damaged or no store of kg: {text[:200]}", where=where, remedy="remove it and build again with 'kg build'"
    )
