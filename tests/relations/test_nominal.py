"""Event nouns: sentences and the statements that their nouns give."""

import pytest

from kg.extraction import extract
from kg.records import Article

NO, SE, FI = "Noorwegen", "Zweden", "Finland"

CASES = {
    # the roles around the noun
    "van and op": ("De aanval van Noorwegen op Zweden duurde drie dagen.", {(NO, "aanvallen", SE)}),
    "nationality and op": ("De Noorse aanval op Zweden mislukte.", {(NO, "aanvallen", SE)}),
    "nationality and aan": ("De Noorse steun aan Zweden groeit.", {(NO, "steunen", SE)}),
    "door": ("De bezetting van Zweden door Noorwegen duurt voort.", {(NO, "bezetten", SE)}),
    "compound": ("De Noorse mortieraanval op Zweden mislukte.", {(NO, "aanvallen", SE)}),
    "coordinated targets": (
        "De Noorse aanval op Zweden en Finland mislukte.",
        {(NO, "aanvallen", SE), (NO, "aanvallen", FI)},
    ),
    "kritiek": ("De kritiek van Noorwegen op Zweden houdt aan.", {(NO, "bekritiseren", SE)}),
    # mutual events
    "tussen": ("Het overleg tussen Noorwegen en Zweden begint morgen.", {(NO, "overleggen", SE)}),
    "met": ("Het Noorse overleg met Zweden begint morgen.", {(NO, "overleggen", SE)}),
    # the clause around it
    "support verb": ("Noorwegen voerde een aanval uit op Zweden.", {(NO, "aanvallen", SE)}),
    "begin": ("Noorwegen begon een aanval op Zweden.", {(NO, "aanvallen", SE)}),
    "receive": ("Zweden kreeg steun van Noorwegen.", {(NO, "steunen", SE)}),
    # nothing
    "no target": ("De Noorse aanval mislukte.", set()),
    "no agent": ("De aanval op Zweden mislukte.", set()),
}


@pytest.fixture(scope="module")
def found(nlp):
    def run(text):
        _, record = next(iter(extract([Article("x", text)], nlp)))
        return {(t.actor, t.action, t.target) for t in record.triples}

    return run


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements(found, text, expected):
    assert found(text) == expected
