"""Gold and system files: JSON Lines, one text a line with its entities and triples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import GoldError

__all__ = ["GoldEntity", "GoldText", "GoldTriple", "read_gold", "to_gold"]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A participant: every string that it goes by in its labels and mentions, its type, and the mentions alone."""

    id: str
    names: tuple[str, ...]
    type: str | None = None
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldTriple:
    """A statement; ``action`` holds every lemma that is right, ``core`` is False for one that need not be found.

    ``pattern`` is the grammatical pattern that found it, of a system that tells.
    """

    actor: str
    action: tuple[str, ...]
    target: str
    plover: str | None = None
    factuality: str | None = None
    source: str | None = None
    core: bool = True
    evidence: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class GoldText:
    """The answer for one text, or what a system made of it."""

    id: str
    entities: tuple[GoldEntity, ...] = ()
    triples: tuple[GoldTriple, ...] = ()
    text: str | None = None
    date: str | None = None


def read_gold(path: str | Path) -> list[GoldText]:
    """Return the texts of a gold or system file, in its order.

    Raises
    ------
    GoldError
        when the file cannot be read, or a line is no such record or repeats an id; the line is named.
    """
    remedy = 'a line is {"id": "...", "entities": {...}, "triples": [...]}'
    try:
        content = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GoldError(f"cannot be read: {error.strerror}", where=str(path), remedy="check the path") from None
    except UnicodeDecodeError:
        raise GoldError("is not UTF-8 text", where=str(path), remedy="give a JSON Lines file") from None
    texts: dict[str, GoldText] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            text = to_gold(json.loads(line))
        except json.JSONDecodeError as error:
            raise GoldError(f"is not JSON: {error.msg}", where=where, remedy=remedy) from None
        except KeyError as error:
            raise GoldError(f"the key {error} is missing", where=where, remedy=remedy) from None
        except (AttributeError, TypeError, ValueError, RecursionError):
            raise GoldError("is not a record of a text", where=where, remedy=remedy) from None
        if text.id in texts:
            raise GoldError(f"the id {text.id!r} is there twice", where=where, remedy="keep one line for each text")
        texts[text.id] = text
    if not texts:
        raise GoldError("holds no texts", where=str(path), remedy=remedy)
    return list(texts.values())


def to_gold(record: Mapping[str, Any]) -> GoldText:
    """Return the text of a gold line or of an extraction record (contract 1).

    Raises
    ------
    KeyError, AttributeError, TypeError
        when a key is missing or of another kind.
    """
    return GoldText(
        id=_string(record["id"]),
        entities=tuple(_entity(key, value) for key, value in record["entities"].items()),
        triples=tuple(_triple(triple) for triple in record["triples"]),
        text=_string(record["text"]) if record.get("text") else None,
        date=_string(record["date"]) if record.get("date") else None,
    )


def _entity(entity_id: str, value: Mapping[str, Any]) -> GoldEntity:
    mentions = _strings(value.get("mentions", ()))
    kind = _string(value["type"]) if value.get("type") else None
    return GoldEntity(entity_id, _strings(value.get("labels", ())) + mentions, kind, mentions)


def _triple(value: Mapping[str, Any]) -> GoldTriple:
    action = value["action"]
    optional = {key: _string(value[key]) for key in ("plover", "factuality", "source", "evidence") if value.get(key)}
    return GoldTriple(
        actor=_string(value["actor"]),
        action=_strings([action] if isinstance(action, str) else action),
        target=_string(value["target"]),
        core=bool(value.get("core", True)),
        **optional,
    )


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value


def _strings(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(_string(value) for value in values)
