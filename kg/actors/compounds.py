"""Bodies of a state inside compounds that name none themselves: "het regeringsbeleid", "een legeroffensief"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse
from kg.actors.focus import focus
from kg.actors.kinds import institution_of
from kg.actors.knowledge import Knowledge
from kg.actors.peoples import IN_COMPOUND
from kg.tables import word_classes

__all__ = ["in_compounds"]

_SHORTEST_REST = 4  # letters of a noun behind the first part of a compound


def in_compounds(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "Het regeringsbeleid" is that of the government named before, or of the country in focus."""
    word = token.lower_
    if discourse.at.get(token.i) or token.pos_ != "NOUN":
        return
    first = next((part for part in word_classes("kg.actors")["first part"] if word.startswith(part)), None)
    if first is None or len(word) - len(first) < _SHORTEST_REST or known.role(word) or known.institution(word):
        return
    if any(phrases.adjectives(token)) or word.endswith(tuple(word_classes("kg.actors")["undergone"])):
        return
    body = known.institution(first) or known.institution(first.removesuffix("s"))
    if body is None:
        return
    before = (mention.entity for mention in discourse.before(token.i))
    entity = next((e for e in before if discourse.participants[e].noun == body.noun), None)
    place = focus(discourse, token) if entity is None else None
    if entity is None and place is not None:
        entity = discourse.add(institution_of(place, body))
    if entity is not None:
        discourse.mention(token.i, (token.i, token.i + 1), entity, IN_COMPOUND, token.text, 0.65)
