"""Entity scores: are the participants found, are they of the right type, and is each of them one node?

All comparison is between strings as :mod:`kg.evaluation.naming` normalises them: without case, punctuation, hyphens and
first determiner; pronouns are left out, and so is a string that two gold entities of the text share.

- **found**: gold and system entities of a text are paired one to one, those that share most names (of id, labels and
  mentions) first. Precision is the share of system entities that are in a pair, recall that of gold entities.
- **type**: the share of those pairs whose types agree, among those whose gold entity has a type.
- **one node** (B-cubed): the items are the distinct mention strings of the gold entities of a text. A string belongs to
  the system entity that has it as a mention most often (of several, the first by id), or to none. The recall of a
  string is the share of its gold entity's strings that are in its system entity, 0 without one; the precision, taken
  over strings with a system entity, is the share of that entity's items that are its gold entity's. Both are means over
  all strings of all texts, so a participant counts by the ways it is spoken of and not by how often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.evaluation.gold import GoldEntity, GoldText
from kg.evaluation.naming import entity_keys, name_keys, shared_names
from kg.evaluation.scoring import Prf

__all__ = ["EntityScores", "pairs", "score_entities"]


@dataclass(frozen=True, slots=True)
class EntityScores:
    """How well the participants are found (``found``), typed (``type``) and kept together (``one_node``)."""

    gold: int
    system: int
    found: Prf
    type: float
    mentions: int  # distinct mention strings of the gold entities
    one_node: Prf

    def to_json(self) -> dict[str, Any]:
        """Return the scores to three decimals."""
        return {
            "gold": self.gold,
            "system": self.system,
            "found": self.found.to_json(),
            "type": round(self.type, 3),
            "mentions": self.mentions,
            "one_node": self.one_node.to_json(),
        }


def score_entities(gold: Iterable[GoldText], system: Iterable[GoldText]) -> EntityScores:
    """Score the entities of a system's texts against those of the gold texts of the same id."""
    answers = {text.id: text for text in system}
    n: Counter[str] = Counter()
    precision = recall = 0.0
    for text in gold:
        answer = answers.get(text.id, GoldText(text.id))
        n["gold"] += len(text.entities)
        n["system"] += len(answer.entities)
        for wanted, said in pairs(text, answer):
            n["found"] += 1
            n["typed"] += wanted.type is not None
            n["type"] += wanted.type is not None and wanted.type == said.type
        owners, nodes = _owners(text), _nodes(answer)
        gold_sizes = Counter(owners.values())
        node_sizes = Counter(nodes[item] for item in owners if item in nodes)
        together = Counter((owner, nodes[item]) for item, owner in owners.items() if item in nodes)
        n["mentions"] += len(owners)
        n["placed"] += sum(node_sizes.values())
        for (owner, node), count in together.items():
            precision += count * count / node_sizes[node]
            recall += count * count / gold_sizes[owner]
    return EntityScores(
        gold=n["gold"],
        system=n["system"],
        found=Prf(_share(n["found"], n["system"]), _share(n["found"], n["gold"])),
        type=_share(n["type"], n["typed"]),
        mentions=n["mentions"],
        one_node=Prf(_share(precision, n["placed"]), _share(recall, n["mentions"])),
    )


def pairs(gold: GoldText, system: GoldText) -> list[tuple[GoldEntity, GoldEntity]]:
    """Return which gold entity of a text is which of the system's, one to one; O(g * s) for g and s entities."""
    unclear = shared_names(gold.entities)
    wanted = [entity_keys(entity) - unclear for entity in gold.entities]
    said = [entity_keys(entity) - unclear for entity in system.entities]
    shared = [(len(w & s), -g, -i) for g, w in enumerate(wanted) for i, s in enumerate(said) if w & s]
    found: list[tuple[GoldEntity, GoldEntity]] = []
    used_gold: set[int] = set()
    used_system: set[int] = set()
    for _, g, i in sorted(shared, reverse=True):
        if g not in used_gold and i not in used_system:
            used_gold.add(g)
            used_system.add(i)
            found.append((gold.entities[-g], system.entities[-i]))
    return found


def _owners(text: GoldText) -> dict[str, str]:
    """Return the gold entity of each mention string that only one has."""
    owners: dict[str, set[str]] = {}
    for entity in text.entities:
        for item in name_keys(entity.mentions):
            owners.setdefault(item, set()).add(entity.id)
    return {item: ids.pop() for item, ids in owners.items() if len(ids) == 1}


def _nodes(text: GoldText) -> dict[str, str]:
    """Return the system entity that each mention string belongs to."""
    uses: dict[str, Counter[str]] = {}
    for entity in sorted(text.entities, key=lambda entity: entity.id):
        for mention in entity.mentions:
            for item in name_keys([mention]):
                uses.setdefault(item, Counter())[entity.id] += 1
    return {item: counts.most_common(1)[0][0] for item, counts in uses.items()}


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
