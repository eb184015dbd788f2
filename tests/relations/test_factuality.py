"""Factuality through chains of governors: what Noorwegen does to Zweden becomes under each."""

import pytest

from kg.extraction import extract
from kg.records import Article

CASES = {
    # one governor
    "saying keeps it": ("Finland zegt dat Noorwegen Zweden steunt.", "certain"),
    "denying": ("Finland ontkent dat Noorwegen Zweden steunt.", "negated"),
    "fearing": ("Finland vreest dat Noorwegen Zweden steunt.", "uncertain"),
    "knowing": ("Finland weet dat Noorwegen Zweden steunt.", "certain"),
    "wanting": ("Finland wil dat Noorwegen Zweden steunt.", "uncertain"),
    # two governors
    "a denial of a denial": ("Finland ontkent dat Noorwegen weigert Zweden te steunen.", "uncertain"),
    "said to be promised": ("Finland zegt dat Noorwegen belooft Zweden te steunen.", "uncertain"),
    "said to be refused": ("Finland zegt dat Noorwegen weigert Zweden te steunen.", "negated"),
    "feared not to be": ("Finland vreest dat Noorwegen Zweden niet steunt.", "negated"),
    # taken for granted
    "ended": ("Noorwegen stopt met de aanvallen op Zweden.", "certain"),
    "not ended": ("Noorwegen stopt niet met de aanvallen op Zweden.", "certain"),
    "renounced": ("Noorwegen ziet af van een aanval op Zweden.", "negated"),
    "known or not": ("Finland weet niet dat Noorwegen Zweden steunt.", "certain"),
    "how it went": ("Finland zag niet hoe Noorwegen Zweden aanviel.", "certain"),
    "whether": ("Finland betwijfelt of Noorwegen Zweden steunt.", "uncertain"),
    # within the clause
    "nobody": ("Niemand gelooft dat Noorwegen Zweden steunt.", "negated"),
    "if": ("Als Noorwegen nu Zweden aanvalt, zal Finland protesteren.", "uncertain"),
    "unless": ("Finland protesteert, tenzij Noorwegen Zweden steunt.", "uncertain"),
    "before, in the past": ("Finland protesteerde voordat Noorwegen Zweden aanviel.", "certain"),
    "before, still to come": ("Finland protesteert voordat Noorwegen Zweden aanvalt.", "uncertain"),
    "as soon as it had": ("Finland protesteerde zodra Noorwegen Zweden had aangevallen.", "certain"),
    "can": ("Noorwegen kan Zweden steunen.", "uncertain"),
    "a modal shared by the second verb": ("Noorwegen zal Finland helpen en later ook Zweden steunen.", "uncertain"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_chain(nlp, text, expected):
    _, record = next(iter(extract([Article("x", text)], nlp)))
    statements = [triple for triple in record.triples if (triple.actor, triple.target) == ("Noorwegen", "Zweden")]
    assert {t.factuality for t in statements if t.action in {"steunen", "aanvallen"}} == {expected}


STANCES = {
    "a refusal is a fact, what is refused is not": (
        "Noorwegen weigert Zweden te steunen.",
        {("weigeren", "REJECT", "certain"), ("steunen", "SUPPORT", "negated")},
    ),
    "a threat is a fact, what is threatened is not": (
        "Noorwegen dreigt Zweden aan te vallen.",
        {("dreigen", "THREATEN", "certain"), ("aanvallen", "ASSAULT", "uncertain")},
    ),
    "a denied refusal": (
        "Finland ontkent dat Noorwegen weigert Zweden te steunen.",
        {("weigeren", "REJECT", "negated"), ("steunen", "SUPPORT", "uncertain")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), STANCES.values(), ids=STANCES.keys())
def test_stances(nlp, text, expected):
    _, record = next(iter(extract([Article("x", text)], nlp)))
    found = {(t.action, t.plover, t.factuality) for t in record.triples if t.target == "Zweden"}
    assert found == expected
