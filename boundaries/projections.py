"""Projections from degrees to the plane, y downwards."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, log, pi, radians, sin, sqrt, tan

__all__ = ["Point", "Projection", "equal_earth", "mexican_conic"]

Point = tuple[float, float]
Projection = Callable[[float, float], Point]
"""From degrees east of the middle meridian, and north, to the plane."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_SOUTH, _NORTH, _ORIGIN = (radians(d) for d in (17.5, 29.5, 12.0))


def equal_earth(east: float, latitude: float) -> Point:
    """Return the point of the Equal Earth projection, which keeps the proportion of areas."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2, t6 = theta**2, theta**6
    x = radians(east) * cos(theta) * 2 / sqrt(3)
    x /= _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return x, -theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


def mexican_conic(east: float, latitude: float) -> Point:
    """Return the point of Mexico's Lambert conformal conic (17.5° and 29.5° N; unit sphere)."""
    cone = log(cos(_SOUTH) / cos(_NORTH)) / log(_polar(_NORTH) / _polar(_SOUTH))
    factor = cos(_SOUTH) * _polar(_SOUTH) ** cone / cone
    reach = factor / _polar(radians(latitude)) ** cone
    turn = cone * radians(east)
    return reach * sin(turn), -(factor / _polar(_ORIGIN) ** cone - reach * cos(turn))


def _polar(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)
