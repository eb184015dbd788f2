"""Where it happened: the place or facility that a predicate's own clause names."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations.references import References

__all__ = ["event_place"]

_LOCATIVE = ("in", "bij", "te", "nabij", "op")
_PLACES = frozenset({"Place", "Facility", "Country"})


def event_place(predicate: Token, references: References) -> str | None:
    """Return the id of the place where a predicate happens, from a locative phrase in its clause; None when none is told."""
    types = {entity.id: entity.type for entity in references.doc._.actors}
    for child in predicate.children:
        if child.dep_ in {"obl", "nmod", "obl:arg"} and phrases.case(child).split(" ")[0] in _LOCATIVE:
            for entity in references.of(child):
                if types.get(entity) in _PLACES and (types[entity] != "Country" or phrases.case(child) == "in"):
                    return entity
    return None
