"""Conflict or cooperation: the PLOVER score and quad class of a statement's category and mode."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import read_rows, shipped

__all__ = ["OTHER", "Tone", "tone"]


@dataclass(frozen=True, slots=True)
class Tone:
    """A PLOVER quad class and a score from -10 (conflict) to 10 (cooperation)."""

    quad: str
    score: float


OTHER = Tone("other", 0.0)


def tone(category: str, mode: str | None = None) -> Tone:
    """Return the tone of a category and mode; of the category alone where the mode is unknown; else ``OTHER``.

    >>> tone("ASSAULT", "drone")
    Tone(quad='material conflict', score=-9.5)
    """
    table = _table()
    return table.get((category, mode or ""), table.get((category, ""), OTHER))


@cache
def _table() -> dict[tuple[str, str], Tone]:
    rows = read_rows(shipped("kg.relations", "plover.tsv"), ("category", "mode", "score", "quad"))
    return {(row["category"], row["mode"]): Tone(row["quad"], float(row["score"])) for row in rows}
