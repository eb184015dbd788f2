"""Where it happened: the place or facility that a predicate's own clause names."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import syntax
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["event_place"]

_PLACES = frozenset({"Place", "Facility", "Country"})


def event_place(predicate: Token, references: References) -> str | None:
    """Return the id of the place where a predicate happens, from a locative phrase of its own, or None."""
    for child in predicate.children:
        if child.dep_ in {"obl", "nmod", "obl:arg"} and syntax.prepositional(child) in words("locative"):
            for entity in references.of(child):
                kind = references.types.get(entity)
                if kind in _PLACES and (kind != "Country" or phrases.case(child) == "in"):
                    return entity
    return None
