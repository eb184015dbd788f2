"""Every build passes the SHACL shapes, and each shape fails a graph that breaks it."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import RDF, SH, Graph, URIRef

from kg.rdf import Dataset
from kg.rdf.names import last_segment

pyshacl = pytest.importorskip("pyshacl")

SHAPES = Graph().parse(data=files("kg.rdf").joinpath("shapes.ttl").read_text(encoding="utf-8"), format="turtle")
NAMES = sorted(last_segment(str(shape)) for shape in SHAPES.subjects(RDF.type, SH.NodeShape))

# For each shape, updates that each break it (one at a time).
BREAKS: dict[str, list[str]] = {
    "Statement": [
        "DELETE { ?s sem:hasActor ?o } WHERE { ?s sem:hasActor ?o }",
        "DELETE { ?s kg:target ?o } WHERE { ?s kg:target ?o }",
        "INSERT { ?s kg:action ?s } WHERE { ?s a kg:Statement }",
        "DELETE { ?s kg:factuality ?o } INSERT { ?s kg:factuality 'certain' } WHERE { ?s kg:factuality ?o }",
        "DELETE { ?s kg:confidence ?o } INSERT { ?s kg:confidence 1.5 } WHERE { ?s kg:confidence ?o }",
        "INSERT { ?s prov:wasAttributedTo ?s } WHERE { ?s a kg:Statement }",
        "DELETE { ?s gaf:denotedBy ?o } WHERE { ?s gaf:denotedBy ?o }",
    ],
    # tests/rdf/test_reports.py breaks what this news does not have: events with several reports.
    "ReportedEvent": ["INSERT { ?s a kg:ReportedEvent } WHERE { ?s a kg:Statement }"],
    "Contradiction": [
        "DELETE { ?s kg:contradicts ?o } WHERE { ?s kg:contradicts ?o ; kg:factuality kg:certain }",
        "INSERT { ?s kg:contradicts ?o } WHERE { ?s kg:contradicts ?x ; sem:hasActor ?o }",
    ],
    "Time": [
        "DELETE { ?s sem:hasTimeStamp ?o } INSERT { ?s sem:hasTimeStamp 'dinsdag' } WHERE { ?s sem:hasTimeStamp ?o }",
        "DELETE { ?s sem:hasLatestEndTimeStamp ?o } WHERE { ?s sem:hasLatestEndTimeStamp ?o }",
        "DELETE { ?s sem:hasLatestEndTimeStamp ?o } INSERT { ?s sem:hasLatestEndTimeStamp '1999-01-01'^^xsd:date } "
        "WHERE { ?s sem:hasLatestEndTimeStamp ?o }",
    ],
    "Actor": [
        "INSERT { ?s rdfs:label 'tweede'@nl } WHERE { ?s a sem:Actor }",
        "DELETE { ?s rdfs:label ?o } WHERE { ?s a sem:Actor ; rdfs:label ?o FILTER (LANG(?o) = 'en') }",
        "DELETE { ?s kg:actorType ?o } INSERT { ?s kg:actorType kg:Statement } WHERE { ?s kg:actorType ?o }",
        "INSERT { ?s kg:iso3166 'nl' } WHERE { ?s a sem:Actor }",
        "INSERT { ?s owl:sameAs 'Q1' } WHERE { ?s a sem:Actor }",
        "DELETE { ?s skos:hiddenLabel ?o } WHERE { ?s skos:hiddenLabel ?o }",
    ],
    "Appearance": [
        "DELETE { ?s kg:appearanceOf ?o } WHERE { ?s kg:appearanceOf ?o }",
        "INSERT { ?s kg:assignedName 'nom'@fr } WHERE { ?s a kg:Appearance }",
    ],
    "String": [
        "DELETE { ?s nif:endIndex ?o } INSERT { ?s nif:endIndex 0 } WHERE { ?s a nif:Sentence ; nif:endIndex ?o }",
        "DELETE { ?s nif:referenceContext ?o } WHERE { ?s nif:referenceContext ?o }",
        "INSERT { ?s nif:anchorOf 'andere woorden' } WHERE { ?s a nif:Sentence }",
    ],
    "Mention": [
        "DELETE { ?s itsrdf:taIdentRef ?o } WHERE { ?s itsrdf:taIdentRef ?o }",
        "DELETE { ?s itsrdf:taConfidence ?o } INSERT { ?s itsrdf:taConfidence 2.5 } "
        "WHERE { ?s itsrdf:taConfidence ?o }",
    ],
    "Context": [
        "DELETE { ?s nif:beginIndex 0 } INSERT { ?s nif:beginIndex 1 } WHERE { ?s a nif:Context }",
        "DELETE { ?s dcterms:isPartOf ?o } WHERE { ?s dcterms:isPartOf ?o }",
    ],
    "Article": [
        "DELETE { ?s dcterms:identifier ?o } WHERE { ?s a schema:NewsArticle ; dcterms:identifier ?o }",
        "INSERT { ?s dcterms:issued '4 maart'} WHERE { ?s a schema:NewsArticle }",
    ],
    "Concept": [
        "INSERT { ?s skos:prefLabel 'nog een'@nl } WHERE { ?s a skos:Concept }",
        "DELETE { ?s skos:inScheme ?o } WHERE { ?s skos:inScheme ?o }",
    ],
    "Action": [
        "DELETE { ?s rdfs:subPropertyOf kg:actsOn } WHERE { ?s rdfs:subPropertyOf kg:actsOn }",
        "DELETE { ?s skos:broader ?o } WHERE { ?x kg:action ?s . ?s skos:broader ?o }",
    ],
    "BareTriple": ["INSERT { ?s kg:actsOn kg:certain } WHERE { ?s kg:actsOn ?o }"],
    "Dataset": [
        "DELETE { ?s void:triples ?o } WHERE { ?s void:triples ?o }",
        "DELETE { ?s kg:formatVersion ?o } WHERE { ?s kg:formatVersion ?o }",
    ],
}


def union(dataset: Dataset) -> Graph:
    """The triples of all graphs."""
    graph = Graph()
    for quad in dataset.store.match():
        graph.add(quad[:3])
    return graph


def failed(graph: Graph) -> set[str]:
    """Return the names of the shapes that a graph does not conform to."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, inference="none")
    nodes = {shape: shape for shape in SHAPES.subjects(RDF.type, SH.NodeShape)}
    nodes |= {part: shape for shape in nodes for part in SHAPES.objects(shape, SH.property)}
    sources = set(report.objects(None, SH.sourceShape))
    found = {nodes[source] for source in sources if isinstance(source, URIRef)}
    texts = {_text(SHAPES, part): shape for part, shape in nodes.items() if not isinstance(part, URIRef)}
    found |= {texts[_text(report, source)] for source in sources if not isinstance(source, URIRef)}
    return {last_segment(str(shape)) for shape in found}


def _text(graph: Graph, node: object) -> str:
    """A property shape by its content: the report has a copy of it under another blank node."""
    parts = []
    for predicate, value in sorted(graph.predicate_objects(node), key=str):  # type: ignore[arg-type]
        parts.append(f"{predicate} {value if not hasattr(value, 'skolemize') else ''}")
    return "\n".join(sorted(parts))


def test_the_invented_news_conforms(dataset):
    assert failed(union(dataset)) == set()


def test_every_shape_is_broken_below():
    assert sorted(BREAKS) == NAMES


@pytest.mark.parametrize(("name", "update"), [(name, update) for name in BREAKS for update in BREAKS[name]])
def test_a_broken_graph_fails_its_shape(dataset, name, update):
    graph = union(dataset)
    size = set(graph)
    graph.update(update, initNs=dataset.names.prefixes())
    assert set(graph) != size
    assert name in failed(graph)
