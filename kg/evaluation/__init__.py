"""Scoring extracted triples against gold triples: pairs, triples, PLOVER category, factuality and source."""

from kg.evaluation.alignment import Alignment, align
from kg.evaluation.gold import GoldEntity, GoldText, GoldTriple, read_gold, to_gold
from kg.evaluation.scoring import Prf, Scores, score

__all__ = [
    "Alignment", "GoldEntity", "GoldText", "GoldTriple", "Prf", "Scores", "align", "read_gold", "score", "to_gold",
]
