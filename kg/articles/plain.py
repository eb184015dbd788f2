"""Plain text files: an optional ``date YYYY-MM[-DD]`` at the very start, then the article."""

from __future__ import annotations

import re

from kg.articles.decoding import decode
from kg.articles.fields import article
from kg.records import Article

__all__ = ["read_plain"]

_DATED = re.compile(r"\s*date\s+(\d{4}-\d{2}(?:-\d{2})?)(?!\S)", re.IGNORECASE)


def read_plain(data: bytes, *, id: str, where: str, max_chars: int) -> Article:
    """Return the article of a text file; its text is what follows the date, stripped, with ``\\n`` line ends.

    >>> read_plain(b" date 2020-01 Iran dreigt.", id="a", where="a.txt", max_chars=100)
    Article(id='a', text='Iran dreigt.', date='2020-01', title=None, url=None)
    """
    content = decode(data, where=where).replace("\r\n", "\n").replace("\r", "\n")
    dated = _DATED.match(content)
    return article(
        id=id,
        text=content[dated.end() if dated else 0 :].strip(),
        date=dated.group(1) if dated else None,
        where=where,
        max_chars=max_chars,
    )
