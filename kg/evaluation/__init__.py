"""Scoring what was extracted against gold: entities, pairs, triples, PLOVER category, factuality and source."""

from kg.evaluation.alignment import Alignment, align
from kg.evaluation.entities import EntityScores, score_entities
from kg.evaluation.gold import GoldEntity, GoldText, GoldTriple, read_gold, to_gold
from kg.evaluation.scoring import Prf, Scores, score

__all__ = [
    "Alignment",
    "EntityScores",
    "GoldEntity",
    "GoldText",
    "GoldTriple",
    "Prf",
    "Scores",
    "align",
    "read_gold",
    "score",
    "score_entities",
    "to_gold",
]
