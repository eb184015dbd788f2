"""Sentence boundaries in the layout of news: paragraphs, credits, quotations."""

import pytest

CASES = {
    "a heading has its own line": (
        "Troepen weg\n\nDe VS trekken troepen terug.",
        ["Troepen weg", "De VS trekken troepen terug."],
    ),
    "a photo credit": (
        "Soldaten bewaken de poort. Beeld EPA\n\nDe poort is dicht.",
        ["Soldaten bewaken de poort.", "Beeld EPA", "De poort is dicht."],
    ),
    "an abbreviation ends no sentence": (
        "Generaal William H. Seely schreef een brief.",
        ["Generaal William H. Seely schreef een brief."],
    ),
    "a quotation opens with its sentence": (
        "De premier zweeg. “We wachten af”, zei hij later.",
        ["De premier zweeg.", "“We wachten af”, zei hij later."],
    ),
    "quotes of typewriters": (
        "Hij had geluk. ,, We wachten af. '' De premier zweeg.",
        ["Hij had geluk.", ",, We wachten af. ''", "De premier zweeg."],
    ),
    "a colon announces": (
        "De premier zei: ‘Wij wachten af.’ Daarna zweeg hij.",
        ["De premier zei: ‘Wij wachten af.’", "Daarna zweeg hij."],
    ),
    "VN at the end": ("Zij werkt bij de VN. Hij werkt bij de EU.", ["Zij werkt bij de VN.", "Hij werkt bij de EU."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentences(nlp, text, expected):
    assert [sentence.text.strip() for sentence in nlp(text).sents] == expected
