"""News pages: title, date, address and paragraphs of an HTML file.

Made for a page whose article stands in ``<p>`` elements, within ``<article>`` or ``<main>`` where there are any.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg.articles.decoding import decode
from kg.articles.fields import article, iso_date
from kg.articles.markup import End, Start, tokens
from kg.errors import InputError
from kg.records import Article

__all__ = ["read_html"]

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}  # what browsers read as cp1252
# Each name as it stands in name=, property= or itemprop=, lower case, the surest first.
_DATE_NAMES = ("article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dcterms.created",
               "dc.date.issued", "dc.date", "dcterms.date", "publication_date", "pubdate", "date")
_TITLE_NAMES = ("og:title", "headline", "dcterms.title", "dc.title", "twitter:title")
_SKIPPED = {"aside", "button", "figcaption", "footer", "form", "iframe", "nav", "noscript", "script", "select", "style",
            "svg", "template"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "section", "article", "main", "body",
           "td", "header", "figure", "dd", "dt", "pre"}
_TEXT = {"p", "h2", "h3", "h4", "blockquote", "li", "pre"}
_SPACE = re.compile(r"\s+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+$", re.IGNORECASE)


def read_html(data: bytes, *, id: str, where: str, max_chars: int) -> Article:
    """Return the article of a page; its text is its paragraphs with a blank line between them.

    Raises
    ------
    InputError
        when the bytes are no text, or the page holds no paragraph.
    """
    page = _Page(decode(data, where=where, declared=_declared(data)))
    text = page.text()
    if not text:
        raise InputError("holds no paragraphs of text", where=where, remedy="put the article in <p> elements")
    return article(
        id=id, text=text, date=page.date(), title=page.title(), url=page.url(), where=where, max_chars=max_chars
    )


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:2048])
    name = match.group(1).decode("ascii").lower() if match else None
    return "cp1252" if name in _LATIN else name


def _clean(parts: list[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).replace("\u00ad", "").strip()


class _Page:
    """What one page says: ``meta`` by name, and its blocks of text with the region that each stands in."""

    def __init__(self, source: str) -> None:
        self.meta: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.blocks: list[tuple[str, str, str]] = []  # region, element, text
        self._skipped: list[str] = []  # the open elements that are passed over, the innermost last
        self._open: Counter[str] = Counter()
        self._regions: list[str] = []
        self._articles = 0
        self._element = "body"
        self._parts: list[str] = []
        self._json = False
        for token in tokens(source):
            if isinstance(token, Start):
                self._start(token.name, token.attributes)
            elif isinstance(token, End):
                self._end(token.name)
            elif self._json:
                self._keep_json(token.data)
            elif not self._skipped:
                self._parts.append(token.data)
        self._end_block()

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag in _SKIPPED:
            self._skipped.append(tag)
            self._open[tag] += 1
            self._json = tag == "script" and values.get("type", "").lower() == "application/ld+json"
        elif tag == "meta":
            self._keep_meta(values)
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag == "time" and "datetime" in values:
            self.meta.setdefault("time", values["datetime"])
        elif tag == "br":
            self._parts.append(" ")
        elif tag in _BLOCKS or tag == "title":
            self._end_block()
            self._element = tag
            if tag == "article":
                self._articles += 1
                self._regions.append(f"article {self._articles}")
            elif tag == "main":
                self._regions.append("main")

    def _end(self, tag: str) -> None:
        self._json = False
        if self._open[tag]:
            self._leave(tag)
        elif tag in _BLOCKS or tag in ("title", "head"):
            self._end_block()
            self._element = "body"
            if self._regions and self._regions[-1].split()[0] == tag:
                self._regions.pop()

    def _leave(self, tag: str) -> None:
        """Close the innermost element of that name, and what was left open within it."""
        while tag != (closed := self._skipped.pop()):
            self._open[closed] -= 1
        self._open[tag] -= 1

    def _end_block(self) -> None:
        text, self._parts = _clean(self._parts), []
        if text and self._element in ("title", "h1"):
            self.headings.setdefault(self._element, text)
        elif text:
            self.blocks.append((self._regions[-1] if self._regions else "body", self._element, text))

    def _keep_meta(self, values: Mapping[str, str]) -> None:
        for key in ("property", "name", "itemprop"):
            if name := values.get(key, "").strip().lower():
                self.meta.setdefault(name, values.get("content", ""))

    def _keep_json(self, source: str) -> None:
        try:
            found: Any = json.loads(source)
        except (ValueError, RecursionError):
            return
        items = found if isinstance(found, list) else found.get("@graph", [found]) if isinstance(found, dict) else []
        for item in items if isinstance(items, list) else []:
            for key in ("datePublished", "headline"):
                if isinstance(item, dict) and isinstance(item.get(key), str):
                    self.meta.setdefault(key.lower(), item[key])

    def text(self) -> str:
        """The paragraphs of the region with most text, or all text where the page has no paragraph."""
        blocks = [block for block in self.blocks if block[1] in _TEXT]
        if not any(element == "p" for _, element, _ in blocks):
            blocks = self.blocks
        sizes: Counter[str] = Counter()
        for region, _, text in blocks:
            sizes[region] += len(text)
        kinds = {region.split()[0] for region in sizes}
        best = next((kind for kind in ("article", "main", "body") if kind in kinds), "")
        chosen = max((region for region in sizes if region.startswith(best)), key=lambda r: sizes[r], default="")
        return "\n\n".join(text for region, _, text in blocks if region == chosen)

    def title(self) -> str | None:
        """The headline: what the page calls it for others, its first ``<h1>``, or its ``<title>``."""
        named = next((self.meta[name] for name in _TITLE_NAMES if self.meta.get(name)), None)
        return _clean([named or self.headings.get("h1") or self.headings.get("title") or ""]) or None

    def date(self) -> str | None:
        """The first date of the page that is one; a page's own markup is no reason to skip it."""
        for name in (*_DATE_NAMES, "time"):
            try:
                return iso_date(self.meta.get(name, ""), where="")
            except InputError:
                continue
        return None

    def url(self) -> str | None:
        """The address that the page gives for itself, when it is a whole one."""
        return next((url for name in ("canonical", "og:url") if _URL.match(url := self.meta.get(name, ""))), None)
