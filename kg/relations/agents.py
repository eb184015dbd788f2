"""Who does what a verb says: its subject or "door" phrase, or who stands behind an event, a deed or a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.relations import nominal, syntax
from kg.relations.categories import HOSTILE, TALK
from kg.relations.expressions import expression_of
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import Expression
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["agents_of", "casualties"]

_DEED = 0.8  # how much less sure an agent is whose deed is the subject


def agents_of(verb: Token, references: References) -> tuple[tuple[Filler, ...], str]:
    """Return who does what a verb says, and the name of the construction."""
    found = fillers(references.agents(verb), references)
    if not syntax.is_passive(verb):
        subjects = syntax.own_subjects(verb)
        if subjects and not found:
            return _behind(verb, subjects, references), "active by deed"
        return found, "active" if subjects else "understood"
    if not found:
        authors = fillers(_authors(verb, references), references)
        return (authors, "passive in a text") if authors else (_agent_of_event(verb, references), "passive with event")
    return found, "participle" if verb.dep_ in {"amod", "acl"} else "passive"


def _behind(verb: Token, subjects: list[Token], references: References) -> tuple[Filler, ...]:
    """Return who stands behind a subject that is a deed or a weapon ("de acties van X bedreigen Y")."""
    lemma = syntax.predicate_lemma(verb)
    senses, expression = references.lexicon.verbs.get(lemma, {}), expression_of(verb, lemma, references)
    told = expression.sense if expression is not None else None
    categories = {sense.category for sense in ([told] if told else senses.values())} - TALK
    found: list[Filler] = []
    for noun in subjects if categories & HOSTILE else ():
        if noun.pos_ == "NOUN":
            found += nominal.agents(noun, references) or nominal.nationality(noun, references)
    return tuple(replace(filler, confidence=round(filler.confidence * _DEED, 3)) for filler in found)


def _authors(verb: Token, references: References) -> list[Token]:
    """Return who speaks in the text that an agentless passive stands in ("een resolutie waarin ... wordt gevraagd")."""
    if not any(child.lower_ == "waarin" for child in verb.children) or verb.head.i == verb.i:
        return []
    frame = references.lexicon.complement(syntax.predicate_lemma(verb), "V")
    if frame is None or frame.kind not in {"ask", "order", "say", "accuse"}:
        return []
    # The parser may hang the relative clause on the verb of which the text is the object.
    text = verb.head
    return references.agents(text) if syntax.is_predicate(text) else references.owners(text)


def casualties(verb: Token, lemma: str, expression: Expression | None, references: References) -> Iterator[Frame]:
    """Yield who killed or wounded whom where people die or are hurt in an attack ("kwamen om bij een aanval van X")."""
    wounded = lemma == "raken" and any(child.lower_ in words("wounded") for child in verb.children)
    dying = (expression.action if expression is not None else lemma) in words("dying")
    if not dying and not wounded:
        return
    action = "doden" if dying else "verwonden"
    targets = fillers(syntax.own_subjects(verb), references)
    agents = _agent_of_event(verb, references, frozenset({"ASSAULT"})) if targets else ()
    sense = references.lexicon.verbs.get(action, {}).get("")
    yield Frame(verb.i, action, sense, agents, targets, "casualty of an event", 0.7)


def _agent_of_event(
    verb: Token, references: References, categories: frozenset[str] | None = None
) -> tuple[Filler, ...]:
    """Return the agent of an agentless passive from the event it names ("gedood bij een Amerikaanse drone-aanval").

    "Daarbij" names the last event of the sentence before.
    """
    circumstances = {"bij", "tijdens", "in", "door", "met", "na"}
    events = [noun for preposition, noun in syntax.arguments(verb) if preposition in circumstances]
    kinds = ((noun, references.lexicon.noun(noun.lemma_)) for noun in events)
    named = [noun for noun, kind in kinds if kind and (categories is None or kind.sense.category in categories)]
    if any(child.lower_ in {"daarbij", "hierbij"} for child in verb.children) and verb.sent.start:
        named += reversed(list(verb.doc[verb.sent.start - 1].sent))
    return next((found for noun in named if (found := nominal.agents(noun, references))), ())
