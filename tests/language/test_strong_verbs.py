"""The table of strong verbs, and the lemmas of their past forms."""

import re

import pytest

from kg.language.lemmas import STRONG_COLUMNS
from kg.tables import read_rows, shipped

ROWS = list(read_rows(shipped("kg.language", "strong_verbs.tsv"), STRONG_COLUMNS))


@pytest.mark.parametrize("row", ROWS, ids=[row["infinitive"] for row in ROWS])
def test_row(row):
    """An infinitive with its forms, each a lower-case word."""
    assert re.fullmatch(r"[a-z]+n", row["infinitive"]) and row["past"]
    assert all(re.fullmatch(r"[a-z]*", row[column]) for column in STRONG_COLUMNS)


def test_no_form_belongs_to_two_verbs():
    forms = [(row[column], row["infinitive"]) for row in ROWS for column in STRONG_COLUMNS[1:] if row[column]]
    owners: dict[str, str] = {}
    for form, verb in forms:
        assert owners.setdefault(form, verb) == verb


SENTENCES = {
    "De agenten schoten op de menigte.": "schieten",
    "De ministers wezen het voorstel af.": "wijzen",
    "De rechter heeft de betoging verboden.": "verbieden",
    "Het bedrijf sloot twee fabrieken.": "sluiten",
    "De gemeente heeft de campagne gevoerd.": "voeren",
    "De Kamer heeft de premier geprezen.": "prijzen",
}


@pytest.mark.parametrize(("text", "lemma"), SENTENCES.items(), ids=SENTENCES.values())
def test_lemma(nlp, text, lemma):
    assert lemma in {token.lemma_ for token in nlp(text) if token.pos_ == "VERB"}
