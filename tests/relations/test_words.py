"""The word tables: every row is valid, and the classes that the patterns ask for are there."""

import re
from importlib.resources import files

import pytest

from kg.errors import TableError
from kg.relations import timewords
from kg.relations.timewords import TIME_COLUMNS, time_words
from kg.relations.words import words
from kg.tables import WORD_COLUMNS, read_rows, shipped, word_classes

PACKAGES = ("kg.language", "kg.actors", "kg.relations")
ROWS = [(package, row) for package in PACKAGES for row in read_rows(shipped(package, "words.tsv"), WORD_COLUMNS)]


@pytest.mark.parametrize(("package", "row"), ROWS, ids=[f"{package} {row.where}" for package, row in ROWS])
def test_row(package, row):
    """A word is one lower-case word, its class is named and its example is a phrase."""
    assert re.fullmatch(r"[a-zéëïö]+", row["word"])
    assert row["class"]
    assert len(row["example"].split()) >= 2


@pytest.mark.parametrize("package", PACKAGES)
def test_each_word_is_once_in_its_class(package):
    listed = [(row["word"], row["class"]) for row in read_rows(shipped(package, "words.tsv"), WORD_COLUMNS)]
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_code_asks_for_every_class_and_no_other(package):
    code = [path.read_text("utf-8") for path in files(package).iterdir() if path.name.endswith(".py")]
    asked = {
        name
        for text in code
        for name in re.findall(r'words\("([a-z ]+)"\)|word_classes\("[a-z.]+"\)\["([a-z ]+)"\]', text)
    }
    assert {one or other for one, other in asked} == word_classes(package).keys()


def test_an_unknown_class():
    with pytest.raises(KeyError):
        words("adverb of joy")


def test_months_and_weekdays_are_complete():
    known = time_words()
    assert set(known.months.values()) == set(range(1, 13))
    assert set(known.weekdays.values()) == set(range(1, 8))
    assert set(known.units.values()) == {"day", "week", "month", "year"}


def test_time_words_are_lower_case_and_have_one_meaning():
    listed = [(row["word"], row["kind"]) for row in read_rows(shipped("kg.relations", "times.tsv"), TIME_COLUMNS)]
    assert len(set(listed)) == len(listed)
    assert all(word == word.lower() for word, _ in listed)


@pytest.mark.parametrize("line", ["mei\tmonth\t13", "mei\tmaand\t5", "dag\tunit\tdagen", "ooit\tday\tlater"])
def test_a_bad_row_names_its_line(line, tmp_path, monkeypatch):
    (tmp_path / "times.tsv").write_text(f"word\tkind\tvalue\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(timewords, "shipped", lambda package, name: tmp_path / name)
    with pytest.raises(TableError, match="times.tsv:2"):
        time_words.__wrapped__()
