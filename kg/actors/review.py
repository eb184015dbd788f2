"""What a person reviews: every actor with what was merged into it and why, and the pairs that were nearly merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.actors.knowledge import fold
from kg.records import ArticleRecord, EntityType

__all__ = ["Actor", "NearMerge", "Reason", "near_merges", "review"]

_NEAR = 85  # rapidfuzz ratio (0-100) from which two names look alike
_LARGEST_BLOCK = 200  # a first letter and type with more names than this is cut by the second letter too


@dataclass(frozen=True, slots=True)
class Reason:
    """Mentions with one text that one rule took for the actor: how often, and how sure it was at the least (0 to 1)."""

    mention: str
    rule: str
    evidence: str
    confidence: float
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A node of the graph: its labels, the number of articles it is in, and the reasons, the least sure first."""

    id: str
    type: EntityType
    labels: tuple[str, str]
    articles: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NearMerge:
    """Two actors of one type that were kept apart though names of theirs are alike (0 to 100)."""

    one: str
    other: str
    likeness: float


def review(records: Iterable[ArticleRecord]) -> list[Actor]:
    """Return the actors of all records by id, with the reasons for their mentions."""
    counts: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    surest: dict[tuple[str, str, str, str], float] = {}
    about: dict[str, tuple[EntityType, tuple[str, str]]] = {}
    articles: Counter[str] = Counter()
    for record in records:
        for entity in record.entities:
            articles[entity.id] += 1
            known = (entity.type, entity.labels)
            about[entity.id] = min(about.get(entity.id, known), known)
            texts = dict(zip(entity.spans, entity.mentions, strict=False))
            for merge in entity.merges:
                reason = (texts.get(merge.span, ""), merge.rule, merge.evidence)
                counts[entity.id][reason] += 1
                key = (entity.id, *reason)
                surest[key] = min(surest.get(key, 1.0), merge.confidence)
    found = []
    for actor in sorted(about):
        reasons = [Reason(*reason, surest[(actor, *reason)], count) for reason, count in counts[actor].items()]
        reasons.sort(key=lambda reason: (reason.confidence, -reason.count, reason.mention))
        found.append(Actor(actor, *about[actor], articles[actor], tuple(reasons)))
    return found


def near_merges(actors: Iterable[Actor]) -> list[NearMerge]:
    """Return the pairs of actors of one type whose labels look alike, the most alike first.

    Only names of one type that begin with the same letter are compared (blocks), so that the work grows with the number
    of actors and not with its square as long as blocks stay small.
    """
    blocks: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in actors:
        blocks[actor.type, fold(actor.labels[0])[:1]].append(actor)
    found = []
    for block in _small(blocks.values()):
        names = [fold(actor.labels[0]) for actor in block]
        for i, name in enumerate(names):
            rest = names[i + 1 :]
            for _, score, j in process.extract(name, rest, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None):
                found.append(NearMerge(block[i].id, block[i + 1 + j].id, round(score, 1)))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _small(blocks: Iterable[list[Actor]], length: int = 1) -> Iterable[list[Actor]]:
    for block in blocks:
        if len(block) <= _LARGEST_BLOCK or length > 3:
            yield block
            continue
        finer: dict[str, list[Actor]] = defaultdict(list)
        for actor in block:
            finer[fold(actor.labels[0])[: length + 1]].append(actor)
        yield from _small(finer.values(), length + 1)
