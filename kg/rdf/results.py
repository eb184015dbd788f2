"""What a query answers: rows, yes or no, or triples; the same types for every store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import BNode

from kg.rdf.terms import Term

__all__ = ["Answer", "Ask", "Construct", "Result", "Select"]

Answer = Term | BNode


@dataclass(frozen=True, slots=True)
class Select:
    """The rows of a SELECT query; an unbound variable is None. ``complete`` is False when a limit cut them off."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Answer | None, ...], ...]
    complete: bool = True

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> Iterator[dict[str, Answer | None]]:
        """Yield each row by the names of its variables."""
        for row in self.rows:
            yield dict(zip(self.variables, row, strict=True))


@dataclass(frozen=True, slots=True)
class Ask:
    """The answer of an ASK query."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Construct:
    """The triples of a CONSTRUCT or DESCRIBE query, sorted."""

    triples: tuple[tuple[Answer, Answer, Answer], ...]
    complete: bool = True

    def __len__(self) -> int:
        return len(self.triples)


Result = Select | Ask | Construct
