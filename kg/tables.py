"""Read the human-editable tables (TSV) that hold kg's knowledge of Dutch and of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import TableError

__all__ = ["WORD_COLUMNS", "Row", "read_rows", "shipped", "word_classes"]

WORD_COLUMNS = ("word", "class", "example")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name, and where it stands (``file:line``)."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several values, separated by ``|``."""
        return tuple(part for part in (piece.strip() for piece in self.cells[column].split("|")) if part)


def shipped(package: str, name: str) -> Traversable:
    """Return the table ``name`` that ships in the ``tables`` folder of a package."""
    return files(package) / "tables" / name


def read_rows(table: Traversable | Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a TSV file whose first line names its columns; lines that start with ``#`` are comments.

    Raises TableError, with the line, for a missing column, an unknown column or a row of another length.
    """
    header: list[str] = []
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where, cells = f"{table.name}:{number}", [cell.strip() for cell in line.split("\t")]
        if not header:
            _check_header(cells, columns, where)
            header = cells
            continue
        cells += [""] * (len(header) - len(cells))
        if len(cells) != len(header):
            what = f"has {len(cells)} cells where the header has {len(header)}"
            raise TableError(what, where=where, remedy="check the tabs")
        yield Row(dict(zip(header, cells, strict=True)), where)


def _check_header(header: Sequence[str], columns: Sequence[str], where: str) -> None:
    remedy = f"the columns are {', '.join(columns)}"
    for column in columns:
        if column not in header:
            raise TableError(f"has no column '{column}'", where=where, remedy=remedy)
    for column in header:
        if column not in columns:
            raise TableError(f"has the unknown column '{column}'", where=where, remedy=remedy)


@cache
def word_classes(package: str) -> dict[str, frozenset[str]]:
    """Return the words of the table ``words.tsv`` of a package, by their class."""
    found: dict[str, set[str]] = {}
    for row in read_rows(shipped(package, "words.tsv"), WORD_COLUMNS):
        found.setdefault(row["class"], set()).add(row["word"])
    return {word_class: frozenset(members) for word_class, members in found.items()}
