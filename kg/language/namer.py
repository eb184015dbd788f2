"""The recogniser of names: for each word whether a name begins there or goes on, and of which kind.

A linear-chain conditional random field over the shared encoder (Lample et al. 2016, "Neural architectures for named
entity recognition").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Linear, Model, Relu

from kg.language.crf import best_labels, learn
from kg.language.learner import Learner

__all__ = ["NameTagger", "create_name_tagger", "create_network"]

_NEVER = -1e4
_LONGEST = 200  # tokens that are read as one sequence
_OUTSIDE = 0  # the first state; behind it two for each label, where a name begins and where it goes on


@registry.architectures("kg.NameTagger.v1")
def create_network(tok2vec: Model[list[Doc], list[Any]], width: int, hidden: int) -> Model[list[Doc], Any]:
    """Build a layer ``hidden`` wide over vectors ``width`` wide, the scores of the states, and their transitions."""
    layers: dict[str, Model[Any, Any]] = {
        "tok2vec": tok2vec,
        "hidden": Relu(hidden, width, dropout=0.0),
        "output": Linear(None, hidden),
    }
    return Model(
        "name_tagger", _forward, init=_init, layers=list(layers.values()), refs={**layers}, params={"transitions": None}
    )


def _init(model: Model[list[Doc], Any], **samples: object) -> None:
    for layer in model.layers:
        layer.initialize()
    states = model.get_ref("output").get_dim("nO")
    model.set_param("transitions", model.ops.alloc2f(states + 1, states))


def _forward(model: Model[list[Doc], Any], docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    vectors, into_vectors = model.get_ref("tok2vec")(docs, is_train)
    hidden, into_flat = model.get_ref("hidden")(numpy.vstack(vectors), is_train)
    scores, into_hidden = model.get_ref("output")(hidden, is_train)
    ends = numpy.cumsum([len(doc) for doc in docs])[:-1]

    def backprop(d_scores: Any) -> Any:
        return into_vectors(numpy.split(into_flat(into_hidden(d_scores)), ends))

    return scores, backprop


@Language.factory(
    "kg_name_tagger",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0},
)
def create_name_tagger(nlp: Language, name: str, model: Model[list[Doc], Any]) -> NameTagger:
    """Make the component from an architecture like ``kg.NameTagger.v1``."""
    return NameTagger(nlp.vocab, model, name)


class NameTagger(Learner):
    """The recogniser as a trainable component of spaCy; its labels are the kinds of names that it has seen."""

    def __init__(self, vocab: Vocab, model: Model[list[Doc], Any], name: str = "ner") -> None:
        super().__init__(vocab, model, name, "spacy.ner_scorer.v1")

    def _labels_of(self, example: Example) -> Iterator[str]:
        return (ent.label_ for ent in example.reference.ents)

    def _answer(self) -> None:
        self.model.get_ref("output").set_dim("nO", 1 + 2 * len(self.labels))

    def _transitions(self) -> Any:
        """Return the transitions with those barred that no names have: a name goes on only where one of its kind is."""
        transitions: Any = self.model.get_param("transitions")
        return transitions + _barred(len(self.labels))

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """Return for each document the number of the state of each token."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [numpy.zeros(0, dtype="int64") for _ in docs]
        lengths = numpy.concatenate([pieces(doc) for doc in docs])
        found = best_labels(self.model.predict(docs), self._transitions(), lengths)
        return numpy.split(found, numpy.cumsum([len(doc) for doc in docs])[:-1])

    def set_annotations(self, docs: Iterable[Doc], scores: Sequence[Any]) -> None:
        """Write the names into the documents."""
        for doc, states in zip(docs, scores, strict=True):
            doc.set_ents([Span(doc, *name) for name in _names(states.tolist(), self.labels)])

    def _learn(self, examples: list[Example]) -> float:
        docs = [example.predicted for example in examples]
        scores, backprop = self.model.begin_update(docs)
        gold = numpy.concatenate([_states(example, self.labels) for example in examples])
        lengths = numpy.concatenate([pieces(doc) for doc in docs])
        first = numpy.cumsum(lengths) - lengths
        # A name that a boundary cuts begins anew.
        gold[first] -= (gold[first] > 0) & (gold[first] % 2 == 0)
        # A sequence with a token whose state is not known teaches nothing.
        known = numpy.repeat(numpy.minimum.reduceat(gold, first) >= 0, lengths)
        loss, d_scores, d_transitions = learn(scores, self._transitions(), lengths, numpy.maximum(gold, 0))
        d_scores[~known] = 0
        backprop(d_scores)
        if known.all():
            self.model.inc_grad("transitions", d_transitions)
        return loss


def pieces(doc: Doc) -> Any:
    """Return the lengths of the parts of a document between the sentence boundaries that are set, none too long."""
    if not len(doc):
        return numpy.zeros(0, dtype="int64")
    told: Any = doc.to_array(SENT_START).astype("int64")
    first = [0, *(numpy.flatnonzero(told[1:] == 1) + 1).tolist(), len(doc)]
    return numpy.asarray(
        [min(_LONGEST, b - start) for a, b in pairwise(first) for start in range(a, b, _LONGEST)], dtype="int64"
    )


def _barred(labels: int) -> Any:
    barred = numpy.zeros((2 + 2 * labels, 1 + 2 * labels), dtype="f")
    for label in range(labels):
        begins, goes_on = 1 + 2 * label, 2 + 2 * label
        barred[:, goes_on] = _NEVER
        barred[[1 + begins, 1 + goes_on], goes_on] = 0
    return barred


def _states(example: Example, labels: Sequence[str]) -> Any:
    """Return the number of the gold state of each token, -1 where it is not known."""
    begins = {label: 1 + 2 * k for k, label in enumerate(labels)}
    aligned: Any = example  # its methods have no types
    states = []
    for tag in aligned.get_aligned_ner():
        place, _, label = (tag or "-").partition("-")
        if place == "O":
            states.append(_OUTSIDE)
        else:
            states.append(begins[label] + (place in {"I", "L"}) if label in begins else -1)
    return numpy.asarray(states)


def _names(states: list[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of each name."""
    start = 0
    for i, state in enumerate(states):
        if state and state % 2:
            start = i
        if state and (i + 1 == len(states) or states[i + 1] != state + state % 2):
            yield start, i + 1, labels[(state - 1) // 2]
