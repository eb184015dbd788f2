"""The best tree of a sentence, against networkx."""

import networkx
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.language.trees import best_tree

SCORES = st.integers(1, 7).flatmap(
    lambda n: arrays.arrays("float32", (n, n + 1), elements=st.floats(-20, 20, width=16), unique=True)
)


def total(scores, heads):
    return sum(float(row[head]) for row, head in zip(scores, heads, strict=True))


@given(SCORES)
def test_the_tree_is_the_best_one_with_one_root(scores):
    words = len(scores)
    best = None
    for root in range(1, words + 1):
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(words + 1))
        graph.add_edge(0, root, weight=float(scores[root - 1, 0]))
        graph.add_weighted_edges_from(
            (head, word, float(scores[word - 1, head]))
            for word in range(1, words + 1)
            for head in range(1, words + 1)
            if word != head
        )
        tree = networkx.maximum_spanning_arborescence(graph)
        weight = sum(data["weight"] for _, _, data in tree.edges(data=True))
        best = weight if best is None else max(best, weight)
    heads = best_tree(scores)
    assert list(heads).count(0) == 1
    assert all(head != word for word, head in enumerate(heads, start=1))
    assert total(scores, heads) == pytest.approx(best, abs=1e-3)


def test_the_best_heads_stay_where_they_make_a_tree():
    scores = numpy.full((4, 5), -5.0)
    for word, head in enumerate((2, 0, 4, 2)):
        scores[word, head] = 5.0
    assert best_tree(scores).tolist() == [2, 0, 4, 2]


def test_a_single_word_is_the_root():
    assert best_tree(numpy.asarray([[-3.0, 9.0]])).tolist() == [0]
