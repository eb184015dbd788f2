"""What a word means by the tables of institutions and roles, also as the last part of a compound."""

from __future__ import annotations

import pytest

from kg.actors.loading import INSTITUTION_COLUMNS, ROLE_COLUMNS, knowledge
from kg.tables import read_rows, shipped

INSTITUTIONS = list(read_rows(shipped("kg.actors", "institutions.tsv"), INSTITUTION_COLUMNS))
ROLES = list(read_rows(shipped("kg.actors", "roles.tsv"), ROLE_COLUMNS))
# One form, two words: an alderman and the plural of "schip"; number tells them apart.
BOTH = {"schepen"}


def test_every_example_shows_its_institution():
    for row in INSTITUTIONS:
        assert row["noun"].lower() in row["example"].lower(), row.where


def test_every_institution_of_a_role_is_a_known_form():
    for row in ROLES:
        assert row["institution"].lower() in knowledge().institutions.keys() | {""}, row.where


def test_a_title_is_not_a_form_of_an_institution():
    titles = {row["role"] for row in ROLES if row["kind"] == "title"}
    assert titles & knowledge().institutions.keys() == BOTH


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
