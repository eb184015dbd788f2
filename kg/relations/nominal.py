"""Event-noun frames: "raketaanval van Iran op Amerikaanse troepen", "een Amerikaanse drone-aanval", "overleg tussen X en Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.knowledge import knowledge
from kg.relations import syntax
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import EventNoun
from kg.relations.references import References

__all__ = ["agents", "is_supported", "nominal_frames", "targets"]

# Verbs that only carry an event noun as their object: the subject is its agent.
_SUPPORT = frozenset(
    "voeren uitvoeren plegen doen houden brengen leveren bieden geven ondernemen openen lanceren beginnen starten hervatten inzetten maken sluiten "
    "verlenen uiten indienen opleggen afkondigen richten organiseren afleggen nemen hebben aangaan uitspreken treffen aanbieden voortzetten stellen "
    "verrichten leiden aanspannen".split()
)
_RECEIVE = frozenset({"krijgen", "ondergaan", "ontvangen", "genieten", "incasseren", "lijden"})


def nominal_frames(noun: Token, references: References) -> Iterator[Frame]:
    """Yield the frame of an event noun; nothing for tokens that are none, or when a participant is not told."""
    if noun.pos_ != "NOUN" or references.mentions.get(noun.i):
        return
    event = references.lexicon.noun(noun.lemma_)
    if event is None:
        return
    between = _between(noun, references)
    if len(between) >= 2:
        yield Frame(noun.i, _action(noun, event), event.sense, between[:1], between[1:], "event noun, between", 0.8)
        return
    found, aims = agents(noun, references), targets(noun, references)
    pattern, confidence = "event noun", 0.75
    support = _support(noun)
    if support is not None:
        lemma = syntax.predicate_lemma(support)
        if lemma in _RECEIVE:
            aims = aims or fillers(references.agents(support), references)
        elif lemma in _SUPPORT:
            found = found or fillers(references.agents(support), references)
            aims = aims or fillers(
                [
                    other
                    for preposition, other in syntax.arguments(support)
                    if other.i != noun.i and preposition and preposition in event.target | {"tegen", "met", "aan"}
                ],
                references,
            )
        pattern, confidence = "support verb", 0.75
    yield Frame(noun.i, _action(noun, event), event.sense, found, aims, pattern, confidence)


def is_supported(verb: Token, objects: list[tuple[str, Token]], references: References) -> bool:
    """Tell whether a verb only supports an event noun among its objects, so that the noun is the predicate."""
    lemma = syntax.predicate_lemma(verb)
    return lemma in _SUPPORT | _RECEIVE and any(
        not preposition and references.lexicon.noun(noun.lemma_) for preposition, noun in objects
    )


def agents(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return who does what an event noun names: "door", nationality, possessor, compound, or "van" where it marks the agent."""
    event = references.lexicon.noun(noun.lemma_)
    if event is None:
        return ()
    marked = fillers(
        [other for preposition, other in phrases.modifiers(noun) if preposition in event.agent | {"vanuit"}], references
    )
    if marked:
        return marked
    adjective = _adjective(noun, references)
    if adjective:
        return adjective
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van != "target" and references.of(possessor):
        return fillers([possessor], references)
    of = [other for preposition, other in phrases.modifiers(noun) if preposition == "van"]
    if of and (event.van == "actor" or event.van == "either" and _marked_target(noun, event, references)):
        return fillers(of, references)
    instrument = [other for preposition, other in phrases.modifiers(noun) if preposition in {"met", "bij", "in"}]
    for other in instrument:
        adjective = _adjective(other, references)
        if adjective and not references.of(other):
            return adjective
        if references.lexicon.noun(other.lemma_) is not None and not references.of(other):
            return agents(other, references)
    return ()


def targets(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return whom an event noun is aimed at: its own prepositions, or "van" where that marks the target."""
    event = references.lexicon.noun(noun.lemma_)
    if event is None:
        return ()
    marked = _marked_target(noun, event, references)
    if marked:
        return marked
    of = [other for preposition, other in phrases.modifiers(noun) if preposition == "van"]
    if of and event.van in {"target", "either"}:
        return fillers(of, references) or tuple(
            filler
            for other in of
            for token, _ in references.inside(other)
            for filler in fillers([token], references, 0.8)
        )
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van == "target":
        return fillers([possessor], references)
    return ()


def _marked_target(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    tokens = [other for preposition, other in phrases.modifiers(noun) if preposition in event.target]
    return fillers(tokens, references) or tuple(
        filler
        for other in tokens
        for token, _ in references.inside(other)
        for filler in fillers([token], references, 0.8)
    )


def _adjective(noun: Token, references: References) -> tuple[Filler, ...]:
    """The nationality before an event noun, or the name that begins the compound, is its agent."""
    known = knowledge()
    entities = {entity.id for entity in references.doc._.actors}
    found = []
    for adjective in phrases.adjectives(noun):
        place = known.adjectives.get(adjective.lower_)
        if place is not None and place.type == "Country":
            found.append(Filler(place.id, adjective.i, adjective.i + 1, 0.9))
    prefix = noun.text.split("-")[0]
    named = known.names.get(prefix) or known.actors.get(prefix) if prefix != noun.text else None
    if named is not None and named.id in entities:
        found.append(Filler(named.id, noun.i, noun.i + 1, 0.85))
    return tuple(found)


def _between(noun: Token, references: References) -> tuple[Filler, ...]:
    return fillers([other for preposition, other in phrases.modifiers(noun) if preposition == "tussen"], references)


def _support(noun: Token) -> Token | None:
    head = noun.head
    return head if noun.dep_ in {"obj", "nsubj:pass"} and syntax.is_predicate(head) else None


def _action(noun: Token, event: EventNoun) -> str:
    return event.verb or event.lemma
