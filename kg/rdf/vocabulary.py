"""The vocabularies of the dataset: the terms of ours, and those of SEM, GAF, NIF and ITS that rdflib does not ship.

Our own terms are defined in ``ontology.ttl``; a closed namespace makes a misspelled term an error.
"""

# ruff: noqa: N815  the attributes are the terms of the vocabularies

from __future__ import annotations

from types import MappingProxyType

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Namespace, URIRef
from rdflib.namespace import DCAT, DefinedNamespace

from kg.records import EntityType, Factuality

__all__ = ["ACTOR_TYPES", "BASE", "FACTUALITY", "GAF", "ITSRDF", "KG", "NIF", "PLOVER", "PREFIXES", "SEM"]

BASE = "https://kg-nieuws.example/"
PLOVER = Namespace("https://kg-nieuws.example/plover/")


class KG(DefinedNamespace):
    """Our own terms: only what none of the other vocabularies has."""

    _NS = Namespace("https://kg-nieuws.example/vocabulary#")
    _fail = True

    # classes
    Appearance: URIRef
    ArmedGroup: URIRef
    Claim: URIRef
    Facility: URIRef
    Group: URIRef
    IntergovernmentalOrganization: URIRef
    Mention: URIRef
    Military: URIRef
    ReportedEvent: URIRef
    Statement: URIRef
    # factuality
    Factuality: URIRef
    certain: URIRef
    negated: URIRef
    uncertain: URIRef
    # of a statement
    action: URIRef
    category: URIRef
    claim: URIRef
    confidence: URIRef
    contradicts: URIRef
    factuality: URIRef
    gloss: URIRef
    mode: URIRef
    pattern: URIRef
    score: URIRef
    target: URIRef
    # of an event with several reports
    articleCount: URIRef
    firstReport: URIRef
    reportCount: URIRef
    # of an action or a category
    actsOn: URIRef
    quadClass: URIRef
    # of an actor
    actorType: URIRef
    iso3166: URIRef
    partOf: URIRef
    # of an actor in one article
    appearanceOf: URIRef
    assignedForm: URIRef
    assignedIdentifier: URIRef
    assignedName: URIRef
    assignedPartOf: URIRef
    assignedType: URIRef
    linkEvidence: URIRef
    linkRule: URIRef
    # of an article, of the dataset
    fingerprint: URIRef
    formatVersion: URIRef


class SEM(DefinedNamespace):
    """The Simple Event Model (van Hage et al. 2011)."""

    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    _fail = True

    Actor: URIRef
    Event: URIRef
    eventProperty: URIRef
    hasActor: URIRef
    hasEarliestBeginTimeStamp: URIRef
    hasLatestEndTimeStamp: URIRef
    hasPlace: URIRef
    hasTimeStamp: URIRef


class GAF(DefinedNamespace):
    """The Grounded Annotation Framework (Fokkens et al. 2013)."""

    _NS = Namespace("http://groundedannotationframework.org/gaf#")
    _fail = True

    denotedBy: URIRef


class NIF(DefinedNamespace):
    """The NLP Interchange Format 2.0 (Hellmann et al. 2013)."""

    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    _fail = True

    Context: URIRef
    Phrase: URIRef
    Sentence: URIRef
    anchorOf: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    isString: URIRef
    referenceContext: URIRef
    sentence: URIRef


class ITSRDF(DefinedNamespace):
    """The Internationalization Tag Set 2.0 in RDF: which entity a phrase refers to."""

    _NS = Namespace("http://www.w3.org/2005/11/its/rdf#")
    _fail = True

    taConfidence: URIRef
    taIdentRef: URIRef


ACTOR_TYPES: MappingProxyType[EntityType, tuple[URIRef, ...]] = MappingProxyType(
    {
        # The most specific class first; the others are its superclasses outside our vocabulary.
        "Person": (SDO.Person,),
        "Country": (SDO.Country,),
        "GovernmentBody": (SDO.GovernmentOrganization,),
        "Military": (KG.Military, SDO.Organization),
        "ArmedGroup": (KG.ArmedGroup, SDO.Organization),
        "IGO": (KG.IntergovernmentalOrganization, SDO.Organization),
        "Organization": (SDO.Organization,),
        "Group": (KG.Group,),
        "Place": (SDO.Place,),
        "Facility": (KG.Facility, SDO.Place),
    }
)

FACTUALITY: MappingProxyType[Factuality, URIRef] = MappingProxyType(
    {"certain": KG.certain, "uncertain": KG.uncertain, "negated": KG.negated}
)

PREFIXES: MappingProxyType[str, str] = MappingProxyType(
    {
        "dcat": str(DCAT),
        "dcterms": str(DCTERMS),
        "gaf": str(GAF),
        "itsrdf": str(ITSRDF),
        "kg": str(KG),
        "nif": str(NIF),
        "owl": str(OWL),
        "plover": str(PLOVER),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "schema": str(SDO),
        "sem": str(SEM),
        "skos": str(SKOS),
        "void": str(VOID),
        "xsd": str(XSD),
    }
)
