"""The dataset in the formats that other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import networkx as nx

from kg.network.graph import graph, graphml_safe
from kg.rdf.dataset import Dataset
from kg.rdf.events import edge_list, event_table
from kg.rdf.jsonld import jsonld
from kg.rdf.serialize import turtle
from kg.rdf.terms import Quad

__all__ = ["FORMATS", "export"]


def export(dataset: Dataset, form: str) -> Iterator[str]:
    """Yield a dataset as text in a format of ``FORMATS``; the same dataset gives the same text."""
    yield from FORMATS[form](dataset)


def _quads(dataset: Dataset) -> Iterable[Quad]:
    return chain.from_iterable(dataset.store.match(graph=name) for name in dataset.store.graphs())


def _jsonld(dataset: Dataset) -> Iterator[str]:
    graphs = ((name, dataset.store.match(graph=name)) for name in dataset.store.graphs())
    return jsonld(graphs, dataset.names.prefixes())


def _network(dataset: Dataset) -> nx.MultiDiGraph:
    return graphml_safe(graph(dataset.records()))


def _graphml(dataset: Dataset) -> Iterator[str]:
    yield "\n".join(nx.generate_graphml(_network(dataset))) + "\n"


def _gexf(dataset: Dataset) -> Iterator[str]:
    network = _network(dataset)
    # GEXF has these names for itself.
    for _, data in network.nodes(data=True):
        data["label"] = data["labels"].split(" | ")[0] if "labels" in data else ""
    for _, _, data in network.edges(data=True):
        data["statement"] = data.pop("id", "")
        data["ends"] = data.pop("end", 0)
        data["starts"] = data.pop("start", 0)
        data["said_by"] = data.pop("source", "")
        data["done_to"] = data.pop("target", "")
        data["label"] = data.get("action", "")
    stream = io.BytesIO()
    nx.write_gexf(network, stream)
    yield stream.getvalue().decode("utf-8")


FORMATS: dict[str, Callable[[Dataset], Iterator[str]]] = {
    "trig": lambda dataset: dataset.dump("trig"),
    "nquads": lambda dataset: dataset.dump("nquads"),
    "turtle": lambda dataset: turtle(_quads(dataset), dataset.names.prefixes()),
    "jsonld": _jsonld,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": lambda dataset: edge_list(dataset.records()),
    "events": lambda dataset: event_table(dataset.records()),
}
