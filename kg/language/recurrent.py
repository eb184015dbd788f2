"""A bidirectional LSTM as a thinc layer in plain NumPy: thinc's own needs PyTorch to be right for unequal lengths.

Hochreiter & Schmidhuber 1997, "Long short-term memory"; without peepholes, with a bias of 1 for the forget gate. Its
products are thinc's ``gemm``: a row of it is the same whatever other rows are there (NumPy's is not, to the last bit),
and so a sentence reads the same in any company.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from thinc.api import Dropout, Model, glorot_uniform_init

__all__ = ["Sequences", "bidirectional_lstm", "packed", "reader"]

Sequences = tuple[Any, Any]  # vectors of all tokens (tokens, width), and the length of each sequence of them


def bidirectional_lstm(width: int, hidden: int) -> Model[Sequences, Any]:
    """Build a layer from vectors ``width`` wide to vectors ``2 * hidden`` wide, a forward and a backward reading.

    Its input is a pair: the vectors of sequences that follow each other, and the sequences' lengths (none is 0).
    """
    return Model(
        "bidirectional_lstm",
        _forward,
        init=_init,
        dims={"nI": width, "nH": hidden, "nO": 2 * hidden},
        params={"W": None, "R": None, "b": None},
    )


def reader(width: int, hidden: int, depth: int) -> Model[Sequences, Any]:
    """Build ``depth`` such layers on top of each other, with dropout behind each."""
    widths = [width, *[2 * hidden] * (depth - 1)]
    layers: list[Model[Any, Any]] = [bidirectional_lstm(size, hidden) for size in widths]
    return Model("reader", _read, layers=[*layers, *(Dropout(0.0) for _ in layers)], init=_init_layers)


def _init_layers(model: Model[Sequences, Any], **samples: object) -> None:
    for layer in model.layers:
        layer.initialize()


def _read(model: Model[Sequences, Any], inputs: Sequences, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    vectors, lengths = inputs
    backs = []
    depth = len(model.layers) // 2
    for lstm, dropout in zip(model.layers[:depth], model.layers[depth:], strict=True):
        vectors, back = lstm((vectors, lengths), is_train)
        backs.append(back)
        vectors, back = dropout(vectors, is_train)
        backs.append(back)

    def backprop(d_vectors: Any) -> Any:
        for back in reversed(backs):
            d_vectors = back(d_vectors)
        return d_vectors

    return vectors, backprop


def _init(model: Model[Sequences, Any], **samples: object) -> None:
    width, hidden = model.get_dim("nI"), model.get_dim("nH")
    bias = model.ops.alloc2f(2, 4 * hidden)
    bias[:, :hidden] = 1.0
    for name, rows in (("W", width), ("R", hidden)):
        # Each gate has a matrix of its own, and so its own fan.
        gates: Any = [[glorot_uniform_init(model.ops, (rows, hidden)) for _ in range(4)] for _ in range(2)]
        stacked: Any = numpy.stack([numpy.hstack(direction) for direction in gates])
        model.set_param(name, stacked)
    model.set_param("b", bias)


def _forward(model: Model[Sequences, Any], inputs: Sequences, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """Read all sequences at once, step by step: at each step those that are that long, the longest first."""
    vectors, lengths = inputs
    parameters: Any = [model.get_param(name) for name in "WRb"]
    weights, again, bias = parameters
    hidden = model.get_dim("nH")
    order, steps = packed(lengths)
    # A sigmoid is a tanh of half the sum: with halved weights one call serves all gates.
    half = numpy.ones(4 * hidden, dtype="f")
    half[: 3 * hidden] = 0.5
    # (direction, packed token, gates): forget, input, output, candidate
    gemm: Any = model.ops.gemm
    gates = numpy.stack([gemm(vectors[order[d]], weights[d] * half) + bias[d] * half for d in range(2)])
    halved = again * half
    cells, outputs = (numpy.empty((2, len(vectors), hidden), dtype="f") for _ in range(2))
    h, c = (numpy.zeros((2, steps[0][1] if steps else 0, hidden), dtype="f") for _ in range(2))
    for start, end in steps:
        size = end - start
        now = gates[:, start:end]
        for d in range(2):
            now[d] += gemm(h[d, :size], halved[d])
        numpy.tanh(now, out=now)
        now[..., : 3 * hidden] *= 0.5
        now[..., : 3 * hidden] += 0.5
        forget, write, show, candidate = (now[..., k * hidden : (k + 1) * hidden] for k in range(4))
        c = cells[:, start:end] = forget * c[:, :size] + write * candidate
        h = outputs[:, start:end] = show * numpy.tanh(c)
    read = numpy.empty((len(vectors), 2 * hidden), dtype="f")
    for d in range(2):
        read[order[d], d * hidden : (d + 1) * hidden] = outputs[d]

    def backprop(d_read: Any) -> Any:
        d_outputs = numpy.stack([d_read[order[d], d * hidden : (d + 1) * hidden] for d in range(2)])
        d_gates = numpy.empty_like(gates)
        before_h, before_c = numpy.zeros_like(outputs), numpy.zeros_like(cells)
        for (last, _), (start, end) in zip(steps, steps[1:], strict=False):
            before_h[:, start:end] = outputs[:, last : last + end - start]
            before_c[:, start:end] = cells[:, last : last + end - start]
        dh, dc = numpy.zeros_like(d_outputs[:, : len(lengths)]), numpy.zeros_like(d_outputs[:, : len(lengths)])
        for start, end in reversed(steps):
            size = end - start
            forget, write, show, candidate = (gates[:, start:end, k * hidden : (k + 1) * hidden] for k in range(4))
            squashed = numpy.tanh(cells[:, start:end])
            d_out = d_outputs[:, start:end] + dh[:, :size]
            d_cell = dc[:, :size] + d_out * show * (1 - squashed**2)
            now = d_gates[:, start:end]
            now[..., :hidden] = d_cell * before_c[:, start:end] * forget * (1 - forget)
            now[..., hidden : 2 * hidden] = d_cell * candidate * write * (1 - write)
            now[..., 2 * hidden : 3 * hidden] = d_out * squashed * show * (1 - show)
            now[..., 3 * hidden :] = d_cell * write * (1 - candidate**2)
            dc[:, :size] = d_cell * forget
            dh[:, :size] = now @ again.transpose(0, 2, 1)
        d_vectors = numpy.zeros_like(vectors)
        d_weights = numpy.empty_like(weights)
        for d in range(2):
            d_weights[d] = vectors[order[d]].T @ d_gates[d]
            d_vectors[order[d]] += d_gates[d] @ weights[d].T
        model.inc_grad("W", d_weights)
        model.inc_grad("R", before_h.transpose(0, 2, 1) @ d_gates)
        model.inc_grad("b", d_gates.sum(axis=1))
        return d_vectors

    return read, backprop


def packed(lengths: Any) -> tuple[Any, list[tuple[int, int]]]:
    """Return the tokens in the order of the steps for both directions, and where each step begins and ends there."""
    lengths = numpy.asarray(lengths, dtype="int64")
    starts = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]]).astype("int64")
    longest_first = numpy.argsort(-lengths, kind="stable")
    lengths, starts = lengths[longest_first], starts[longest_first]
    forward, backward, steps, done = [], [], [], 0
    for step in range(int(lengths[0]) if len(lengths) else 0):
        size = int(numpy.searchsorted(-lengths, -step, side="left"))
        forward.append(starts[:size] + step)
        backward.append(starts[:size] + lengths[:size] - 1 - step)
        steps.append((done, done + size))
        done += size
    if not steps:
        return numpy.zeros((2, 0), dtype="int64"), []
    return numpy.stack([numpy.concatenate(forward), numpy.concatenate(backward)]), steps
