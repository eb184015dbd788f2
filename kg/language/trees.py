"""The best tree over a sentence: each word one head, one word the root, no cycle.

Edmonds' algorithm (Chu & Liu 1965, Edmonds 1967). The one of networkx gives the same trees, as the tests see, and takes
a hundred times as long, which is more than all else that a sentence needs.
"""

from __future__ import annotations

from typing import Any

import numpy

__all__ = ["best_tree"]

_SECOND_ROOT = 1e4  # more than any tree can lose otherwise: only one word hangs on the root
_NEVER = -1e9


def best_tree(scores: Any) -> Any:
    """Return the heads of the maximum spanning tree: places from 1, and 0 for the root.

    ``scores`` has a row for each word and a column for each head, the root first.

    >>> best_tree(numpy.asarray([[0.0, -9.0, 3.0], [1.0, 2.0, -9.0]]))
    array([2, 0])
    """
    heads: Any = scores.argmax(axis=1)
    if numpy.count_nonzero(heads == 0) == 1 and not len(_cycle(numpy.concatenate([[0], heads]))):
        return heads
    size = len(scores) + 1
    weights = numpy.full((size, size), _NEVER)  # a row for each head, a column for each word
    weights[:, 1:] = scores.T
    weights[0, 1:] -= _SECOND_ROOT
    numpy.fill_diagonal(weights, _NEVER)
    return _spanning(weights)[1:]


def _spanning(weights: Any) -> Any:
    """Return the heads of the best tree from node 0; the head of node 0 is itself."""
    heads = weights.argmax(axis=0)
    heads[0] = 0
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    # The cycle becomes one node, the last: what enters it replaces one of its arcs.
    free = numpy.ones(len(weights), dtype=bool)
    free[cycle] = False
    outside = numpy.flatnonzero(free)
    entering = weights[outside[:, None], cycle] - weights[heads[cycle], cycle]
    leaving = weights[cycle[:, None], outside]
    last = len(outside)
    smaller = numpy.full((last + 1, last + 1), _NEVER)
    smaller[:last, :last] = weights[outside[:, None], outside]
    smaller[:last, last], smaller[last, :last] = entering.max(axis=1), leaving.max(axis=0)
    found = _spanning(smaller)
    for node, head in enumerate(found[:last]):
        heads[outside[node]] = outside[head] if head < last else cycle[leaving[:, node].argmax()]
    enters = found[last]
    heads[cycle[entering[enters].argmax()]] = outside[enters]
    return heads


def _cycle(heads: Any) -> Any:
    """Return the nodes of one cycle, none where all lead to node 0."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]  # twice as far up each time: in the end at the root or within a cycle
    caught = numpy.flatnonzero(above)
    if not len(caught):
        return caught
    start = above[caught[0]]
    nodes, node = [start], heads[start]
    while node != start:
        nodes.append(node)
        node = heads[node]
    return numpy.sort(numpy.asarray(nodes))
