"""What a person reads in place of an IRI."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, RDFS, SDO, Literal, URIRef

from kg.rdf.dataset import Dataset
from kg.rdf.names import last_segment
from kg.rdf.results import Answer

__all__ = ["Labels"]


class Labels:
    """The labels of one dataset, in one language first and then in any other."""

    def __init__(self, dataset: Dataset, lang: str = "nl") -> None:
        self.dataset, self.lang = dataset, lang
        self._known: dict[Answer, str] = {}

    def __call__(self, term: Answer | None) -> str:
        """Return the text of a literal, the label of an IRI, or its last part when it has none."""
        if term is None:
            return ""
        if not isinstance(term, URIRef):
            return str(term)
        if term not in self._known:
            self._known[term] = self._label(term)
        return self._known[term]

    def _label(self, term: URIRef) -> str:
        store = self.dataset.store
        labels = [label for label in store.objects(term, RDFS.label) if isinstance(label, Literal)]
        if labels:
            return str(min(labels, key=lambda label: (label.language != self.lang, label.language or "", str(label))))
        if SDO.NewsArticle in store.objects(term, RDF.type):
            return str(next(iter(store.objects(term, DCTERMS.identifier)), term))
        return last_segment(term) or str(term)
