"""HTML as a stream of tags and text, in one pass over the page however broken it is.

The standard library's parser takes time quadratic in the number of unclosed comments or tags on the Pythons in use, so
that a bad page of some hundred kilobytes would hold up a build for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

__all__ = ["End", "Start", "Text", "tokens"]

# What is not closed runs to the end of the page; a quote opens a value only after an equals sign.
_TOKEN = re.compile(
    r"""
      <!--.*?(?:-->|\Z)
    | <[!?][^>]*+(?:>|\Z)
    | <(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|[^>])*+)(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s>]++)))?""")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template", "textarea")}


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; names are in lower case, an attribute without a value has an empty one."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """The text between two tags, its character references resolved; as it stands within ``<script>`` and the like."""

    data: str


def tokens(page: str) -> Iterator[Start | End | Text]:
    """Yield the tags and texts of a page in their order; comments and declarations are passed over. O(n).

    >>> list(tokens("<P class=a>R&amp;D<br>"))[1:]
    [Text(data='R&D'), Start(name='br', attributes={})]
    """
    place = 0
    while match := _TOKEN.search(page, place):
        if match.start() > place:
            yield Text(unescape(page[place : match.start()]))
        place = match.end()
        if match["name"] is None:
            continue
        name = match["name"].lower()
        if match["close"]:
            yield End(name)
            continue
        yield Start(name, _attributes(match["attributes"]))
        if name in _RAW:
            closing = _RAW[name].search(page, place)
            stop = closing.start() if closing else len(page)
            yield Text(page[place:stop])
            place = stop
    if place < len(page):
        yield Text(unescape(page[place:]))


def _attributes(source: str) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
