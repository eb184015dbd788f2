"""Frames: a predicate with the participants that fill its roles, as the patterns find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.relations.lexicon import Sense
from kg.relations.references import References

__all__ = ["Filler", "Frame", "fillers", "inner_fillers"]

_INNER_WEIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant that fills a role, the tokens of its mention (end exclusive) and how sure the link is (0 to 1)."""

    entity: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (token index), its action and sense, its participants, and the pattern that found it.

    ``confidence`` (0 to 1) is that of the pattern.
    """

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


def inner_fillers(tokens: Iterable[Token], references: References) -> tuple[Filler, ...]:
    """Return the participants one level inside nouns that are none themselves; they are less sure."""
    return fillers((inner for token in tokens for inner in references.inside(token)), references, _INNER_WEIGHT)


def _fill(token: Token, references: References, weight: float) -> Iterator[Filler]:
    confidence = round(references.confidence(token) * weight, 3)
    mention = references.mentions.get(token.i)
    start, end = (mention[0].start, mention[0].end) if mention else (token.i, token.i + 1)
    for entity in references.of(token):
        yield Filler(entity, start, end, confidence)
