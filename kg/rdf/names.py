"""The IRIs of articles, actors, actions and statements, made safely from ids that come from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from rdflib import URIRef

from kg.errors import KgError
from kg.rdf.vocabulary import BASE, PREFIXES

__all__ = ["Names", "iri", "last_segment", "segment"]

_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#]", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one dataset, under its base; KgError when the base is no absolute IRI that ends in ``/`` or ``#``."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise KgError(
                "is not an absolute IRI that ends in '/' or '#'",
                where=f"base '{self.base}'",
                remedy=f"give one such as {BASE}",
            )

    @property
    def actors(self) -> URIRef:
        """The graph of the facts that the articles share about actors."""
        return URIRef(f"{self.base}actors")

    @property
    def events(self) -> URIRef:
        """The graph of the events that are told more than once, and of the contradictions between statements."""
        return URIRef(f"{self.base}events")

    @property
    def vocabulary(self) -> URIRef:
        """The graph of the ontology, the PLOVER scheme and the actions."""
        return URIRef(f"{self.base}vocabulary")

    @property
    def dataset(self) -> URIRef:
        """The dataset, and the graph that describes it."""
        return URIRef(f"{self.base}dataset")

    @property
    def actions(self) -> URIRef:
        """The concept scheme of the actions."""
        return URIRef(f"{self.base}actions")

    def article(self, article_id: str) -> URIRef:
        """Return the IRI of an article, which also names its graph."""
        return URIRef(f"{self.base}article/{segment(article_id)}")

    def actor(self, entity_id: str) -> URIRef:
        """Return the IRI of an actor."""
        return URIRef(f"{self.base}actor/{segment(entity_id)}")

    def action(self, lemma: str) -> URIRef:
        """Return the IRI of an action: a concept, and the property of the bare triples."""
        return URIRef(f"{self.base}action/{segment(lemma)}")

    def claim(self, actor: str, action: str, target: str) -> URIRef:
        """Return the IRI of what all statements with this actor, action and target claim."""
        return URIRef(f"{self.base}claim/{segment(actor)}/{segment(action)}/{segment(target)}")

    def statement(self, statement_id: str) -> URIRef:
        """Return the IRI of a statement."""
        return URIRef(f"{self.base}statement/{segment(statement_id)}")

    def event(self, event_id: str) -> URIRef:
        """Return the IRI of an event with several reports."""
        return URIRef(f"{self.base}event/{segment(event_id)}")

    def prefixes(self) -> dict[str, str]:
        """Return the prefixes of the vocabularies and of this dataset's own IRIs."""
        own = {"actor": "actor/", "act": "action/", "article": "article/", "event": "event/", "statement": "statement/"}
        return {**PREFIXES, **{prefix: self.base + path for prefix, path in own.items()}}


def segment(text: str) -> str:
    """Return any text as one path segment of an IRI: ASCII, percent-encoded, never empty and never a dot segment.

    >>> segment("co\\u00f6rdineren"), segment("a/b<c>"), segment(".."), segment("")
    ('co%C3%B6rdineren', 'a%2Fb%3Cc%3E', '%2E%2E', '%00')
    """
    if text.strip(".") == "":
        return text.replace(".", "%2E") or "%00"
    return quote(text, safe="", errors="surrogatepass")


def last_segment(term: str) -> str:
    """Return the text of which :func:`segment` made the end of an IRI.

    >>> last_segment("https://kg-nieuws.example/actor/a%2Fb")
    'a/b'
    """
    text = unquote(re.split(r"[/#,=]", term)[-1], errors="surrogatepass")
    return "" if text == "\x00" else text


def iri(text: str) -> URIRef | None:
    """Return a text from outside as an IRI, its illegal characters percent-encoded; None when it is not absolute."""
    text = text.strip()
    if not _ABSOLUTE.fullmatch(text):
        return None
    return URIRef(quote(text, safe="!#$%&'()*+,/:;=?@[]~-._", errors="surrogatepass"))
