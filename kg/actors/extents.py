"""The words of a mention: as far as it identifies somebody, as the whole noun phrase, and the title before a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.actors import phrases
from kg.actors.discourse import Mention

__all__ = ["extents"]

_NAMED = frozenset({"title and name", "apposition"})


def extents(doc: Doc, mention: Mention) -> Iterator[tuple[int, int]]:
    """Yield the token spans (end exclusive) under which a mention is known.

    That is the mention itself; with what follows its head in prepositional phrases ("de Amerikaanse troepen in Irak");
    and, of a title with a name, the title ("de Iraanse president" of "de Iraanse president Hassan Rohani").
    """
    yield mention.start, mention.end
    head = doc[mention.head]
    if head.pos_ not in {"NOUN", "PROPN"} or head.ent_iob_ != "O":
        return
    names = list(_names_at_the_end(doc, mention)) if mention.rule in _NAMED else []
    if names and names[0].start > head.i:
        beside = [child.left_edge.i for child in head.rights if child.dep_ == "appos"]
        end = min([names[0].start, *(start for start in beside if start > head.i)])
        while end > head.i + 1 and doc[end - 1].is_punct:
            end -= 1
        if end - mention.start > 1 or "-" in head.text:  # "generaal" alone says nothing
            yield mention.start, end
        return
    end = _end_of_phrases(head, mention.end)
    if end > mention.end:
        yield mention.start, end


def _names_at_the_end(doc: Doc, mention: Mention) -> Iterator[Span]:
    for ent in doc.ents:
        if ent.start >= mention.head and ent.end == mention.end and ent.label_ != "NORP":
            yield ent


def _end_of_phrases(head: Token, end: int) -> int:
    """Return where the prepositional phrases end that follow a noun without a gap."""
    for child in head.rights:
        if child.dep_ in {"nmod", "obl"} and phrases.case(child) and child.left_edge.i == end:
            if any(word.dep_ in {"acl:relcl", "appos", "conj", "acl", "parataxis"} for word in child.subtree):
                return end
            end = child.right_edge.i + 1
    return end
