"""Frames: a predicate with the participants that fill its roles, as the patterns find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.relations.lexicon import Sense
from kg.relations.references import References

__all__ = ["Filler", "Frame", "fillers"]


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant that fills a role, the tokens of its mention (end exclusive) and how sure the link is (0 to 1)."""

    entity: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (token index), its action and sense, its participants, the pattern that found it and the pattern's confidence."""

    predicate: int
    action: str
    sense: Sense | None
    agents: tuple[Filler, ...]
    targets: tuple[Filler, ...]
    pattern: str
    confidence: float


def fillers(tokens: Iterable[Token], references: References, weight: float = 1.0) -> tuple[Filler, ...]:
    """Return the participants that tokens refer to, each once, in order."""
    return tuple(dict.fromkeys(filler for token in tokens for filler in _fill(token, references, weight)))


def _fill(token: Token, references: References, weight: float) -> Iterator[Filler]:
    confidence = round(references.confidence(token) * weight, 3)
    mention = references.mentions.get(token.i)
    start, end = (mention[0].start, mention[0].end) if mention else (token.i, token.i + 1)
    for entity in references.of(token):
        yield Filler(entity, start, end, confidence)
