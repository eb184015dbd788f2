"""Repairs of parses that cannot be right, on trees made by hand."""

import spacy
from spacy.tokens import Doc

from kg.language.openers import before_infinitive
from kg.language.particles import infinitives_of_nouns
from kg.language.subjects import bare_object

FINITE = "VerbForm=Fin"
VOCAB = spacy.blank("nl").vocab


def tree(*rows):
    """Return a parsed document: (word, universal tag, relation, index of the head, features)."""
    columns = [list(column) for column in zip(*((*row, "")[:5] for row in rows), strict=True)]
    words, pos, deps, heads, morphs = columns
    return Doc(VOCAB, words=words, pos=pos, lemmas=words, deps=deps, heads=heads, morphs=morphs)


def told(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_a_clause_with_dat_does_not_hang_on_an_infinitive_behind_it():
    doc = tree(
        ("zei", "VERB", "ROOT", 0, FINITE), ("dat", "SCONJ", "mark", 4), ("Iran", "PROPN", "nsubj", 4),
        ("zou", "AUX", "aux", 4, FINITE), ("falen", "VERB", "advcl", 8), ("om", "ADP", "mark", 6),
        ("vragen", "VERB", "advcl", 4), ("te", "ADP", "mark", 8), ("vertrekken", "VERB", "ccomp", 0),
    )  # fmt: skip
    before_infinitive(doc[4])
    assert told(doc)["falen"] == ("ccomp", "zei")
    assert told(doc)["vertrekken"] == ("xcomp", "vragen")


def test_the_object_of_an_infinitive_stands_before_te():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 1), ("roepen", "VERB", "ROOT", 1, FINITE), ("Irak", "PROPN", "obj", 1),
        ("op", "ADP", "case", 4), ("Syrië", "PROPN", "obl", 1), ("te", "ADP", "mark", 6),
        ("straffen", "VERB", "nmod", 4),
    )  # fmt: skip
    infinitives_of_nouns(doc)
    assert told(doc)["straffen"] == ("xcomp", "roepen")
    assert told(doc)["Syrië"] == ("obj", "straffen")
    assert told(doc)["op"] == ("compound:prt", "roepen")


def test_a_noun_without_a_preposition_is_an_object_unless_it_measures():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 5), ("heeft", "AUX", "aux", 5, FINITE), ("dinsdag", "NOUN", "obl", 5),
        ("het", "DET", "det", 4), ("plan", "NOUN", "obl", 5), ("afgewezen", "VERB", "ROOT", 5, "VerbForm=Part"),
    )  # fmt: skip
    bare_object(doc[5])
    assert told(doc)["plan"] == ("obj", "afgewezen")
    assert told(doc)["dinsdag"] == ("obl", "afgewezen")
