"""The dataset: articles in and out of a store, the shared facts kept right, and questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Literal as OneOf

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg.errors import StoreError
from kg.rdf import library
from kg.rdf.description import FORMAT_VERSION, describe
from kg.rdf.literals import interval, string
from kg.rdf.names import Names
from kg.rdf.plover import scheme
from kg.rdf.read import record as read_record
from kg.rdf.reports import Pair, event_facts, event_quads, statements
from kg.rdf.results import Result
from kg.rdf.serialize import nquads, trig
from kg.rdf.shared import action_facts, actor_facts
from kg.rdf.store import Store
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import BASE, KG, SEM
from kg.rdf.write import quads
from kg.records import Article, ArticleRecord

__all__ = ["Dataset"]

# What in an article's graph the shared graphs depend on.
_SHARED = frozenset({KG.appearanceOf, KG.action, KG.target, SEM.hasActor})


class Dataset:
    """A store with kg's graphs in it: one for each article, and the shared ones derived from them.

    ``put`` and ``remove`` touch the article's graph alone; ``refresh`` then brings the shared graphs up to date for the
    actors, actions and pairs of actors that those articles name. StoreError when a newer version of kg made the store.
    """

    def __init__(self, store: Store, *, base: str = BASE) -> None:
        self.store, self.names = store, Names(base)
        self._actors: set[URIRef] = set()
        self._actions: set[URIRef] = set()
        self._pairs: dict[Pair, set[URIRef]] = {}
        self._present: set[URIRef] | None = None
        versions = [int(quad.object) for quad in store.match(predicate=KG.formatVersion)]
        self._linked = not versions or any(store.match(KG.ReportedEvent, RDF.type, OWL.Class))
        version = max(versions, default=FORMAT_VERSION)
        if version > FORMAT_VERSION:
            raise StoreError(
                f"was made by a newer kg (store format {version}, this kg knows {FORMAT_VERSION})",
                where=str(getattr(store, "path", None) or "store"),
                remedy="upgrade kg, or build into another folder",
            )

    def put(self, article: Article, record: ArticleRecord, fingerprint: str = "") -> None:
        """Add an article, or replace what was derived from it."""
        graph = self.names.article(article.id)
        new = list(quads(article, record, base=self.names.base, fingerprint=fingerprint))
        if self._present is None:  # asked once: a store answers slower while it takes many new articles
            self._present = set(self.store.graphs())
        if graph in self._present:
            self._touch(self.store.match(graph=graph))
        self._present.add(graph)
        self._touch(new)
        self.store.replace(graph, new)

    def remove(self, article_id: str) -> None:
        """Delete what was derived from an article, if anything."""
        graph = self.names.article(article_id)
        self._touch(self.store.match(graph=graph))
        self.store.delete(graph)
        if self._present is not None:
            self._present.discard(graph)

    def refresh(self) -> None:
        """Bring the shared graphs up to date."""
        wanted: set[Quad] = set()
        current: set[Quad] = set()
        for actor in self._actors:
            wanted.update(actor_facts(self.store, self.names, actor))
            current.update(self.store.match(subject=actor, graph=self.names.actors))
        for action in self._actions:
            wanted.update(action_facts(self.store, self.names, action))
            current.update(self.store.match(subject=action, graph=self.names.vocabulary))
        if not self._linked:  # made by a kg that did not know events with several reports
            self._touch(chain(self.store.match(predicate=SEM.hasActor), self.store.match(predicate=KG.target)))
            self._linked = True
        for pair, found in statements(self.store, self._pairs):
            wanted.update(event_facts(self.store, self.names, found))
            current.update(event_quads(self.store, self.names, found | self._pairs[pair]))
        wanted.update(self._static())
        current.update(
            quad
            for quad in self.store.match(graph=self.names.vocabulary)
            if not quad.subject.startswith(f"{self.names.base}action/")
        )
        self.store.remove(current - wanted)
        self.store.add(sorted(wanted - current))
        self._actors.clear()
        self._actions.clear()
        self._pairs.clear()
        described = set(describe(self.names, self.counts(), self._period()))
        if described != set(self.store.match(graph=self.names.dataset)):
            self.store.replace(self.names.dataset, described)

    def articles(self) -> list[URIRef]:
        """Return the graphs of the articles, sorted."""
        return [graph for graph in self.store.graphs() if graph.startswith(f"{self.names.base}article/")]

    def fingerprints(self) -> dict[str, str]:
        """Return for each article's id the fingerprint it was put with."""
        ids = {
            quad.subject: str(quad.object)
            for graph in self.articles()
            for quad in self.store.match(graph, DCTERMS.identifier, None, graph)
        }
        marks = {quad.subject: str(quad.object) for quad in self.store.match(predicate=KG.fingerprint)}
        return {article_id: marks.get(node, "") for node, article_id in sorted(ids.items())}

    def record(self, article_id: str) -> ArticleRecord:
        """Return what was extracted from an article; StoreError when it is not there."""
        graph = self.names.article(article_id)
        found = list(self.store.match(graph=graph))
        if not found:
            raise StoreError(f"has no article '{article_id}'", where=str(getattr(self.store, "path", None) or "store"))
        return read_record(found)

    def records(self) -> Iterator[ArticleRecord]:
        """Yield what was extracted from every article, in the order of their ids."""
        for article_id in sorted(self.fingerprints()):
            yield self.record(article_id)

    def counts(self) -> dict[str, int]:
        """Return the numbers of articles, actors, statements, events with several reports and triples.

        The triples of the description itself are not counted.
        """
        described = sum(1 for _ in self.store.match(graph=self.names.dataset))
        return {
            "articles": len(self.articles()),
            "actors": sum(1 for _ in self.store.match(predicate=RDF.type, object=SEM.Actor, graph=self.names.actors)),
            "statements": sum(1 for _ in self.store.match(predicate=RDF.type, object=KG.Statement)),
            "events": sum(1 for _ in self.store.match(predicate=RDF.type, object=KG.ReportedEvent)),
            "triples": len(self.store) - described,
        }

    def query(
        self, sparql: str, substitutions: Mapping[str, Term] | None = None, *, limit: int | None = None
    ) -> Result:
        """Answer a SPARQL query over the union of all graphs; the prefixes of the dataset need not be declared."""
        return self.store.query(sparql, substitutions, prefixes=self.names.prefixes(), limit=limit)

    def ask(self, name: str, /, *, limit: int | None = None, **parameters: str) -> Result:
        """Answer a query of the library by its name."""
        return library.run(self, name, parameters, limit=limit)

    def dump(self, form: OneOf["trig", "nquads"] = "trig") -> Iterator[str]:
        """Yield the dataset as text: the same bytes from any store, in whatever order the articles came."""
        graphs = ((graph, self.store.match(graph=graph)) for graph in self.store.graphs())
        if form == "nquads":
            return chain.from_iterable(nquads(found) for _, found in graphs)
        return trig(graphs, self.names.prefixes())

    def _touch(self, quads: Iterable[Quad]) -> None:
        told: dict[URIRef, dict[URIRef, URIRef]] = {}
        for quad in quads:
            if quad.predicate in _SHARED and isinstance(quad.object, URIRef):
                told.setdefault(quad.subject, {})[quad.predicate] = quad.object
        for node, facts in told.items():
            if KG.appearanceOf in facts:
                self._actors.add(facts[KG.appearanceOf])
            if KG.action in facts:
                self._actions.add(facts[KG.action])
            if SEM.hasActor in facts and KG.target in facts:
                self._pairs.setdefault((facts[SEM.hasActor], facts[KG.target]), set()).add(node)

    def _static(self) -> Iterator[Quad]:
        graph, actions = self.names.vocabulary, self.names.actions
        for triple in chain(ontology(), scheme()):
            yield Quad(*triple, graph)
        yield Quad(actions, RDF.type, SKOS.ConceptScheme, graph)
        yield Quad(actions, RDFS.label, string("handelingen", "nl"), graph)
        yield Quad(actions, RDFS.label, string("actions", "en"), graph)

    def _period(self) -> tuple[str, str] | None:
        days = [found for quad in self.store.match(predicate=DCTERMS.issued) if (found := interval(str(quad.object)))]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None


@cache
def ontology() -> tuple[tuple[URIRef, URIRef, Term], ...]:
    """Return the triples of our ontology, sorted."""
    graph = Graph().parse(data=files("kg.rdf").joinpath("ontology.ttl").read_text(encoding="utf-8"), format="turtle")
    return tuple(sorted(graph))  # type: ignore[arg-type]
