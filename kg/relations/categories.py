"""PLOVER categories that arise from a verb together with the event it is about."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.relations.lexicon import Sense
from kg.relations.references import References

__all__ = ["composed"]

_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN", "ACCUSE", "REJECT"})
_BY_KIND = {"promise": "AGREE", "threaten": "THREATEN", "refuse": "REJECT", "ask": "REQUEST", "order": "REQUEST"}


def composed(verb: Token, lemma: str, sense: Sense, objects: Iterable[Token], references: References) -> Sense:
    """Return the sense of a verb given the events among its objects.

    Ending cooperation is a sanction ("de opleiding opschorten"), ending hostilities a retreat ("de aanvallen staken"); a promise, threat,
    refusal or request is that whatever it is about; beginning or going on with an event is the event.
    """
    frame = references.lexicon.complement(lemma, "V")
    if frame is None:
        return sense
    events = [event for noun in objects if (event := references.lexicon.noun(noun.lemma_)) is not None]
    category = events[0].sense.category if events else ""
    if frame.kind == "stop":
        # What is stopped is hostile, or else it is cooperation.
        return (
            Sense("RETREAT", None, sense.gloss)
            if category in _HOSTILE
            else Sense("SANCTION", "discontinue", sense.gloss)
        )
    if frame.kind in {"begin", "continue", "help", "succeed", "try"} and events and category != "OTHER":
        return Sense(category, events[0].sense.mode, sense.gloss)
    if sense.category == "OTHER" and frame.kind in _BY_KIND:
        return Sense(_BY_KIND[frame.kind], None, sense.gloss)
    return sense
