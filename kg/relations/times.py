"""When it happened: Dutch time expressions, resolved against the date of the article, never finer than the text allows.

Values are ISO 8601: ``2020-01-03``, ``2020-01`` or ``2020``. Nothing is said when the text says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.relations.timewords import pattern, time_words

__all__ = ["TimeExpression", "event_time", "expressions"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: where it begins in the text, its words and what it means as ISO 8601, if that can be told."""

    start: int
    text: str
    value: str | None


@lru_cache(maxsize=8)  # the predicates of a sentence ask one after the other
def expressions(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text, resolved against the article's date (``YYYY[-MM[-DD]]`` or None)."""
    found = []
    for match in pattern().finditer(text):
        parts = {key: value.lower() for key, value in match.groupdict().items() if value}
        found.append(TimeExpression(match.start(), match[0], _resolve(parts, published)))
    return tuple(found)


def _resolve(found: dict[str, str], published: str | None) -> str | None:
    """Return the ISO 8601 value of the parts of an expression; None when the article's date is too coarse to tell."""
    year, month, day = _parts(published)
    if found.keys() & {"day_month", "month", "bare_month"}:
        return _named_month(found, year, month)
    if "year" in found:
        return found["year"]
    if year is None:
        return None
    if found.get("relative_unit") in {"maand", "jaar"} and "week_day" not in found:
        return _relative(found["relative"], found["relative_unit"], year, month)
    if "count" in found:
        return _ago(found, year, month, day)
    if month is None or day is None:
        return None
    today = date(year, month, day)
    if "deictic" in found:
        return (today + timedelta(days=time_words().days[found["deictic"]])).isoformat()
    weekday = found.get("weekday") or found.get("night") or found.get("relative_day") or found.get("week_day")
    if weekday is None:
        return None
    return _weekday(today, time_words().weekdays[weekday], found).isoformat()


def _named_month(found: dict[str, str], year: int | None, month: int | None) -> str | None:
    """Return the value of "3 januari 2019", "mei vorig jaar", "in december"."""
    months = time_words().months
    if "day_month" in found:
        number = months[found["day_month"]]
        said = int(found["day_year"]) if "day_year" in found else _year_of(number, year, month)
        return _iso(said, number, int(found["day"])) if said else None
    if "month" in found:
        number = months[found["month"]]
        said = int(found["month_year"]) if "month_year" in found else year - 1 if year else None
    else:
        number = months[found["bare_month"]]
        said = _year_of(number, year, month)
    return f"{said}-{number:02d}" if said else None


def _weekday(today: date, weekday: int, found: dict[str, str]) -> date:
    """Return the last such day up to today, the next one after "komende", that of last week after "vorige week"."""
    back = (today.isoweekday() - weekday) % 7
    if found.get("relative", "").startswith(("komend", "volgend")):
        return today + timedelta(days=7 - back if back else 7)
    if "week_day" in found and found["relative"].startswith("vorig"):
        return today - timedelta(days=today.isoweekday() + 7 - weekday)
    if back == 0 and found.get("relative") in {"afgelopen", "vorige"}:
        back = 7
    return today - timedelta(days=back)


def _relative(which: str, unit: str, year: int, month: int | None) -> str | None:
    step = -1 if which.startswith("vorig") else 1 if which.startswith(("volgend", "komend")) else 0
    if which == "afgelopen":
        return None  # "afgelopen maand" is the last thirty days as often as the month before
    if unit == "jaar":
        return str(year + step)
    if month is None:
        return None
    months = year * 12 + month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


def _ago(found: dict[str, str], year: int, month: int | None, day: int | None) -> str | None:
    count = int(found["count"]) if found["count"].isdigit() else time_words().numbers[found["count"]]
    unit = time_words().units[found["unit"]]
    if unit == "year":
        return str(year - count)
    if unit == "month" and month is not None:
        months = year * 12 + month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit == "day" and month is not None and day is not None:
        return (date(year, month, day) - timedelta(days=count)).isoformat()
    return None


def _parts(published: str | None) -> tuple[int | None, int | None, int | None]:
    numbers = [int(part) for part in (published or "").split("-") if part.isdigit()]
    year, month, day = (*numbers, None, None, None)[:3]
    return year, month, day


def _year_of(month: int, year: int | None, now: int | None) -> int | None:
    """Return the year of a month without one: the last such month, next month's included."""
    if year is None or now is None:
        return None
    return year - 1 if month > now + 1 else year


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def event_time(predicate: Token, published: str | None) -> str | None:
    """Return when a predicate happens: the first resolved time expression of its own clause."""
    sentence: Span = predicate.sent
    clause = predicate
    while clause.pos_ == "NOUN" and clause.head.i != clause.i:
        clause = clause.head
    for expression in expressions(sentence.text, published):
        if expression.value is None:
            continue
        span = sentence.doc.char_span(
            sentence.start_char + expression.start,
            sentence.start_char + expression.start + len(expression.text),
            alignment_mode="expand",
        )
        if span is not None and (_governed(span.root, predicate) or _governed(span.root, clause)):
            return expression.value
    return None


def _governed(token: Token, predicate: Token) -> bool:
    """Tell whether a predicate is the nearest verb or event above a token, itself in between being a noun at most."""
    for ancestor in token.ancestors:
        if ancestor.i == predicate.i:
            return True
        if ancestor.pos_ == "VERB":
            return False
    return False
