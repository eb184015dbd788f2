"""The scorer: what counts as the same participant, the same action and the same statement."""

from __future__ import annotations

import pytest

from kg.evaluation import GoldText, align, score, to_gold
from kg.evaluation.naming import lemma_keys, name_keys, shared_names
from kg.evaluation.scoring import differences

ENTITIES = {
    "Iran": {"labels": ["Iran", "Iran"], "mentions": ["Teheran", "het land"]},
    "Iraq": {"labels": ["Irak", "Iraq"], "mentions": ["het land"]},
    "United_States": {"labels": ["Verenigde Staten", "United States"], "mentions": ["de VS"]},
}


def text(*triples: tuple, entities: dict | None = None, id: str = "t") -> GoldText:
    """A text of triples (actor, action, target, and by name whatever differs from an attack that is certain)."""
    full = []
    for actor, action, target, *rest in triples:
        triple = {"actor": actor, "action": action, "target": target, "plover": "ASSAULT", "factuality": "certain"}
        full.append(triple | (rest[0] if rest else {}))
    return to_gold({"id": id, "entities": ENTITIES if entities is None else entities, "triples": full})


def counts(gold: GoldText, system: GoldText) -> tuple[float, float, float, float]:
    scores = score([gold], [system])
    return scores.pair.p, scores.pair.r, scores.triple.p, scores.triple.r


ATTACK = ("Iran", ["aanvallen", "aanval"], "Iraq")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("Iran", "aanvallen", "Iraq"), (1, 1, 1, 1)),  # a lemma
        (("Iran", "aan vallen", "Iraq"), (1, 1, 1, 1)),  # a lemma, however it is spaced
        (("Iran", "bombarderen", "Iraq"), (1, 1, 1, 1)),  # another lemma of the same category
        (("Iran", "bombarderen", "Iraq", {"plover": "THREATEN"}), (1, 1, 0, 0)),  # neither
        (("Iran", "aanval", "Iraq", {"plover": None}), (1, 1, 1, 1)),
        (("Iraq", "aanvallen", "Iran"), (0, 0, 0, 0)),  # the wrong way round
        (("Iran", "aanvallen", "United_States"), (0, 0, 0, 0)),
    ],
)
def test_a_triple_is_right_by_its_ends_and_a_lemma_or_the_category(said, expected):
    assert counts(text(ATTACK), text(said)) == expected


def test_the_category_other_says_nothing_about_the_action():
    gold = text(("Iran", "kopen", "Iraq", {"plover": "OTHER"}))
    assert counts(gold, text(("Iran", "noemen", "Iraq", {"plover": "OTHER"}))) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("entity", "same"),
    [
        ({"labels": ["Islamitische Republiek"], "mentions": ["Teheran"]}, True),
        ({"labels": ["IRAN"], "mentions": []}, True),
        ({"labels": ["Islamitische Republiek"], "mentions": ["het land"]}, False),  # Iraq goes by it as well
        ({"labels": ["Islamitische Republiek"], "mentions": ["hij"]}, False),
    ],
)
def test_entities_are_the_same_when_they_share_a_name_that_is_theirs_alone(entity, same):
    system = text(("X", "aanval", "Iraq"), entities={"X": entity, "Iraq": ENTITIES["Iraq"]})
    assert bool(align(text(ATTACK), system).pairs) is same


def test_an_entity_that_a_system_does_not_list_goes_by_its_id():
    assert counts(text(ATTACK), text(("Iran", "aanval", "Iraq"), entities={})) == (1, 1, 1, 1)


def test_an_optional_triple_is_neither_required_nor_punished():
    optional = ("Iran", "dreigen", "United_States", {"plover": "THREATEN", "core": False})
    assert counts(text(ATTACK, optional), text(ATTACK)) == (1, 1, 1, 1)
    assert counts(text(ATTACK, optional), text(ATTACK, optional)) == (1, 1, 1, 1)


def test_a_second_wording_is_not_punished_and_another_action_is():
    again = ("Iran", "bombarderen", "Iraq")
    scores = score([text(ATTACK)], [text(ATTACK, again)])
    assert (scores.system, scores.triple.p) == (1, 1)
    other = ("Iran", "bellen", "Iraq", {"plover": "CONSULT"})
    scores = score([text(ATTACK)], [text(ATTACK, other)])
    assert (scores.system, scores.triple.p) == (2, 0.5)


def test_the_best_match_is_taken_not_the_first():
    gold = text(ATTACK, ("Iran", "bombarderen", "Iraq"))
    system = text(("Iran", "bombarderen", "Iraq"), ("Iran", "aanval", "Iraq"))
    assert {(pair.gold, pair.system) for pair in align(gold, system).pairs} == {(0, 1), (1, 0)}


def test_the_rest_is_judged_on_the_triples_that_are_right():
    gold = text(
        ("Iran", "aanval", "Iraq", {"source": "United_States"}),
        ("Iraq", "aanval", "Iran", {"factuality": "negated"}),
        ("United_States", "aanval", "Iran", {"factuality": "uncertain"}),
        ("United_States", "bellen", "Iraq", {"plover": "CONSULT"}),
    )
    system = text(
        ("Iran", "aanval", "Iraq", {"source": "United_States", "plover": "THREATEN"}),
        ("Iraq", "aanval", "Iran", {"source": "Iraq"}),
        ("United_States", "aanval", "Iran", {"factuality": "uncertain"}),
        ("United_States", "haten", "Iraq", {"factuality": "uncertain"}),  # a pair, but the action is wrong
    )
    scores = score([gold], [system])
    assert scores.matched == 3
    assert (scores.plover, scores.factuality, scores.source) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    certain, certain_n = scores.classes["certain"]
    negated, negated_n = scores.classes["negated"]
    assert (certain.p, certain.r, certain_n) == (0.5, 1.0, 1)
    assert (negated.p, negated.r, negated_n) == (0.0, 0.0, 1)


def test_a_source_is_right_by_its_names_and_so_is_none():
    source = {"source": "United_States"}
    america = {"America": {"labels": ["VS"], "mentions": []}, "Iran": ENTITIES["Iran"], "Iraq": ENTITIES["Iraq"]}
    right = text(("Iran", "aanval", "Iraq", {"source": "America"}), entities=america)
    assert score([text((*ATTACK, source))], [right]).source == 1
    assert score([text((*ATTACK, source))], [text(ATTACK)]).source == 0
    assert score([text(ATTACK)], [text((*ATTACK, source))]).source == 0
    assert score([text(ATTACK)], [text(ATTACK)]).source == 1


def test_texts_without_an_answer_count_and_answers_without_a_text_do_not():
    scores = score([text(ATTACK, id="1"), text(ATTACK, id="2")], [text(ATTACK, id="1"), text(ATTACK, id="3")])
    assert (scores.texts, scores.unanswered, scores.gold_core, scores.system) == (2, 1, 2, 1)
    assert (scores.triple.p, scores.triple.r, scores.triple.f1) == pytest.approx((1, 0.5, 2 / 3))


def test_nothing_at_all_scores_zero():
    scores = score([text()], [text()])
    assert (scores.triple.f1, scores.plover) == (0, 0)


def test_the_numbers_of_a_known_answer():
    """Fixed numbers: half of one side right, rounded as they are printed."""
    gold = text(ATTACK, ("Iraq", "doden", "Iran"), ("United_States", "bellen", "Iran", {"plover": "CONSULT"}))
    system = text(ATTACK, ("Iraq", "zien", "Iran", {"plover": "OTHER"}))
    assert score([gold], [system]).to_json() == {
        "texts": 1,
        "unanswered": 0,
        "gold_core": 3,
        "system": 2,
        "matched": 1,
        "pair": {"p": 1.0, "r": 0.667, "f1": 0.8},
        "triple": {"p": 0.5, "r": 0.333, "f1": 0.4},
        "on_matched": {"plover": 1.0, "factuality": 1.0, "source": 1.0},
        "factuality": {
            "certain": {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1},
            "uncertain": {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 0},
            "negated": {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 0},
        },
    }


def test_differences_are_what_was_missed_and_what_is_wrong():
    optional = ("Iran", "dreigen", "United_States", {"plover": "THREATEN", "core": False})
    wrong = ("Iraq", "aanvallen", "United_States")
    found = [(d.kind, d.triple.actor) for d in differences(text(ATTACK, optional), text(wrong))]
    assert found == [("missed", "Iran"), ("wrong", "Iraq")]


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["de Veiligheidsraad", "Veiligheids-raad"], {"veiligheidsraad", "veiligheids raad"}),
        (["V.N.", "“VN”", "'t Hof", "Het Hof"], {"vn", "t hof", "hof"}),
        (["Qassem_Soleimani", "Qassem  Soleimani"], {"qassem soleimani"}),
        (["hij", "Die", "", "…de"], {"…de"}),
    ],
)
def test_names_are_compared_without_case_marks_and_determiner(names, keys):
    assert name_keys(names) == keys


def test_shared_names_and_lemmas():
    assert shared_names(text().entities) == {"land"}
    assert lemma_keys(["Bezoek brengen", "bezoeken"]) == {"bezoekbrengen", "bezoeken"}
