"""The embedding of tokens: their letters, and what an open word list knows of them.

A hash embedding of forms learns nothing of a word that the treebank lacks. The word list knows the lemma of half a
million forms, and Dutch writes compounds as one word that ends in its head: with both, "oefenterreinen" is seen as a
form of "terrein" and "aandrongen" as one of "aandringen", whether or not a treebank has them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import numpy
import simplemma
from spacy.attrs import NORM, ORTH, PREFIX, SHAPE, SUFFIX
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d, Ragged

__all__ = ["create_embedding", "lexical_features"]

_LETTERS = [NORM, PREFIX, SUFFIX, SHAPE]
_WORDS = (0, len(_LETTERS))  # the columns that tell which word it is: its form and its listed lemma
_UNSEEN = 0
_SHORTEST_HEAD = 4


@registry.architectures("kg.LexicalHashEmbed.v1")
def create_embedding(
    width: int, rows: list[int], list_width: int, pieces: int = 3, word_dropout: float = 0.0
) -> Model[list[Doc], list[Floats2d]]:
    """Build an embedding of norm, prefix, suffix and shape, each ``width`` wide, and of :func:`lexical_features`.

    ``rows`` gives the rows of the six hash tables; those of the word list are ``list_width`` wide. A maxout layer of
    ``pieces`` pieces mixes them; the output has ``width`` dimensions a token. In training a share ``word_dropout`` of
    the forms and of the listed lemmas stays unseen, each for itself: so the network learns to do without either.
    """
    widths = [width] * len(_LETTERS) + [list_width] * 2
    if len(rows) != len(widths):
        raise ValueError(f"kg.LexicalHashEmbed.v1 needs {len(widths)} numbers of rows, not {len(rows)}")
    tables: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(size, number, column=column, seed=column + 8, dropout=0.0)
        for column, (size, number) in enumerate(zip(widths, rows, strict=True))
    ]
    mix = Maxout(width, sum(widths), nP=pieces, dropout=0.0, normalize=True)
    model: Model[list[Doc], Any] = chain(
        Model("extract_lexical_features", _forward, attrs={"word_dropout": word_dropout}),
        cast("Model[list[Ints2d], Ragged]", list2ragged()),
        with_array(chain(concatenate(*tables), mix)),
        ragged2list(),
    )
    return cast("Model[list[Doc], list[Floats2d]]", model)


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    features = []
    for doc in docs:
        listed = [lexical_features(doc.vocab.strings[orth]) for orth in doc.to_array(ORTH)]
        words = numpy.asarray(listed, dtype="uint64").reshape(len(doc), 2)
        letters: Any = doc.to_array(_LETTERS)
        table = numpy.hstack([letters.reshape(len(doc), len(_LETTERS)), words])
        if is_train and model.attrs["word_dropout"]:
            for column in _WORDS:
                table[numpy.random.random(len(doc)) < model.attrs["word_dropout"], column] = _UNSEEN
        features.append(model.ops.asarray2i(cast(Any, table)))
    return features, lambda gradients: []


@lru_cache(maxsize=1_000_000)
def lexical_features(form: str) -> tuple[int, int]:
    """Return hashes of the listed lemma of a form, or of the head of a compound, and of how the form differs from it.

    A form without either is known by its last letters.
    """
    lower = form.lower()
    for start in range(max(1, len(lower) - _SHORTEST_HEAD + 1)):
        tail = lower[start:]
        if simplemma.is_known(tail, lang="nl"):
            lemma = str(simplemma.lemmatize(tail, lang="nl"))
            return get_string_id(lemma), get_string_id(f"{bool(start)}{_change(tail, lemma.replace('_', ''))}")
    return get_string_id(f"~{lower[-4:]}"), get_string_id("unknown")


def _change(form: str, lemma: str) -> str:
    """Return how a form differs from its lemma: "t>en" of "werkt", "ge+t>en" of "gewerkt", "ing>aan" of "ging"."""
    prefix = "ge+" if form.startswith("ge") and not lemma.startswith("ge") else ""
    form = form[2:] if prefix else form
    shared = next((i for i, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), min(len(form), len(lemma)))
    return f"{prefix}{form[shared:]}>{lemma[shared:]}"
