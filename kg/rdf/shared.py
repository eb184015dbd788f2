"""The facts that articles share, derived anew from all article graphs whenever one of them changes.

Each article graph holds what that article assigns to an actor (``kg:Appearance``) or an action (``kg:Statement``).
The shared facts are a function of these alone, so they stay right when an article is replaced or deleted: labels and
types by majority, ties by order; forms, identifiers and containers as their union.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, Literal, URIRef

from kg.rdf.countries import codes
from kg.rdf.literals import search_key, string
from kg.rdf.names import Names, last_segment
from kg.rdf.store import Store
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import ACTOR_TYPES, ITSRDF, KG, NIF, SEM
from kg.tables import read_rows, shipped

__all__ = ["action_facts", "actor_facts"]

_SUPERCLASSES: dict[Term, tuple[URIRef, ...]] = {classes[0]: classes for classes in ACTOR_TYPES.values()}
_OF_APPEARANCE = (KG.assignedType, KG.assignedName, KG.assignedForm, KG.assignedPartOf, KG.assignedIdentifier)
_OF_STATEMENT = (KG.category, KG.mode, KG.gloss)
_ARTICLES = ("de ", "het ", "een ", "the ")
# Where an IRI denotes the thing itself, not a record about it.
_THINGS = ("http://www.wikidata.org/entity/", "http://dbpedia.org/resource/", "http://nl.dbpedia.org/resource/")


def actor_facts(store: Store, names: Names, actor: URIRef) -> Iterator[Quad]:
    """Yield what all articles together say about an actor; nothing when it appears in none."""
    graph = names.actors
    appearances = list(store.subjects(KG.appearanceOf, actor))
    if not appearances:
        return
    facts = _Facts(store, appearances, _OF_APPEARANCE)
    name = last_segment(actor)
    kind = facts.first(KG.assignedType)
    yield Quad(actor, RDF.type, SEM.Actor, graph)
    yield Quad(actor, DCTERMS.identifier, string(name), graph)
    if isinstance(kind, URIRef):
        yield Quad(actor, KG.actorType, kind, graph)
        for superclass in _SUPERCLASSES.get(kind, (kind,)):
            yield Quad(actor, RDF.type, superclass, graph)
    labels = [facts.first(KG.assignedName, lang) for lang in ("nl", "en")]
    for label in labels:
        if label is not None:
            yield Quad(actor, RDFS.label, label, graph)
    forms = set(_forms(store, actor, facts))
    for form in sorted(forms):
        yield Quad(actor, SKOS.altLabel, string(form, "nl"), graph)
    assigned = {str(label) for label in facts.all(KG.assignedName)}
    for key in sorted(_keys({name} | assigned | forms)):
        yield Quad(actor, SKOS.hiddenLabel, string(key), graph)
    for whole in facts.all(KG.assignedPartOf):
        yield Quad(actor, KG.partOf, whole, graph)
    identifiers = facts.all(KG.assignedIdentifier)
    if kind == SDO.Country and (found := codes(*map(str, identifiers))) is not None:
        yield Quad(actor, KG.iso3166, string(found[0]), graph)
    for other in identifiers:
        same = OWL.sameAs if str(other).startswith(_THINGS) else SKOS.exactMatch
        yield Quad(actor, same, other, graph)


def action_facts(store: Store, names: Names, action: URIRef) -> Iterator[Quad]:
    """Yield the concept of an action: its lemma, glosses and categories; nothing when no statement has it."""
    graph = names.vocabulary
    statements = list(store.subjects(KG.action, action))
    if not statements:
        return
    facts, lemma = _Facts(store, statements, _OF_STATEMENT), string(last_segment(action), "nl")
    yield Quad(action, RDF.type, SKOS.Concept, graph)
    yield Quad(action, RDF.type, RDF.Property, graph)
    yield Quad(action, RDFS.subPropertyOf, KG.actsOn, graph)
    yield Quad(action, SKOS.inScheme, names.actions, graph)
    yield Quad(action, DCTERMS.identifier, string(lemma), graph)
    yield Quad(action, RDFS.label, lemma, graph)
    yield Quad(action, SKOS.prefLabel, lemma, graph)
    gloss = facts.first(KG.gloss)
    for other in facts.all(KG.gloss):
        if other == gloss:
            yield Quad(action, RDFS.label, other, graph)
        yield Quad(action, SKOS.prefLabel if other == gloss else SKOS.altLabel, other, graph)
    for category in facts.all(KG.category) | facts.all(KG.mode):
        yield Quad(action, SKOS.broader, category, graph)


class _Facts:
    """The values that some nodes have, with how many of the nodes have each."""

    def __init__(self, store: Store, nodes: Iterable[URIRef], predicates: Iterable[URIRef]) -> None:
        self.counts: dict[URIRef, Counter[Term]] = {predicate: Counter() for predicate in predicates}
        for node in nodes:
            for predicate, counter in self.counts.items():
                counter.update(store.objects(node, predicate))

    def first(self, predicate: URIRef, lang: str | None = None) -> Term | None:
        """Return the most frequent value, in a language if one is given; the first in order among equals."""
        counted = self.counts[predicate].items()
        ranked = [
            (-count, str(term), term)
            for term, count in counted
            if lang is None or (isinstance(term, Literal) and term.language == lang)
        ]
        return min(ranked, key=lambda item: item[:2])[2] if ranked else None

    def all(self, predicate: URIRef) -> set[Term]:
        """Return every value."""
        return set(self.counts[predicate])


def _forms(store: Store, actor: URIRef, facts: _Facts) -> Iterator[str]:
    pronouns = _pronouns()
    for form in facts.all(KG.assignedForm):
        if form.casefold() not in pronouns:
            yield str(form)
    for mention in store.subjects(ITSRDF.taIdentRef, actor):
        for form in store.objects(mention, NIF.anchorOf):
            if form.casefold() not in pronouns:
                yield str(form)


def _keys(labels: Iterable[str]) -> set[str]:
    keys = {search_key(label) for label in labels}
    keys |= {key[len(article) :] for key in keys for article in _ARTICLES if key.startswith(article)}
    return keys - {""}


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(row["form"] for row in read_rows(shipped("kg.rdf", "pronouns.tsv"), ("form",)))
