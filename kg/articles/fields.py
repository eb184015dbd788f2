"""The fields of an article, checked: what every reader hands over passes through here."""

from __future__ import annotations

import re
from datetime import date

from kg.articles.decoding import blank_controls
from kg.errors import InputError
from kg.records import Article

__all__ = ["article", "iso_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:.*)?)?)?$")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+$", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def article(
    *,
    id: str,
    text: str,
    where: str,
    max_chars: int,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article of these fields; ``text`` keeps its length, control characters in it become spaces.

    Raises
    ------
    InputError
        when the id is not one line of text, the text is empty or too long, the date or url is malformed, or a field
        is not Unicode.
    """
    if not id.strip() or not id.isprintable():
        raise InputError(f"the id {id!r} is not usable", where=where, remedy="give one line of printable text")
    for name, value in (("text", text), ("title", title), ("url", url)):
        if value and _LONE_SURROGATE.search(value):
            raise InputError(f"the {name} holds half a surrogate pair", where=where, remedy="write whole characters")
    if not text.strip():
        raise InputError("is empty", where=where, remedy="give it the text of an article")
    if len(text) > max_chars:
        remedy = f"split it; an article has at most {max_chars:,}"
        raise InputError(f"is too long: {len(text):,} characters", where=where, remedy=remedy)
    if url and not _URL.match(url):
        raise InputError(f"the url {url[:80]!r} is not one", where=where, remedy="give an http(s) address or none")
    return Article(
        id=id.strip(),
        text=blank_controls(text),
        date=iso_date(date, where=where) if date else None,
        title=blank_controls(title).strip() or None if title else None,
        url=url or None,
    )


def iso_date(value: str, *, where: str) -> str:
    """Return an ISO 8601 year, month, day or time as ``YYYY[-MM[-DD]]``; InputError when it is none.

    >>> iso_date("2020-01-03T10:15:00Z", where="example")
    '2020-01-03'
    """
    match = _ISO.match(value.strip())
    if match:
        year, month, day = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            pass
        else:
            return "-".join(part for part in (year, month, day) if part)
    raise InputError(f"the date {value[:40]!r} is not one", where=where, remedy="write YYYY-MM-DD, YYYY-MM or YYYY")
