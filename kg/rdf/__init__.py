"""The graph: extraction records written as RDF, kept in a store, asked with SPARQL, served, pushed and exported."""

from kg.rdf.dataset import Dataset
from kg.rdf.disk import open_dataset, read_dataset
from kg.rdf.oxigraph import OxigraphStore
from kg.rdf.results import Ask, Construct, Result, Select
from kg.rdf.store import RdflibStore, Store
from kg.rdf.terms import Quad
from kg.rdf.vocabulary import BASE
from kg.rdf.write import fingerprint, quads

__all__ = [
    "BASE",
    "Ask",
    "Construct",
    "Dataset",
    "OxigraphStore",
    "Quad",
    "RdflibStore",
    "Result",
    "Select",
    "Store",
    "fingerprint",
    "open_dataset",
    "quads",
    "read_dataset",
]
