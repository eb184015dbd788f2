"""The user's own merges and splits of actors, which win over what was found: ``overrides.toml``.

::

    [[merge]]                        # these are one actor, in every article
    into = "Jan_Janssens"
    ids = ["Janssens", "J._Janssens"]

    [[split]]                        # these mentions are somebody else
    id = "Jan_Janssens"
    mentions = ["de burgemeester", "hij"]
    into = "Piet_Peeters"
    article = "2020-01-03_12"        # in this article only; in all of them when left out

Splits come first, on the ids as they are found; then merges, also through each other (a into b, b into c).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import TableError

__all__ = ["Overrides", "Split", "read_overrides", "unknown_ids"]

_KEYS = {"merge": ({"into", "ids"}, {"into", "ids"}), "split": ({"id", "mentions", "into"}, {"article"})}
_LISTS = frozenset({"ids", "mentions"})
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")
_REMEDY = "a merge has into and ids, a split has id, mentions, into and perhaps article"


@dataclass(frozen=True, slots=True)
class Split:
    """Mentions of an actor that are another one, in one article or (``article`` None) in all."""

    id: str
    mentions: frozenset[str]
    into: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Overrides:
    """``merges`` leads from each id to the one it ends in; ``where`` says on which line an id stands."""

    merges: Mapping[str, str]
    splits: tuple[Split, ...]
    where: Mapping[str, str]


def read_overrides(path: Path) -> Overrides:
    """Read a file of overrides.

    Raises TableError, with the line, when it is no TOML, has an unknown or missing key, merges an id twice, or merges
    in a circle; nothing of such a file is used.
    """
    merges: dict[str, str] = {}
    splits: list[Split] = []
    where: dict[str, str] = {}
    for kind, entry, line in _entries(path):
        if kind == "split":
            where.setdefault(entry["id"], line)
            splits.append(Split(entry["id"], frozenset(entry["mentions"]), entry["into"], entry.get("article")))
            continue
        for old in entry["ids"]:
            if old in merges:
                raise TableError(f"merges '{old}' a second time", where=line, remedy="keep one of the two")
            merges[old] = entry["into"]
            where.setdefault(old, line)
            if _end(old, merges) is None:
                raise TableError(f"merges '{old}' in a circle", where=line, remedy="leave out one of the merges")
    return Overrides({old: _end(old, merges) or old for old in merges}, tuple(splits), where)


def unknown_ids(overrides: Overrides, seen: Iterable[str]) -> list[str]:
    """Return a line for each id of the file that no article has: a typing error, or an actor that is gone."""
    known = frozenset(seen)
    return [f"{line}: no article has the id '{name}'" for name, line in overrides.where.items() if name not in known]


def _end(start: str, merges: Mapping[str, str]) -> str | None:
    """Follow the merges from an id to the last one; None when they go round."""
    seen, at = {start}, start
    while at in merges:
        at = merges[at]
        if at in seen:
            return None
        seen.add(at)
    return at


def _entries(path: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield (kind, entry, ``file:line``) of a file in its order, each of the right shape."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}", where=str(path), remedy="check the path") from None
    except UnicodeDecodeError:
        raise TableError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1] if line else len(text.splitlines())}"
        raise TableError(f"is not TOML: {error}", where=where, remedy=_REMEDY) from None
    lines = _lines(text)
    for kind, entries in content.items():
        if kind not in _KEYS or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            first = next((n for n, line in enumerate(text.splitlines(), 1) if kind in line), 1)
            raise TableError(f"has '{kind}', not [[merge]] or [[split]]", where=f"{path}:{first}", remedy=_REMEDY)
        for entry, number in zip(entries, lines.get(kind, [1] * len(entries)), strict=False):
            where = f"{path}:{number}"
            _check(kind, entry, where)
            yield kind, entry, where


def _lines(text: str) -> dict[str, list[int]]:
    """Return on which lines the entries of each kind begin."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            found.setdefault(header[1], []).append(number)
    return found


def _check(kind: str, entry: Mapping[str, object], where: str) -> None:
    needed, optional = _KEYS[kind]
    for key in entry.keys() - needed - optional:
        raise TableError(f"has the unknown key '{key}'", where=where, remedy=_REMEDY)
    for key in sorted(needed - entry.keys()):
        raise TableError(f"lacks the key '{key}'", where=where, remedy=_REMEDY)
    for key, value in entry.items():
        values = value if key in _LISTS and isinstance(value, list) else [value]
        is_list = isinstance(value, list)
        if is_list != (key in _LISTS) or not values or not all(isinstance(part, str) and part for part in values):
            raise TableError(
                f"has a '{key}' that is not {'a list of texts' if key in _LISTS else 'a text'}",
                where=where,
                remedy=_REMEDY,
            )
