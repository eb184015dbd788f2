"""Events of a document: who did what to whom, from verbs and event nouns, with source, factuality and category.

The frames come from the patterns of ``verbal`` and ``nominal``; this module pairs their agents with their targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.records import Factuality
from kg.relations.attribution import source_of, speakers
from kg.relations.factuality import factuality
from kg.relations.frames import Filler, Frame
from kg.relations.lexicon import Lexicon, Sense
from kg.relations.nominal import nominal_frames
from kg.relations.places import event_place
from kg.relations.references import References
from kg.relations.times import event_time
from kg.relations.verbal import verbal_frames

__all__ = ["Event", "calibrated", "events"]

_OTHER = Sense("OTHER", None, "")


@dataclass(frozen=True, slots=True)
class Event:
    """One statement over tokens ``start`` to ``end`` (exclusive), with its predicate at token ``predicate``."""

    predicate: int
    start: int
    end: int
    actor: str
    action: str
    target: str
    sense: Sense
    factuality: Factuality
    source: str | None
    time: str | None
    place: str | None
    pattern: str
    confidence: float


def events(doc: Doc, lexicon: Lexicon) -> tuple[Event, ...]:
    """Return the distinct statements of a document in the order of the text; ``doc._.mentions`` must be set."""
    references = References(doc, lexicon)
    references.speakers = speakers(doc, references)
    found: list[Event] = []
    for token in doc:
        for frame in (*verbal_frames(token, references), *nominal_frames(token, references)):
            found.extend(_statements(doc, frame, references))
    return tuple(sorted(_distinct(found), key=lambda e: (e.start, e.end, e.actor, e.action, e.target)))


def _statements(doc: Doc, frame: Frame, references: References) -> Iterator[Event]:
    predicate = doc[frame.predicate]
    value = source = time = place = None
    inert = {entity.id for entity in doc._.actors if entity.type == "Facility"}  # buildings do nothing
    for agent, target in _pairs(frame):
        if agent.entity == target.entity or agent.entity in inert:
            continue
        if value is None:
            value, source = factuality(predicate, references), source_of(predicate, references)
            time, place = event_time(predicate, doc._.date), event_place(predicate, references)
        start, end = _evidence(doc, predicate, agent, target)
        confidence = calibrated(frame.confidence * agent.confidence * target.confidence)
        yield Event(
            frame.predicate,
            start,
            end,
            agent.entity,
            frame.action,
            target.entity,
            frame.sense or _OTHER,
            value,
            source,
            time,
            place,
            frame.pattern,
            confidence,
        )


def calibrated(product: float) -> float:
    """Return the share of statements with such a product of certainties (pattern, agent, target) that are right.

    A line through what was measured on the gold of the seeds and the measuring set, 118 statements (see README.md).
    """
    return round(min(0.95, 0.45 + 0.5 * product), 2)


def _pairs(frame: Frame) -> Iterator[tuple[Filler, Filler]]:
    for agent in frame.agents:
        for target in frame.targets:
            yield agent, target


def _evidence(doc: Doc, predicate: Token, *fillers: Filler) -> tuple[int, int]:
    """Return the tokens from the first to the last of the predicate and its participants, within the predicate's sentence."""
    sentence = predicate.sent
    positions = [
        predicate.i,
        *(child.i for child in predicate.children if child.dep_ in {"compound:prt", "aux", "aux:pass"}),
    ]
    for filler in fillers:
        positions += [
            position for position in (filler.start, filler.end - 1) if sentence.start <= position < sentence.end
        ]
    return min(positions), max(positions) + 1


def _distinct(found: Iterable[Event]) -> Iterator[Event]:
    """Keep one event for each statement: the surest of those that say the same."""
    best: dict[tuple[str, str, str, str], Event] = {}
    for event in found:
        key = (event.actor, event.action, event.target, event.factuality)
        if key not in best or event.confidence > best[key].confidence:
            best[key] = event if key not in best else replace(event, start=event.start)
    yield from best.values()
