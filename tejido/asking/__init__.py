"""Questions become rows: the catalogue, its parameters, free SPARQL, formats of results."""

from __future__ import annotations

from tejido.asking.catalogue import catalogue
from tejido.asking.engines import open_graph
from tejido.asking.formats import write
from tejido.asking.results import Rows
from tejido.asking.run import ask, sparql

__all__ = ["Rows", "ask", "catalogue", "open_graph", "sparql", "write"]
