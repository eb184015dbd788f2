"""What the trainable components share: their labels, and a step of training over the documents that have words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Model

__all__ = ["Learner"]


class Learner(TrainablePipe):  # type: ignore[misc]  # spaCy's compiled classes have no types
    """A trainable component of spaCy whose labels are those that it has seen in training.

    A kind of component says which labels an example has, how many answers its network gives, and how it learns.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, scorer: str, **settings: object) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {"labels": [], **settings}
        self.scorer = registry.scorers.get(scorer)()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of the network's answers."""
        return tuple(self.cfg["labels"])

    @property
    def label_data(self) -> list[str]:
        """What ``spacy init labels`` saves and :meth:`initialize` takes."""
        return list(self.cfg["labels"])

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Any = None,
    ) -> None:
        """Learn the labels from the examples unless they are given, and make the weights."""
        found = {label for example in get_examples() for label in self._labels_of(example)}
        self.cfg["labels"] = sorted(found if labels is None else labels)
        for label in self.labels:
            self.vocab.strings.add(label)
        self._answer()
        self.model.initialize()

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Any = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from the gold documents; ``drop`` gives way to the component's own rate, where it has one."""
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        examples = [example for example in examples if len(example.predicted)]
        if not examples:
            return losses
        losses[self.name] += self._learn(examples)
        if sgd:
            self.finish_update(sgd)
        return losses

    def _labels_of(self, example: Example) -> Iterable[str]:
        raise NotImplementedError

    def _answer(self) -> None:
        """Set the width of the network's output by the labels."""
        raise NotImplementedError

    def _learn(self, examples: list[Example]) -> float:
        """Add to the gradients what a batch teaches, and return its loss."""
        raise NotImplementedError
