"""Drawing: from the graph to the network of partnerships, and from it to the map."""

from __future__ import annotations

from tejido.drawing.map import draw_map
from tejido.drawing.network import network

__all__ = ["draw_map", "network"]
