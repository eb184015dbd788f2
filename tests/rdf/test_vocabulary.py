"""The ontology says what the code writes, in two languages; the generated files are up to date."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.dataset import ontology
from kg.rdf.documentation import FILES
from kg.rdf.plover import categories, score
from kg.rdf.vocabulary import ACTOR_TYPES, FACTUALITY, KG, PLOVER
from kg.records import ENTITY_TYPES, FACTUALITIES

GRAPH = Graph()
for triple in ontology():
    GRAPH.add(triple)
OURS = [URIRef(f"{KG}{name}") for name in sorted(KG.__annotations__) if not name.startswith("_")]


def languages(labels: Iterable[Node]) -> list[str]:
    return sorted(label.language or "" for label in labels if isinstance(label, Literal))


def test_the_code_and_the_ontology_know_the_same_terms():
    ontology_terms = {str(term) for term in GRAPH.subjects() if str(term).startswith(str(KG))}
    assert sorted(ontology_terms) == [str(term) for term in OURS]


@pytest.mark.parametrize("term", OURS)
def test_every_term_has_a_label_and_a_comment_in_dutch_and_english(term):
    assert languages(GRAPH.objects(term, RDFS.label)) == ["en", "nl"]
    comments = [*GRAPH.objects(term, RDFS.comment), *GRAPH.objects(term, SKOS.definition)]
    assert languages(comments) == ["en", "nl"] or term == KG.Factuality


@pytest.mark.parametrize("term", OURS)
def test_every_term_is_a_class_a_property_or_a_concept(term):
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme}
    assert len(kinds & set(GRAPH.objects(term, RDF.type))) == 1


def test_the_ontology_has_no_blank_nodes():
    assert not [triple for triple in GRAPH if any(isinstance(term, BNode) for term in triple)]


def test_every_type_and_factuality_of_a_record_has_its_term():
    assert tuple(ACTOR_TYPES) == ENTITY_TYPES
    assert tuple(FACTUALITY) == FACTUALITIES


def test_a_misspelled_term_is_an_error():
    with pytest.raises(AttributeError):
        _ = KG.confidance


def test_every_plover_score_is_on_the_side_of_its_quad_class():
    for category in categories().values():
        if category.name != "REQUEST":  # asking is scored around zero
            assert (category.score < 0) == ("conflict" in category.quad), category


def test_a_mode_has_its_own_score_and_an_unknown_one_that_of_its_category():
    assert (score("RETREAT", "disarm"), score("RETREAT", "x"), score("RETREAT"), score("OTHER")) == (10, 6.5, 6.5, None)


@pytest.mark.parametrize("name", FILES)
def test_the_generated_files_are_up_to_date(name):
    """When this fails: python -m kg.rdf.documentation."""
    assert files("kg.rdf").joinpath(name).read_text(encoding="utf-8") == FILES[name]()


def test_the_plover_file_is_turtle_with_every_category():
    graph = Graph().parse(data=files("kg.rdf").joinpath("plover.ttl").read_text(encoding="utf-8"), format="turtle")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(categories()) + 1 and PLOVER.OTHER in concepts and PLOVER["ASSAULT-aerial"] in concepts
