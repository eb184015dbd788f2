"""A linear-chain conditional random field: labels of a sequence where each depends on the one before it.

Lafferty, McCallum & Pereira 2001, "Conditional random fields". Sequences are read together, packed as in
``recurrent.py``; ``transitions`` has a row for each label before (row 0: the beginning) and a column for each label.
"""

from __future__ import annotations

from typing import Any

import numpy

from kg.language.recurrent import packed

__all__ = ["best_labels", "learn"]

_LEAST = 1e-30


def best_labels(scores: Any, transitions: Any, lengths: Any) -> Any:
    """Return the label of each token in the likeliest labelling of its sequence (Viterbi 1967).

    ``scores`` has a row for each token, sequence after sequence, and a column for each label.
    """
    order, steps = packed(lengths)
    scores = scores[order[0]]
    came = numpy.zeros(scores.shape, dtype="int64")
    reached: list[Any] = []
    for start, end in steps:
        if not reached:
            reached.append(scores[start:end] + transitions[0])
            continue
        through = reached[-1][: end - start, :, None] + transitions[None, 1:]
        came[start:end] = through.argmax(axis=1)
        reached.append(scores[start:end] + through.max(axis=1))
    found = numpy.zeros(len(scores), dtype="int64")
    label = numpy.zeros(0, dtype="int64")
    for (start, end), best in zip(reversed(steps), reversed(reached), strict=True):
        # Sequences that end here begin with their best last label; the others go on to where they came from.
        label = numpy.concatenate([label, best[len(label) :].argmax(axis=1)])
        found[start:end] = label
        label = came[numpy.arange(start, end), label]
    labels = numpy.empty_like(found)
    labels[order[0]] = found
    return labels


def learn(scores: Any, transitions: Any, lengths: Any, gold: Any) -> tuple[float, Any, Any]:
    """Return the loss (minus the log-likelihood of the gold labels) and its gradients for scores and transitions."""
    order, steps = packed(lengths)
    order = order[0]
    given, right = scores[order].astype("d"), gold[order]
    moves = numpy.exp(transitions[1:].astype("d"))
    ahead, behind = numpy.empty_like(given), numpy.zeros_like(given)
    d_transitions = numpy.zeros(transitions.shape)
    for n, (start, end) in enumerate(steps):
        if n == 0:
            ahead[start:end] = given[start:end] + transitions[0]
        else:
            ahead[start:end] = given[start:end] + _log_product(ahead[_before(steps, n)], moves)
    size = len(steps) and steps[0][1]
    totals = numpy.empty(size)
    for n in range(len(steps) - 1, -1, -1):
        start, end = steps[n]
        go_on = steps[n + 1][1] - steps[n + 1][0] if n + 1 < len(steps) else 0
        if go_on:
            following = slice(steps[n + 1][0], steps[n + 1][1])
            behind[start : start + go_on] = _log_product(given[following] + behind[following], moves.T)
        totals[go_on : end - start] = _log_sum(ahead[start + go_on : end])
    chances = numpy.empty_like(given)
    loss = float(totals.sum())
    for n, (start, end) in enumerate(steps):
        rows = numpy.arange(start, end)
        chances[start:end] = numpy.exp(ahead[start:end] + behind[start:end] - totals[: end - start, None])
        loss -= float(given[rows, right[rows]].sum())
        if n == 0:
            d_transitions[0] += chances[start:end].sum(axis=0)
            numpy.subtract.at(d_transitions[0], right[rows], 1)
            loss -= float(transitions[0][right[rows]].sum())
            continue
        was = _before(steps, n)
        top = ahead[was].max(axis=1, keepdims=True)
        rest = given[start:end] + behind[start:end] - totals[: end - start, None] + top
        d_transitions[1:] += moves * (numpy.exp(ahead[was] - top).T @ numpy.exp(rest))
        numpy.subtract.at(d_transitions, (right[was] + 1, right[rows]), 1)
        loss -= float(transitions[right[was] + 1, right[rows]].sum())
    chances[numpy.arange(len(right)), right] -= 1
    d_scores = numpy.empty_like(scores)
    d_scores[order] = chances
    return loss, d_scores, d_transitions.astype("f")


def _before(steps: list[tuple[int, int]], n: int) -> slice:
    """Return where the step before stands for those sequences that have step ``n``."""
    (start, end), first = steps[n], steps[n - 1][0]
    return slice(first, first + end - start)


def _log_product(logs: Any, factors: Any) -> Any:
    """Return log(exp(logs) @ factors) without overflow."""
    top = logs.max(axis=1, keepdims=True)
    return numpy.log(numpy.exp(logs - top) @ factors + _LEAST) + top


def _log_sum(logs: Any) -> Any:
    top = logs.max(axis=1, keepdims=True)
    return numpy.log(numpy.exp(logs - top).sum(axis=1)) + top[:, 0]
