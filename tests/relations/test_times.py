"""Time expressions, resolved against the date of the article and never finer than it allows."""

import pytest

from kg.relations.times import expressions

DAY, MONTH = "2020-01-08", "2020-01"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("gisteren", DAY, "2020-01-07"),
        ("gisteren", MONTH, None),
        ("gisteren", None, None),
        ("zondag", DAY, "2020-01-05"),
        ("afgelopen vrijdag", DAY, "2020-01-03"),
        ("komende zondag", DAY, "2020-01-12"),
        ("in de nacht van donderdag op vrijdag", DAY, "2020-01-03"),
        ("vorige week dinsdag", DAY, "2019-12-31"),
        ("in december 2018", None, "2018-12"),
        ("in december", DAY, "2019-12"),
        ("begin januari", MONTH, "2020-01"),
        ("mei vorig jaar", MONTH, "2019-05"),
        ("op 3 januari", DAY, "2020-01-03"),
        ("3 januari 2019", None, "2019-01-03"),
        ("31 februari 2019", None, None),
        ("drie jaar geleden", MONTH, "2017"),
        ("twee dagen geleden", DAY, "2020-01-06"),
        ("eind 2018", None, "2018"),
        ("vorige maand", MONTH, "2019-12"),
    ],
)
def test_expression(text, published, expected):
    assert [expression.value for expression in expressions(text, published)] == [expected]


@pytest.mark.parametrize("text", ["in 5 landen", "de marathon van Rotterdam", "het meisje", "1500 soldaten"])
def test_no_time(text):
    assert not list(expressions(text, DAY))
