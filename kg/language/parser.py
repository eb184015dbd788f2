"""A graph-based dependency parser: for each word the chance of every head, and the best tree of them.

The parser of spaCy goes through a sentence once and decides from what lies near; Dutch puts its verbs at the end. This
one reads the whole sentence in both directions and weighs all heads of a word against each other (Dozat & Manning 2017,
"Deep biaffine attention for neural dependency parsing"). It may draw crossing arcs. Sentence boundaries that were set
before it stay; it decides the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, set_dropout_rate

from kg.language.biaffine import Parsing, Plan
from kg.language.certainty import note_chances
from kg.language.learner import Learner
from kg.language.trees import best_tree

__all__ = ["GraphParser", "create_parser"]

_SURE = 50.0
_LONGEST = 200  # words: what is longer is no sentence, and the heads of n words are n * n numbers


@Language.factory(
    "kg_graph_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={"dropout": 0.3},
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5, "sents_f": 0.0},
)
def create_parser(nlp: Language, name: str, model: Model[Any, Any], dropout: float) -> GraphParser:
    """Make the parser from an architecture like ``kg.BiaffineParser.v1``; ``dropout`` is its own rate in training."""
    return GraphParser(nlp.vocab, model, name, dropout=dropout)


class GraphParser(Learner):
    """The parser as a trainable component of spaCy; its labels are the relations that it has seen."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str = "parser", *, dropout: float = 0.3) -> None:
        super().__init__(vocab, model, name, "spacy.parser_scorer.v1", dropout=dropout)

    def _labels_of(self, example: Example) -> Iterator[str]:
        return (token.dep_ for token in example.reference if token.has_dep())

    def _answer(self) -> None:
        self.model.get_ref("label_output").set_dim("nO", len(self.labels))

    def predict(self, docs: Iterable[Doc]) -> list[tuple[Any, Any, Any]]:
        """Return for each document the heads (its own number for a root), the numbers of the labels, and the chances.

        The documents are read together; each comes out as it would alone.
        """
        docs = list(docs)
        offsets = numpy.cumsum([0, *map(len, docs)])
        heads = numpy.concatenate([offset + _around_spaces(doc) for offset, doc in zip(offsets, docs, strict=False)])
        labels, chances = numpy.zeros(len(heads), dtype="int64"), numpy.ones(len(heads))
        vectors = self.model.get_ref("tok2vec").predict(docs)
        begins = self.model.get_ref("boundary").predict(numpy.vstack(vectors))[:, 0]
        sentences = [
            offset + sentence
            for offset, doc in zip(offsets, docs, strict=False)
            for sentence in _sentences(doc, begins[offset : offset + len(doc)])
        ]
        if sentences:
            parsing: Parsing = self.model.predict(Plan(vectors, sentences, None, best_tree))
            for sentence, found, arcs in zip(sentences, parsing.heads, parsing.arcs, strict=True):
                heads[sentence] = numpy.where(found > 0, sentence[found - 1], sentence)
                chances[sentence] = _softmax(arcs)[numpy.arange(len(found)), found]
            order = numpy.concatenate(sentences)
            labels[order] = parsing.labels.argmax(axis=1)
            chances[order] *= _softmax(parsing.labels).max(axis=1)
        spans = [slice(*span) for span in pairwise(offsets)]
        return [(heads[span] - span.start, labels[span], chances[span].round(2)) for span in spans]

    def set_annotations(self, docs: Iterable[Doc], scores: Sequence[tuple[Any, Any, Any]]) -> None:
        """Write heads, relations and with them the sentences into the documents."""
        numbers = [self.vocab.strings[label] for label in self.labels]
        root, space = self.vocab.strings.add("ROOT"), self.vocab.strings.add("dep")
        for doc, (heads, labels, chances) in zip(docs, scores, strict=True):
            rows: Any = numpy.zeros((len(doc), 2), dtype="uint64")
            for token in doc:
                label = space if token.is_space else numbers[labels[token.i]]
                rows[token.i] = (int(heads[token.i]) - token.i) % 2**64, root if heads[token.i] == token.i else label
            doc.from_array([HEAD, DEP], rows)
            note_chances(doc, chances.tolist())

    def _learn(self, examples: list[Example]) -> float:
        set_dropout_rate(self.model, self.cfg["dropout"])
        vectors, into_tok2vec = self.model.get_ref("tok2vec").begin_update([e.predicted for e in examples])
        offsets = numpy.cumsum([0, *(len(example.predicted) for example in examples)])
        gold = [_gold(example, self.labels) for example in examples]
        sentences = [offset + s for offset, g in zip(offsets, gold, strict=False) for s in g.sentences]
        heads, labels = [row for g in gold for row in g.heads], [row for g in gold for row in g.labels]
        starts = numpy.concatenate([g.starts for g in gold])
        loss, d_vectors = self._learn_trees(vectors, sentences, heads, labels, starts)
        into_tok2vec([d_vectors[a:b] for a, b in pairwise(offsets)])
        return loss

    def _learn_trees(
        self, vectors: list[Any], sentences: list[Any], heads: list[Any], labels: list[Any], starts: Any
    ) -> tuple[float, Any]:
        """Return the loss of one batch and the gradient of its vectors."""
        chances, into_boundary = self.model.get_ref("boundary").begin_update(numpy.vstack(vectors))
        told = starts >= 0
        sure = numpy.clip(chances[:, 0], -_SURE, _SURE)  # an exponent beyond is too large for a number
        d_chances = numpy.where(told, 1 / (1 + numpy.exp(-sure)) - starts, 0).astype("f")
        d_vectors = into_boundary(d_chances[:, None])
        if not sentences:
            return 0.0, d_vectors
        parsing, into_parsing = self.model.begin_update(Plan(vectors, sentences, heads, best_tree))
        loss, d_arcs = 0.0, []
        for scores, gold in zip(parsing.arcs, heads, strict=True):
            d_scores, lost = _cross_entropy(scores, gold)
            d_arcs.append(d_scores)
            loss += lost
        d_labels, lost = _cross_entropy(parsing.labels, numpy.concatenate(labels))
        return loss + lost, d_vectors + into_parsing((d_arcs, d_labels))


def _cross_entropy(scores: Any, gold: Any) -> tuple[Any, float]:
    """Return the gradient and the loss of rows of scores; rows whose gold is -1 teach nothing."""
    chances = _softmax(scores)
    rows = numpy.flatnonzero(gold >= 0)
    loss = -float(numpy.log(chances[rows, gold[rows]] + 1e-9).sum())
    chances[rows, gold[rows]] -= 1
    chances[gold < 0] = 0
    return chances, loss


def _softmax(scores: Any) -> Any:
    chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return chances / chances.sum(axis=1, keepdims=True)


@dataclass(frozen=True, slots=True)
class _Gold:
    """The gold sentences of a document: for each its words, and their heads (0 the root) and labels (-1 untold).

    ``starts`` tells of each token whether it begins a sentence: 1, 0, or -1 where that is not to be learnt.
    """

    sentences: list[Any]
    heads: list[Any]
    labels: list[Any]
    starts: Any


def _gold(example: Example, labels: Sequence[str]) -> _Gold:
    number = {label: k for k, label in enumerate(labels)}
    aligned: Any = example  # its methods have no types
    above, relations = aligned.get_aligned_parse(projectivize=False)
    begins = aligned.get_aligned_sent_starts()
    words = [token.i for token in example.predicted if not token.is_space]
    starts = numpy.full(len(example.predicted), -1, dtype="int64")
    for i in words[1:]:
        starts[i] = -1 if begins[i] is None else int(begins[i] == 1)
    first = [place for place, i in enumerate(words) if place == 0 or begins[i] == 1]
    sentences = [words[a:b] for a, b in pairwise([*first, len(words)])]
    heads = [_places(sentence, above) for sentence in sentences]
    told = [
        [number.get(relations[i], -1) if head >= 0 else -1 for i, head in zip(sentence, found, strict=True)]
        for sentence, found in zip(sentences, heads, strict=True)
    ]
    arrays = [[numpy.asarray(row) for row in part] for part in (sentences, heads, told)]
    return _Gold(arrays[0], arrays[1], arrays[2], starts)


def _places(sentence: list[int], above: Sequence[int | None]) -> list[int]:
    """Return the head of each word as a place in the sentence from 1; 0 for the root, -1 for none or one outside."""
    places: dict[int | None, int] = {i: place for place, i in enumerate(sentence, start=1)}
    return [0 if above[i] == i else places.get(above[i], -1) for i in sentence]


def _sentences(doc: Doc, chances: Any) -> list[Any]:
    """Return the words of each sentence: as boundaries set before say, else where the chance of one is the greater."""
    words = [token.i for token in doc if not token.is_space]
    told: Any = doc.to_array(SENT_START).astype("int64")
    first = [k for k, i in enumerate(words) if k == 0 or told[i] == 1 or (told[i] == 0 and chances[i] > 0)]
    spans = [words[a:b] for a, b in pairwise([*first, len(words)])] if words else []
    return [numpy.asarray(part) for span in spans for part in _cut(span, chances)]


def _cut(words: list[int], chances: Any) -> list[list[int]]:
    """Cut what is too long for a sentence where a boundary is the likeliest, until no piece is too long."""
    pieces, waiting = [], [words]
    while waiting:
        piece = waiting.pop()
        if len(piece) <= _LONGEST:
            pieces.append(piece)
            continue
        cut = 1 + int(numpy.argmax(chances[piece[1:]]))
        waiting += [piece[cut:], piece[:cut]]
    return pieces


def _around_spaces(doc: Doc) -> Any:
    """Return heads that hang each white space on the word before it, or on the first word."""
    heads = numpy.arange(len(doc))
    last = next((token.i for token in doc if not token.is_space), 0)
    for token in doc:
        if token.is_space:
            heads[token.i] = last
        else:
            last = token.i
    return heads
