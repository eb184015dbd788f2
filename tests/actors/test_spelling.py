"""One id for a person, however the name is spelled and in whatever order the articles come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors.spelling import NAME_COLUMNS, spelled
from kg.records import Article
from kg.tables import read_rows, shipped

NAMES = list(read_rows(shipped("kg.actors", "given_names.tsv"), NAME_COLUMNS))
SURNAMES = st.sampled_from([
    ("Khadimi", "al-Khadimi", "Sjoigoe"), ("Rohani",), ("al-Masri", "El Masri", "al Masri"),
    ("Abdel Mahdi", "Abdul-Mahdi"),
    ("Haddad", "Hadad"), ("Janssens",),
])  # fmt: skip


def test_the_table_is_large_enough():
    assert len(NAMES) >= 120


@pytest.mark.parametrize(("one", "other"), [
    ("Mustafa al-Khadimi", "Moestafa al-Kadhimi"), ("Adel Abdel Mahdi", "Adil Abdul-Mahdi"),
    ("Vladimir Poetin", "Wladimir Putin"), ("Sergej Sjoigoe", "Sergei Shoigu"), ("Javad Chamenei", "Djavad Khamenei"),
    ("Viktor Janoekovitsj", "Viktor Yanukovich"), ("William H. Seely", "William Seely"),
    ("Slobodan Milošević", "Slobodan Milosevic"), ("Mohamed El Baradei", "Mohammed al-Baradei"),
])  # fmt: skip
def test_spellings_of_one_name(one, other):
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), [
    ("Mohammed Hassan", "Mahmoud Hassan"), ("Louis Michel", "Charles Michel"), ("Ali Khalil", "Ali Jalil"),
    ("Vladimir Ivanov", "Viktor Ivanov"), ("Jan Peeters", "Jan Pieters"), ("Omar Karim", "Omar Karam"),
])  # fmt: skip
def test_different_people_stay_apart(one, other):
    assert spelled(one) != spelled(other)


@pytest.mark.parametrize("name", ["Louis Michel", "Jaak Gabriëls", "Guy Verhofstadt", "Poetin", "Joost van den Vondel"])
def test_other_names_keep_their_letters(name):
    assert spelled(name) == name


@given(st.sampled_from(NAMES), SURNAMES, st.data())
def test_every_variant_of_a_given_name_is_that_name(row, surnames, data):
    variant = data.draw(st.sampled_from([row["name"], *row.many("variants")]))
    surname = data.draw(st.sampled_from(surnames))
    assert spelled(f"{variant} {surname}") == spelled(f"{row['name']} {surname}")
    assert spelled(f"{variant} {surname}").startswith(row["name"])


@given(st.text(max_size=40))
def test_the_one_spelling_of_a_spelling_is_itself(name):
    assert spelled(spelled(name)) == spelled(name)


@given(st.sampled_from(NAMES), st.text("abcdefghijklmnopqrstuvwxyz-'", min_size=1, max_size=12))
def test_the_rules_settle(row, surname):
    name = spelled(f"{row['name']} {surname.capitalize()}")
    assert spelled(name) == name


ARTICLES = [
    Article("a", "De leider Moestafa al-Khadimi sprak met Rusland."),
    Article("b", "In Bagdad zei Mustafa al-Kadhimi dat Irak hulp vraagt. Volgens Kadhimi is er haast."),
    Article("c", "De trainer Marc Wilmots prees Jan Wilmots."),
]


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(ARTICLES))
def test_ids_do_not_depend_on_the_order_of_articles(nlp, order):
    from kg.extraction import extract

    found = {article.id: {e.id for e in record.entities} for article, record in extract(order, nlp)}
    assert {"Marc_Wilmots", "Jan_Wilmots"} <= found["c"]
    assert "Mustafa_al-Kadhimi" in found["a"] & found["b"]
