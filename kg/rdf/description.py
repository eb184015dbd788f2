"""The description of the dataset, in VoID and DCAT, for people and programs that meet it for the first time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import DCTERMS, RDF, RDFS, SDO, VOID, Literal, URIRef
from rdflib.namespace import DCAT, DefinedNamespaceMeta

from kg.rdf.literals import integer, string
from kg.rdf.names import Names
from kg.rdf.plover import SCHEME
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import GAF, ITSRDF, KG, NIF, SEM

__all__ = ["FORMAT_VERSION", "describe"]

# Raised when a change of the model makes older stores unreadable.
FORMAT_VERSION = 1

_VOCABULARIES: tuple[str | DefinedNamespaceMeta, ...] = (
    KG,
    SEM,
    GAF,
    NIF,
    ITSRDF,
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2004/02/skos/core#",
    "https://schema.org/",
    "http://purl.org/dc/terms/",
)
_TITLES = (
    ("nl", "Kennisgraaf van Nederlandstalig nieuws: wie deed wat met wie"),
    ("en", "Knowledge graph of Dutch-language news: who did what to whom"),
)
_FILES = (
    ("trig", "graph.trig", "application/trig"),
    ("jsonl", "triples.jsonl", "application/x-ndjson"),
    ("graphml", "graph.graphml", "application/graphml+xml"),
    ("html", "graph.html", "text/html"),
)


def describe(names: Names, counts: Mapping[str, int], period: tuple[str, str] | None) -> Iterator[Quad]:
    """Yield the description: the counts, and the first and last day of issue."""
    graph = names.dataset
    for subject, predicate, value in _triples(names, counts, period):
        yield Quad(subject, predicate, value, graph)


def _triples(
    names: Names, counts: Mapping[str, int], period: tuple[str, str] | None
) -> Iterator[tuple[URIRef, URIRef, Term]]:
    node = names.dataset
    yield node, RDF.type, VOID.Dataset
    yield node, RDF.type, DCAT.Dataset
    for lang, title in _TITLES:
        yield node, DCTERMS.title, string(title, lang)
        yield node, RDFS.label, string(title, lang)
    yield node, DCTERMS.language, string("nl")
    yield node, KG.formatVersion, integer(FORMAT_VERSION)
    yield node, VOID.uriSpace, string(names.base)
    yield node, DCTERMS.conformsTo, URIRef(str(KG).rstrip("#"))
    for vocabulary in _VOCABULARIES:
        yield node, VOID.vocabulary, URIRef(str(vocabulary))
    yield node, VOID.documents, integer(counts["articles"])
    yield node, VOID.entities, integer(counts["actors"])
    yield node, VOID.triples, integer(counts["triples"])
    if period is not None:
        yield node, SDO.temporalCoverage, string("/".join(period))
    for name, kind, count in (
        ("articles", SDO.NewsArticle, "articles"),
        ("actors", SEM.Actor, "actors"),
        ("statements", KG.Statement, "statements"),
        ("events", KG.ReportedEvent, "events"),
    ):
        part = URIRef(f"{node}#{name}")
        yield node, VOID.classPartition, part
        yield part, VOID["class"], kind
        yield part, VOID.entities, integer(counts[count])
    for scheme in (SCHEME, names.actions):
        yield node, DCTERMS.subject, scheme
    for name, file, media_type in _FILES:
        part = URIRef(f"{node}#{name}")
        yield node, DCAT.distribution, part
        yield part, RDF.type, DCAT.Distribution
        yield part, DCTERMS.title, string(file)
        yield part, DCAT.mediaType, Literal(media_type)
