"""Each participant of a text is one node: invented sentences through the whole pipeline."""

from __future__ import annotations

import pytest

CASES = [
    # (text, {id: mentions that must be among its own}, ids that must not be there)
    ("Ehud Barak sprak gisteren. Volgens Barak komt er vrede.", {"Ehud_Barak": ["Ehud Barak", "Barak"]}, ["Barak"]),
    ("De aanhang van Angela Merkel groeit. Angela Merkels partij wint.",
     {"Angela_Merkel": ["Angela Merkel"]}, ["Angela_Merkels"]),
    ("De NAVO stuurt hulp. De militaire verdragsorganisatie in Brussel prees België.",
     {"NAVO": ["NAVO"]}, ["Verdragsorganisatie_in_Brussel"]),
    ("Het leger bombardeerde dorpen in Oost-Oekraïne.", {"Oost-Oekraïne": ["Oost-Oekraïne"]}, ["Oekraïne"]),
    ("De politie bewaakt de Franse ambassade in Caïro. De Franse ambassade is gesloten.",
     {"Franse_ambassade_in_Caïro": ["de Franse ambassade in Caïro"]}, ["Franse_ambassade"]),
    ("De Fransen steunen Italië.", {"Frankrijk": ["De Fransen"]}, ["Fransen"]),
    ("In het hotel zaten twintig Fransen.", {"Fransen": ["twintig Fransen"]}, ["Frankrijk"]),
    ("Het leger beschermt de joden.", {"Joden": []}, []),
    ("Het leger viel strijders van Hamas aan.", {"Hamas": ["Hamas"]}, ["Strijders_van_Hamas"]),
    ("Minister van Defensie Ludivine Dedonder bezocht Mali.",
     {"Ludivine_Dedonder": ["Ludivine Dedonder"]}, ["Defensie"]),
    ("Robert Vangheluwe prees Frankrijk.", {"Robert_Vangheluwe": ["Robert Vangheluwe"]}, ["Roger_Vangheluwe"]),
    ("Marc Rutte prees Frankrijk.", {"Mark_Rutte": ["Marc Rutte"]}, []),
    ("De brand is geblust. Foto: Reuters", {}, ["Reuters"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "absent"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_one_node(nlp, text, wanted, absent):
    found = {actor.id: actor.mentions for actor in nlp(text)._.actors}
    for entity, mentions in wanted.items():
        assert entity in found, found
        assert set(mentions) <= set(found[entity]), found
    assert not set(absent) & found.keys(), found


def test_an_object_pronoun_is_not_the_subject_of_its_clause(nlp):
    actors = nlp("Barack Obama belde hem.")._.actors
    assert all("hem" not in actor.mentions for actor in actors)


def test_every_mention_has_its_reason(nlp):
    for actor in nlp("De Franse president Emmanuel Macron ontving de Duitse kanselier.")._.actors:
        assert [merge.span for merge in actor.merges] == list(actor.spans)
        assert all(merge.rule and merge.evidence and 0 < merge.confidence <= 1 for merge in actor.merges)
