"""The tables of countries, regions, institutions and roles: every row is well formed, and no form means two things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from kg.actors.knowledge import COUNTRY_COLUMNS, INSTITUTION_COLUMNS, REGION_COLUMNS, ROLE_COLUMNS
from kg.records import ENTITY_TYPES
from kg.tables import Row, read_rows, shipped

COUNTRIES = tuple(read_rows(shipped("kg.actors", "countries.tsv"), COUNTRY_COLUMNS))
REGIONS = tuple(read_rows(shipped("kg.actors", "regions.tsv"), REGION_COLUMNS))
INSTITUTIONS = tuple(read_rows(shipped("kg.actors", "institutions.tsv"), INSTITUTION_COLUMNS))
ROLES = tuple(read_rows(shipped("kg.actors", "roles.tsv"), ROLE_COLUMNS))

UN_MEMBERS = frozenset("""
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR
COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD
GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX
LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO
TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""".split())
OBSERVERS_AND_OTHERS = frozenset({"VAT", "PSE", "TWN", "XKX"})


def repeated(forms: Iterable[str]) -> list[str]:
    """Return the forms that occur more than once."""
    return sorted(form for form, count in Counter(forms).items() if count > 1)


def many(rows: Iterable[Row], *columns: str) -> list[str]:
    """Return the values of some columns, each once a row, in lower case."""
    return [form for row in rows for form in {value.lower() for column in columns for value in row.many(column)}]


def test_the_tables_are_as_large_as_news_needs() -> None:
    """A shrunken table is an accident."""
    assert len(COUNTRIES) >= 203 and len(REGIONS) >= 300 and len(INSTITUTIONS) >= 300 and len(ROLES) >= 400


def test_every_member_and_observer_of_the_united_nations_is_there() -> None:
    """193 members, the two observers, Taiwan and Kosovo have three-letter codes; only former states have four."""
    codes = {row["iso3"] for row in COUNTRIES}
    assert len(UN_MEMBERS) == 193
    assert UN_MEMBERS | OBSERVERS_AND_OTHERS == {code for code in codes if len(code) == 3}


@pytest.mark.parametrize("table", [COUNTRIES, REGIONS, INSTITUTIONS, ROLES], ids=["countries", "regions", "institutions", "roles"])
def test_cells_are_tidy(table: tuple[Row, ...]) -> None:
    """No value is repeated in a cell, none is empty between bars, apostrophes are straight, spaces single."""
    for row in table:
        for column, cell in row.cells.items():
            assert not re.search(r"’|\"|  |\|\||^\||\|$| \||\| ", cell), (row.where, column)
            assert repeated(cell.split("|")) == [], (row.where, column)


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: row["iso3"])
def test_country(row: Row) -> None:
    """Codes have their standard's form; the names are there; a country's own name is not among its aliases or people."""
    assert re.fullmatch(r"[A-Z]{3}|[A-Z]{4}", row["iso3"])
    assert re.fullmatch(r"[A-Z]{2}", row["iso2"]) if len(row["iso3"]) == 3 else row["iso2"] == ""
    assert re.fullmatch(r"([A-Z]{3})?", row["cow"]) and row["cow"] != row["iso3"]
    assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"])
    assert row["name_nl"] and row["name_en"] and row["adjective_en"]
    assert row["name_nl"] not in row.many("aliases") + row.many("people_sg") + row.many("people_pl") + row.many("capital")


@pytest.mark.parametrize("column", ["iso3", "iso2", "name_nl", "name_en", "wikidata"])
def test_countries_are_told_apart(column: str) -> None:
    """No two countries share a code or a name."""
    assert repeated(row[column] for row in COUNTRIES if row[column]) == []


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["name_nl"])
def test_region(row: Row) -> None:
    """The kind is a known one, and what it is part of is a country of today."""
    assert row["kind"] in {"continent", "region", "city", "people", "religion"}
    assert row["name_nl"] and row["name_en"] and row["adjective_en"]
    assert row["part_of"] == "" or row["part_of"] in UN_MEMBERS | OBSERVERS_AND_OTHERS


@pytest.mark.parametrize("columns", [("adjectives",), ("people_sg",), ("people_pl",), ("name_nl", "aliases")], ids="+".join)
def test_a_form_belongs_to_one_place(columns: tuple[str, ...]) -> None:
    """An adjective, a people's name or a name means one country or region in both tables together."""
    assert repeated(many(COUNTRIES + REGIONS, *columns)) == []


def test_a_capital_belongs_to_one_country() -> None:
    """Capitals and seats of government stand for one state."""
    assert repeated(many(COUNTRIES, "capital", "leader_seats")) == []


@pytest.mark.parametrize(("name", "code", "column", "value"), [
    ("Amerikaans", "USA", "adjectives", "Amerikaans"), ("VS", "USA", "aliases", "VS"), ("Iraaks", "IRQ", "adjectives", "Iraaks"),
    ("Iraniërs", "IRN", "people_pl", "Iraniërs"), ("Birma", "MMR", "aliases", "Birma"), ("Wit-Russisch", "BLR", "adjectives", "Wit-Russisch"),
    ("Den Haag", "NLD", "capital", "Den Haag"), ("Kremlin", "RUS", "leader_seats", "Kremlin"), ("Nigerees", "NER", "adjectives", "Nigerees"),
    ("Congolees", "COD", "adjectives", "Congolees"), ("Palestijns", "PSE", "adjectives", "Palestijns"),
])
def test_well_known_forms(name: str, code: str, column: str, value: str) -> None:
    """Forms that every reader of the news knows stand with their country."""
    assert [row["iso3"] for row in COUNTRIES if value in row.many(column)] == [code], name


@pytest.mark.parametrize("row", INSTITUTIONS, ids=lambda row: row["noun"])
def test_institution(row: Row) -> None:
    """Article and type are known ones, the English pattern takes an adjective and ends in its noun, plural nouns have no plural."""
    assert row["article"] in {"de", "het", "de/mv"}
    assert row["type"] in set(ENTITY_TYPES) - {"Person", "Country"}
    assert row["name_en"] == f"{{adj}} {row['head_en']}" and row["head_en"]
    assert row["article"] != "de/mv" or row["plural"] == ""
    assert row["example"]


def test_a_noun_denotes_one_institution() -> None:
    """No noun, plural or alias stands in two rows, and none twice in one."""
    forms = [form.lower() for row in INSTITUTIONS for form in (row["noun"], row["plural"], *row.many("aliases")) if form]
    assert repeated(forms) == []


@pytest.mark.parametrize("row", ROLES, ids=lambda row: row["role"])
def test_role(row: Row) -> None:
    """Kind and gender are known ones; the institution is a noun of the table; voices and members speak for theirs."""
    assert row["role"] and row["name_en"]
    assert row["kind"] in {"title", "voice", "member"}
    assert row["gender"] in {"", "m", "f"}
    assert row["speaks_for"] in {"", "yes"}
    assert row["institution"] in {"", *(institution["noun"] for institution in INSTITUTIONS)}
    if row["kind"] == "voice":
        assert row["speaks_for"] == "yes"
    if row["kind"] == "member":
        assert row["institution"]


def test_a_role_stands_once() -> None:
    """No role has two rows, whatever its case."""
    assert repeated(row["role"].lower() for row in ROLES) == []
