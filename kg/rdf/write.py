"""Write one article's extraction record as the quads of its named graph: pure, deterministic, without blank nodes.

A statement is an event node with all that is known about it. The bare triple ``actor action target``, and its general
form ``actor kg:actsOn target``, stand beside it when the statement is certain, whether the author or a source asserts
it (``prov:wasAttributedTo`` on the event tells them apart), and no statement of the same article negates it. What
another article says never changes this graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, XSD, Literal, URIRef

from kg.rdf import literals
from kg.rdf.names import Names, iri, segment
from kg.rdf.plover import scheme_iri, score
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import ACTOR_TYPES, BASE, FACTUALITY, GAF, ITSRDF, KG, NIF, SEM
from kg.records import Article, ArticleRecord, Entity, Span, Triple

__all__ = ["fingerprint", "quads", "times"]

_Triple = tuple[URIRef, URIRef, Term]


def fingerprint(article: Article, analysis: str = "") -> str:
    """Return the hash of everything an article's graph depends on; ``analysis`` names the pipeline and its settings."""
    parts = (article.id, article.text, article.date, article.title, article.url, analysis)
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def quads(
    article: Article, record: ArticleRecord, *, base: str = BASE, fingerprint: str = "", with_text: bool = False
) -> Iterator[Quad]:
    """Yield the quads of an article's graph.

    ``fingerprint`` is kept so that a later build can tell what changed. ``with_text`` adds the article's whole text
    (``nif:isString``), which is left out by default: it belongs to its publisher.
    """
    names = Names(base)
    graph = names.article(article.id)
    seen: set[_Triple] = set()
    for triple in _Writer(names, graph, article, record).triples(fingerprint, with_text):
        if triple not in seen:
            seen.add(triple)
            yield Quad(*triple, graph)


def times(node: URIRef, text: str) -> Iterator[_Triple]:
    """Yield when something happened: the time as precise as it is stated, and the first and last day that it spans."""
    yield node, SEM.hasTimeStamp, literals.time(text)
    if (days := literals.interval(text)) is not None:
        for predicate, day in zip((SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp), days, strict=True):
            yield node, predicate, literals.time(day)


class _Writer:
    """What the parts of one article's graph have in common."""

    def __init__(self, names: Names, graph: URIRef, article: Article, record: ArticleRecord) -> None:
        self.names, self.graph, self.article, self.record = names, graph, article, record
        self.context = URIRef(f"{graph}#char=0,{len(article.text)}")
        self.labels = {entity.id: entity.labels[0] for entity in record.entities}
        self.denied = {(t.actor, t.action, t.target) for t in record.triples if t.factuality == "negated"}

    def triples(self, fingerprint: str, with_text: bool) -> Iterator[_Triple]:
        yield from self._article(fingerprint, with_text)
        for entity in self.record.entities:
            yield from self._appearance(entity)
        for triple in self.record.triples:
            yield from self._statement(triple)

    def _article(self, fingerprint: str, with_text: bool) -> Iterator[_Triple]:
        article, node = self.article, self.graph
        yield node, RDF.type, SDO.NewsArticle
        yield node, DCTERMS.identifier, literals.string(article.id)
        if self.record.title:
            yield node, DCTERMS.title, literals.string(self.record.title, "nl")
        if self.record.date:
            yield node, DCTERMS.issued, literals.time(self.record.date)
        if article.url:
            yield node, SDO.url, Literal(str(literals.string(article.url)), datatype=XSD.anyURI, normalize=False)
        if fingerprint:
            yield node, KG.fingerprint, literals.string(fingerprint)
        yield self.context, RDF.type, NIF.Context
        yield self.context, DCTERMS.isPartOf, node
        yield self.context, NIF.beginIndex, literals.integer(0)
        yield self.context, NIF.endIndex, literals.integer(len(article.text))
        if with_text:
            yield self.context, NIF.isString, literals.string(article.text)

    def _appearance(self, entity: Entity) -> Iterator[_Triple]:
        node, actor = URIRef(f"{self.graph}#actor={segment(entity.id)}"), self.names.actor(entity.id)
        yield node, RDF.type, KG.Appearance
        yield node, KG.appearanceOf, actor
        yield node, KG.assignedType, ACTOR_TYPES[entity.type][0]
        for label, lang in zip(entity.labels, ("nl", "en"), strict=True):
            yield node, KG.assignedName, literals.string(label, lang)
        if entity.part_of:
            yield node, KG.assignedPartOf, self.names.actor(entity.part_of)
        for other in entity.same_as:
            if (same := iri(other)) is not None:
                yield node, KG.assignedIdentifier, same
        if len(entity.mentions) != len(entity.spans):
            for form in entity.mentions:
                yield node, KG.assignedForm, literals.string(form)
            return
        reasons = {merge.span: merge for merge in reversed(entity.merges)}
        for form, (start, end) in zip(entity.mentions, entity.spans, strict=True):
            mention = URIRef(f"{self.graph}#mention={start},{end},{segment(entity.id)}")
            yield mention, RDF.type, KG.Mention
            yield from self._string(mention, NIF.Phrase, (start, end), form)
            yield mention, ITSRDF.taIdentRef, actor
            if (reason := reasons.get((start, end))) is not None:
                yield mention, KG.linkRule, literals.string(reason.rule)
                yield mention, KG.linkEvidence, literals.string(reason.evidence)
                yield mention, ITSRDF.taConfidence, literals.decimal(reason.confidence)

    def _string(self, node: URIRef, kind: URIRef, span: Span, text: str) -> Iterator[_Triple]:
        yield node, RDF.type, kind
        yield node, NIF.beginIndex, literals.integer(span[0])
        yield node, NIF.endIndex, literals.integer(span[1])
        yield node, NIF.anchorOf, literals.string(text)
        yield node, NIF.referenceContext, self.context

    def _statement(self, triple: Triple) -> Iterator[_Triple]:
        names, node = self.names, self.names.statement(triple.id)
        actor, target = names.actor(triple.actor), names.actor(triple.target)
        action = names.action(triple.action)
        yield node, RDF.type, SEM.Event
        yield node, RDF.type, KG.Statement
        yield node, DCTERMS.identifier, literals.string(triple.id)
        yield node, RDFS.label, literals.string(self._sentence(triple), "nl")
        yield node, SEM.hasActor, actor
        yield node, KG.action, action
        yield node, KG.target, target
        yield node, KG.claim, names.claim(triple.actor, triple.action, triple.target)
        yield node, KG.category, scheme_iri(triple.plover)
        if triple.mode:
            yield node, KG.mode, scheme_iri(triple.plover, triple.mode)
        if (value := score(triple.plover, triple.mode)) is not None:
            yield node, KG.score, literals.decimal(value)
        if triple.gloss:
            yield node, KG.gloss, literals.string(triple.gloss, "en")
        yield node, KG.factuality, FACTUALITY[triple.factuality]
        yield node, KG.confidence, literals.decimal(triple.confidence)
        if triple.pattern:
            yield node, KG.pattern, literals.string(triple.pattern)
        if triple.time:
            yield from times(node, triple.time)
        if triple.place:
            yield node, SEM.hasPlace, names.actor(triple.place)
        if triple.source:
            yield node, PROV.wasAttributedTo, names.actor(triple.source)
        yield node, PROV.wasDerivedFrom, self.graph
        yield from self._evidence(node, triple)
        if triple.factuality == "certain" and (triple.actor, triple.action, triple.target) not in self.denied:
            yield actor, action, target
            yield actor, KG.actsOn, target

    def _sentence(self, triple: Triple) -> str:
        actor, target = (self.labels.get(key, key) for key in (triple.actor, triple.target))
        return f"{actor} \N{RIGHTWARDS ARROW} {triple.action} \N{RIGHTWARDS ARROW} {target}"

    def _evidence(self, node: URIRef, triple: Triple) -> Iterator[_Triple]:
        phrase = URIRef(f"{self.graph}#char={triple.start},{triple.end}")
        yield node, GAF.denotedBy, phrase
        yield from self._string(phrase, NIF.Phrase, (triple.start, triple.end), triple.evidence)
        if triple.sentence is not None:
            start, end = triple.sentence
            sentence = URIRef(f"{self.graph}#char={start},{end}")
            yield phrase, NIF.sentence, sentence
            yield from self._string(sentence, NIF.Sentence, (start, end), self.article.text[start:end])
