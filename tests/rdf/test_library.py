"""The library: its files, and what it says of wrong names and parameters."""

from __future__ import annotations

import re

import pytest
from rdflib import XSD, Literal

from kg.errors import QueryError
from kg.rdf import library
from kg.rdf.library import parse
from kg.rdf.vocabulary import KG, PLOVER


@pytest.mark.parametrize("name", library.queries())
def test_every_query_has_a_title_a_question_and_documented_parameters(name):
    query = library.queries()[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert query.title and query.title != name and query.question.endswith((".", "?"))
    for parameter in query.parameters:
        assert parameter.description
        assert re.search(rf"\?{parameter.name}\b", query.text)


def test_an_unknown_name_shows_the_nearest():
    with pytest.raises(QueryError, match=r"'contradiction'.*did you mean contradictions"):
        library.find("contradiction")
    with pytest.raises(QueryError, match="the queries are accusations, actor"):
        library.find("zzz")


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("actor", {}, "query 'actor': needs the parameter 'actor'"),
        ("actor", {"actor": "x", "colour": "red"}, "has no parameter 'colour' .its parameters: actor"),
        ("actor", {"actor": "  "}, "parameter 'actor' is not the name or id of an actor"),
        (
            "who-did-what-to-whom",
            {"from": "gisteren"},
            "'from' is not a date .YYYY, YYYY-MM or YYYY-MM-DD.: 'gisteren'",
        ),
        ("who-did-what-to-whom", {"to": "2021-02-30"}, "'to' is not a date"),
    ],
)
def test_a_parameter_that_is_wrong(name, values, message):
    with pytest.raises(QueryError, match=message):
        library.queries()[name].bind(values)


@pytest.mark.parametrize(
    ("dataset_has_not", "values", "message"),
    [
        ("actor", {"actor": "Irs Zand"}, "no actor is called 'Irs Zand' .nearest: Iris Zand"),
        ("article", {"article": "a7"}, "no article is called 'a7' .nearest: a[12], a[12]"),
        ("evidence", {"statement": "zz"}, "no statement is called 'zz'"),
    ],
)
def test_what_is_not_in_the_graph_is_not_an_empty_answer(dataset, dataset_has_not, values, message):
    with pytest.raises(QueryError, match=message):
        dataset.ask(dataset_has_not, **values)


TYPED = """# title: T
# question: Q?
# param c category: c
# param f factuality = certain: f
# param i integer = 3: i
# param n number: n
# param t text = x: t
# param from from = 2020: first
# param to to = 2020-02: last
SELECT ?c ?f ?i ?n ?t ?from ?to {}
"""


def test_each_type_becomes_its_term():
    terms = parse("typed", TYPED).bind({"c": "assault", "n": "-2.50"})
    assert terms == {
        "c": PLOVER.ASSAULT,
        "f": KG.certain,
        "i": Literal(3),
        "n": Literal("-2.5", datatype=XSD.decimal),
        "t": Literal("x"),
        "from": Literal("2020-01-01", datatype=XSD.date),
        "to": Literal("2020-02-29", datatype=XSD.date),
    }


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"c": "WAR", "n": "1"}, "'c' is not a PLOVER category: 'WAR'; the categories are ACCUSE, AGREE"),
        ({"c": "AID", "n": "1", "f": "maybe"}, "'f' is not a factuality: 'maybe'; it is one of certain, uncertain"),
        ({"c": "AID", "n": "1", "i": "1.5"}, "'i' is not a whole number"),
        ({"c": "AID", "n": "nan"}, "'n' is not a number"),
        ({"c": "AID", "n": "1e"}, "'n' is not a number"),
    ],
)
def test_a_value_of_another_type(values, message):
    with pytest.raises(QueryError, match=message):
        parse("typed", TYPED).bind(values)


def test_a_bad_line_of_front_matter_is_named():
    with pytest.raises(QueryError, match="query 'x', line 2.*the types are actor, article"):
        parse("x", "# title: T\n# param a colour: b\nSELECT ?a {}")
