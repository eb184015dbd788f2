"""The tokenizer: what news Dutch needs beyond spaCy's."""

import pytest
import spacy

from kg.language.tokenizer import abbreviations, create_tokenizer


@pytest.fixture(scope="module")
def tokens():
    nlp = spacy.blank("nl")
    nlp.tokenizer = create_tokenizer()(nlp)
    return lambda text: [token.text for token in nlp(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij sprak met de VN.", ["Zij", "sprak", "met", "de", "VN", "."]),
        ("Hij is een Belg.", ["Hij", "is", "een", "Belg", "."]),
        ("De CD&V.", ["De", "CD&V", "."]),
        ("dhr. Jansen e.a.", ["dhr.", "Jansen", "e.a."]),
        ("zo’n zes foto’s.", ["zo’n", "zes", "foto’s", "."]),
        ("’s Avonds in ’t Gooi", ["’s", "Avonds", "in", "’t", "Gooi"]),
        ("Reuters/Yves Herman", ["Reuters", "/", "Yves", "Herman"]),
        ("‘Nee’, zei Saddams advocaat.", ["‘", "Nee", "’", ",", "zei", "Saddams", "advocaat", "."]),
        ("de NAVO-missie en F-16’s", ["de", "NAVO-missie", "en", "F-16’s"]),
        ("J.P. Balkenende", ["J.P.", "Balkenende"]),
        ("(...) daarna", ["(", "...", ")", "daarna"]),
    ],
)
def test_news_dutch(tokens, text, expected):
    assert tokens(text) == expected


def test_abbreviations_are_sorted_out():
    """Each is listed once and ends in a dot or holds a slash."""
    listed = abbreviations()
    assert len(set(listed)) == len(listed)
    assert all(text.endswith(".") or "/" in text for text in listed)
