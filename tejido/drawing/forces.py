"""Forces between institutions: those that work together come near, communities stay together."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tejido.drawing.room import BOX, CROWDED, LABELLED

__all__ = ["Part", "placed"]

Points = NDArray[np.float64]
Lines = NDArray[np.int64]

_GOLDEN = math.pi * (3 - math.sqrt(5))
_SPACED, _PARTED = 1.6, 3.0
"""Rooms between two institutions of one community, of two, at which they push no more."""
_STEPS, _STEPS_IF_MANY, _MANY = 100, 60, 1000
_CLEAR = 40.0


@dataclass(frozen=True, slots=True)
class Part:
    """Institutions that lines join, by number.

    ``lines`` is n by 2, ``weights`` n long; ``groups`` has the community of each institution,
    0 and up without gaps.
    """

    lines: Lines
    weights: NDArray[np.float64]
    groups: Lines


def placed(part: Part) -> Points:
    """Return the places of the institutions of a part, n by 2; the same part, the same places.

    Only sums in a fixed order and functions that every processor rounds alike are used.
    """
    size = len(part.groups)
    steps = _STEPS if size <= _MANY else _STEPS_IF_MANY
    points = _begun(part)
    for step in range(steps):
        forces = _pull(part, points) + _pushed(part, points) + _together(part, points)
        points = points + _limited(forces, 1 - step / steps)
    if size > LABELLED:
        return _parted(points) * CROWDED
    return _freed(points * BOX, part.lines[part.weights >= 1.0])


def _begun(part: Part) -> Points:
    """Set communities beside each other as discs, the best connected of each in its middle."""
    middles = _middles(part, 0.75 + 0.7 * np.sqrt(np.bincount(part.groups)))
    degree = np.bincount(part.lines.ravel(), minlength=len(part.groups))
    order = np.lexsort((np.arange(len(degree)), -degree, part.groups))
    points = np.empty((len(degree), 2))
    rank = 0
    for before, n in zip((None, *order), order, strict=False):
        rank = rank + 1 if before is not None and part.groups[before] == part.groups[n] else 0
        away, turn = 0.6 * math.sqrt(rank), rank * _GOLDEN
        points[n] = middles[part.groups[n]] + (away * math.cos(turn), away * math.sin(turn))
    return points


def _middles(part: Part, radii: NDArray[np.float64]) -> Points:
    """Return the middles of the communities: near to those they work with, none on another."""
    count = len(radii)
    away = np.sqrt(np.cumsum(radii**2)) * (np.arange(count) > 0) * 1.2
    turns = [(math.cos(n * _GOLDEN), math.sin(n * _GOLDEN)) for n in range(count)]
    points: Points = away[:, None] * np.array(turns)
    ends = part.groups[part.lines]
    between = ends[:, 0] != ends[:, 1]
    ends, weights = ends[between], part.weights[between]
    for step in range(200 if count > 1 else 0):
        gaps = points[ends[:, 1]] - points[ends[:, 0]]
        pull = gaps * (np.minimum(weights, 3.0) * 0.01)[:, None]
        points = points + _limited(_summed(ends, pull, count), 1 - step / 200)
        points = _apart(points * 0.99, radii)
    return points


def _apart(points: Points, radii: NDArray[np.float64]) -> Points:
    """Push discs that overlap off each other, by half of what they overlap each."""
    one, other = np.triu_indices(len(points), 1)
    gaps = points[other] - points[one]
    length = np.sqrt(gaps[:, 0] ** 2 + gaps[:, 1] ** 2) + 1e-9
    over = np.maximum(radii[one] + radii[other] - length, 0) / 2
    push = gaps / length[:, None] * over[:, None]
    ends = np.stack([one, other], axis=1)[over > 0]
    return points - _summed(ends, push[over > 0], len(points))


def _summed(ends: Lines, forces: Points, count: int) -> Points:
    """Return for each point the sum of what acts on it: first ends as given, second against."""
    total = np.zeros((count, 2))
    for axis in (0, 1):
        total[:, axis] = np.bincount(ends[:, 0], forces[:, axis], count) - np.bincount(
            ends[:, 1], forces[:, axis], count
        )
    return total


def _pull(part: Part, points: Points) -> Points:
    """Draw partners together, those of one community most; many partners pull less each."""
    one, other = part.lines[:, 0], part.lines[:, 1]
    gaps = points[other] - points[one]
    same = part.groups[one] == part.groups[other]
    degree = np.bincount(part.lines.ravel(), minlength=len(points))
    shared = np.sqrt(np.minimum(degree[one], degree[other]))
    force = np.minimum(part.weights, 3.0) * np.where(same, 0.10, 0.02) / shared
    return _summed(part.lines, gaps * force[:, None], len(points))


def _together(part: Part, points: Points) -> Points:
    """Draw each institution a little to the middle of its community."""
    sizes = np.bincount(part.groups)
    middles = np.stack([np.bincount(part.groups, points[:, axis]) / sizes for axis in (0, 1)], 1)
    moves: Points = (middles[part.groups] - points) * 0.05
    return moves


def _pushed(part: Part, points: Points) -> Points:
    """Push neighbours within reach apart, the nearer the more."""
    ends = _near(points, _PARTED, 2)
    same = part.groups[ends[:, 0]] == part.groups[ends[:, 1]]
    return _away(points, ends, np.where(same, _SPACED, _PARTED), 0.25)


def _away(points: Points, ends: Lines, distance: NDArray[np.float64], share: float) -> Points:
    """Return the moves that bring pairs nearer to a distance by a share of what they lack."""
    gaps = points[ends[:, 1]] - points[ends[:, 0]]
    length = np.sqrt(gaps[:, 0] ** 2 + gaps[:, 1] ** 2)
    tie = length < 1e-6
    gaps = np.where(tie[:, None], np.array([1.0, 0.5]), gaps)
    length = np.where(tie, 1.0, length)
    force = np.maximum(distance - np.where(tie, 0.0, length), 0) * share
    return -_summed(ends, gaps / length[:, None] * force[:, None], len(points))


def _near(points: Points, distance: float, norm: float) -> Lines:
    """Return the pairs of points not further than a distance from each other, in order."""
    ends = cKDTree(points).query_pairs(distance, p=norm, output_type="ndarray").astype(np.int64)
    ends.sort(axis=1)
    ordered: Lines = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    return ordered


def _limited(moves: Points, heat: float) -> Points:
    length = np.sqrt(moves[:, 0] ** 2 + moves[:, 1] ** 2)
    most = 0.03 + heat
    return moves * np.minimum(1.0, most / np.maximum(length, 1e-9))[:, None]


def _parted(points: Points) -> Points:
    """Push apart what is nearer to each other than a room."""
    for _ in range(300):
        ends = _near(points, 0.98, 2)
        if not len(ends):
            break
        points = points + _away(points, ends, np.ones(len(ends)), 0.4)
    return points


def _freed(points: Points, strong: Lines) -> Points:
    """Push apart, a little at a time, whatever stands on another's room or on a strong line."""
    for n in range(600):
        moves = _off_rooms(points)
        if n < 300 and len(strong):
            moves = moves + _off_lines(points, strong)
        if not moves.any():
            break
        points = points + moves
    return points


def _off_rooms(points: Points) -> Points:
    """Return the moves that part rooms which overlap, along the axis that needs the shorter."""
    ends = _near(points / BOX, 1.0, math.inf)
    gaps = points[ends[:, 1]] - points[ends[:, 0]]
    over = BOX - np.abs(gaps)
    on = (over > 0.5).all(axis=1)
    ends, gaps, over = ends[on], gaps[on], over[on]
    upright = over[:, 0] / BOX[0] >= over[:, 1] / BOX[1]
    ways = np.where(gaps >= 0, 0.5, -0.5) * over
    ways[upright, 0] = 0.0
    ways[~upright, 1] = 0.0
    return -_summed(ends, ways, len(points)) * 0.9


def _off_lines(points: Points, lines: Lines) -> Points:
    """Return the moves that take institutions off lines between two others."""
    start, end = points[lines[:, 0]], points[lines[:, 1]]
    along = end - start
    length = np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2) + 1e-9
    away = points[None, :, :] - start[:, None, :]
    where = (away[..., 0] * along[:, None, 0] + away[..., 1] * along[:, None, 1]) / length[:, None]
    off = (along[:, None, 0] * away[..., 1] - along[:, None, 1] * away[..., 0]) / length[:, None]
    on = (where > _CLEAR) & (where < length[:, None] - _CLEAR) & (np.abs(off) < _CLEAR - 0.5)
    on[np.arange(len(lines)), lines[:, 0]] = False
    on[np.arange(len(lines)), lines[:, 1]] = False
    line, point = np.nonzero(on)
    step = (_CLEAR - np.abs(off[line, point])) * np.where(off[line, point] >= 0, 0.5, -0.5)
    unit = along[line] / length[line][:, None]
    moves = np.zeros_like(points)
    moves[:, 0] = np.bincount(point, -unit[:, 1] * step, len(points))
    moves[:, 1] = np.bincount(point, unit[:, 0] * step, len(points))
    return moves
