"""Who says it: sentences with a statement, and the source that it gets."""

import pytest

from kg.extraction import extract
from kg.records import Article
from kg.relations.attribution import quotations

NO, SE, FI, DK = "Noorwegen", "Zweden", "Finland", "Denemarken"
HELLE = "Helle_Thorning"

CASES = {
    # the author
    "plain": ("Noorwegen viel Zweden aan.", None),
    "the subject is no source": ("Noorwegen zei niets en viel Zweden aan.", None),
    # according to
    "volgens, first": ("Volgens Finland viel Noorwegen gisteren Zweden aan.", FI),
    "volgens, last": ("Noorwegen viel Zweden aan, volgens Finland.", FI),
    "klonk het": ("Volgens Finland komt er vrede. Noorwegen viel gisteren Zweden aan, klonk het.", FI),
    "klonk het, nobody before": ("Er komt vrede. Noorwegen viel gisteren Zweden aan, klonk het.", None),
    "aldus": ("Noorwegen viel Zweden aan, aldus Finland.", FI),
    # reported speech
    "that": ("Finland meldt dat Noorwegen gisteren Zweden aanviel.", FI),
    "perfect": ("Finland heeft bevestigd dat Noorwegen gisteren Zweden aanviel.", FI),
    "put in last": ("Noorwegen viel Zweden aan, zei Finland.", FI),
    "the innermost source": ("Finland meldt dat Noorwegen volgens Denemarken gisteren Zweden aanviel.", DK),
    "a factive leaves it to the author": ("Finland betreurt het dat Noorwegen gisteren Zweden aanviel.", None),
    # quotations
    "said after": ("“Noorwegen viel Zweden aan”, zei Helle Thorning.", HELLE),
    "said before": ("Helle Thorning zei: “Noorwegen viel Zweden aan.”", HELLE),
    "aldus after": ("“Noorwegen viel Zweden aan”, aldus Helle Thorning.", HELLE),
    "over two sentences": ("“Noorwegen viel Zweden aan. Dat was in de winter”, zei Helle Thorning.", HELLE),
    "second sentence": ("“Het was winter. Noorwegen viel Zweden aan”, zei Helle Thorning.", HELLE),
    "other marks": ("‘Noorwegen viel Zweden aan’, zei Helle Thorning.", HELLE),
    "after the quotation": ("“Wij blijven thuis vandaag”, zei Helle Thorning. Noorwegen viel Zweden aan.", None),
}


@pytest.fixture(scope="module")
def triples(nlp):
    def run(text):
        _, record = next(iter(extract([Article("x", text)], nlp)))
        return record.triples

    return run


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_source(triples, text, expected):
    assert {t.source for t in triples(text) if (t.actor, t.target) == (NO, SE)} == {expected}


def test_the_first_person_in_a_quotation_is_its_speaker(triples):
    text = "“Wij steunen Finland in de winter”, zei Helle Thorning."
    assert {(t.actor, t.target) for t in triples(text)} == {(HELLE, FI)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wij gaan”, zei hij.", ["Wij gaan"]),
        ('Hij zei: "Wij gaan." En weg was hij.', ["Wij gaan."]),
        ("De ‘vrede’ en de «rust».", ["vrede", "rust"]),
        ("„Wij gaan”, zei hij.", ["Wij gaan"]),
        ("“Wij gaan\n\nZij blijven.", []),
        ("Geen aanhaling.", []),
    ],
)
def test_quotations(nlp, text, expected):
    doc = nlp.make_doc(text)
    assert [doc[start:end].text for start, end in quotations(doc)] == expected
