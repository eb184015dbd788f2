"""Read an article's graph back into the extraction record it was written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from rdflib import DCTERMS, PROV, RDF, SDO, URIRef

from kg.errors import StoreError
from kg.rdf.names import last_segment
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import ACTOR_TYPES, FACTUALITY, GAF, ITSRDF, KG, NIF, SEM
from kg.records import ArticleRecord, Entity, EntityType, Factuality, Merge, Span, Triple

__all__ = ["record"]

_TYPES: dict[Term, EntityType] = {classes[0]: name for name, classes in ACTOR_TYPES.items()}
_FACTUALITIES: dict[Term, Factuality] = {term: name for name, term in FACTUALITY.items()}


class _Graph:
    """The quads of one graph, by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.objects: dict[Term, dict[URIRef, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.by_type: dict[Term, list[URIRef]] = defaultdict(list)
        for quad in quads:
            self.objects[quad.subject][quad.predicate].append(quad.object)
            if quad.predicate == RDF.type:
                self.by_type[quad.object].append(quad.subject)

    def one(self, subject: Term, predicate: URIRef) -> Term | None:
        return min(self.objects[subject].get(predicate, ()), default=None)

    def need(self, subject: Term, predicate: URIRef) -> Term:
        if (found := self.one(subject, predicate)) is None:
            raise StoreError(f"has no {last_segment(predicate)}", where=subject, remedy="build the graph again")
        return found

    def text(self, subject: Term, predicate: URIRef) -> str | None:
        found = self.one(subject, predicate)
        return None if found is None else str(found)

    def actor(self, subject: Term, predicate: URIRef) -> str | None:
        found = self.one(subject, predicate)
        return None if found is None else last_segment(found)

    def span(self, node: Term) -> Span:
        return int(self.need(node, NIF.beginIndex)), int(self.need(node, NIF.endIndex))


def record(quads: Iterable[Quad]) -> ArticleRecord:
    """Return the record of one article's graph: entities sorted by id, triples by place in the text.

    It is the inverse of :func:`kg.rdf.write.quads` for records whose mentions all have their span. StoreError when the
    graph lacks what every article has.
    """
    graph = _Graph(quads)
    articles = graph.by_type[SDO.NewsArticle]
    if len(articles) != 1:
        raise StoreError(
            f"has {len(articles)} articles where one was expected",
            where="graph of an article",
            remedy="build the graph again",
        )
    mentions: dict[Term, list[URIRef]] = defaultdict(list)
    for mention in graph.by_type[KG.Mention]:
        mentions[graph.need(mention, ITSRDF.taIdentRef)].append(mention)
    entities = (_entity(graph, node, mentions) for node in graph.by_type[KG.Appearance])
    triples = (_triple(graph, node) for node in graph.by_type[KG.Statement])
    return ArticleRecord(
        id=str(graph.need(articles[0], DCTERMS.identifier)),
        date=graph.text(articles[0], DCTERMS.issued),
        title=graph.text(articles[0], DCTERMS.title),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        triples=tuple(sorted(triples, key=lambda triple: (triple.start, triple.end, triple.id))),
    )


def _entity(graph: _Graph, node: URIRef, mentions: dict[Term, list[URIRef]]) -> Entity:
    actor = graph.need(node, KG.appearanceOf)
    names = {getattr(name, "language", None): str(name) for name in graph.objects[node][KG.assignedName]}
    found = sorted((*graph.span(node), str(graph.need(node, NIF.anchorOf)), node) for node in mentions[actor])
    merges = tuple(
        Merge(
            span=(start, end),
            rule=rule,
            evidence=graph.text(mention, KG.linkEvidence) or "",
            confidence=float(graph.need(mention, ITSRDF.taConfidence)),
        )
        for start, end, _, mention in found
        if (rule := graph.text(mention, KG.linkRule)) is not None
    )
    forms = tuple(sorted(map(str, graph.objects[node].get(KG.assignedForm, ()))))
    return Entity(
        id=last_segment(actor),
        type=_TYPES[graph.need(node, KG.assignedType)],
        labels=(names.get("nl", last_segment(actor)), names.get("en", last_segment(actor))),
        mentions=forms or tuple(form for _, _, form, _ in found),
        spans=tuple((start, end) for start, end, _, _ in found),
        part_of=graph.actor(node, KG.assignedPartOf),
        same_as=tuple(sorted(map(str, graph.objects[node].get(KG.assignedIdentifier, ())))),
        merges=merges,
    )


def _triple(graph: _Graph, node: URIRef) -> Triple:
    phrase = graph.need(node, GAF.denotedBy)
    start, end = graph.span(phrase)
    category, mode = last_segment(graph.need(node, KG.category)), graph.one(node, KG.mode)
    sentence = graph.one(phrase, NIF.sentence)
    return Triple(
        id=str(graph.need(node, DCTERMS.identifier)),
        actor=last_segment(graph.need(node, SEM.hasActor)),
        action=last_segment(graph.need(node, KG.action)),
        target=last_segment(graph.need(node, KG.target)),
        plover=category,
        factuality=_FACTUALITIES[graph.need(node, KG.factuality)],
        source=graph.actor(node, PROV.wasAttributedTo),
        time=graph.text(node, SEM.hasTimeStamp),
        place=graph.actor(node, SEM.hasPlace),
        evidence=str(graph.need(phrase, NIF.anchorOf)),
        start=start,
        end=end,
        confidence=float(graph.need(node, KG.confidence)),
        mode=None if mode is None else last_segment(cast(str, mode)).removeprefix(f"{category}-"),
        gloss=graph.text(node, KG.gloss),
        pattern=graph.text(node, KG.pattern),
        sentence=None if sentence is None else graph.span(sentence),
    )
