"""The action lexicon: its tables load, and words find their rows."""

import pytest

from kg.relations.lexicon import lexicon


@pytest.fixture(scope="module")
def known():
    return lexicon()


def test_the_tables_load(known):
    assert known.verbs["aanvallen"][""].category == "ASSAULT"
    assert known.nouns["aanval"].verb == "aanvallen"
    assert "door" in known.nouns["aanval"].agent
    assert known.expressions["brengen"]
    assert lexicon() is known


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aanval", "aanval"),
        ("Aanval", "aanval"),
        ("heteluchtballonaanval", "aanval"),
        ("artilleriebeschieting", "beschieting"),
        ("VN-sanctie", "sanctie"),
        ("herfstonderhandeling", "onderhandeling"),
    ],
)
def test_compounds_are_what_they_end_in(known, word, expected):
    assert known.noun(word).lemma == expected


@pytest.mark.parametrize("word", ["stoel", "interval", "aanbod van", "", "al"])
def test_other_nouns_are_no_events(known, word):
    found = known.noun(word)
    assert found is None or found.lemma == word


def test_a_compound_with_its_own_row_keeps_it(known):
    assert known.noun("luchtaanval").lemma == "luchtaanval"


def test_an_embedding_predicate_by_preposition(known):
    assert known.complement("zeggen", "V").is_source
    assert known.complement("weigeren", "V").effect == "negated"
    assert known.complement("beloven", "V").control == "subject"
    assert known.complement("zeggen", "V", "zonder") == known.complement("zeggen", "V")
    assert known.complement("fietsen", "V") is None
