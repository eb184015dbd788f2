"""The events that are told more than once, derived from all articles whenever one of them changes.

What the events are depends on the statements of one actor about one target alone (:func:`kg.reports.group`), so only
the pairs of which a statement came or went are looked at again. An event node has what its statements do not say
themselves; who did what to whom stays theirs, so that no query for statements finds the event as one more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import groupby

from rdflib import DCTERMS, PROV, RDF, RDFS, URIRef

from kg.contradictions import contradictions
from kg.rdf import literals
from kg.rdf.names import Names, last_segment
from kg.rdf.store import Store
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import FACTUALITY, GAF, KG, NIF, SEM
from kg.rdf.write import times
from kg.records import Factuality
from kg.reports import Event, Report, group

__all__ = ["Pair", "event_facts", "event_quads", "statements"]

Pair = tuple[URIRef, URIRef]  # an actor and a target

_FACTUALITIES: dict[Term, Factuality] = {term: name for name, term in FACTUALITY.items()}


def statements(store: Store, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, set[URIRef]]]:
    """Yield each pair with its statements, which may be none."""

    @cache
    def undergone(target: URIRef) -> set[URIRef]:
        return set(store.subjects(KG.target, target))

    for actor, of_actor in groupby(sorted(pairs), key=lambda pair: pair[0]):
        did = set(store.subjects(SEM.hasActor, actor))
        for pair in of_actor:
            yield pair, did & undergone(pair[1])


def event_quads(store: Store, names: Names, statements: Iterable[URIRef]) -> Iterator[Quad]:
    """Yield what the graph of events holds about some statements and their events."""
    for statement in statements:
        for quad in store.match(statement, graph=names.events):
            yield quad
            if quad.predicate == PROV.specializationOf and isinstance(quad.object, URIRef):
                yield from store.match(quad.object, graph=names.events)


def event_facts(store: Store, names: Names, statements: Collection[URIRef]) -> Iterator[Quad]:
    """Yield what that graph should hold about all statements of a pair: events with several reports, contradictions."""
    if len(statements) < 2:
        return
    events = group(_report(store, statement) for statement in statements)
    for event in events:
        if len(event.reports) > 1:
            yield from _event(store, names, event)
    for statement, others in contradictions(events).items():
        for other in others:
            yield Quad(names.statement(statement), KG.contradicts, names.statement(other), names.events)


def _event(store: Store, names: Names, event: Event) -> Iterator[Quad]:
    graph, node, first = names.events, names.event(event.id), names.statement(event.id)
    yield Quad(node, RDF.type, SEM.Event, graph)
    yield Quad(node, RDF.type, KG.ReportedEvent, graph)
    yield Quad(node, DCTERMS.identifier, literals.string(event.id), graph)
    for label in store.objects(first, RDFS.label):
        yield Quad(node, RDFS.label, label, graph)
    yield Quad(node, KG.firstReport, first, graph)
    yield Quad(node, KG.reportCount, literals.integer(len(event.reports)), graph)
    yield Quad(node, KG.articleCount, literals.integer(len(event.articles)), graph)
    if event.time:
        for triple in times(node, event.time):
            yield Quad(*triple, graph)
    for report in event.reports:
        yield Quad(names.statement(report.statement), PROV.specializationOf, node, graph)


def _report(store: Store, statement: URIRef) -> Report:
    """Return a statement of the store as a report."""
    facts = {quad.predicate: quad.object for quad in store.match(statement)}
    article, source, time = facts[PROV.wasDerivedFrom], facts.get(PROV.wasAttributedTo), facts.get(SEM.hasTimeStamp)
    dates = [str(issued) for issued in store.objects(_iri(article), DCTERMS.issued)]
    starts = [int(start) for start in store.objects(_iri(facts[GAF.denotedBy]), NIF.beginIndex)]
    return Report(
        statement=last_segment(statement),
        actor=last_segment(facts[SEM.hasActor]),
        action=last_segment(facts[KG.action]),
        target=last_segment(facts[KG.target]),
        plover=last_segment(facts[KG.category]),
        factuality=_FACTUALITIES[facts[KG.factuality]],
        source=None if source is None else last_segment(source),
        time=None if time is None else str(time),
        article=last_segment(article),
        date=min(dates, default=None),
        start=min(starts, default=0),
    )


def _iri(term: Term) -> URIRef:
    return URIRef(term)
