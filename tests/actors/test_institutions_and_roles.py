"""The tables of institutions and roles: closed sets of values, and no word with two meanings."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.actors.knowledge import INSTITUTION_COLUMNS, ROLE_COLUMNS, knowledge
from kg.records import ENTITY_TYPES
from kg.tables import read_rows, shipped

INSTITUTIONS = list(read_rows(shipped("kg.actors", "institutions.tsv"), INSTITUTION_COLUMNS))
ROLES = list(read_rows(shipped("kg.actors", "roles.tsv"), ROLE_COLUMNS))


def test_there_are_enough_rows():
    assert len(INSTITUTIONS) >= 180
    assert len(ROLES) >= 240


def test_every_institution_cell_is_of_its_set():
    types = set(ENTITY_TYPES) - {"Person", "Country"}
    for row in INSTITUTIONS:
        assert row["noun"] and row["head_en"], row.where
        assert row["article"] in {"de", "het", "de/mv"}, row.where
        assert row["type"] in types, row.where
        assert row["name_en"].count("{adj}") == 1, row.where
        assert row["noun"] in row["example"], row.where


def test_every_role_cell_is_of_its_set():
    for row in ROLES:
        assert row["role"] and row["name_en"], row.where
        assert row["kind"] in {"title", "voice", "member"}, row.where
        assert row["gender"] in {"m", "f", ""}, row.where
        assert row["speaks_for"] == ("yes" if row["kind"] == "voice" else "no"), row.where


def test_no_form_stands_twice():
    forms = Counter(
        form.lower() for row in INSTITUTIONS for form in (row["noun"], row["plural"], *row.many("aliases")) if form
    )
    assert [form for form, count in forms.items() if count > 1] == []
    assert [role for role, count in Counter(row["role"].lower() for row in ROLES).items() if count > 1] == []


def test_every_role_names_a_listed_institution():
    nouns = {row["noun"] for row in INSTITUTIONS}
    for row in ROLES:
        assert row["institution"] in nouns | {""}, row.where
        assert row["institution"] or row["kind"] == "title", row.where


def test_a_title_is_not_a_form_of_an_institution():
    titles = {row["role"] for row in ROLES if row["kind"] == "title"}
    assert titles & knowledge().institutions.keys() == set()


@pytest.mark.parametrize(
    ("word", "noun"),
    [("grondtroepen", "troepen"), ("NAVO-missie", "missie"), ("onderzoekscommissie", "onderzoekscommissie"),
     ("overheid", "regering"), ("soldaat", "troepen"), ("vliegbasis", "luchtmachtbasis"), ("voorraad", None),
     ("schietpartij", None), ("helpers", None)],
)  # fmt: skip
def test_the_institution_of_a_word(word, noun):
    institution = knowledge().institution(word)
    assert (institution.noun if institution else None) == noun


@pytest.mark.parametrize(
    ("word", "role"),
    [("topgeneraal", "generaal"), ("NAVO-baas", "baas"), ("oud-president", "president"), ("energiebron", None)],
)
def test_the_role_of_a_word(word, role):
    found = knowledge().role(word)
    assert (found.noun if found else None) == role
