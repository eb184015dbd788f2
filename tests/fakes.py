"""An extraction that needs no model, for tests of what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.records import Article, ArticleRecord, Entity, Triple, statement_id

__all__ = ["FakeExtraction", "FakePipeline"]

_ATTACK = re.compile(r"([A-Z]\w+) slaat ([A-Z]\w+)\.")


class FakePipeline:
    """What a build needs of a spaCy pipeline to tell it from another."""

    def __init__(self, name: str = "fake") -> None:
        self.meta = {"name": name}
        self.config: dict[str, object] = {}


class FakeExtraction:
    """Finds "Iran slaat Irak." and remembers which articles it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def extract(self, articles: Iterable[Article], nlp: object) -> Iterator[tuple[Article, ArticleRecord]]:
        for article in articles:
            self.seen.append(article.id)
            yield article, record(article)


def record(article: Article) -> ArticleRecord:
    """Return the record of an article: a country for each name, an attack for each sentence of that form."""
    found: dict[str, list[tuple[int, int]]] = {}
    triples = []
    for match in _ATTACK.finditer(article.text):
        actor, target = match.groups()
        for group in (1, 2):
            found.setdefault(match[group], []).append(match.span(group))
        start, end = match.span()
        triples.append(
            Triple(
                id=statement_id(article.id, actor, "slaan", target, start, end), actor=actor, action="slaan",
                target=target, plover="ASSAULT", factuality="certain", source=None, time=article.date, place=None,
                evidence=match[0], start=start, end=end, confidence=0.9, gloss="hit", pattern="active",
                sentence=(start, end),
            )
        )  # fmt: skip
    entities = tuple(
        Entity(name, "Country", (name, name), tuple(name for _ in spans), tuple(spans))
        for name, spans in sorted(found.items())
    )
    return ArticleRecord(article.id, article.date, article.title, entities, tuple(triples))
