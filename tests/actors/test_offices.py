"""Who held an office when the article appeared, and who is meant by what a name or office stands with."""

import pytest

from kg.extraction import extract
from kg.records import Article


@pytest.fixture(scope="module")
def entities(nlp):
    def run(text, date=None):
        _, record = next(iter(extract([Article("x", text, date)], nlp)))
        return {mention: entity for entity in record.entities for mention in entity.mentions}

    return run


@pytest.fixture(scope="module")
def ids(nlp):
    return lambda text: {entity.id for entity in nlp(text)._.actors}


HOLDERS = {
    "the president of a country": ("De Franse president", 2018, "Emmanuel_Macron"),
    "an earlier one": ("De Franse president", 2010, "Nicolas_Sarkozy"),
    "by another word": ("De Britse eerste minister", 2011, "David_Cameron"),
    "with the country behind": ("De president van Rusland", 2018, "Vladimir_Poetin"),
    "of an organisation": ("De secretaris-generaal van de NAVO", 2018, "Jens_Stoltenberg"),
}


@pytest.mark.parametrize(("office", "year", "holder"), HOLDERS.values(), ids=HOLDERS.keys())
def test_holder(entities, office, year, holder):
    assert entities(f"{office} zweeg.", f"{year}-05-01")[office].id == holder


def test_without_a_date_an_office_is_itself(entities):
    assert entities("De Franse president zweeg.")["De Franse president"].id == "Franse_president"


def test_a_year_with_two_holders_decides_nothing(entities):
    found = entities("De Amerikaanse president zweeg.", "2017-01-15")["De Amerikaanse president"]
    assert found.id == "Amerikaanse_president"


def test_the_reason_names_the_year(entities):
    macron = entities("De Franse president zweeg.", "2018-05-01")["De Franse president"]
    assert {merge.rule for merge in macron.merges} == {"holder of the office in 2018"}


def test_an_office_of_a_person_of_the_text_comes_first(entities):
    text = "Alain Dupont is de nieuwe Franse president. De Franse president zweeg. President Alain Dupont lachte."
    assert entities(text, "2018-05-01")["De Franse president"].type == "Person"


CASES = {
    "a body with its country's adjective": ("De Iraanse Quds-brigade schoot.", "Quds-brigade"),
    "the first of several countries": ("Franse en Duitse troepen schoten.", "Franse_troepen"),
    "the second of several countries": ("Franse en Duitse troepen schoten.", "Duitse_troepen"),
    "who sides with a country": ("Pro-Russische separatisten schoten.", "Pro-Russische_separatisten"),
    "a kind of thing before a name": ("Het Britse concern Granada Media groeit.", "Granada_Media"),
    "a court with its place": ("De rechtbank Den Haag sprak hem vrij.", "Rechtbank_in_Den_Haag"),
    "a capital that is addressed": ("Frankrijk beschuldigt Moskou van verraad.", "Rusland"),
    "what a government gives": ("De rebellen kregen de steun van Moskou.", "Rusland"),
    "what a city has": ("De rebellen bereikten de haven van Moskou.", "Moskou"),
    "a capital that is visited": ("De koning bezoekt Moskou.", "Moskou"),
    "a title in the name": ("Raadsvoorzitter Donald Tusk zweeg.", "Donald_Tusk"),
}


@pytest.mark.parametrize(("text", "entity"), CASES.values(), ids=CASES.keys())
def test_entity(ids, text, entity):
    assert entity in ids(text)


def test_a_mention_is_known_with_its_phrase_and_without(entities):
    found = entities("De Amerikaanse troepen in Irak wachten.")
    assert {m for m, e in found.items() if e.id == "Amerikaanse_troepen"} == {
        *("De Amerikaanse troepen", "De Amerikaanse troepen in Irak"),
    }


def test_a_people_with_names_is_these_people(entities):
    found = entities("De rechtbank veroordeelde de Russen Igor Girkin en Sergej Doebinski.")
    assert "Rusland" not in {entity.id for entity in found.values()}


def test_we_is_the_country_of_who_speaks_for_it(nlp):
    text = "“Wij steunen Oekraïne”, zei de Amerikaanse minister Antony Blinken. Amerika, zo noemen de VS zich, helpt."
    _, record = next(iter(extract([Article("x", text)], nlp)))
    assert ("Verenigde_Staten", "steunen", "Oekraïne") in {(t.actor, t.action, t.target) for t in record.triples}
