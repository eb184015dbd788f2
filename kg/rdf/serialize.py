"""Text forms of the dataset whose bytes depend on nothing but its quads: sorted, and without blank nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rdflib import RDF, URIRef

from kg.rdf.terms import Quad, Term, n3, nquad

__all__ = ["Shortener", "nquads", "trig", "turtle"]

# The local names that need no escape in Turtle, and the numbers that need no datatype.
_CHAR = r"[A-Za-z0-9_]|%[0-9A-Fa-f]{2}"
_LOCAL = re.compile(rf"(?:{_CHAR})(?:(?:{_CHAR}|[.-])*(?:{_CHAR}|-))?")
_NUMBERS = {
    "http://www.w3.org/2001/XMLSchema#integer": re.compile(r"[+-]?\d+"),
    "http://www.w3.org/2001/XMLSchema#decimal": re.compile(r"[+-]?\d*\.\d+"),
}


def nquads(graph: Iterable[Quad]) -> Iterator[str]:
    """Yield the lines of some quads (of one graph, if memory matters), sorted."""
    yield from sorted({nquad(quad) + "\n" for quad in graph})


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the triples of some quads as Turtle, whatever their graph."""
    names = _Names(prefixes)
    yield from names.header()
    yield from _subjects({quad._replace(graph=URIRef("urn:x")) for quad in quads}, names, "")


def trig(graphs: Iterable[tuple[URIRef, Iterable[Quad]]], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield graphs as TriG, in the order given."""
    names = _Names(prefixes)
    yield from names.header()
    for graph, quads in graphs:
        yield f"\n{names(graph)} {{\n"
        yield from _subjects(set(quads), names, "    ")
        yield "}\n"


def _subjects(quads: Iterable[Quad], names: _Names, indent: str) -> Iterator[str]:
    ordered = sorted((n3(q.subject), q.predicate != RDF.type, n3(q.predicate), n3(q.object), q) for q in quads)
    for _, of_subject in groupby(ordered, key=lambda item: item[0]):
        quads = [item[-1] for item in of_subject]
        lines = [names(quads[0].subject)]
        for predicate, of_predicate in groupby(quads, key=lambda quad: quad.predicate):
            verb = "a" if predicate == RDF.type else names(predicate)
            objects = ", ".join(names(quad.object) for quad in of_predicate)
            lines.append(f"{verb} {objects}")
        yield f"{indent}{lines[0]} " + f" ;\n{indent}    ".join(lines[1:]) + " .\n"


class Shortener:
    """Short forms of IRIs, by prefixes: ``prefix:name`` where that needs no escape, else the IRI itself."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(sorted(prefixes.items()))
        # The longest namespace first: one may begin with another.
        self._by_length = sorted(self.prefixes.items(), key=lambda item: -len(item[1]))
        self._known: dict[URIRef, str] = {}

    def __call__(self, iri: URIRef) -> str:
        """Return the short form of an IRI."""
        if (short := self._known.get(iri)) is None:
            short = self._known[iri] = self._short(iri)
        return short

    def _short(self, iri: URIRef) -> str:
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
                return f"{prefix}:{iri[len(namespace) :]}"
        return str(iri)


class _Names:
    """Short forms of terms, as Turtle writes them."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._short = Shortener(prefixes)

    def header(self) -> Iterator[str]:
        for prefix, namespace in self._short.prefixes.items():
            yield f"@prefix {prefix}: <{namespace}> .\n"

    def __call__(self, term: Term) -> str:
        if isinstance(term, URIRef):
            short = self._short(term)
            return f"<{short}>" if short == str(term) else short
        if term.datatype is None or term.language:
            return n3(term)
        if (plain := _NUMBERS.get(str(term.datatype))) and plain.fullmatch(term):
            return str(term)
        return f"{n3(term).rpartition('^^')[0]}^^{self(term.datatype)}" if "^^" in n3(term) else n3(term)
