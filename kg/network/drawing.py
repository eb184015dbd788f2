"""The graph as a pyvis network: positions, sizes, one edge for all that one actor did to another."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.network.layout import size
from kg.tables import Row, read_rows, shipped

__all__ = ["actor_types", "drawing", "quads", "vis_network"]

TYPE_COLUMNS = ("key", "nl", "en", "plural_nl", "plural_en", "family", "shape", "path", "light", "dark")
QUAD_COLUMNS = ("key", "nl", "en", "side", "arrow", "light", "dark")


def drawing(network: nx.MultiDiGraph, positions: Mapping[str, tuple[int, int]]) -> Network:
    """Return the pyvis network of ``network``: settled, physics off.

    Node ids count the actors in sorted order, edge ids the ordered pairs (actor, target) in sorted order. A page of
    pyvis's own shows it as well: ``drawing(...).generate_html()``.
    """
    ids = {id: number for number, id in enumerate(sorted(network.nodes))}
    most = max((degree for _, degree in network.nodes(data="degree")), default=0)
    net = Network(directed=True, cdn_resources="in_line")
    for id, number in ids.items():
        actor, (x, y) = network.nodes[id], positions[id]
        net.add_node(number, actor["labels"][0], x=x, y=y, size=size(actor["degree"], most), group=actor["type"])
    pairs = Counter((ids[actor], ids[target]) for actor, target in network.edges())
    for number, ((actor, target), count) in enumerate(sorted(pairs.items())):
        net.add_edge(actor, target, id=number, width=round(1 + 1.1 * math.log2(count), 2))
    net.set_options(json.dumps(_options()))
    return net


def _options() -> dict[str, Any]:
    groups = {row["key"]: {"shape": row["shape"], "color": row["light"]} for row in actor_types()}
    return {
        "groups": groups,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 100000, "zoomSpeed": 0.6},
        "nodes": {"borderWidth": 0},
        "edges": {
            "smooth": {"type": "curvedCW", "roundness": 0.11},
            "arrowStrikethrough": False,
            "selectionWidth": 0,
            "hoverWidth": 0,
        },
    }


def actor_types() -> list[Row]:
    """Return the rows of ``tables/types.tsv``: how each type of actor is named and drawn."""
    return list(read_rows(shipped("kg.network", "types.tsv"), TYPE_COLUMNS))


def quads() -> list[Row]:
    """Return the rows of ``tables/quads.tsv``: how each quad class is named and drawn."""
    return list(read_rows(shipped("kg.network", "quads.tsv"), QUAD_COLUMNS))


def vis_network() -> str:
    """Return the vis-network library that pyvis carries, with its licence, without the link to its source map."""
    source = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"^//# sourceMappingURL=.*$", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
