"""Which triple of a system answers which gold triple of a text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.evaluation.gold import GoldText, GoldTriple
from kg.evaluation.naming import entity_keys, lemma_keys, name_keys, shared_names

__all__ = ["Alignment", "Pair", "align"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold triple and the system's, by their places; ``full`` when the action is right too, not the ends alone."""

    gold: int
    system: int
    full: bool
    source: bool  # both name the same source, or none


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of a text, and the places of system triples that say again, in full, what is found already."""

    pairs: tuple[Pair, ...]
    repeated: frozenset[int]


def align(gold: GoldText, system: GoldText) -> Alignment:
    """Pair the triples of a text one to one, the best matches first.

    Ends match when the entities share a name that is one entity's alone in the gold text. The action matches by a
    lemma, or by the PLOVER category unless it is OTHER. Better is, in this order: an action that is right, by its
    lemma, by its category too, a core triple. O(g * s) for g gold and s system triples.
    """
    same = _Sameness(gold, system)
    candidates = []
    for g, wanted in enumerate(gold.triples):
        for s, said in enumerate(system.triples):
            if same(wanted.actor, said.actor) and same(wanted.target, said.target):
                candidates.append((_rank(wanted, said), g, s))
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    pairs: list[Pair] = []
    used_gold: set[int] = set()
    used_system: set[int] = set()
    for (full, *_), g, s in candidates:
        if g not in used_gold and s not in used_system:
            used_gold.add(g)
            used_system.add(s)
            source = same.or_neither(gold.triples[g].source, system.triples[s].source)
            pairs.append(Pair(g, s, full, source))
    repeated = frozenset(s for (full, *_), _, s in candidates if full and s not in used_system)
    return Alignment(tuple(pairs), repeated)


def _rank(wanted: GoldTriple, said: GoldTriple) -> tuple[bool, bool, bool, bool]:
    lemma = bool(lemma_keys(wanted.action) & lemma_keys(said.action))
    category = wanted.plover == said.plover and wanted.plover not in (None, "OTHER")
    return lemma or category, lemma, category, wanted.core


class _Sameness:
    """Whether an entity of the gold text is one of the system's."""

    def __init__(self, gold: GoldText, system: GoldText) -> None:
        unclear = shared_names(gold.entities)
        self._gold = {entity.id: entity_keys(entity) - unclear for entity in gold.entities}
        self._system = {entity.id: entity_keys(entity) - unclear for entity in system.entities}

    def __call__(self, gold_id: str, system_id: str) -> bool:
        wanted = self._gold.get(gold_id, frozenset())
        said = self._system[system_id] if system_id in self._system else name_keys([system_id])
        return bool(wanted & said)

    def or_neither(self, gold_id: str | None, system_id: str | None) -> bool:
        if gold_id is None or system_id is None:
            return gold_id is None and system_id is None
        return self(gold_id, system_id)
