"""What a person reviews: every actor with what was merged into it and why, and the pairs that were nearly merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.actors.knowledge import fold
from kg.records import ArticleRecord, EntityType

__all__ = ["Actor", "NearMerge", "Reason", "near_merges", "review"]

_NEAR = 85  # rapidfuzz ratio (0-100) from which two names look alike
_WINDOW = 20  # neighbours that a name is compared with
_FEW = 3  # bearers of a surname among whom a bare one is worth a look


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
    """Two actors of one type that were kept apart, how alike their names are (0 to 100), and what they share."""

    one: str
    other: str
    likeness: float
    shared: str  # "spelling" or "surname"


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
    """Return the pairs of actors that might be one, the most alike first.

    These are names of one type that are spelled alike, and a bare surname with each of the few persons that bear it.
    Names are compared with their neighbours only, in the order of their letters and in that of their last words (the
    sorted-neighbourhood method of Hernandez and Stolfo, 1995), so that the work grows as the number of actors does.
    """
    found: dict[tuple[str, str], NearMerge] = {}
    by_type: dict[EntityType, list[tuple[str, str]]] = defaultdict(list)
    for actor in actors:
        by_type[actor.type].append((fold(actor.labels[0]), actor.id))
    for kind, names in by_type.items():
        by_letters = sorted(names)
        by_last_word = sorted(names, key=lambda pair: (pair[0].split()[-1:], pair))
        pairs = [*_neighbours(by_letters), *_neighbours(by_last_word)]
        for pair in (*pairs, *(_surnames(names) if kind == "Person" else ())):
            found.setdefault((pair.one, pair.other), pair)
    return sorted(found.values(), key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _neighbours(ordered: list[tuple[str, str]]) -> Iterator[NearMerge]:
    names = [name for name, _ in ordered]
    for i, (name, actor) in enumerate(ordered):
        window = names[i + 1 : i + 1 + _WINDOW]
        for _, score, j in process.extract(name, window, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None):
            one, other = sorted((actor, ordered[i + 1 + j][1]))
            yield NearMerge(one, other, round(score, 1), "spelling")


def _surnames(names: list[tuple[str, str]]) -> Iterator[NearMerge]:
    bearers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, actor in names:
        if " " in name:
            bearers[name.split()[-1]].append((name, actor))
    for name, actor in names:
        if " " not in name and len(bearers[name]) <= _FEW:
            for full, bearer in bearers[name]:
                one, other = sorted((actor, bearer))
                yield NearMerge(one, other, round(fuzz.ratio(name, full), 1), "surname")
