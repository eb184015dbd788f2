"""Precision, recall and F1 of pairs and triples, and how often the rest of a found triple is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kg.evaluation.alignment import align
from kg.evaluation.gold import GoldText, GoldTriple
from kg.records import FACTUALITIES

__all__ = ["Difference", "Prf", "Scores", "differences", "score"]


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1, each from 0 to 1."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def to_json(self) -> dict[str, float]:
        """Return the three numbers to three decimals."""
        return {"p": round(self.p, 3), "r": round(self.r, 3), "f1": round(self.f1, 3)}


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a system.

    ``plover``, ``factuality`` and ``source`` are accuracies over the ``matched`` triples, those that are right in
    actor, action and target. ``classes`` has the score of each factuality over them and how many are so in gold.
    """

    texts: int
    unanswered: int  # texts of the gold file that the system says nothing about
    gold_core: int
    system: int
    matched: int
    pair: Prf
    triple: Prf
    plover: float
    factuality: float
    source: float
    classes: dict[str, tuple[Prf, int]]

    def to_json(self) -> dict[str, Any]:
        """Return the scores to three decimals."""
        return {
            "texts": self.texts,
            "unanswered": self.unanswered,
            "gold_core": self.gold_core,
            "system": self.system,
            "matched": self.matched,
            "pair": self.pair.to_json(),
            "triple": self.triple.to_json(),
            "on_matched": {name: round(getattr(self, name), 3) for name in ("plover", "factuality", "source")},
            "factuality": {name: {**prf.to_json(), "n": n} for name, (prf, n) in self.classes.items()},
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A core triple that was missed, or a triple of the system that is not right."""

    kind: Literal["missed", "wrong"]
    triple: GoldTriple


def score(gold: Iterable[GoldText], system: Iterable[GoldText]) -> Scores:
    """Score a system's texts against the gold ones of the same id; texts that only the system has do not count.

    Each core triple of gold is one to find. An optional one that is found, and a second wording of a triple that is
    found already, are neither rewarded nor punished.
    """
    answers = {text.id: text for text in system}
    n: Counter[str] = Counter()
    judged: Counter[tuple[str | None, str | None]] = Counter()  # gold and system factuality of the matched triples
    for text in gold:
        answer = answers.get(text.id, GoldText(text.id))
        alignment = align(text, answer)
        n["texts"] += 1
        n["unanswered"] += text.id not in answers
        n["core"] += sum(triple.core for triple in text.triples)
        n["system"] += len(answer.triples) - len(alignment.repeated)
        for pair in alignment.pairs:
            wanted, said = text.triples[pair.gold], answer.triples[pair.system]
            kind = "core" if wanted.core else "free"
            n[f"{kind} pair"] += 1
            if pair.full:
                n[f"{kind} triple"] += 1
                n["matched"] += 1
                n["plover"] += wanted.plover == said.plover
                n["source"] += pair.source
                judged[wanted.factuality, said.factuality] += 1
    return Scores(
        texts=n["texts"],
        unanswered=n["unanswered"],
        gold_core=n["core"],
        system=n["system"],
        matched=n["matched"],
        pair=_prf(n["core pair"], n["system"] - n["free pair"], n["core"]),
        triple=_prf(n["core triple"], n["system"] - n["free triple"], n["core"]),
        plover=_share(n["plover"], n["matched"]),
        factuality=_share(sum(count for (wanted, said), count in judged.items() if wanted == said), n["matched"]),
        source=_share(n["source"], n["matched"]),
        classes={name: _class(name, judged) for name in FACTUALITIES},
    )


def differences(gold: GoldText, system: GoldText) -> Iterator[Difference]:
    """Yield the core triples that the system missed in a text, then those that it should not have found."""
    alignment = align(gold, system)
    found = {pair.gold for pair in alignment.pairs if pair.full}
    right = {pair.system for pair in alignment.pairs if pair.full} | alignment.repeated
    for place, triple in enumerate(gold.triples):
        if place not in found and triple.core:
            yield Difference("missed", triple)
    for place, triple in enumerate(system.triples):
        if place not in right:
            yield Difference("wrong", triple)


def _class(name: str, judged: Counter[tuple[str | None, str | None]]) -> tuple[Prf, int]:
    wanted = sum(count for (gold, _), count in judged.items() if gold == name)
    said = sum(count for (_, system), count in judged.items() if system == name)
    return _prf(judged[name, name], said, wanted), wanted


def _prf(found: int, said: int, wanted: int) -> Prf:
    return Prf(_share(found, said), _share(found, wanted))


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)
