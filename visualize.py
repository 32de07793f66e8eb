"""Draw graph.ttl as the partnership map: python visualize.py [graph.ttl] [-o partnerships.html]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tejido.drawing import draw_map
from tejido.errors import TejidoError


def main() -> int:
    """Read the command line, draw the map, say where it is; 1 when that fails."""
    parser = argparse.ArgumentParser(description="Draw the partnership map of a graph.")
    parser.add_argument("graph", nargs="?", type=Path, default=Path("graph.ttl"))
    parser.add_argument("-o", "--output", type=Path, default=Path("partnerships.html"))
    parser.add_argument("--lang", choices=("es", "en"), default="es")
    given = parser.parse_args()
    try:
        print(f"wrote {draw_map(given.graph, given.output, given.lang)}; open it in a browser")
    except TejidoError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
