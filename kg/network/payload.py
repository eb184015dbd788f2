"""What the page knows: the graph, the sentences and the tables as plain JSON data, without repeating anything."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import networkx as nx

from kg.network.drawing import actor_types, drawing, quads
from kg.network.layout import layout
from kg.rdf.vocabulary import ACTOR_TYPES, PREFIXES
from kg.records import FACTUALITIES, Article
from kg.tables import read_rows, shipped

__all__ = ["payload", "strings"]

AROUND = 320  # code points shown on either side of the evidence, where the sentence is longer
MOST = 1200  # code points of evidence that are shown
NAMES = 40  # forms of one actor's name that are shown
END = re.compile(r"[.!?…]['\"’”)]*\s|\n")
TYPE_IRIS: dict[str, str] = {key: str(classes[0]) for key, classes in ACTOR_TYPES.items()}
T = TypeVar("T")


class _Shared(Generic[T]):
    """Values in the order in which they were first asked for, each once."""

    def __init__(self) -> None:
        self.places: dict[T, int] = {}

    def __call__(self, value: T) -> int:
        return self.places.setdefault(value, len(self.places))

    def __iter__(self) -> Any:
        return iter(self.places)


def payload(
    network: nx.MultiDiGraph, articles: Mapping[str, Article], *, title: str | None, base: str
) -> dict[str, Any]:
    """Return the data of the page: actors, statements and sentences by number, and pyvis's nodes, edges and options.

    Only the sentences around the evidence are in it, never whole articles.
    """
    net = drawing(network, layout(network))
    nodes, edges, *_, options = net.get_network_data()
    ids = {id: number for number, id in enumerate(sorted(network.nodes))}
    pairs = {(edge["from"], edge["to"]): edge["id"] for edge in edges}
    actions, sentences, shown = _Shared[tuple[str, str]](), _Shared[str](), _Shared[str]()
    statements: list[Any] = []
    rows: dict[str, int] = {}
    against: dict[int, list[int]] = {}
    told: dict[str, list[int]] = defaultdict(list)
    in_order = sorted(
        network.edges(keys=True, data=True), key=lambda edge: (edge[3]["article"], edge[3]["start"], edge[2])
    )
    for actor, target, key, fact in in_order:
        sentence, start, end = _quote(articles.get(fact["article"]), fact)
        rows[key] = len(statements)
        statements.append(
            [
                key,
                pairs[ids[actor], ids[target]],
                actions((fact["action"], fact["gloss"] or "")),
                fact["plover"],
                fact["mode"],
                fact["quad"],
                FACTUALITIES.index(fact["factuality"]),
                _number(ids, fact["source"]),
                fact["time"],
                _number(ids, fact["place"]),
                shown(fact["article"]),
                sentences(sentence),
                start,
                end,
                fact["confidence"],
            ]
        )
    for _, _, key, fact in sorted(in_order, key=lambda edge: (edge[3]["date"] is None, edge[3]["date"] or "")):
        told[fact["event"]].append(rows[key])
        if fact["contradicts"]:
            against[rows[key]] = [rows[other] for other in fact["contradicts"]]
    headed = {fact["article"]: fact for _, _, fact in network.edges(data=True)}
    return {
        "title": title,
        "base": base,
        "prefixes": {name: PREFIXES[name] for name in ("dcterms", "gaf", "kg", "nif", "plover", "prov", "sem")},
        "types": [{**row.cells, "iri": TYPE_IRIS.get(row["key"], "")} for row in actor_types()],
        "quads": [row.cells for row in quads()],
        "categories": [row.cells for row in read_rows(shipped("kg.network", "categories.tsv"), ("key", "nl", "en"))],
        "strings": strings(),
        "articles": [_article(id, articles.get(id), headed[id]) for id in shown],
        "actors": [_actor(id, network.nodes[id], ids) for id in ids],
        "actions": list(actions),
        "sentences": list(sentences),
        "statements": statements,
        "against": dict(sorted(against.items())),
        "events": [reports for _, reports in sorted(told.items()) if len(reports) > 1],
        "network": {"nodes": nodes, "edges": edges, "options": options},
    }


def strings() -> dict[str, list[str]]:
    """Return the words of the page by key: Dutch, English."""
    return {
        row["key"]: [row["nl"], row["en"]]
        for row in read_rows(shipped("kg.network", "strings.tsv"), ("key", "nl", "en"))
    }


def _number(ids: Mapping[str, int], id: str | None) -> int | None:
    return None if id is None else ids[id]


def _actor(id: str, actor: Mapping[str, Any], ids: Mapping[str, int]) -> list[Any]:
    home, above = actor["country"], actor["part_of"]
    return [
        id,
        actor["type"],
        *actor["labels"],
        ids.get(home, home),
        ids.get(above, above),
        actor["mentions"],
        actor["names"][:NAMES],
        actor["same_as"],
    ]


def _article(id: str, article: Article | None, fact: Mapping[str, Any]) -> list[Any]:
    if article is None:
        return [id, fact["date"], fact["title"], None]
    return [id, article.date or fact["date"], article.title or fact["title"], article.url]


def _quote(article: Article | None, fact: Mapping[str, Any]) -> tuple[str, int, int]:
    """Return the sentence that states it and where the evidence stands in it, in UTF-16 units as JavaScript counts."""
    start, end, evidence = fact["start"], fact["end"], fact["evidence"]
    if article is None or article.text[start:end] != evidence or len(evidence) > MOST:
        shown = evidence if len(evidence) <= MOST else evidence[:MOST] + " …"
        return shown, 0, _units(shown)
    left, right = fact["sentence"] or _sentence(article.text, start, end)
    first, last = max(min(left, start), start - AROUND), min(max(right, end), end + AROUND)
    lead, tail = article.text[first:start].lstrip(), article.text[end:last].rstrip()
    lead = "… " + lead if first > min(left, start) else lead
    tail = tail + " …" if last < max(right, end) else tail
    at = _units(lead)
    return lead + evidence + tail, at, at + _units(evidence)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around a span, by its punctuation."""
    window = max(0, start - AROUND - 1)
    left = max((found.end() for found in END.finditer(text, window, start)), default=window)
    after = END.search(text, max(start, end - 1), end + AROUND + 1)
    return left, after.end() if after else min(len(text), end + AROUND + 1)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
