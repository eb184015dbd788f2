"""The tables of countries, regions, institutions and roles: every row is well formed, and no form means two things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from kg.actors.loading import COUNTRY_COLUMNS, INSTITUTION_COLUMNS, REGION_COLUMNS, ROLE_COLUMNS
from kg.records import ENTITY_TYPES
from kg.tables import Row, read_rows, shipped

COUNTRIES = tuple(read_rows(shipped("kg.actors", "countries.tsv"), COUNTRY_COLUMNS))
REGIONS = tuple(read_rows(shipped("kg.actors", "regions.tsv"), REGION_COLUMNS))
INSTITUTIONS = tuple(read_rows(shipped("kg.actors", "institutions.tsv"), INSTITUTION_COLUMNS))
ROLES = tuple(read_rows(shipped("kg.actors", "roles.tsv"), ROLE_COLUMNS))
TABLES = {"countries": COUNTRIES, "regions": REGIONS, "institutions": INSTITUTIONS, "roles": ROLES}

# ISO 3166-1 alpha-3 codes of the 193 members, run together.
UN_MEMBERS = frozenset(
    re.findall(
        "...",
        "AFGAGOALBANDAREARGARMATGAUSAUTAZEBDIBELBENBFABGDBGRBHRBHSBIHBLRBLZBOLBRABRBBRNBTNBWACAFCANCHECHLCHNCIVCMRCODCOG"
        "COLCOMCPVCRICUBCYPCZEDEUDJIDMADNKDOMDZAECUEGYERIESPESTETHFINFJIFRAFSMGABGBRGEOGHAGINGMBGNBGNQGRCGRDGTMGUYHNDHRV"
        "HTIHUNIDNINDIRLIRNIRQISLISRITAJAMJORJPNKAZKENKGZKHMKIRKNAKORKWTLAOLBNLBRLBYLCALIELKALSOLTULUXLVAMARMCOMDAMDGMDV"
        "MEXMHLMKDMLIMLTMMRMNEMNGMOZMRTMUSMWIMYSNAMNERNGANICNLDNORNPLNRUNZLOMNPAKPANPERPHLPLWPNGPOLPRKPRTPRYQATROURUSRWA"
        "SAUSDNSENSGPSLBSLESLVSMRSOMSRBSSDSTPSURSVKSVNSWESWZSYCSYRTCDTGOTHATJKTKMTLSTONTTOTUNTURTUVTZAUGAUKRURYUSAUZBVCT"
        "VENVNMVUTWSMYEMZAFZMBZWE",
    )
)
OBSERVERS_AND_OTHERS = frozenset({"VAT", "PSE", "TWN", "XKX"})


def repeated(forms: Iterable[str]) -> list[str]:
    return sorted(form for form, count in Counter(forms).items() if count > 1)


def values(rows: Iterable[Row], *columns: str) -> Iterator[str]:
    """Yield the values of some columns in lower case, each once a row."""
    for row in rows:
        yield from {value.lower() for column in columns for value in row.many(column)}


def test_the_tables_are_as_large_as_news_needs() -> None:
    """A table that shrinks below this has lost rows by accident."""
    assert len(COUNTRIES) >= 203 and len(REGIONS) >= 300 and len(INSTITUTIONS) >= 300 and len(ROLES) >= 400


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_tidy(name: str) -> None:
    """No value stands twice in a cell, none is empty, apostrophes are straight and spaces single."""
    for row in TABLES[name]:
        for column, cell in row.cells.items():
            assert not re.search(r"’|\"|  |\|\||^\||\|$| \||\| ", cell), (row.where, column)
            assert repeated(cell.split("|")) == [], (row.where, column)


def test_every_member_and_observer_of_the_united_nations_is_there() -> None:
    """The members, two observers, Taiwan and Kosovo have codes of three letters; former states alone have four."""
    assert len(UN_MEMBERS) == 193
    assert {row["iso3"] for row in COUNTRIES if len(row["iso3"]) == 3} == UN_MEMBERS | OBSERVERS_AND_OTHERS


def test_countries_are_well_formed() -> None:
    """Codes have the form of their standard; a country's own name is not among its other forms."""
    for row in COUNTRIES:
        assert re.fullmatch(r"[A-Z]{3,4}", row["iso3"]), row.where
        assert re.fullmatch(r"[A-Z]{2}" if len(row["iso3"]) == 3 else "", row["iso2"]), row.where
        assert re.fullmatch(r"([A-Z]{3})?", row["cow"]) and row["cow"] != row["iso3"], row.where
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row.where
        assert row["name_nl"] and row["name_en"] and row["adjective_en"], row.where
        forms = [form for column in ("aliases", "people_sg", "people_pl", "capital") for form in row.many(column)]
        assert row["name_nl"] not in forms, row.where


@pytest.mark.parametrize("column", ["iso3", "iso2", "name_nl", "name_en", "wikidata"])
def test_countries_are_told_apart(column: str) -> None:
    assert repeated(row[column] for row in COUNTRIES if row[column]) == []


def test_regions_are_well_formed() -> None:
    """The kind is a known one, and what a region is part of is a state of today."""
    for row in REGIONS:
        assert row["kind"] in {"continent", "region", "city", "people", "religion"}, row.where
        assert row["name_nl"] and row["name_en"] and row["adjective_en"], row.where
        assert row["part_of"] in UN_MEMBERS | OBSERVERS_AND_OTHERS | {""}, row.where


@pytest.mark.parametrize("columns", [("adjectives",), ("people_sg",), ("people_pl",), ("name_nl", "aliases")])
def test_a_form_belongs_to_one_place(columns: tuple[str, ...]) -> None:
    """An adjective, a people's noun or a name means one country or region in both tables together."""
    assert repeated(values(COUNTRIES + REGIONS, *columns)) == []


def test_a_seat_of_government_belongs_to_one_country() -> None:
    assert repeated(values(COUNTRIES, "capital", "leader_seats")) == []


@pytest.mark.parametrize(
    ("code", "column", "form"),
    [
        ("USA", "adjectives", "Amerikaans"),
        ("USA", "aliases", "VS"),
        ("USA", "people_pl", "Amerikanen"),
        ("IRQ", "adjectives", "Iraaks"),
        ("IRN", "people_pl", "Iraniërs"),
        ("MMR", "aliases", "Birma"),
        ("BLR", "adjectives", "Wit-Russisch"),
        ("CIV", "aliases", "Côte d'Ivoire"),
        ("NLD", "capital", "Den Haag"),
        ("RUS", "leader_seats", "Kremlin"),
        ("NER", "adjectives", "Nigerees"),
        ("NGA", "adjectives", "Nigeriaans"),
        ("COD", "adjectives", "Congolees"),
        ("PSE", "adjectives", "Palestijns"),
        ("GBR", "aliases", "Groot-Brittannië"),
    ],
)
def test_well_known_forms(code: str, column: str, form: str) -> None:
    assert [row["iso3"] for row in COUNTRIES if form in row.many(column)] == [code]


def test_institutions_are_well_formed() -> None:
    """Article and type are known ones, and the English pattern is the adjective and the head noun."""
    for row in INSTITUTIONS:
        assert row["article"] in {"de", "het", "de/mv"}, row.where
        assert row["type"] in set(ENTITY_TYPES) - {"Person", "Country"}, row.where
        assert row["name_en"] == f"{{adj}} {row['head_en']}" and row["head_en"] and row["example"], row.where


def test_a_noun_denotes_one_institution() -> None:
    """No noun, plural or alias stands in two rows, and none in two columns."""
    forms = (form for row in INSTITUTIONS for form in (row["noun"], row["plural"], *row.many("aliases")))
    assert repeated(form.lower() for form in forms if form) == []


def test_roles_are_well_formed() -> None:
    """Kind and gender are known ones, the institution is a noun of its table; a voice speaks, a member has a body."""
    known = set(values(INSTITUTIONS, "noun", "plural", "aliases"))
    for row in ROLES:
        assert row["role"] and row["name_en"], row.where
        assert row["kind"] in {"title", "voice", "member"} and row["gender"] in {"", "m", "f"}, row.where
        assert row["speaks_for"] in ({"yes"} if row["kind"] == "voice" else {"yes", "no"}), row.where
        assert row["institution"].lower() in known | {""}, row.where
        assert row["kind"] != "member" or row["institution"], row.where


def test_a_role_stands_once() -> None:
    assert repeated(row["role"].lower() for row in ROLES) == []
