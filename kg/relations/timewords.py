"""The words of Dutch time expressions (``tables/times.tsv``) and the pattern that finds the expressions in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.errors import TableError
from kg.tables import Row, read_rows, shipped

__all__ = ["TIME_COLUMNS", "TimeWords", "pattern", "time_words"]

TIME_COLUMNS = ("word", "kind", "value")
_UNITS = ("day", "week", "month", "year")
_RANGES = {"month": range(1, 13), "weekday": range(1, 8), "day": range(-7, 8), "number": range(1000)}
_PARTS = r"(?:ochtend|morgen|middag|namiddag|avond|nacht)?"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What each word means, in lower case."""

    months: dict[str, int]  # 1 to 12
    weekdays: dict[str, int]  # 1 (Monday) to 7
    days: dict[str, int]  # days after the day of publication
    numbers: dict[str, int]
    units: dict[str, str]  # day, week, month or year


@cache
def time_words() -> TimeWords:
    """Read the shipped table; TableError for a row that is not valid."""
    numeric: dict[str, dict[str, int]] = {kind: {} for kind in _RANGES}
    units: dict[str, str] = {}
    for row in read_rows(shipped("kg.relations", "times.tsv"), TIME_COLUMNS):
        if row["kind"] == "unit" and row["value"] in _UNITS:
            units[row["word"]] = row["value"]
        else:
            numeric[row["kind"]][row["word"]] = _number(row)
    return TimeWords(numeric["month"], numeric["weekday"], numeric["day"], numeric["number"], units)


def _number(row: Row) -> int:
    allowed = _RANGES.get(row["kind"], range(0))
    if row["value"] not in map(str, allowed):
        remedy = f"the kinds are {', '.join(_RANGES)} with a whole number, and unit with {', '.join(_UNITS)}"
        raise TableError(f"has no {row['kind']} '{row['value']}'", where=row.where, remedy=remedy)
    return int(row["value"])


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of time expressions; its groups name the parts that tell the time."""
    known = time_words()
    month, day = _any(known.months), _any(known.weekdays)
    deictic, number, unit = _any(known.days), _any(known.numbers), _any(known.units)
    return re.compile(
        rf"""\b(?:
    (?P<day>[0-3]?\d)\s+(?P<day_month>{month})\.?(?:\s+(?P<day_year>[12]\d{{3}}))?
  | (?:(?:in|begin|half|medio|eind|sinds|vanaf|van)\s+)?
        (?P<month>{month})\s+(?:(?P<month_year>[12]\d{{3}})|(?P<last_year>vorig\s+jaar))
  | (?:in|begin|half|medio|eind|sinds|vanaf|afgelopen|vorige|van)\s+(?P<bare_month>{month})\b
  | (?:in|begin|eind|sinds|medio|tot|uit|van|anno|zomer|herfst|winter|voorjaar|najaar)\s+
        (?P<year>(?:1[5-9]|20)\d\d)\b
  | van\s+(?:{day})\s+op\s+(?P<night>{day})
  | (?P<relative>vorige?|volgende?|komende?|afgelopen|deze|dit)\s+
        (?:(?P<relative_unit>week|maand|jaar)(?:\s+(?P<week_day>{day}){_PARTS})?
        |(?P<relative_day>{day}){_PARTS})
  | (?P<weekday>{day}){_PARTS}
  | (?P<deictic>{deictic})
  | (?P<count>\d+|{number})\s+(?P<unit>{unit})\s+geleden
    )\b""",
        re.I | re.X,
    )


def _any(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
