"""The verb table: rows are complete, categories and modes stand in the PLOVER table, no use is listed twice."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from kg.relations.lexicon import PLOVER_COLUMNS, VERB_COLUMNS
from kg.tables import Row, read_rows, shipped

ROWS = list(read_rows(shipped("kg.relations", "verbs.tsv"), VERB_COLUMNS))
MODES = {(row["category"], row["mode"]) for row in read_rows(shipped("kg.relations", "plover.tsv"), PLOVER_COLUMNS)}
CATEGORIES = {category for category, _ in MODES} | {"OTHER"}


def _repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_table_is_large_enough() -> None:
    """The frequent verbs of news are there."""
    assert len(ROWS) >= 1150


def test_every_category_has_verbs() -> None:
    """No PLOVER category is left without a verb."""
    assert {row["category"] for row in ROWS} == CATEGORIES


@pytest.mark.parametrize("column", ["lemma", "category", "gloss", "example"])
def test_cell_is_filled(column: str) -> None:
    """These cells are never empty."""
    assert [row.where for row in ROWS if not row[column]] == []


def test_category_and_mode_stand_in_plover() -> None:
    """A pair of category and mode is one that PLOVER knows; OTHER has no mode."""
    known = MODES | {("OTHER", "")}
    assert [row.where for row in ROWS if (row["category"], row["mode"]) not in known] == []


def test_lemma_is_an_infinitive_that_begins_with_its_particle() -> None:
    """Lemmas are lower-case infinitives; the particle is a true prefix."""

    def is_sound(row: Row) -> bool:
        lemma, particle = row["lemma"], row["particle"]
        return lemma == lemma.lower() and lemma.endswith("n") and lemma.startswith(particle) and lemma != particle

    assert [row.where for row in ROWS if not is_sound(row)] == []


def test_each_use_stands_once() -> None:
    """Lemma and preposition are the key, also for each of several prepositions in one cell."""
    uses = [f"{row['lemma']} {preposition}" for row in ROWS for preposition in row.many("preposition") or ("",)]
    assert _repeated(uses) == []


def test_examples_differ() -> None:
    """No example is used twice."""
    assert _repeated([row["example"] for row in ROWS]) == []


def test_example_shows_the_frame() -> None:
    """The example is a short sentence with one of the row's prepositions and its particle, apart or attached."""

    def is_sound(row: Row) -> bool:
        words = row["example"].rstrip(".").lower().split()
        particle = row["particle"]
        return (
            4 < len(words) < 13
            and (not row["preposition"] or not set(row.many("preposition")).isdisjoint(words))
            and (not particle or particle in words or any(word.startswith(particle) for word in words))
        )

    assert [f"{row.where} {row['example']}" for row in ROWS if not is_sound(row)] == []


def test_rows_are_in_order() -> None:
    """Rows of one category stand together, so that a new verb has one obvious place."""
    blocks = [category for category, _ in groupby(row["category"] for row in ROWS)]
    assert _repeated(blocks) == []
