"""Parsed documents made by hand, and what a repair has left of them."""

import spacy
from spacy.tokens import Doc

FINITE = "VerbForm=Fin"
VOCAB = spacy.blank("nl").vocab


def tree(*rows):
    """Return a parsed document: (word, universal tag, relation, index of the head, features)."""
    columns = [list(column) for column in zip(*((*row, "")[:5] for row in rows), strict=True)]
    words, pos, deps, heads, morphs = columns
    return Doc(VOCAB, words=words, pos=pos, lemmas=words, deps=deps, heads=heads, morphs=morphs)


def told(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}
