"""One interface to a store of named graphs, and the store in memory that rdflib is."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from rdflib import Dataset, Graph, Literal, URIRef, Variable
from rdflib.query import Result as RdflibResult
from rdflib.term import Identifier

from kg.rdf.failures import syntax_error
from kg.rdf.results import Answer, Ask, Construct, Result, Select
from kg.rdf.terms import Quad, Term

__all__ = ["RdflibStore", "Store"]

# rdflib logs a traceback for every literal that is not of its datatype; such a literal is data like any other.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


class Store(Protocol):
    """A set of quads. Queries see the union of all graphs as their default graph."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; those that are there already make no difference."""

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads; those that are absent make no difference."""

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Let one graph hold these quads and no others; the other graphs are not touched."""

    def delete(self, graph: URIRef) -> None:
        """Remove one graph."""

    def match(
        self,
        subject: Term | None = None,
        predicate: URIRef | None = None,
        object: Term | None = None,
        graph: URIRef | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these terms."""

    def objects(self, subject: URIRef, predicate: URIRef) -> Iterator[Term]:
        """Yield the objects of a subject and predicate in any graph."""

    def subjects(self, predicate: URIRef, object: Term) -> Iterator[URIRef]:
        """Yield the subjects of a predicate and object in any graph."""

    def graphs(self) -> list[URIRef]:
        """Return the names of the graphs that hold something, sorted."""

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, Term] | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
        limit: int | None = None,
    ) -> Result:
        """Answer a SPARQL query.

        ``substitutions`` gives values to variables, which SELECT must project; ``prefixes`` are known without being
        declared; at most ``limit`` rows or triples are returned. QueryError when the query is not valid.
        """

    def __len__(self) -> int:
        """Return the number of quads."""


class RdflibStore:
    """The store for notebooks and small graphs: an ``rdflib.Dataset``, which may be one that you have already."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        self.dataset = dataset if dataset is not None else Dataset(default_union=True)
        self.dataset.default_union = True

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        self.dataset.addN((s, p, o, self.dataset.graph(g)) for s, p, o, g in quads)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads."""
        for quad in quads:
            self.dataset.remove((*quad[:3], self.dataset.graph(quad.graph)))

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Let one graph hold these quads."""
        quads = list(quads)
        self.delete(graph)
        self.add(quads)

    def delete(self, graph: URIRef) -> None:
        """Remove one graph."""
        self.dataset.remove_graph(graph)

    def match(
        self,
        subject: Term | None = None,
        predicate: URIRef | None = None,
        object: Term | None = None,
        graph: URIRef | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these terms."""
        for s, p, o, g in self.dataset.quads((subject, predicate, object, graph)):  # type: ignore[arg-type]
            yield Quad(s, p, o, g)  # type: ignore[arg-type]

    def objects(self, subject: URIRef, predicate: URIRef) -> Iterator[Term]:
        """Yield the objects of a subject and predicate."""
        return (quad.object for quad in self.match(subject, predicate))

    def subjects(self, predicate: URIRef, object: Term) -> Iterator[URIRef]:
        """Yield the subjects of a predicate and object."""
        return (quad.subject for quad in self.match(None, predicate, object))

    def graphs(self) -> list[URIRef]:
        """Return the names of the graphs that hold something."""
        named = (graph.identifier for graph in self.dataset.graphs() if len(graph))
        default = self.dataset.default_graph.identifier
        return sorted(name for name in named if isinstance(name, URIRef) and name != default)

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, Term] | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
        limit: int | None = None,
    ) -> Result:
        """Answer a SPARQL query."""
        values: dict[str, Identifier] = {Variable(name): term for name, term in (substitutions or {}).items()}
        try:
            found = self.dataset.query(sparql, initNs=dict(prefixes or {}), initBindings=values)
            return _result(found, limit)
        except Exception as error:
            # rdflib has no exception class of its own for a query that is not valid.
            raise syntax_error(error, sparql, prefixes or ()) from error

    def __len__(self) -> int:
        return sum(1 for _ in self.dataset.quads((None, None, None, None)))


def _result(found: RdflibResult, limit: int | None) -> Result:
    if found.type == "ASK":
        return Ask(bool(found.askAnswer))
    if found.type in ("CONSTRUCT", "DESCRIBE"):
        triples = sorted(found.graph if found.graph is not None else Graph())
        return Construct(tuple(triples[:limit]), limit is None or len(triples) <= limit)  # type: ignore[arg-type]
    rows = list(islice(found, None if limit is None else limit + 1))
    cut = tuple(tuple(_canonical(term) for term in row) for row in rows[:limit])  # type: ignore[arg-type, union-attr]
    return Select(tuple(str(name) for name in found.vars or ()), cut, limit is None or len(rows) <= limit)


def _canonical(term: Answer | None) -> Answer | None:
    """Write a decimal that rdflib computed as Oxigraph writes it, the shortest form."""
    if isinstance(term, Literal) and term.datatype is not None and term.datatype.endswith("#decimal") and "." in term:
        return Literal(str(term).rstrip("0").rstrip("."), datatype=term.datatype, normalize=False)
    return term
