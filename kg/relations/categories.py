"""PLOVER categories that arise from a verb together with the event it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.relations.frames import Filler
from kg.relations.lexicon import Sense
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["HOSTILE", "TALK", "composed", "convicted", "given", "is_court", "judged"]

# Categories of what is merely talked about, so that its object is a topic.
TALK = frozenset({"CONSULT", "OTHER"})
# Categories of what is done against somebody.
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN", "ACCUSE", "REJECT"})
_PHASES = frozenset({"begin", "continue", "help", "succeed", "try"})
_BY_KIND = {"promise": "AGREE", "threaten": "THREATEN", "refuse": "REJECT", "ask": "REQUEST", "order": "REQUEST"}


def judged(verb: Token, lemma: str, sense: Sense) -> Sense:
    """Return the sense of calling somebody something: blame ("noemde X een leugenaar"), praise, or neither."""
    if lemma not in words("judging") or sense.category != "OTHER":
        return sense
    told = {form for word in _judgement(verb) for form in (word.lower_, word.lemma_.lower())}
    blamed = bool(told & words("blame")) or any(form.startswith("nazi") for form in told)
    praised = bool(told & words("praise"))
    if blamed == praised:
        return sense
    return Sense("ACCUSE", "disapprove", sense.gloss) if blamed else Sense("SUPPORT", None, sense.gloss)


def given(lemma: str, sense: Sense, objects: Iterable[Token]) -> Sense:
    """Return the sense of giving something: goods, money and arms are aid, all else is what the verb says."""
    if lemma not in words("giving"):
        return sense
    goods = (word for noun in objects for word in (noun, *noun.rights))
    helps = any(word.lemma_.lower().endswith(tuple(words("relief"))) for word in goods if word.pos_ in {"NOUN", "SYM"})
    return Sense("AID" if helps else "OTHER", None, sense.gloss)


def convicted(verb: Token, lemma: str, sense: Sense, agents: Iterable[Filler]) -> Sense:
    """Return the sense of condemning: what a court does is a sentence, what anybody else does is criticism."""
    if lemma not in words("condemning"):
        return sense
    court = any(is_court(verb.doc[agent.start : agent.end]) for agent in agents)
    return Sense("SANCTION", "convict", "convict") if court else sense


def is_court(mention: Iterable[Token]) -> bool:
    """Tell whether a word of a mention ends like the noun of a court ("Strafhof", "Joegoslavië-tribunaal")."""
    endings = tuple(words("court"))
    return any(word.lemma_.lower().endswith(endings) for word in mention)


def _judgement(verb: Token) -> Iterator[Token]:
    """Yield the words of a clause that can be its judgement: its predicates and objects, with their adjectives."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "obj", "advcl", "advmod", "obl", "amod"} and child.pos_ in {"ADJ", "NOUN", "VERB"}:
            yield child
            yield from (word for word in child.children if word.dep_ in {"amod", "conj"})


def composed(lemma: str, sense: Sense, objects: Iterable[Token], references: References) -> Sense:
    """Return the sense of a verb given the events among its objects.

    Ending cooperation is a sanction ("de opleiding opschorten"), ending hostilities a retreat ("de aanvallen staken");
    a promise, threat, refusal or request is that whatever it is about; beginning or going on with an event is it.
    """
    frame = references.lexicon.complement(lemma, "V")
    if frame is None:
        return sense
    event = next((event for noun in objects if (event := references.lexicon.noun(noun.lemma_)) is not None), None)
    if frame.kind == "stop":
        # What is stopped is hostile, or else it is cooperation.
        if event is not None and event.sense.category in HOSTILE:
            return Sense("RETREAT", None, sense.gloss)
        return Sense("SANCTION", "discontinue", sense.gloss)
    if frame.kind in _PHASES and event is not None and event.sense.category != "OTHER":
        return Sense(event.sense.category, event.sense.mode, sense.gloss)
    if sense.category == "OTHER" and frame.kind in _BY_KIND:
        return Sense(_BY_KIND[frame.kind], None, sense.gloss)
    return sense
