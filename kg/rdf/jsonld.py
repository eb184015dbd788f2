"""The dataset as JSON-LD 1.1, with a context that makes its keys short and its links plain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, URIRef

from kg.rdf.serialize import Shortener
from kg.rdf.terms import Quad, Term, n3
from kg.rdf.vocabulary import GAF, ITSRDF, KG, NIF, SEM

__all__ = ["context", "jsonld"]

# Properties whose values are IRIs: written as plain strings.
_LINKS = (
    SEM.hasActor,
    SEM.hasPlace,
    KG.target,
    KG.action,
    KG.claim,
    KG.category,
    KG.mode,
    KG.factuality,
    KG.contradicts,
    KG.firstReport,
    KG.actsOn,
    KG.partOf,
    KG.actorType,
    KG.appearanceOf,
    KG.assignedType,
    KG.assignedPartOf,
    KG.assignedIdentifier,
    GAF.denotedBy,
    NIF.sentence,
    NIF.referenceContext,
    ITSRDF.taIdentRef,
    PROV.wasAttributedTo,
    PROV.wasDerivedFrom,
    PROV.specializationOf,
    DCTERMS.isPartOf,
    OWL.sameAs,
    SKOS.exactMatch,
    SKOS.broader,
    SKOS.inScheme,
    SKOS.topConceptOf,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
)


def context(prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Return the context: the prefixes, and the properties that link."""
    short = Shortener(prefixes)
    return dict(sorted(prefixes.items())) | {short(link): {"@type": "@id"} for link in sorted(_LINKS)}


def jsonld(graphs: Iterable[tuple[URIRef, Iterable[Quad]]], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield graphs as one JSON-LD document, in the order given."""
    short = Shortener(prefixes)
    yield f'{{"@context": {json.dumps(context(prefixes), indent=1)},\n"@graph": ['
    separator = "\n"
    for graph, quads in graphs:
        nodes = ",\n  ".join(json.dumps(node, ensure_ascii=False) for node in _nodes(quads, short))
        yield f'{separator}{{"@id": {json.dumps(short(graph))}, "@graph": [\n  {nodes}]}}'
        separator = ",\n"
    yield "]}\n"


def _nodes(quads: Iterable[Quad], short: Shortener) -> Iterator[dict[str, Any]]:
    ordered = sorted(set(quads), key=lambda q: (q.subject, q.predicate != RDF.type, q.predicate, n3(q.object)))
    for subject, of_subject in groupby(ordered, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": short(subject)}
        for predicate, of_predicate in groupby(of_subject, key=lambda quad: quad.predicate):
            is_type = predicate == RDF.type
            values = [
                short(quad.object)
                if is_type and isinstance(quad.object, URIRef)
                else _value(predicate, quad.object, short)
                for quad in of_predicate
            ]
            node["@type" if is_type else short(predicate)] = values[0] if len(values) == 1 else values
        yield node


def _value(predicate: URIRef, term: Term, short: Shortener) -> Any:
    if isinstance(term, URIRef):
        return short(term) if predicate in _LINKS else {"@id": short(term)}
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype is not None:
        return {"@value": str(term), "@type": short(term.datatype)}
    return {"@value": str(term)} if predicate in _LINKS else str(term)
