"""The store on disk: Oxigraph, the default of ``kg build`` and ``kg query``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef

from kg.errors import StoreError
from kg.rdf.failures import store_error, syntax_error
from kg.rdf.results import Ask, Construct, Result, Select
from kg.rdf.terms import Quad, Term

__all__ = ["OxigraphStore", "from_oxigraph", "to_oxigraph"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_BULK = 250_000


def to_oxigraph(term: Term) -> ox.NamedNode | ox.Literal:
    """Return a term of rdflib as one of Oxigraph."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


@lru_cache(maxsize=100_000)
def from_oxigraph(term: Any) -> Term | BNode:
    """Return a term of Oxigraph as one of rdflib; StoreError for a triple term, which rdflib does not have."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise StoreError(f"has a term that RDF 1.1 does not know: {term}", where="answer", remedy="ask for its parts")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype), normalize=False)


class OxigraphStore:
    """A store in a folder, or in memory when ``path`` is None.

    A store that is open for writing belongs to one process; any number may read one that nobody writes.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._pending: list[ox.Quad] = []
        self._large = False
        with self._guard():
            if path is not None and read_only:
                self._store = ox.Store.read_only(str(path))
            else:
                self._store = ox.Store(None if path is None else str(path))

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        for quad in quads:
            self._pending.append(_quad(quad))
            if len(self._pending) >= _BULK:
                self._written()

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads."""
        store = self._written()
        with self._guard():
            for quad in quads:
                store.remove(_quad(quad))

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Let one graph hold these quads."""
        name = ox.NamedNode(str(graph))
        with self._guard():
            if self._store.contains_named_graph(name):
                self._written().clear_graph(name)
        self.add(quads)

    def delete(self, graph: URIRef) -> None:
        """Remove one graph."""
        store = self._written()
        with self._guard():
            store.remove_graph(ox.NamedNode(str(graph)))

    def match(
        self,
        subject: Term | None = None,
        predicate: URIRef | None = None,
        object: Term | None = None,
        graph: URIRef | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these terms."""
        for quad in self._match(subject, predicate, object, graph):
            yield Quad(*(from_oxigraph(term) for term in quad))  # type: ignore[arg-type]

    def objects(self, subject: URIRef, predicate: URIRef) -> Iterator[Term]:
        """Yield the objects of a subject and predicate."""
        for quad in self._match(subject, predicate, None, None):
            yield from_oxigraph(quad.object)  # type: ignore[misc]

    def subjects(self, predicate: URIRef, object: Term) -> Iterator[URIRef]:
        """Yield the subjects of a predicate and object."""
        for quad in self._match(None, predicate, object, None):
            yield from_oxigraph(quad.subject)  # type: ignore[misc]

    def graphs(self) -> list[URIRef]:
        """Return the names of the graphs that hold something."""
        store = self._written()
        with self._guard():
            names = [
                name
                for name in store.named_graphs()
                if next(iter(store.quads_for_pattern(None, None, None, name)), None) is not None
            ]
        return sorted(URIRef(str(name.value)) for name in names)

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, Term] | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
        limit: int | None = None,
    ) -> Result:
        """Answer a SPARQL query."""
        values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        values = {ox.Variable(name): to_oxigraph(term) for name, term in (substitutions or {}).items()}
        try:
            found = self._written().query(
                sparql, prefixes=dict(prefixes or {}), use_default_graph_as_union=True, substitutions=values
            )
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise syntax_error(error, sparql, prefixes or ()) from error
        except OSError as error:
            raise store_error(error, self.path) from error
        with self._guard():
            return _result(found, limit)

    def close(self) -> None:
        """Write out what is pending and let go of the folder; the store cannot be used afterwards."""
        store = self._written()
        with self._guard():
            if self._large:  # many files to look into: make them one, which halves the time of a query
                store.optimize()
            if self.path is not None:
                store.flush()
        self.abandon()

    def abandon(self) -> None:
        """Let go of the folder without writing what is pending."""
        # pyoxigraph has no close(): the folder is free once the last reference is gone.
        self.__dict__.pop("_store", None)

    def __len__(self) -> int:
        store = self._written()
        with self._guard():
            return len(store)

    def _match(self, *terms: Term | None) -> Iterator[ox.Quad]:
        if isinstance(terms[0], Literal):
            return
        pattern = [None if term is None else to_oxigraph(term) for term in terms]
        store = self._written()
        with self._guard():
            yield from store.quads_for_pattern(*pattern)  # type: ignore[arg-type]

    def _written(self) -> ox.Store:
        """Write the pending quads: many at once as files of their own, which is faster and takes less room."""
        if self._pending:
            quads, self._pending = self._pending, []
            with self._guard():
                (self._store.bulk_extend if len(quads) >= _BULK else self._store.extend)(quads)
            self._large = self._large or len(quads) >= _BULK
        return self._store

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:  # pyoxigraph has both for a store that is damaged
            raise store_error(error, self.path) from error


def _quad(quad: Quad) -> ox.Quad:
    return ox.Quad(*map(to_oxigraph, quad))  # type: ignore[arg-type]


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, limit: int | None) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return Ask(bool(found))
    items = list(islice(found, None if limit is None else limit + 1))
    complete = limit is None or len(items) <= limit
    if isinstance(found, ox.QueryTriples):
        triples = sorted({(from_oxigraph(s), from_oxigraph(p), from_oxigraph(o)) for s, p, o in items[:limit]})
        return Construct(tuple(triples), complete)
    rows = tuple(tuple(None if term is None else from_oxigraph(term) for term in row) for row in items[:limit])
    return Select(tuple(variable.value for variable in found.variables), rows, complete)
