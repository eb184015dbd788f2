"""The answer of a query as text: CSV and JSON as SPARQL 1.1 has them, and Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef

from kg.rdf.results import Answer, Ask, Construct, Result, Select

__all__ = ["csv_text", "json_text", "turtle_text"]


def csv_text(result: Result, text: Callable[[Answer | None], str] | None = None) -> str:
    """Return rows as CSV; ``text`` writes a term, by default its plain value. Triples are rows, an ASK is a word."""
    show = text or (lambda term: "" if term is None else str(term))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if isinstance(result, Ask):
        return f"{str(result.value).lower()}\n"
    header, rows = _table(result)
    writer.writerow(header)
    writer.writerows([show(term) for term in row] for row in rows)
    return stream.getvalue()


def json_text(result: Result) -> str:
    """Return SPARQL 1.1 Query Results JSON; triples are rows of subject, predicate and object."""
    if isinstance(result, Ask):
        return json.dumps({"head": {}, "boolean": result.value}) + "\n"
    header, rows = _table(result)
    bindings = [
        {name: _binding(term) for name, term in zip(header, row, strict=True) if term is not None} for row in rows
    ]
    return (
        json.dumps({"head": {"vars": list(header)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)
        + "\n"
    )


def turtle_text(result: Construct, prefixes: Mapping[str, str]) -> str:
    """Return triples as Turtle."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for triple in result.triples:
        graph.add(triple)
    return graph.serialize(format="turtle")


def _table(result: Select | Construct) -> tuple[tuple[str, ...], tuple[tuple[Answer | None, ...], ...]]:
    if isinstance(result, Select):
        return result.variables, result.rows
    return ("subject", "predicate", "object"), result.triples


def _binding(term: Answer) -> dict[str, Any]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    assert isinstance(term, Literal)
    binding = {"type": "literal", "value": str(term)}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype is not None:
        binding["datatype"] = str(term.datatype)
    return binding
