"""The network of the parser: scores of all heads of each word, and of the relations to the head that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Linear, Maxout, Model, Relu, chain, glorot_uniform_init

from kg.language.recurrent import reader

__all__ = ["Parsing", "Plan", "create_network"]

_BOUNDARY_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Plan:
    """What the network reads: vectors of documents, and the sentences as numbers of their words in all of them.

    ``heads`` holds the gold heads of each sentence (places from 1, 0 for the root, -1 where none is known); where it is
    None, ``choose`` makes them from the scores.
    """

    vectors: list[Any]
    sentences: list[Any]
    heads: list[Any] | None
    choose: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Parsing:
    """Scores of a sentence's words (rows) and heads (columns, the root first), the heads, and scores of the labels."""

    arcs: list[Any]
    heads: list[Any]
    labels: Any


@registry.architectures("kg.BiaffineParser.v1")
def create_network(
    tok2vec: Model[list[Doc], list[Any]], width: int, hidden: int, arc_width: int, label_width: int, depth: int = 1
) -> Model[Plan, Parsing]:
    """Build the parser's network over vectors ``width`` wide.

    Bidirectional LSTMs (``depth`` of them, ``hidden`` wide each way), two views ``arc_width`` wide of each word, as
    dependent and as head, that a matrix compares, and two ``label_width`` wide from which the relation is read.
    """
    read = 2 * hidden
    layers: dict[str, Model[Any, Any]] = {
        "tok2vec": tok2vec,
        "boundary": chain(Relu(_BOUNDARY_WIDTH, width, dropout=0.0), Linear(1, _BOUNDARY_WIDTH)),
        "reader": reader(width, hidden, depth),
        "arc_dependent": Relu(arc_width, read, dropout=0.0),
        "arc_head": Relu(arc_width, read, dropout=0.0),
        "label_dependent": Relu(label_width, read, dropout=0.0),
        "label_head": Relu(label_width, read, dropout=0.0),
        "label_mix": Maxout(label_width, 2 * label_width, nP=2, dropout=0.0, normalize=False),
        "label_output": Linear(None, label_width),
    }
    return Model(
        "biaffine_parser",
        _forward,
        init=_init,
        layers=list(layers.values()),
        refs={**layers},
        dims={"nR": read, "nA": arc_width},
        params={"root": None, "compare": None, "prior": None},
    )


def _init(model: Model[Plan, Parsing], **samples: object) -> None:
    for layer in model.layers:
        layer.initialize()
    read, arc = model.get_dim("nR"), model.get_dim("nA")
    model.set_param("root", glorot_uniform_init(model.ops, (1, read)))
    model.set_param("compare", glorot_uniform_init(model.ops, (arc, arc)))
    model.set_param("prior", model.ops.alloc2f(arc, 1))


def _forward(model: Model[Plan, Parsing], plan: Plan, is_train: bool) -> tuple[Parsing, Callable[[Any], Any]]:
    backs: dict[str, Callable[[Any], Any]] = {}

    def run(name: str, given: Any) -> Any:
        made, backs[name] = model.get_ref(name)(given, is_train)
        return made

    vectors = numpy.vstack(plan.vectors)
    words = numpy.concatenate(plan.sentences)
    lengths = numpy.asarray([len(sentence) for sentence in plan.sentences])
    ends = numpy.cumsum(lengths)
    spans = list(zip(ends - lengths, ends, strict=True))
    read = run("reader", (vectors[words], lengths))
    # The root is a word that all sentences share, behind all others.
    root: Any = model.get_param("root")
    rooted = numpy.vstack([read, root])
    dependents, heads = run("arc_dependent", read), run("arc_head", rooted)
    compare: Any = model.get_param("compare")
    prior: Any = model.get_param("prior")
    gemm: Any = model.ops.gemm  # see recurrent.py
    compared, priors = gemm(dependents, compare), gemm(heads, prior)[:, 0]
    arcs = []
    for start, end in spans:
        scores = numpy.empty((end - start, end - start + 1), dtype="f")
        scores[:, 0] = compared[start:end] @ heads[-1] + priors[-1]
        scores[:, 1:] = compared[start:end] @ heads[start:end].T + priors[start:end]
        # No word is its own head.
        scores[numpy.arange(end - start), numpy.arange(1, end - start + 1)] = -1e9
        arcs.append(scores)
    chosen = [plan.choose(scores) for scores in arcs] if plan.heads is None else plan.heads
    # Where each word's head stands among all words; -1, the last, is the root.
    governors = numpy.concatenate(
        [numpy.where(found > 0, found - 1 + start, -1) for (start, _), found in zip(spans, chosen, strict=True)]
    )
    as_dependent, as_head = run("label_dependent", read), run("label_head", rooted)
    labels = run("label_output", run("label_mix", numpy.hstack([as_dependent, as_head[governors]])))

    def backprop(gradients: tuple[list[Any], Any]) -> Any:
        d_arcs, d_labels = gradients
        d_compared, d_heads = numpy.zeros_like(compared), numpy.zeros_like(heads)
        d_priors = numpy.zeros_like(priors)
        for (start, end), d_scores in zip(spans, d_arcs, strict=True):
            to_root, to_words = d_scores[:, 0], d_scores[:, 1:]
            d_compared[start:end] = to_words @ heads[start:end] + numpy.outer(to_root, heads[-1])
            d_heads[start:end] += to_words.T @ compared[start:end]
            d_heads[-1] += to_root @ compared[start:end]
            d_priors[start:end] += to_words.sum(axis=0)
            d_priors[-1] += to_root.sum()
        model.inc_grad("compare", dependents.T @ d_compared)
        model.inc_grad("prior", heads.T @ d_priors[:, None])
        d_heads += d_priors[:, None] * prior[:, 0]
        d_mixed = backs["label_mix"](backs["label_output"](d_labels))
        middle = as_dependent.shape[1]
        d_as_head = numpy.zeros_like(as_head)
        numpy.add.at(d_as_head, governors, d_mixed[:, middle:])
        d_rooted = backs["arc_head"](d_heads) + backs["label_head"](d_as_head)
        model.inc_grad("root", d_rooted[-1:])
        d_read = d_rooted[:-1] + backs["arc_dependent"](d_compared @ compare.T)
        d_read = d_read + backs["label_dependent"](numpy.ascontiguousarray(d_mixed[:, :middle]))
        d_vectors = numpy.zeros_like(vectors)
        d_vectors[words] = backs["reader"](d_read)
        return d_vectors

    return Parsing(arcs, chosen, labels), backprop
