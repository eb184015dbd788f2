"""Parsed documents made anew of rows, one for each token: spaCy cannot put another token into a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

__all__ = ["Row", "document"]


class Row(NamedTuple):
    """A token as :class:`spacy.tokens.Doc` takes it; ``head`` is an index into the document."""

    word: str
    space: bool
    tag: str
    pos: str
    morph: str
    lemma: str
    head: int
    dep: str


def document(vocab: Vocab, rows: Sequence[Row], entities: Iterable[tuple[int, int, str]]) -> Doc:
    """Return the document of one or more rows, with entities as (first token, one past the last, label)."""
    words, spaces, tags, pos, morphs, lemmas, heads, deps = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(
        vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps
    )
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities])
    return doc
