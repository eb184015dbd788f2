"""Place discs in the plane by forces: linked ones near each other, none on top of another.

Only sums, products, quotients and square roots in a fixed order are used, so that every machine gets the same bits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Points", "enclosing", "settle", "spiral"]

Points = NDArray[np.float64]
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def spiral(radii: Sequence[float]) -> Points:
    """Return the points (n, 2) of a sunflower with room for the discs, the first in the middle."""
    points, area = [], 0.0
    for number, radius in enumerate(radii):
        distance = math.sqrt(area / math.pi) * 1.25
        area += math.pi * radius * radius
        angle = number * GOLDEN_ANGLE
        points.append((round(distance * math.cos(angle), 6), round(distance * math.sin(angle), 6)))
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def settle(radii: Sequence[float], links: Mapping[tuple[int, int], float], *, rounds: int = 160) -> Points:
    """Return the points (n, 2) of discs with the given radii; ``links`` are weights of pairs of indices.

    Every pair repels, linked pairs attract, all are drawn to the middle; then what still overlaps is pushed apart.
    Time and memory grow with n squared.
    """
    count = len(radii)
    points = spiral(radii)
    if count < 2:
        return points
    radius = np.array(radii, dtype=np.float64)
    apart = radius[:, None] + radius[None, :]
    pull = np.zeros((count, count))
    for (one, other), weight in links.items():
        pull[one, other] += weight
        pull[other, one] += weight
    strength = np.sqrt(np.maximum(np.add.reduce(pull, axis=0), 1.0))
    pull = pull * 1.6 / np.sqrt(strength[:, None] * strength[None, :])
    unit = float(np.add.reduce(radius)) / count
    for turn in range(rounds):
        step = 1.5 * unit * (1 - turn / rounds) + 0.02 * unit
        away, distance = _differences(points)
        push = apart * apart / (distance * distance) - pull * np.maximum(distance - 0.9 * apart, 0.0) / apart
        force = np.add.reduce(away * (push / distance * unit)[:, :, None], axis=0) - points * 0.06
        length = np.sqrt(force[:, 0] ** 2 + force[:, 1] ** 2) + 1e-9
        points = points + force * (np.minimum(length, step) / length)[:, None]
    return _separate(points, apart)


def _separate(points: Points, apart: Points, *, rounds: int = 120) -> Points:
    """Push overlapping discs apart, half of the way each, until none overlap."""
    room = apart * 1.02
    for turn in range(rounds):
        away, distance = _differences(points)
        overlap = np.maximum(room - distance, 0.0)
        np.fill_diagonal(overlap, 0.0)
        if not overlap.any():
            break
        if turn < rounds * 0.6:  # keep the whole compact while there is still time to make room
            points = points * 0.996
        points = points + np.add.reduce(away * (overlap / distance * 0.3)[:, :, None], axis=0)
    return points


def _differences(points: Points) -> tuple[Points, Points]:
    """Return the vectors (n, n, 2) from the first to the second of each pair, and their lengths, never zero."""
    away = points[None, :, :] - points[:, None, :]
    distance = np.sqrt(away[:, :, 0] ** 2 + away[:, :, 1] ** 2)
    return away, np.maximum(distance, 1e-3)


def enclosing(points: Points, radii: Sequence[float]) -> tuple[Points, float]:
    """Return the middle (2,) of the discs' bounding box and the radius around it that holds them all."""
    radius = np.array(radii, dtype=np.float64)[:, None]
    middle = ((points - radius).min(axis=0) + (points + radius).max(axis=0)) / 2
    offset = points - middle
    return middle, float((np.sqrt(offset[:, 0] ** 2 + offset[:, 1] ** 2) + radius[:, 0]).max())
