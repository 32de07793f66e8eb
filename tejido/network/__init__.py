"""The network of partnerships, derived from the claims of a graph whenever it is asked for."""

from __future__ import annotations

from tejido.network.model import FAMILIES, Evidence, Quote, Source
from tejido.network.network import network

__all__ = ["FAMILIES", "Evidence", "Quote", "Source", "network"]
