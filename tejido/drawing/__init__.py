"""Drawing: from the network of partnerships to the map."""

from __future__ import annotations

from tejido.drawing.map import draw_map

__all__ = ["draw_map"]
