"""Event-noun frames: "de aanval van X op Y", "een Amerikaanse drone-aanval", "overleg tussen X en Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations.event_clause import clause_of, from_clause, is_occasion
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import EventNoun
from kg.relations.nominal import agents, event_of, targets
from kg.relations.references import References

__all__ = ["nominal_frames"]


def nominal_frames(noun: Token, references: References) -> Iterator[Frame]:
    """Yield the frame of an event noun; nothing for tokens that are none, or when a participant is not told."""
    event = event_of(noun, references)
    if event is None or references.mentions.get(noun.i):
        return
    about = (other for link, other in references.modifiers(noun) if link == "van")
    if event.sense.category == "OTHER" and any(references.lexicon.noun(other.lemma_) for other in about):
        return  # "de voorbereiding van een aanval op X" says no more than the attack
    between = _between(noun, event, references)
    if len(between) >= 2:
        yield Frame(noun.i, _action(event), event.sense, between[:1], between[1:], "event noun, between", 0.8)
        return
    found, aims = agents(noun, references), targets(noun, references)
    pattern, confidence = "event noun", 0.75
    mutual = not (event.sense.category == "ASSAULT" and phrases.possessive(noun))  # "in hun strijd" both fight others
    clause = clause_of(noun, references)
    if clause is not None and not (found and aims):
        understood, aimed = from_clause(noun, event, clause, references)
        if understood or aimed:
            pattern, confidence = "event noun in a clause", 0.65
        mutual = mutual and (bool(found) or not is_occasion(noun, clause, references))
        found, aims = found or understood, aims or aimed
    if mutual and len(found) > 1 and not aims and event.target & {"met", "tussen"}:
        found, aims = found[:1], found[1:]
    yield Frame(noun.i, _action(event), event.sense, found, aims, pattern, confidence)


def _between(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the participants of a mutual event in order ("overleg tussen X en Y", "de fusie van X en Y")."""
    links = {"tussen", "van"} if event.target & {"tussen", "met"} else {"tussen"}
    modifiers = list(references.modifiers(noun))
    if any(preposition in event.target - {"tussen"} for preposition, _ in modifiers):
        return ()
    return fillers([other for preposition, other in modifiers if preposition in links], references)


def _action(event: EventNoun) -> str:
    return event.verb or event.lemma
