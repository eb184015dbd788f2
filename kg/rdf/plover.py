"""The PLOVER event categories as a SKOS scheme, with the conflict-cooperation score and quad class of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, SKOS, URIRef

from kg.rdf.literals import decimal, string
from kg.rdf.names import segment
from kg.rdf.terms import Term
from kg.rdf.vocabulary import KG, PLOVER
from kg.tables import read_rows, shipped

__all__ = ["SCHEME", "Category", "categories", "scheme", "scheme_iri", "score"]

SCHEME = URIRef(str(PLOVER).rstrip("/"))
_OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Category:
    """A category (``mode`` empty) or a mode of it; ``score`` runs from -10 (conflict) to 10 (cooperation)."""

    name: str
    mode: str
    score: float
    quad: str


@cache
def categories() -> dict[tuple[str, str], Category]:
    """Return the categories and modes of ``plover.tsv`` by name and mode."""
    rows = read_rows(shipped("kg.relations", "plover.tsv"), ("category", "mode", "score", "quad"))
    listed = (Category(row["category"], row["mode"], float(row["score"]), row["quad"]) for row in rows)
    return {(category.name, category.mode): category for category in listed}


def score(name: str, mode: str | None = None) -> float | None:
    """Return the score of a mode, else of its category; None for a category outside PLOVER such as OTHER."""
    table = categories()
    found = table.get((name, mode or "")) or table.get((name, ""))
    return found.score if found else None


def scheme_iri(name: str, mode: str | None = None) -> URIRef:
    """Return the IRI of a category, or of a mode of it."""
    return PLOVER[f"{segment(name)}-{segment(mode)}" if mode else segment(name)]


def scheme() -> Iterator[tuple[URIRef, URIRef, Term]]:
    """Yield the triples of the scheme: a concept for each category, a narrower one for each mode."""
    yield SCHEME, RDF.type, SKOS.ConceptScheme
    yield SCHEME, RDFS.label, string("PLOVER event categories", "en")
    yield SCHEME, RDFS.label, string("PLOVER-gebeurteniscategorie\u00ebn", "nl")
    yield from _concept(Category(_OTHER, "", 0, ""))
    for category in categories().values():
        yield from _concept(category)


def _concept(category: Category) -> Iterator[tuple[URIRef, URIRef, Term]]:
    node, label = scheme_iri(category.name, category.mode), " ".join((category.name, category.mode)).strip()
    yield node, RDF.type, SKOS.Concept
    yield node, SKOS.inScheme, SCHEME
    yield node, RDFS.label, string(label, "en")
    yield node, SKOS.prefLabel, string(label, "en")
    yield node, SKOS.notation, string(label.replace(" ", "-"))
    if category.mode:
        yield node, SKOS.broader, scheme_iri(category.name)
    else:
        yield node, SKOS.topConceptOf, SCHEME
    if category.quad:
        yield node, KG.score, decimal(category.score)
        yield node, KG.quadClass, string(category.quad, "en")
