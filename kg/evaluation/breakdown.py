"""Scores by phenomenon: how much of each kind of statement is found, and how often each pattern is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.evaluation.alignment import align
from kg.evaluation.gold import GoldText, GoldTriple

__all__ = ["Share", "kinds_found", "patterns_right"]

_PASSIVE = frozenset({"werd", "werden", "wordt", "worden", "geworden", "door"})


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole`` triples of one kind."""

    kind: str
    part: int
    whole: int


def kinds_found(gold: Iterable[GoldText], system: Iterable[GoldText]) -> list[Share]:
    """Return how many core triples of each kind are found: by form, attribution, factuality and PLOVER category.

    The form is told by the words of the evidence, so it is rough: passive with a form of "worden" or "door", an event
    noun where one of the right actions is a noun that stands there, an infinitive with "te", else a verb.
    """
    answers = {text.id: text for text in system}
    found: Counter[tuple[int, str]] = Counter()
    wanted: Counter[tuple[int, str]] = Counter()
    for text in gold:
        full = {pair.gold for pair in align(text, answers.get(text.id, GoldText(text.id))).pairs if pair.full}
        for place, triple in enumerate(text.triples):
            if triple.core:
                kinds = [(number, kind(triple)) for number, kind in enumerate(_KINDS)]
                wanted.update(kinds)
                found.update(kinds if place in full else ())
    ordered = sorted(wanted, key=lambda kind: (kind[0], -wanted[kind], kind[1]))
    return [Share(kind[1], found[kind], wanted[kind]) for kind in ordered]


def patterns_right(gold: Iterable[GoldText], system: Iterable[GoldText]) -> list[Share]:
    """Return how many triples of each pattern are right, those left out that are neither rewarded nor punished."""
    answers = {text.id: text for text in system}
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for text in gold:
        answer = answers.get(text.id, GoldText(text.id))
        alignment = align(text, answer)
        full = {pair.system: text.triples[pair.gold].core for pair in alignment.pairs if pair.full}
        for place, triple in enumerate(answer.triples):
            if triple.pattern and place not in alignment.repeated and full.get(place, True):
                said[triple.pattern] += 1
                right[triple.pattern] += place in full
    return [Share(pattern, right[pattern], said[pattern]) for pattern in sorted(said, key=lambda p: (-said[p], p))]


def _form(triple: GoldTriple) -> str:
    words = triple.evidence.lower().split()
    if _PASSIVE.intersection(words):
        return "passive"
    nouns = [action for action in triple.action if not action.endswith("n") and len(action) > 3]
    if any(noun in word for noun in nouns for word in words):
        return "event noun"
    return "infinitive" if "te" in words else "verb"


_KINDS: tuple[Callable[[GoldTriple], str], ...] = (
    _form,
    lambda triple: "attributed" if triple.source else "the author's own",
    lambda triple: triple.factuality or "unknown",
    lambda triple: triple.plover or "none",
)
