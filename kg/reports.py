"""The same event told more than once: the statements of all articles, grouped into the events that they report.

Two statements report one event when they have the same actor, target and PLOVER category (of the category OTHER, which
says nothing, the same action) and their times are compatible. What is certain to one and denied or only planned to
another is still one event: that is the disagreement one wants to see (:mod:`kg.contradictions`).
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.records import ArticleRecord, Factuality

__all__ = ["FEW_DAYS", "Event", "Report", "events", "group", "wider_times"]

# Papers repeat a piece of news for some days, over a weekend (Friday's event in Monday's paper) as well; what they tell
# later without saying when it was is as often something new.
FEW_DAYS = 3
_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Report:
    """One statement as a report of an event: what is needed of it, and the id and date of its article."""

    statement: str
    actor: str
    action: str
    target: str
    plover: str
    factuality: Factuality
    source: str | None
    time: str | None
    article: str
    date: str | None
    start: int

    @property
    def deed(self) -> tuple[str, str, str, str]:
        """Return what reports of one event have in common besides the time."""
        return self.actor, self.target, self.plover, self.action if self.plover == "OTHER" else ""

    @property
    def teller(self) -> tuple[str, str]:
        """Return who says so: the source that is named, or else the author of the article."""
        return ("article", self.article) if self.source is None else ("source", self.source)


@dataclass(frozen=True, slots=True)
class Event:
    """What one statement or several report; the reports by date, article and place in the text."""

    reports: tuple[Report, ...]

    @property
    def id(self) -> str:
        """Return the id of the event, which is that of the statement that reports it first."""
        return self.reports[0].statement

    @property
    def time(self) -> str | None:
        """Return the most precise time that a report states."""
        return max((report.time for report in self.reports if report.time), key=len, default=None)

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles that report it, the first one first."""
        return tuple(dict.fromkeys(report.article for report in self.reports))


def events(records: Iterable[ArticleRecord]) -> tuple[Event, ...]:
    """Return the events that the statements of all records report, each statement in one event.

    The result is the same for any order of the records. It takes n log n steps for n statements.
    """
    return group(
        Report(
            t.id, t.actor, t.action, t.target, t.plover, t.factuality, t.source, t.time, record.id, record.date, t.start
        )
        for record in records
        for t in record.triples
    )


def group(reports: Iterable[Report]) -> tuple[Event, ...]:
    """Return the events of some reports; those of one actor and target depend on no others.

    Times are compatible when one is the other or its year or month. A report that states no time is compatible with
    those of its own article and of the articles that appeared within ``FEW_DAYS`` days; an article of which only the
    month is known goes with those of that month, one without a month with none. A report that is compatible with
    several events goes to one by its article: to the event told last before it there, else to that of the nearest
    article; where that does not tell either, it stands alone, so that it joins no two days.
    """
    same: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_order):
        same[report.deed].append(report)
    found = [Event(tuple(sorted(told, key=_order))) for alike in same.values() for told in _Deed().events(alike)]
    return tuple(sorted(found, key=lambda event: _order(event.reports[0])))


class _Deed:
    """The events of one actor, target and category, found from precise times to vague ones and to none.

    A report can only join an event that a more precise time made, so the times of one event always fit each other.
    """

    def __init__(self) -> None:
        self.found: list[list[Report]] = []
        # Where events are found, each under its time and all that is wider, "" last: by article and place in its text,
        # by the day or month in which an article that states its time appeared, and all.
        self.by_article: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self.by_day: dict[tuple[str, int], tuple[int, int]] = {}
        self.by_month: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.by_bare_month: dict[tuple[str, str], set[int]] = defaultdict(set)  # of articles whose day is not known
        self.all: dict[str, set[int]] = defaultdict(set)

    def events(self, reports: list[Report]) -> list[list[Report]]:
        """Return the reports by event."""
        for parts in (3, 2, 1, 0):
            placed: list[tuple[Report, int]] = []
            new: dict[str, list[Report]] = defaultdict(list)
            for report in reports:
                if _parts(report.time) == parts:
                    event = self._choose(report) if parts < 3 else None
                    if event is None:
                        new[report.time or ""].append(report)
                    else:
                        placed.append((report, event))
            for told in new.values() if parts else _in_windows(new[""]):
                placed.extend((report, len(self.found)) for report in told)
                self.found.append([])
            for report, event in placed:
                self.found[event].append(report)
                if parts:
                    self._remember(report, event)
        return self.found

    def _remember(self, report: Report, event: int) -> None:
        time = self.found[event][0].time or ""
        day, month = _day(report.date), _month(report.date)
        for wider in (time, *wider_times(time)):
            self.all[wider].add(event)
            insort(self.by_article[wider, report.article], (report.start, event))
            if month is not None:
                self.by_month[wider, month].add(event)
                if day is None:
                    self.by_bare_month[wider, month].add(event)
            if day is not None:  # of the events told on one day, the one that happened nearest to it
                happened = _day(time)
                fresh = (abs(day - happened) if happened is not None else FEW_DAYS + 1, event)
                self.by_day[wider, day] = min(fresh, self.by_day.get((wider, day), fresh))

    def _choose(self, report: Report) -> int | None:
        time, day, month = report.time or "", _day(report.date), _month(report.date)
        if near := self.by_article.get((time, report.article)):
            return near[max(bisect_right(near, (report.start, len(self.found))) - 1, 0)][1]
        if day is not None:
            for other in sorted(range(day - FEW_DAYS, day + FEW_DAYS + 1), key=lambda other: abs(day - other)):
                if (time, other) in self.by_day:
                    return self.by_day[time, other][1]
        in_month = self.by_month if day is None else self.by_bare_month
        for fitting in (in_month.get((time, month or "")), self.all.get(time) if time else None):
            if fitting and len(fitting) == 1:
                return next(iter(fitting))
        return None


def _in_windows(reports: list[Report]) -> Iterator[list[Report]]:
    """Yield reports without a time by event, where no other report states the time: by when their articles appeared."""
    last, windows = -FEW_DAYS - 1, list[list[Report]]()
    months: dict[str, list[Report]] = defaultdict(list)
    alone: dict[str, list[Report]] = defaultdict(list)
    for report in reports:  # in the order of their dates
        if (day := _day(report.date)) is not None:
            if day > last + FEW_DAYS:
                last = day
                windows.append([report])
            else:
                windows[-1].append(report)
        elif (month := _month(report.date)) is not None:
            months[month].append(report)
        else:
            alone[report.article].append(report)
    by_month: dict[str, set[int]] = defaultdict(set)
    for number, window in enumerate(windows):
        for report in window:
            by_month[_month(report.date) or ""].add(number)
    for month, told in months.items():
        if len(by_month[month]) == 1:
            windows[by_month[month].pop()].extend(told)
        else:
            windows.append(told)
    yield from windows
    yield from alone.values()


def _order(report: Report) -> tuple[bool, str, str, int, str]:
    return report.date is None, report.date or "", report.article, report.start, report.statement


def _parts(time: str | None) -> int:
    """Return how precise a time is: 1 for a year, 2 a month, 3 a day, or a text that is the same as itself only."""
    return 0 if not time else time.count("-") + 1 if _TIME.fullmatch(time) else 3


def wider_times(time: str | None) -> tuple[str, ...]:
    """Return the month and year that hold a time, and "" for all time."""
    if not time:
        return ()
    lengths = (7, 4) if _TIME.fullmatch(time) else ()
    return (*(time[:length] for length in lengths if length < len(time)), "")


def _day(text: str | None) -> int | None:
    """Return the number of a day; None for what is no full date."""
    try:
        return date.fromisoformat(text).toordinal() if text and len(text) == 10 and _TIME.fullmatch(text) else None
    except ValueError:
        return None


def _month(text: str | None) -> str | None:
    return text[:7] if text and len(text) >= 7 and _TIME.fullmatch(text) else None
