"""The network of actors and statements as a networkx graph: one node an actor, one edge a statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import networkx as nx

from kg.contradictions import contradictions
from kg.errors import InputError
from kg.network.tone import tone
from kg.records import ArticleRecord, Entity, Triple
from kg.reports import events

__all__ = ["graph", "graphml_safe"]


def graph(records: Iterable[ArticleRecord]) -> nx.MultiDiGraph:
    """Return the graph of all statements, the same for any order of the records.

    Nodes are actor ids with ``type``, ``labels`` (Dutch, English), ``names`` (forms seen, most frequent first),
    ``mentions``, ``articles`` (counts), ``part_of``, ``country``, ``same_as``, ``degree`` (statements it takes part in)
    and ``said`` (statements it is the source of). Edges have the statement's id as key, and as attributes the
    statement's fields with ``article``, ``date``, ``title``, ``quad``, ``score``, ``event`` (the id of the event that
    it reports, as other statements may) and ``contradicts`` (ids of statements that say the opposite). Raises
    InputError for two records of one article and for an actor that its article lacks.
    """
    ordered = sorted(records, key=lambda record: record.id)
    for id, same in groupby(ordered, key=lambda record: record.id):
        if len(list(same)) > 1:
            raise InputError("is there twice", where=f"article {id}", remedy="give every article an id of its own")
    network = nx.MultiDiGraph()
    for id, entities in sorted(_by_id(ordered).items()):
        network.add_node(id, **_actor(entities))
    for id, data in network.nodes(data=True):
        data["country"] = _country(network, id)
    told = events(ordered)
    happened = {report.statement: event.id for event in told for report in event.reports}
    opposite = contradictions(told)
    for record in ordered:
        known = {entity.id for entity in record.entities}
        for triple in record.triples:
            for role in (triple.actor, triple.target, triple.source, triple.place):
                if role is not None and role not in known:
                    raise InputError(
                        f"statement {triple.id} names '{role}', which is not among the article's entities",
                        where=f"article {record.id}",
                        remedy="list it there, or extract the article again",
                    )
            data = _statement(record, triple) | {
                "event": happened[triple.id],
                "contradicts": opposite.get(triple.id, ()),
            }
            network.add_edge(triple.actor, triple.target, key=triple.id, **data)
    for id, data in network.nodes(data=True):
        loops = network.number_of_edges(id, id)
        data["degree"] = int(network.degree(id)) - loops
        data["said"] = 0
    for _, _, source in network.edges(data="source"):
        if source is not None:
            network.nodes[source]["said"] += 1
    return network


def graphml_safe(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a copy whose attributes GraphML can hold: lists joined by `` | ``, no None, no control characters."""
    safe = nx.MultiDiGraph()
    for id, data in network.nodes(data=True):
        safe.add_node(_clean(id), **_scalars(data))
    for actor, target, key, data in network.edges(keys=True, data=True):
        safe.add_edge(_clean(actor), _clean(target), key=_clean(key), **_scalars(data))
    return safe


def _by_id(records: Iterable[ArticleRecord]) -> dict[str, list[Entity]]:
    entities: dict[str, list[Entity]] = defaultdict(list)
    for record in records:
        for entity in record.entities:
            entities[entity.id].append(entity)
    return entities


def _actor(entities: list[Entity]) -> dict[str, Any]:
    names = Counter(mention for entity in entities for mention in entity.mentions)
    return {
        "type": _usual(entity.type for entity in entities),
        "labels": _usual(entity.labels for entity in entities),
        "names": tuple(sorted(names, key=lambda name: (-names[name], name))),
        "mentions": sum(names.values()),
        "articles": len(entities),
        "part_of": _usual(entity.part_of for entity in entities if entity.part_of),
        "same_as": tuple(sorted({iri for entity in entities for iri in entity.same_as})),
    }


def _usual(values: Iterable[Any]) -> Any:
    """Return the most frequent value, the alphabetically first of equals; None when there is none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _country(network: nx.MultiDiGraph, id: str) -> str | None:
    """Return the country at the end of the chain of ``part_of``, which may be an id that no article mentions."""
    seen: set[str] = set()
    current: str | None = id
    while current is not None and current not in seen and current in network:
        if network.nodes[current]["type"] == "Country":
            return current
        seen.add(current)
        current = network.nodes[current]["part_of"]
    return current if current not in seen else None


def _statement(record: ArticleRecord, triple: Triple) -> dict[str, Any]:
    feeling = tone(triple.plover, triple.mode)
    return {
        "id": triple.id,
        "actor": triple.actor,
        "action": triple.action,
        "gloss": triple.gloss,
        "target": triple.target,
        "plover": triple.plover,
        "mode": triple.mode,
        "quad": feeling.quad,
        "score": feeling.score,
        "factuality": triple.factuality,
        "source": triple.source,
        "time": triple.time,
        "place": triple.place,
        "article": record.id,
        "date": record.date,
        "title": record.title,
        "evidence": triple.evidence,
        "start": triple.start,
        "end": triple.end,
        "sentence": triple.sentence,
        "confidence": triple.confidence,
        "pattern": triple.pattern,
    }


def _scalars(data: dict[str, Any]) -> dict[str, Any]:
    scalars = {}
    for key, value in data.items():
        if isinstance(value, tuple):
            value = " | ".join(_clean(str(part)) for part in value)
        elif isinstance(value, str):
            value = _clean(value)
        if value is not None and value != "":
            scalars[key] = value
    return scalars


def _clean(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )
