"""Whom pronouns, counted phrases and descriptions mean: invented sentences, and the participants of a phrase."""

from __future__ import annotations

import pytest

from kg.actors.gender import GENDER_COLUMNS
from kg.extraction import extract
from kg.records import Article
from kg.tables import read_rows, shipped

CASES = {
    # text, the phrase (its last occurrence), whom it means
    "government of a leader": (
        "De regering van Olaf Scholz steunt Turkije.", "De regering van Olaf Scholz", {"Duitse_regering"},
    ),
    "cabinet in a compound": ("Het kabinet-Rutte steunt Turkije.", "Het kabinet-Rutte", {"Nederlandse_regering"}),
    "a name of two words": ("De regering-Di Rupo steunt Turkije.", "De regering-Di Rupo", {"Belgische_regering"}),
    "his government": (
        "De Noorse premier Jens Jansen reisde naar Zweden. Zijn regering steunt Turkije.",
        "Zijn regering",
        {"Noorse_regering"},
    ),
    "junta of a country": (
        "De Malinese president Assimi Goïta zweeg. Zijn junta steunt Rusland.", "Zijn junta", {"Malinese_junta"},
    ),
    "committee": ("De commissie-Remkes adviseert Nederland.", "De commissie-Remkes", {"Commissie-Remkes"}),
    "a body by its name, with a capital": (
        "De Europese Commissie prees Hongarije. De Europese Raad zweeg. Volgens Polen steunt de Commissie Turkije.",
        "de Commissie",
        {"Europese_Commissie"},
    ),
    "his organisation": (
        "Amr Moussa, de secretaris-generaal van de Arabische Liga, zweeg. Zijn organisatie prees Frankrijk.",
        "Zijn organisatie",
        {"Arabische_Liga"},
    ),
    "both countries": ("Finland en Zweden zwegen. Turkije steunt beide landen.", "beide landen", {"Finland", "Zweden"}),
    "both, counted before": (
        "Finland en Zweden zwegen. Turkije steunt beide landen. Rusland prees Noorwegen. China steunt beide landen.",
        "beide landen",
        {"Finland", "Zweden"},
    ),
    "two leaders": (
        "De Franse president Emmanuel Macron en de Duitse kanselier Angela Merkel spraken elkaar. "
        "Rusland prees de twee leiders.",
        "de twee leiders",
        {"Emmanuel_Macron", "Angela_Merkel"},
    ),
    "both sides, whom it is about": (
        "Servië en Kosovo ruziën. Rusland en China zwegen. Servië dreigde Kosovo. De EU spreekt met beide partijen.",
        "beide partijen",
        {"Servië", "Kosovo"},
    ),
    "het, subject above": ("Rusland zegt dat het Turkije niet zal aanvallen.", "het", {"Rusland"}),
    "ze, subject above": ("De Verenigde Staten verklaarden dat ze Israël zullen steunen.", "ze", {"Verenigde_Staten"}),
    "ze, after voor": (
        "Amerikaanse militairen rusten even voor ze op missie gestuurd worden.", "ze", {"Amerikaanse_troepen"},
    ),
    "of the one beside": ("Rusland prees de VS en hun bondgenoten.", "hun", {"Verenigde_Staten"}),
    "hem, no woman by the ending of her name": (
        "Elvanne Bakker steunt Frankrijk en bezoekt Emmanuel Macron. China prees hem.", "hem", {"Emmanuel_Macron"},
    ),
    "hem, whom the text is about": (
        "Emmanuel Macron reisde naar China. Macron prees China. Macron zweeg over Turkije. "
        "Olaf Scholz keek uit naar een gesprek met Macron. Rusland prees hem.",
        "hem",
        {"Emmanuel_Macron"},
    ),
    "hem, the last subject of two": (
        "Emmanuel Macron reisde naar China. Olaf Scholz keek uit naar een gesprek met Macron. Rusland prees hem.",
        "hem",
        {"Olaf_Scholz"},
    ),
    "haar, a woman": ("Angela Merkel ontmoette Emmanuel Macron. Frankrijk prees haar.", "haar", {"Angela_Merkel"}),
    "hem, a man": ("Emmanuel Macron ontmoette Angela Merkel. Frankrijk prees hem.", "hem", {"Emmanuel_Macron"}),
    "die, the other one": (
        "Michel Platini had Sepp Blatter gevraagd op te stappen, maar die weigerde dat.", "die", {"Sepp_Blatter"},
    ),
    "dat land": ("Turkije sprak met Zweden. Rusland steunt dat land.", "dat land", {"Zweden"}),
    "by its name": (
        "Het Volksbevrijdingsfront steunt Eritrea. Rusland prees het front.", "het front", {"Volksbevrijdingsfront"},
    ),
    "capital after volgens": ("Volgens Washington heeft Iran gelogen.", "Washington", {"Verenigde_Staten"}),
    "two names in one": ("Dat zei de minister bij Bel RTL.", "Bel RTL", {"Bel_RTL"}),
    "a kind of state": ("Qatar zweeg. Iran en Egypte prezen het emiraat.", "het emiraat", {"Qatar"}),
    "a kind of state, not there": ("Egypte zweeg. Iran prees het emiraat.", "het emiraat", set()),
    "a region spoken of again": (
        "In Catalonië is gestemd. Frankrijk prees de regio.", "de regio", {"Catalonië"},
    ),
    "no city is a region": ("In Parijs is gestemd. Frankrijk prees de regio.", "de regio", set()),
    "both sides, long after": (
        "Servië en Kosovo ruziën. " + "Iran zweeg. " * 12 + "De EU spreekt met beide partijen.", "beide partijen",
        {"Servië", "Kosovo"},
    ),
    "an object goes on": (
        "Mark Rutte reisde af. Emmanuel Macron prees hem. Olaf Scholz bedankte hem.", "hem", {"Mark_Rutte"},
    ),
    "her, a woman before": (
        "De Senaat sprak met Dilma Rousseff. Haar advocaat prees de Senaat.", "Haar", {"Dilma_Rousseff"},
    ),
    "two listed names": ("De partijen sp.a en Groen prezen Frankrijk.", "Groen", {"Groen"}),
    "genitive": ("Angela Merkel zweeg. Frankrijk prees Merkels voorstel.", "Merkels", {"Angela_Merkel"}),
    "a party that was called so": (
        "Regeringspartij Zanu-PF zweeg. Zambia prees de partij.", "de partij", {"Zanu-PF"},
    ),
    "particle in a name": ("Trainer Erik ten Hag prees Frankrijk.", "Erik ten Hag", {"Erik_ten_Hag"}),
    "noun before a name": (
        "Mensenrechtenorganisatie Human Rights Watch prees Frankrijk.", "Human Rights Watch", {"Human_Rights_Watch"},
    ),
    "by what she is": (
        "Angela Merkel en Emmanuel Macron spraken elkaar. Merkel zweeg. Rusland prees de politica.",
        "de politica",
        {"Angela_Merkel"},
    ),
    "by what he is, whom it is about": (
        "De Vlaamse dichter Raf Demol weigerde de prijs. Hij noemde die een schande. Sofie Maes steunt de dichter.",
        "de dichter",
        {"Raf_Demol"},
    ),
    "by his people": (
        "Emmanuel Macron bezocht Angela Merkel. Hij prees haar. China steunt de Fransman.",
        "de Fransman",
        {"Emmanuel_Macron"},
    ),
    "a name that acts": ("De Weglooplijn helpt Nederlandse jongeren.", "Weglooplijn", {"Weglooplijn"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "meant"), CASES.values(), ids=CASES.keys())
def test_whom_a_phrase_means(nlp, text, phrase, meant):
    doc = nlp(text)
    start, end = text.rindex(phrase), text.rindex(phrase) + len(phrase)
    spans = [(doc[m.start].idx, doc[m.start : m.end].end_char, m.entity) for m in doc._.mentions]
    found = {entity for first, last, entity in spans if (first, last) == (start, end)}
    if phrase.startswith(("De ", "Het ")):  # a name is a mention without its article
        found = found or {entity for first, last, entity in spans if (first, last) == (text.index(" ", start) + 1, end)}
    assert found == meant, [(doc[m.start : m.end].text, m.entity) for m in doc._.mentions]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Turkije steunt twee landen.", "twee landen"),  # new ones, not those of before
        ("Finland zweeg. Turkije steunt beide landen.", "beide landen"),  # one alone is not both
        ("De regering vreest dat het regent.", "het"),  # the weather
        ("Angela Merkel zweeg. Frankrijk prees hem.", "hem"),  # she is no he
        ("Emmanuel Macron zweeg. De advocaat belde Angela Merkel.", "De advocaat"),  # relational: somebody's lawyer
        ("Een schrijver klaagde. Emmanuel Macron zweeg. China prees de schrijver.", "de schrijver"),  # the one before
        ("Emmanuel Macron zweeg. China prees de schrijver die vluchtte.", "de schrijver"),  # told apart
    ],
)
def test_a_phrase_means_nobody(nlp, text, phrase):
    doc = nlp(text)
    assert [m.entity for m in doc._.mentions if doc[m.start : m.end].text == phrase] == []


SURNAMES = {
    "who leads the country": ("Trump", 2019, "Donald_Trump"),
    "of another year": ("Biden", 2022, "Joe_Biden"),
    "family name first": ("Xi", 2019, "Xi_Jinping"),
}


@pytest.mark.parametrize(("surname", "year", "meant"), SURNAMES.values(), ids=SURNAMES.keys())
def test_whom_a_surname_means(nlp, surname, year, meant):
    text = f"De Franse regering sprak gisteren met president {surname}."
    _, record = next(iter(extract([Article("x", text, f"{year}-05-01")], nlp)))
    assert meant in {entity.id for entity in record.entities}


def test_a_given_name_has_one_gender():
    rows = list(read_rows(shipped("kg.actors", "genders.tsv"), GENDER_COLUMNS))
    names = [row["name"] for row in rows]
    assert len(names) > 5000 and names == sorted(set(names))
    assert {row["gender"] for row in rows} == {"f", "m"}
