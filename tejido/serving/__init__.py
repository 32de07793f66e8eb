"""Serving: the map, a page for each thing, and SPARQL, for browsers on this machine."""

from __future__ import annotations

from tejido.serving.server import serve

__all__ = ["serve"]
