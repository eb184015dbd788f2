"""How sure the parser is of each arc: the chance that it gave the head and the relation that it chose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

__all__ = ["arc_chance", "note_chances", "path_chance"]

_MENDED = 0.8  # of an arc that a repair has changed

Doc.set_extension("arc_chances", default=None, force=True)


def note_chances(doc: Doc, chances: Sequence[float]) -> None:
    """Keep with a document the tree that it has from the parser, and the chance (0 to 1) of each arc."""
    doc._.arc_chances = (tuple((token.head.i, token.dep) for token in doc), tuple(chances))


def arc_chance(token: Token) -> float:
    """Return the chance (0 to 1) that a token's head and relation are right; 1 where the parser tells none."""
    if token.doc._.arc_chances is None:
        return 1.0
    arcs, chances = token.doc._.arc_chances
    return float(chances[token.i]) if arcs[token.i] == (token.head.i, token.dep) else _MENDED


def path_chance(first: Token, second: Token) -> float:
    """Return the chance of the least sure arc between two tokens of a sentence, by way of what governs both."""
    down, up = [first, *first.ancestors], [second, *second.ancestors]
    governors = {token.i for token in down}
    shared = next((token.i for token in up if token.i in governors), None)
    if shared is None:
        return 1.0  # of two sentences
    arcs = (token for line in (down, up) for token in takewhile(lambda token: token.i != shared, line))
    return min(map(arc_chance, arcs), default=1.0)
