"""The network in a notebook: the page in a frame, of all records or of a part of them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

import networkx as nx

from kg.network.page import page
from kg.output import write_file
from kg.records import Article, ArticleRecord

__all__ = ["NetworkView", "show"]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A page that a notebook shows in a frame of ``height`` pixels; ``html`` is the page itself."""

    html: str
    height: int = 600

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'allow="clipboard-write" title="Actornetwerk" width="100%" height="{self.height}" '
            'style="border:1px solid #8884;border-radius:6px"></iframe>'
        )

    def save(self, path: str | Path) -> None:
        """Write the page to a file; OutputError when it cannot be written."""
        write_file(path, [self.html])


def show(
    records: Iterable[ArticleRecord],
    articles: Mapping[str, Article] | Iterable[Article],
    *,
    only: nx.Graph | Iterable[object] | None = None,
    height: int = 600,
    title: str | None = None,
    base: str = "https://kg-nieuws.example/",
) -> NetworkView:
    """Return the network for a notebook to show.

    ``only`` narrows it: to the edges of a networkx graph (such as a subgraph of :func:`kg.network.graph.graph`), or to
    ids or IRIs (such as a column of a SPARQL result) of statements, and of actors with all they take part in.
    """
    chosen = list(records) if only is None else list(part(records, only))
    return NetworkView(page(chosen, articles, title=title, base=base), height)


def part(records: Iterable[ArticleRecord], only: nx.Graph | Iterable[object]) -> Iterable[ArticleRecord]:
    """Yield the records with the chosen statements alone, and the entities that these name."""
    if isinstance(only, nx.Graph):
        wanted = {str(key) for _, _, key in only.edges(data="id")}
    else:
        wanted = {unquote(str(name).rsplit("/", 1)[-1]) for name in only}
    for record in records:
        triples = tuple(t for t in record.triples if not wanted.isdisjoint((t.id, t.actor, t.target)))
        named = {id for t in triples for id in (t.actor, t.target, t.source, t.place)}
        yield replace(record, triples=triples, entities=tuple(e for e in record.entities if e.id in named))
