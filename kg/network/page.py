"""The page: one HTML file that shows the network, with every script and style in it and no link to anywhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping

from kg.network.drawing import vis_network
from kg.network.graph import graph
from kg.network.payload import payload
from kg.records import Article, ArticleRecord
from kg.templates import filled, hashes, template

__all__ = ["MODULES", "STYLES", "page"]

STYLES = ("tokens", "controls", "layout", "panel", "print")
MODULES = (
    "dom",
    "words",
    "data",
    "state",
    "filter",
    "search",
    "theme",
    "rings",
    "scene",
    "labels",
    "paint",
    "tip",
    "camera",
    "map",
    "picker",
    "legend",
    "chips",
    "timeline",
    "cards",
    "sparql",
    "overview",
    "panel",
    "vector",
    "take",
    "table",
    "finder",
    "keys",
    "main",
)  # in the order in which they build on each other

SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold


def page(
    records: Iterable[ArticleRecord],
    articles: Mapping[str, Article] | Iterable[Article],
    *,
    title: str | None = None,
    base: str = "https://kg-nieuws.example/",
) -> str:
    """Return the page of all statements of ``records`` as HTML text, the same bytes for any order of the input.

    Of ``articles``, by id or as a collection, it takes the sentences around the statements, titles and addresses; an
    article that is missing costs no more than these. ``title`` is by default that of the page's language; ``base`` is
    the IRI that those in the SPARQL queries begin with. Raises InputError when the records contradict themselves.
    """
    known = articles if isinstance(articles, Mapping) else {article.id: article for article in articles}
    data = payload(graph(records), known, title=title, base=base)
    parts = {
        "style": "\n".join(template("kg.network", f"css/{name}.css") for name in STYLES),
        "vis": vis_network(),
        "script": "\n".join(['"use strict";', *(template("kg.network", f"js/{name}.js") for name in MODULES)]),
        "data": _json(data),
        "title": html.escape(SURROGATE.sub("\ufffd", title or data["strings"]["title"][0])),
    }
    parts["policy"] = _policy(scripts=(parts["vis"], parts["script"]), styles=(parts["style"],))
    return filled(template("kg.network", "page.html"), parts)


def _json(data: object) -> str:
    """Return data as JSON that can stand in a script element: no ``<``, no lone surrogate."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a Content-Security-Policy that lets exactly these scripts and styles run, and nothing be fetched."""
    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
