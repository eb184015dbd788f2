"""Which statements report the same event, and which of them contradict each other."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.contradictions import between_sources, contradictions, within
from kg.rdf.literals import interval
from kg.records import ArticleRecord, Factuality, Triple
from kg.reports import FEW_DAYS, Event, Report, events, group

Row = tuple[str, str | None, str | None]  # article, its date, the time that the statement gives


def report(
    name: str, article: str = "a", published: str | None = None, when: str | None = None, **other: object
) -> Report:
    """A report that North attacked South, with the place of its name in the alphabet as its place in the text."""
    start = ord(name[0])
    told = Report(name, "North", "aanvallen", "South", "ASSAULT", "certain", None, when, article, published, start)
    return replace(told, **other)  # type: ignore[arg-type]


def partition(found: Iterable[Event]) -> set[str]:
    """The events as the letters of their reports."""
    return {"".join(sorted(report.statement for report in event.reports)) for event in found}


# Reports a, b, c ... and the events that they make.
CASES: dict[str, tuple[list[Row], str]] = {
    "one day in two articles": ([("1", "2020-01-04", "2020-01-03"), ("2", "2021-06-01", "2020-01-03")], "ab"),
    "two days": ([("1", "2020-01-04", "2020-01-03"), ("2", "2020-01-04", "2020-01-02")], "a b"),
    "two days in one article": ([("1", "2020-01-04", "2020-01-03"), ("1", "2020-01-04", "2020-01-02")], "a b"),
    "a day and its month": ([("1", None, "2020-01-03"), ("2", None, "2020-01")], "ab"),
    "a day and its year": ([("1", None, "2020-01-03"), ("2", None, "2020")], "ab"),
    "a day and another month": ([("1", None, "2020-01-03"), ("2", None, "2020-02")], "a b"),
    "two years": ([("1", None, "2019"), ("2", None, "2020")], "a b"),
    "a month that holds two days joins neither": (
        [("1", None, "2020-01-03"), ("2", None, "2020-01-08"), ("3", None, "2020-01")], "a b c"
    ),
    "a month goes to the day of its own article": (
        [("1", None, "2020-01-03"), ("2", None, "2020-01-08"), ("2", None, "2020-01")], "a bc"
    ),
    "a month goes to the day in the news when its article appeared": (
        [("1", "2020-01-04", "2020-01-03"), ("2", "2020-01-09", "2020-01-08"), ("3", "2020-01-10", "2020-01")], "a bc"
    ),
    "a year that holds a month that holds a day": (
        [("1", None, "2020-01-03"), ("2", None, "2020-01"), ("3", None, "2020")], "abc"
    ),
    "a time that is none is itself only": (
        [("1", None, "dinsdag"), ("2", None, "dinsdag"), ("3", None, "dins"), ("4", None, "2020-1")], "ab c d"
    ),
    "no time in one article": ([("1", None, None), ("1", None, None)], "ab"),
    "no time in articles without a date": ([("1", None, None), ("2", None, None)], "a b"),
    "no time in articles of which the year is known": ([("1", "2020", None), ("2", "2020", None)], "a b"),
    "no time in articles of one month": (
        [("1", "2020-01", None), ("2", "2020-01", None), ("3", "2020-02", None)], "ab c"
    ),
    "no time within a few days": ([("1", "2020-01-30", None), ("2", "2020-02-02", None)], "ab"),
    "no time after more than a few days": ([("1", "2020-01-30", None), ("2", "2020-02-03", None)], "a b"),
    "no chain of days": (
        [("1", "2020-01-01", None), ("2", "2020-01-03", None), ("3", "2020-01-05", None), ("4", "2020-01-08", None)],
        "ab cd",
    ),
    "a month with one event and no time": ([("1", "2020-01-05", None), ("2", "2020-01", None)], "ab"),
    "a month with two events and no time": (
        [("1", "2020-01-05", None), ("2", "2020-01-20", None), ("3", "2020-01", None)], "a b c"
    ),
    "no time beside a time, within a few days": ([("1", "2020-01-12", "2020-01-03"), ("2", "2020-01-15", None)], "ab"),
    "no time beside a time, long after": ([("1", "2020-01-04", "2020-01-03"), ("2", "2020-01-15", None)], "a b"),
    "no time beside a time, in one article": ([("1", None, "2020-01-03"), ("1", None, None)], "ab"),
    "no time beside a time, in one month": (
        [("1", "2020-01", "2020-01-03"), ("2", "2020-01", None), ("3", "2020-01-20", None)], "abc"
    ),
    "no time beside two times goes to the one told before it": (
        [("1", None, "2020-01-03"), ("1", None, None), ("1", None, "2020-01-08"), ("1", None, None)], "ab cd"
    ),
    "no time before a time goes to the first": (
        [("1", None, None), ("1", None, "2020-01-03"), ("1", None, "2020-01-08")], "ab c"
    ),
    "no time beside two times goes to that of the nearest article": (
        [("1", "2020-01-04", "2020-01-03"), ("2", "2020-01-08", "2020-01-07"), ("3", "2020-01-07", None)], "a bc"
    ),
    "no time beside two times of one paper goes to the fresher": (
        [("1", "2020-01-04", "1990-01-03"), ("2", "2020-01-04", "2020-01-03"), ("3", "2020-01-05", None)], "a bc"
    ),
    "a vague third joins no two days": (
        [("1", "2020-01-04", "2020-01-03"), ("2", "2020-01-05", None), ("3", "2020-01-06", "2020-01-05")], "ab c"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_compatible_times(name):
    rows, expected = CASES[name]
    found = group(report(chr(ord("a") + place), *row) for place, row in enumerate(rows))
    assert partition(found) == set(expected.split())


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"action": "bombarderen"}, True),
        ({"actor": "West"}, False),
        ({"target": "West"}, False),
        ({"plover": "THREATEN"}, False),
        ({"actor": "South", "target": "North"}, False),
        ({"factuality": "negated"}, True),
        ({"factuality": "uncertain"}, True),
        ({"source": "West"}, True),
    ],
)
def test_one_event_has_one_actor_target_and_category_whatever_its_words_and_factuality(change, same):
    found = group([report("a"), report("b", **change)])
    assert partition(found) == ({"ab"} if same else {"a", "b"})


def test_where_the_category_says_nothing_the_action_must_be_the_same():
    found = group([report("a", plover="OTHER"), report("b", plover="OTHER"), report("c", plover="OTHER", action="x")])
    assert partition(found) == {"ab", "c"}


def test_an_event_is_named_after_its_earliest_report():
    told = [
        report("a", "2", None, "2020-01-03"),
        report("b", "3", "2020-01-05", "2020-01-03"),
        report("c", "1", "2020-01-05", "2020-01-03"),
        report("d", "1", "2020-01-05", "2020-01"),
    ]
    (event,) = group(told)
    assert [r.statement for r in event.reports] == ["c", "d", "b", "a"]
    assert (event.id, event.time, event.articles) == ("c", "2020-01-03", ("1", "3", "2"))
    (later,) = group(told[:2])
    assert later.id == "b"


def test_records_give_the_statements_and_their_articles():
    triple = Triple("1-x", "North", "slaan", "South", "ASSAULT", "certain", "West", "2020", None, "", 7, 9, 0.5)
    records = [
        ArticleRecord("1", "2020-01-05", None, (), (triple,)),
        ArticleRecord("2", None, None, (), (replace(triple, id="2-x", time=None),)),
    ]
    (first, second) = events(records)
    assert first.reports == (
        Report("1-x", "North", "slaan", "South", "ASSAULT", "certain", "West", "2020", "1", "2020-01-05", 7),
    )
    assert (second.id, second.time, events([])) == ("2-x", None, ())


# ---- contradictions

# The first report is certain, of article 1; the second negated: the change to it, then whether they contradict each
# other, and whether as different sources.
OPPOSED: dict[str, tuple[dict[str, object], bool, bool]] = {
    "one author, one claim": ({}, True, False),
    "another article": ({"article": "2"}, True, True),
    "a source that is named": ({"source": "South"}, True, True),
    "in other words, by one author": ({"action": "bombarderen"}, False, False),
    "in other words, by another author": ({"action": "bombarderen", "article": "2"}, True, True),
    "in other words, by a source that is named": ({"action": "bombarderen", "source": "South"}, True, True),
    "uncertain": ({"factuality": "uncertain"}, False, False),
    "certain": ({"factuality": "certain"}, False, False),
}


@pytest.mark.parametrize("name", OPPOSED)
def test_reports_of_one_event_that_contradict_each_other(name):
    change, opposed, different = OPPOSED[name]
    first = report("a", "1", "2020-01-04", "2020-01-03")
    second = replace(first, statement="b", factuality="negated")
    (event,) = group([first, replace(second, **change)])  # type: ignore[arg-type]
    assert bool(list(within(event))) is opposed
    assert between_sources(event) is different
    assert contradictions([event]) == ({"a": ("b",), "b": ("a",)} if opposed else {})


@pytest.mark.parametrize(
    ("action", "when", "opposed"),
    [
        ("aanvallen", None, True),  # a denial without a time denies it for any, whenever it was said
        ("aanvallen", "2020", True),
        ("aanvallen", "2020-01", True),
        ("aanvallen", "2020-01-03", True),
        ("aanvallen", "2020-01-05", False),
        ("aanvallen", "2019", False),
        ("bombarderen", None, False),  # another claim, and not the same event
        ("bombarderen", "2020-01-03", True),
        ("bombarderen", "2020-01-05", False),
    ],
)
def test_a_claim_that_is_denied_much_later(action, when, opposed):
    claim = report("a", "1", "2020-01-04", "2020-01-03")
    denial = report("b", "2", "2022-08-01", when, action=action, factuality="negated")
    assert bool(contradictions(group([claim, denial]))) is opposed


@pytest.mark.parametrize(
    ("claimed", "denied", "opposed"),
    [
        ("2020-01-03", "2020-01-02", False),
        ("2020-01-03", "2019-12", False),
        ("2020-01", "2019-12-31", False),
        ("2020", "2019", False),
        ("2020-01-03", "2020-01", True),
        ("2020", "2020-01-02", True),
        ("2020-01-03", None, True),
        ("dinsdag", "2019", True),
    ],
)
def test_a_claim_that_was_denied_before_it_is_said_to_have_happened(claimed, denied, opposed):
    claim = report("a", "1", "2022-01-04", claimed)
    denial = report("b", "2", denied, None, factuality="negated")
    assert bool(contradictions(group([claim, denial]))) is opposed


# ---- for all reports

DAYS = ("2020-01-01", "2020-01-02", "2020-01-05", "2020-02-01")
TIMES = st.sampled_from((None, None, "2019", "2020", "2020-01", "2020-02", "dinsdag", *DAYS))
ARTICLES = {str(n): day for n, day in enumerate((None, "2020", "2020-01", "2020-02", "2020-01-01", "2020-01-03",
                                                 "2020-01-04", "2020-01-06", "2020-01-31", "2020-02-30"))}  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Up to fourteen reports, most of them of one deed, in ten articles."""
    found = []
    for place in range(draw(st.integers(0, 14))):
        article = draw(st.sampled_from(sorted(ARTICLES)))
        factuality: Factuality = draw(st.sampled_from(("certain", "certain", "negated", "uncertain")))
        found.append(
            report(
                f"{chr(97 + draw(st.integers(0, 3)))}{place}", article, ARTICLES[article], draw(TIMES),
                plover=draw(st.sampled_from(("ASSAULT", "ASSAULT", "ASSAULT", "OTHER"))),
                action=draw(st.sampled_from(("aanvallen", "bombarderen"))),
                source=draw(st.sampled_from((None, "South"))), factuality=factuality,
            )
        )  # fmt: skip
    return found


def compatible(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    short, long = sorted((f"{first}-", f"{second}-"), key=len)
    return long.startswith(short)


def denied_before(certain: Report, denial: Report) -> bool:
    """Tell whether the last day of the denial's article lies before the first of the deed."""
    deed, said = interval(certain.time or ""), interval((denial.date or "").replace("-30", ""))
    return deed is not None and said is not None and deed[0] > said[1]


@given(reports(), st.randoms())
def test_the_order_of_the_reports_makes_no_difference(told: list[Report], chance: random.Random):
    found = group(told)
    chance.shuffle(told)
    assert group(told) == found
    assert contradictions(group(told)) == contradictions(reversed(found))


@given(reports())
def test_every_report_is_in_one_event(told: list[Report]):
    assert sorted(r.statement for event in group(told) for r in event.reports) == sorted(r.statement for r in told)


@settings(max_examples=300)
@given(reports())
def test_no_two_days_in_one_event(told: list[Report]):
    for event in group(told):
        assert len({r.deed for r in event.reports}) == 1
        times = {r.time for r in event.reports if r.time}
        assert all(compatible(a, b) for a, b in combinations(sorted(times), 2))
        days = [date.fromisoformat(r.date) for r in event.reports if r.date in DAYS + ("2020-01-03", "2020-01-31")]
        if not times and days:  # where no report says when it was, the articles appeared within a few days
            assert max(days) - min(days) <= timedelta(FEW_DAYS)


@given(reports())
def test_one_deed_on_one_day_is_one_event(told: list[Report]):
    of: dict[object, str] = {}
    for event in group(told):
        for r in event.reports:
            if r.time in DAYS:
                assert of.setdefault((r.deed, r.time), event.id) == event.id


@given(reports())
def test_events_of_one_pair_depend_on_no_other(told: list[Report]):
    others = [replace(r, statement=f"x{r.statement}", actor="West") for r in told]
    assert set(group(told)) < set(group(told + others)) or not told


@settings(max_examples=300)
@given(reports())
def test_contradictions_are_those_of_the_definition(told: list[Report]):
    found = group(told)
    event = {r.statement: e.id for e in found for r in e.reports}
    expected: dict[str, set[str]] = {}
    for a, b in combinations(told, 2):
        if {a.factuality, b.factuality} != {"certain", "negated"}:
            continue
        certain, denial = (a, b) if a.factuality == "certain" else (b, a)
        claim = a.action == b.action and compatible(a.time, b.time) and not denied_before(certain, denial)
        same = event[a.statement] == event[b.statement]
        if claim or (same and a.action == b.action) or (same and a.teller != b.teller):
            expected.setdefault(a.statement, set()).add(b.statement)
            expected.setdefault(b.statement, set()).add(a.statement)
    assert contradictions(found) == {key: tuple(sorted(others)) for key, others in expected.items()}


@pytest.mark.parametrize("deeds", [1, 20_000])
def test_a_hundred_thousand_statements_take_seconds(deeds):
    chance = random.Random(1)
    told = []
    for number in range(100_000):
        day = (date(2020, 1, 1) + timedelta(chance.randrange(1400))).isoformat()
        when = chance.choice((None, None, day, day[:7], day[:4]))
        target, article = str(number % deeds), str(number % 30_000)
        told.append(
            Report(str(number), "A", "slaan", target, "ASSAULT", "certain", None, when, article, day, number)
        )
    start = time.perf_counter()
    found = group(told)
    contradictions(found)
    assert time.perf_counter() - start < 10  # two to three on two busy cores
    assert sum(len(event.reports) for event in found) == 100_000
