"""The frozen data that passes between the stages: articles in, extraction records out (contract 1 of the design).

Offsets count Unicode code points of ``Article.text``; ends are exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = [
    "ENTITY_TYPES",
    "FACTUALITIES",
    "Article",
    "ArticleRecord",
    "Entity",
    "EntityType",
    "Factuality",
    "Merge",
    "Span",
    "Triple",
    "statement_id",
]

Span = tuple[int, int]
Factuality = Literal["certain", "uncertain", "negated"]
EntityType = Literal[
    "Person", "Country", "GovernmentBody", "Military", "ArmedGroup", "IGO", "Organization", "Group", "Place", "Facility"
]

FACTUALITIES: tuple[Factuality, ...] = ("certain", "uncertain", "negated")
ENTITY_TYPES: tuple[EntityType, ...] = (
    "Person",
    "Country",
    "GovernmentBody",
    "Military",
    "ArmedGroup",
    "IGO",
    "Organization",
    "Group",
    "Place",
    "Facility",
)
# The keys of a triple in contract 1, in its order.
_TRIPLE_KEYS = (
    "id",
    "actor",
    "action",
    "target",
    "plover",
    "factuality",
    "source",
    "time",
    "place",
    "evidence",
    "start",
    "end",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read; ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or None."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why one mention was taken to be this entity: the rule, its evidence and how sure it is (0 to 1)."""

    span: Span
    rule: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One participant of an article.

    ``mentions`` and ``spans`` run parallel, in the order of the text. ``part_of`` is the id of the country or body it
    belongs to; ``same_as`` holds IRIs of the same thing elsewhere, only where that is certain; ``merges`` gives the
    reason for each mention.
    """

    id: str
    type: EntityType
    labels: tuple[str, str]  # Dutch, English
    mentions: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    part_of: str | None = None
    same_as: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement "actor did action to target", with who says so and where it stands in the text.

    ``evidence`` is ``text[start:end]``; ``sentence`` is the span of the sentence(s) around it. ``mode`` is the PLOVER
    mode of ``plover``, ``gloss`` the action in English, ``pattern`` the name of the grammatical pattern that found it.
    """

    id: str
    actor: str
    action: str
    target: str
    plover: str
    factuality: Factuality
    source: str | None
    time: str | None
    place: str | None
    evidence: str
    start: int
    end: int
    confidence: float
    mode: str | None = None
    gloss: str | None = None
    pattern: str | None = None
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that was extracted from one article: ``entities`` sorted by id, ``triples`` by their place in the text."""

    id: str
    date: str | None
    title: str | None
    entities: tuple[Entity, ...]
    triples: tuple[Triple, ...]

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id; KeyError when the article has none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)

    def to_json(self) -> dict[str, Any]:
        """Return the record in the shape and key order of contract 1."""
        return {
            "id": self.id,
            "date": self.date,
            "title": self.title,
            "entities": {
                e.id: {
                    "type": e.type,
                    "labels": list(e.labels),
                    "mentions": list(e.mentions),
                    "spans": [list(span) for span in e.spans],
                }
                for e in self.entities
            },
            "triples": [{key: getattr(t, key) for key in _TRIPLE_KEYS} for t in self.triples],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ArticleRecord:
        """Read a record of contract 1 back; KeyError or TypeError when a required key is missing or of another kind."""
        entities = tuple(
            Entity(
                id=key,
                type=value["type"],
                labels=(value["labels"][0], value["labels"][-1]),
                mentions=tuple(value["mentions"]),
                spans=tuple((int(a), int(b)) for a, b in value.get("spans", ())),
            )
            for key, value in data["entities"].items()
        )
        triples = tuple(Triple(**{key: triple[key] for key in _TRIPLE_KEYS}) for triple in data["triples"])
        return cls(id=data["id"], date=data.get("date"), title=data.get("title"), entities=entities, triples=triples)


def statement_id(article_id: str, actor: str, action: str, target: str, start: int, end: int) -> str:
    """Return the stable id of a statement: the article's id and ten hexadecimal digits of what it says and where.

    >>> statement_id("001", "Iran", "aanvallen", "Irak", 3, 40)
    '001-ff30a04784'
    """
    said = "\x1f".join((actor, action, target, str(start), str(end)))
    return f"{article_id}-{hashlib.sha256(said.encode()).hexdigest()[:10]}"
