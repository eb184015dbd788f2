"""Scores by phenomenon: counts by kind of gold triple and by pattern of the system's triple."""

from kg.evaluation.breakdown import Share, kinds_found, patterns_right
from kg.evaluation.gold import GoldEntity, GoldText, GoldTriple

ENTITIES = tuple(GoldEntity(name, (name,)) for name in ("Noorwegen", "Zweden", "Finland"))


def gold(actor, action, target, evidence="", **details):
    return GoldTriple(actor, action, target, plover="ASSAULT", factuality="certain", evidence=evidence, **details)


def text(*triples):
    return GoldText("t", ENTITIES, triples)


GOLD = text(
    gold("Noorwegen", ("aanvallen", "aanval"), "Zweden", "de Noorse aanval op Zweden"),
    gold("Noorwegen", ("aanvallen",), "Finland", "Finland werd door Noorwegen aangevallen"),
    gold("Zweden", ("bezetten",), "Finland", "Zweden dreigt Finland te bezetten", source="Noorwegen"),
    gold("Finland", ("bezetten",), "Zweden", "Finland bezet Zweden", core=False),
)


def test_kinds_are_counted_over_core_triples():
    answer = text(GOLD.triples[0], GOLD.triples[3])
    shares = {share.kind: (share.part, share.whole) for share in kinds_found([GOLD], [answer])}
    assert shares == {
        **{"event noun": (1, 1), "passive": (0, 1), "infinitive": (0, 1)},
        **{"the author's own": (1, 2), "attributed": (0, 1), "certain": (1, 3), "ASSAULT": (1, 3)},
    }


def test_a_text_without_an_answer_has_nothing_found():
    assert {share.part for share in kinds_found([GOLD], [])} == {0}


def test_patterns_leave_optional_and_repeated_triples_out():
    said = text(
        gold("Noorwegen", ("aanvallen",), "Zweden", pattern="event noun"),
        gold("Noorwegen", ("aanval",), "Zweden", pattern="event noun"),  # says it again
        gold("Zweden", ("bombarderen",), "Noorwegen", pattern="active, object"),  # wrong
        gold("Finland", ("bezetten",), "Zweden", pattern="active, object"),  # optional
        gold("Zweden", ("bezetten",), "Finland"),  # of a system that names no pattern
    )
    assert patterns_right([GOLD], [said]) == [Share("active, object", 0, 1), Share("event noun", 1, 1)]
