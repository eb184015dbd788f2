"""Sentences and the statements they give: the specification of the patterns.

Each case: a sentence, and the (actor, action, target) triples that must be found; an empty set means nothing may be.
"""

import pytest

from kg.extraction import extract
from kg.records import Article

FR, DE, GB, RU, CN, TR = "Frankrijk", "Duitsland", "Verenigd_Koninkrijk", "Rusland", "China", "Turkije"

CASES = {
    # active clauses
    "active": ("Frankrijk steunt Duitsland.", {(FR, "steunen", DE)}),
    "object first": ("Duitsland heeft Frankrijk gisteren gesteund.", {(DE, "steunen", FR)}),
    "separable verb": ("Rusland viel Turkije aan.", {(RU, "aanvallen", TR)}),
    "separable verb, joined": ("Het is zeker dat Rusland Turkije aanviel.", {(RU, "aanvallen", TR)}),
    "coordinated actors": (
        "Frankrijk en Duitsland veroordelen Rusland.",
        {(FR, "veroordelen", RU), (DE, "veroordelen", RU)},
    ),
    "coordinated targets": ("Frankrijk bedreigt Rusland en China.", {(FR, "bedreigen", RU), (FR, "bedreigen", CN)}),
    "coordinated verbs": (
        "Frankrijk bekritiseert Rusland en steunt Turkije.",
        {(FR, "bekritiseren", RU), (FR, "steunen", TR)},
    ),
    # passive clauses
    "passive": ("Turkije werd door Rusland aangevallen.", {(RU, "aanvallen", TR)}),
    "passive, agent first": ("Door Rusland is Turkije aangevallen.", {(RU, "aanvallen", TR)}),
    "passive with an event": ("Turkije werd getroffen bij een Russische raketaanval.", {(RU, "treffen", TR)}),
    "passive without an agent": ("Turkije werd aangevallen.", set()),
    # participles and relative clauses
    "past participle": ("De door Rusland aangevallen Turken zijn gevlucht.", {(RU, "aanvallen", "Turken")}),
    "relative clause, subject": (
        "Frankrijk bekritiseert de Duitsers die Rusland steunen.",
        {("Duitsers", "steunen", RU)},
    ),
    "relative clause, object": ("De Turken die Rusland aanvalt, vluchten.", {(RU, "aanvallen", "Turken")}),
    # prepositional targets
    "against": ("Rusland vecht tegen Turkije.", {(RU, "vechten", TR)}),
    "with": ("Frankrijk onderhandelt met China.", {(FR, "onderhandelen", CN)}),
    "withdraw from": ("Frankrijk trekt zijn troepen terug uit Turkije.", {(FR, "terugtrekken", TR)}),
    # control
    "object control": ("Frankrijk vroeg Duitsland om Rusland te straffen.", {(FR, "vragen", DE), (DE, "straffen", RU)}),
    "subject control": ("Frankrijk beloofde Turkije te helpen.", {(FR, "helpen", TR)}),
    "purpose": ("Frankrijk reisde naar Genève om Rusland te overtuigen.", {(FR, "overtuigen", RU)}),
    # event nouns
    "event noun, van and op": ("De aanval van Rusland op Turkije duurt voort.", {(RU, "aanvallen", TR)}),
    "event noun, nationality": ("De Russische aanval op Turkije duurt voort.", {(RU, "aanvallen", TR)}),
    "event noun, door": ("De invasie van Turkije door Rusland duurt voort.", {(RU, "binnenvallen", TR)}),
    "compound event noun": ("Een Russische raketaanval op Turkije mislukte.", {(RU, "aanvallen", TR)}),
    "support verb": ("Rusland voerde een aanval uit op Turkije.", {(RU, "aanvallen", TR)}),
    "visit": ("Emmanuel Macron bracht een bezoek aan Duitsland.", {("Emmanuel_Macron", "bezoeken", DE)}),
    "between": ("Het overleg tussen Frankrijk en China mislukte.", {(FR, "overleggen", CN)}),
    # objects inside objects
    "inside an object": ("Frankrijk schortte de hulp aan Turkije op.", {(FR, "opschorten", TR)}),
    # not actions
    "office": ("Emmanuel Macron is de president van Frankrijk.", set()),
    "intransitive": ("Frankrijk wacht af.", set()),
    "unidentified": ("Een buurman zag analisten.", set()),
}


@pytest.fixture(scope="module")
def triples(nlp):
    def run(text):
        _, record = next(iter(extract([Article("x", text, "2020-01-08")], nlp)))
        return record.triples

    return run


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements(triples, text, expected):
    found = {(t.actor, t.action, t.target) for t in triples(text)}
    assert expected <= found
    assert expected or not found


FACTUALITY = {
    "fact": ("Frankrijk steunde Duitsland.", "certain"),
    "negation": ("Frankrijk steunde Duitsland niet.", "negated"),
    "never": ("Frankrijk heeft Duitsland nooit gesteund.", "negated"),
    "future": ("Frankrijk zal Duitsland steunen.", "uncertain"),
    "hearsay": ("Frankrijk zou Duitsland hebben gesteund.", "uncertain"),
    "wish": ("Frankrijk wil Duitsland steunen.", "uncertain"),
    "condition": ("Als Frankrijk morgen Duitsland steunt, komt er vrede.", "uncertain"),
    "refusal": ("Frankrijk weigert Duitsland te steunen.", "negated"),
    "promise": ("Frankrijk belooft Duitsland te steunen.", "uncertain"),
    "question": ("Heeft Frankrijk Duitsland gesteund?", "uncertain"),
}


@pytest.mark.parametrize(("text", "expected"), FACTUALITY.values(), ids=FACTUALITY.keys())
def test_factuality(triples, text, expected):
    assert {t.factuality for t in triples(text) if (t.actor, t.action, t.target) == (FR, "steunen", DE)} == {expected}


SOURCES = {
    "the author": ("Rusland viel Turkije aan.", None),
    "reported speech": ("Frankrijk zegt dat Rusland Turkije aanviel.", FR),
    "volgens": ("Volgens Frankrijk viel Rusland Turkije aan.", FR),
    "aldus": ("Rusland viel Turkije aan, aldus Frankrijk.", FR),
    "quotation": ("“Rusland viel Turkije aan”, zei Emmanuel Macron.", "Emmanuel_Macron"),
    "nested": ("Frankrijk zegt dat Rusland volgens China gisteren Turkije aanviel.", CN),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_source(triples, text, expected):
    assert {t.source for t in triples(text) if (t.actor, t.target) == (RU, TR)} == {expected}


def test_evidence_is_the_text_at_its_offsets(triples):
    text = "Gisteren viel Rusland Turkije aan. Frankrijk veroordeelde Rusland."
    for triple in triples(text):
        assert triple.evidence == text[triple.start : triple.end]
        assert triple.sentence[0] <= triple.start < triple.end <= triple.sentence[1]
