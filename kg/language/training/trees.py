"""Trees corrected by hand for the sentences with names, in files beside them.

A line of ``trees/NAME.tsv`` holds the number of a line of ``names/NAME.txt``, a tab and that sentence's tree: for each
token ``head:relation`` (Universal Dependencies as in UD_Dutch-Alpino; heads count from 1, 0 is the root), and behind it
``/UPOS`` where the part of speech was corrected as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.errors import InputError
from kg.language.training.rows import Row, document

__all__ = ["Arc", "Usual", "read_trees", "usual_tags", "with_tree"]

_ARC = re.compile(r"(\d+):([a-z]+(?::[a-z]+)?)(?:/([A-Z]+))?")
Usual = Mapping[tuple[str, str], tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Arc:
    """Where a token hangs: the number of its head from 1, 0 for the root; ``pos`` is empty where it was right."""

    head: int
    relation: str
    pos: str


def read_trees(path: Path) -> dict[int, tuple[Arc, ...]]:
    """Read a file of trees, by the number of the line that each belongs to; InputError for what is no tree."""
    trees: dict[int, tuple[Arc, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        sentence, _, arcs = line.partition("\t")
        matches = [_ARC.fullmatch(arc) for arc in arcs.split(" ")]
        where = f"{path.name}:{number}"
        if not sentence.isdigit() or not all(matches):
            raise InputError(
                "is no sentence number with arcs", where=where, remedy="write head:relation for each token"
            )
        tree = tuple(Arc(int(m[1]), m[2], m[3] or "") for m in matches if m is not None)
        if not _is_tree(tree):
            raise InputError("holds no tree", where=where, remedy="give one token head 0 and let all others lead to it")
        trees[int(sentence)] = tree
    return trees


def _is_tree(arcs: tuple[Arc, ...]) -> bool:
    """Tell whether one token is the root and every other leads to it."""
    if [arc.head for arc in arcs].count(0) != 1 or any(arc.head > len(arcs) for arc in arcs):
        return False
    for start in range(1, len(arcs) + 1):
        seen, token = set(), start
        while token and token not in seen:
            seen.add(token)
            token = arcs[token - 1].head
        if token:
            return False
    return True


def usual_tags(docs: Iterable[Doc]) -> Usual:
    """Return the commonest tag, features and lemma of each form (in lower case) with each part of speech.

    Of a hyphen and an ending (up to three letters, or none) it gives the commonest tag and features, and no lemma.
    """
    counts: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            counts[token.lower_, token.pos_][token.tag_, str(token.morph), token.lemma_] += 1
            for ending in _endings(token):
                counts[ending, token.pos_][token.tag_, str(token.morph), ""] += 1
    return {key: min(found, key=lambda tags: (-found[tags], tags)) for key, found in counts.items()}


def _endings(token: Token) -> list[str]:
    """Return the endings of a form, the longest first, with a hyphen before each: a form of that look is none."""
    return [f"-{token.lower_[-length:] if length else ''}" for length in range(3, -1, -1)]


def _usual(token: Token, pos: str, usual: Usual) -> tuple[str, str, str]:
    """Return tag, features and lemma of a form with a part of speech, or those of words that end like it."""
    known = (usual.get((key, pos)) for key in (token.lower_, *_endings(token)))
    return next(filter(None, known), ("", "", ""))


def with_tree(doc: Doc, arcs: tuple[Arc, ...], usual: Usual, where: str) -> Doc:
    """Return a parsed sentence with a corrected tree; InputError when it has another number of tokens.

    Of a word whose part of speech was corrected the treebanks tell the rest, or that of words that end like it.
    """
    if len(doc) != len(arcs):
        raise InputError(
            f"has {len(doc)} tokens, its tree {len(arcs)}", where=where, remedy="make the tree again for these tokens"
        )
    rows: list[Row] = []
    for token, arc in zip(doc, arcs, strict=True):
        tag, morph, lemma = token.tag_, str(token.morph), token.lemma_
        pos = arc.pos or token.pos_
        if pos != token.pos_:
            tag, morph, lemma = _usual(token, pos, usual)
        head = arc.head - 1 if arc.head else token.i
        relation = "ROOT" if arc.relation == "root" else arc.relation
        rows.append(Row(token.text, bool(token.whitespace_), tag, pos, morph, lemma, head, relation))
    return document(doc.vocab, rows, ((ent.start, ent.end, ent.label_) for ent in doc.ents))
