"""Participants of event nouns: "de aanval van X op Y", "een Amerikaanse drone-aanval", "de moord op Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import syntax
from kg.relations.frames import Filler, fillers, inner_fillers
from kg.relations.lexicon import EventNoun
from kg.relations.references import References
from kg.relations.words import words

__all__ = [
    "BRIDGED",
    "agents",
    "event_of",
    "nationality",
    "of_nationality",
    "targets",
    "telling_event",
]

BRIDGED = 0.8  # how much less sure a participant is that an earlier sentence gives


def event_of(noun: Token, references: References) -> EventNoun | None:
    """Return the event that a noun names; "het trainen van ..." is one for every verb of the lexicon."""
    if noun.pos_ == "NOUN" or noun.pos_ == "VERB" and (phrases.determiner(noun) or phrases.case(noun)):
        event = references.lexicon.noun(noun.lemma_)
        if event is not None:
            return event
        senses = references.lexicon.verbs.get(noun.lower_)
        if senses and phrases.determiner(noun) in {"het", "dit", "dat"}:
            sense = senses.get("") or next(iter(senses.values()))
            of = "target" if "" in senses else "actor"  # "het trainen van X", but "het ingrijpen van X"
            return EventNoun(noun.lower_, noun.lower_, frozenset(senses) - {""}, frozenset({"door"}), of, sense)
    return None


def telling_event(noun: Token, references: References) -> EventNoun | None:
    """Return the event that a noun is about: of "voorbereidingen van een aanval" the attack."""
    event = references.lexicon.noun(noun.lemma_)
    if event is None or event.sense.category != "OTHER":
        return event
    about = (telling_event(other, references) for link, other in references.modifiers(noun) if link == "van")
    return next((found for found in about if found is not None), event)


def agents(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return who does what an event noun names.

    In this order: what "door" marks, a nationality, a name in the compound, a possessor, a "van" that marks the agent.
    """
    event = event_of(noun, references)
    if event is None:
        return ()
    marked = fillers(
        [other for preposition, other in references.modifiers(noun) if preposition in event.agent | {"vanuit"}],
        references,
    )
    if marked:
        return marked
    for preposition, other in references.modifiers(noun):
        if preposition == "door" and event_of(other, references):
            return agents(other, references)
    behind = fillers(_further_in(noun, frozenset({"door"}), references), references)
    if behind:
        return behind
    adjective = nationality(noun, references)
    if adjective:
        return adjective
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van != "target" and references.of(possessor):
        return fillers([possessor], references)
    of = [other for preposition, other in references.modifiers(noun) if preposition == "van"]
    if of and (event.van == "actor" or event.van == "either" and _marked_target(noun, event, references)):
        return fillers(of, references)
    return _agents_around(noun, event, references)


def _further_in(noun: Token, links: frozenset[str], references: References) -> Iterator[Token]:
    """Yield what the parser gives to a noun inside an event, though only the event has such a role.

    "De arrestatie van X, de baas van Y, door Z", "de kritiek van X, de leider van Y, op Z".
    """
    for child in noun.rights:
        if child.dep_ not in {"nmod", "appos"} or event_of(child, references) is not None:
            continue
        yield from (other for link, other in phrases.modifiers(child) if link in links)
        yield from _further_in(child, links, references)


def _agents_around(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the agent from around an event noun: a relative clause, the participant it modifies, an instrument."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and syntax.predicate_lemma(clause) in words("support"):
            performers = [subject for subject in syntax.own_subjects(clause) if subject.lower_ not in {"die", "dat"}]
            if performers:
                return fillers(performers, references)
    if noun.dep_ == "nmod" and syntax.prepositional(noun) == "in" and references.mentions.get(noun.head.i):
        return fillers([noun.head], references)  # "een coalitie in de strijd tegen"
    instrument = [other for preposition, other in references.modifiers(noun) if preposition in {"met", "bij", "in"}]
    for other in instrument:
        adjective = nationality(other, references)
        if adjective and not references.of(other):
            return adjective
        if references.lexicon.noun(other.lemma_) is not None and not references.of(other):
            return agents(other, references)
    return ()


def targets(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return whom an event noun is aimed at: its own prepositions, or "van" where that marks the target."""
    event = event_of(noun, references)
    if event is None:
        return ()
    marked = _marked_target(noun, event, references)
    if marked:
        return marked
    of = [other for preposition, other in references.modifiers(noun) if preposition == "van"]
    if of and event.van in {"target", "either"}:
        return fillers(of, references) or inner_fillers(of, references)
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van == "target":
        return fillers([possessor], references)
    embeds = references.lexicon.complement(noun.lemma_, "N")
    if embeds is not None and embeds.kind in {"ask", "order"}:  # "de eis dat X vertrekt"
        clauses = (
            clause for clause in noun.children if clause.dep_ in {"acl", "ccomp"} and "dat" in syntax.marks(clause)
        )
        return fillers((subject for clause in clauses for subject in syntax.own_subjects(clause)), references)
    return ()


def _marked_target(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    tokens = [other for preposition, other in references.modifiers(noun) if preposition in event.target]
    found = fillers(tokens, references) or inner_fillers(tokens, references)
    if found or event.sense.category == "OTHER":
        return found
    further = list(_further_in(noun, event.target - {"van"}, references))
    found = of_nationality(tokens, references) or fillers(further, references) or inner_fillers(further, references)
    attacked = event.sense.category == "ASSAULT" and "op" in event.target
    return found or (_scene(noun, references) if attacked else ())


def _scene(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return the place that an attack hits ("de aanslagen van X in Parijs")."""
    places = [other for link, other in references.modifiers(noun) if link == "in"]
    places += _further_in(noun, frozenset({"in"}), references)
    return fillers(places, references, BRIDGED)


def nationality(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return the agent that the nationality before an event noun, or the name that begins the compound, gives."""
    inner = tuple(Filler(m.entity, noun.i, noun.i + 1, m.confidence) for m in references.inner.get(noun.i, ()))
    told = fillers(phrases.adjectives(noun), references)
    # The evidence is the whole phrase, not the adjective alone.
    return tuple(replace(filler, end=max(filler.end, noun.i + 1)) for filler in told) + inner


def of_nationality(nouns: Iterable[Token], references: References) -> tuple[Filler, ...]:
    """Return whose plain things are meant: what is done to "Iraanse doelen" or "een Britse tanker" is done to them."""
    plain = [noun for noun in nouns if noun.pos_ == "NOUN" and event_of(noun, references) is None]
    found = (filler for noun in plain for filler in nationality(noun, references))
    return tuple(dict.fromkeys(filler for filler in found if references.types.get(filler.entity) != "Place"))
