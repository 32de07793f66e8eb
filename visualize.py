"""Draw graph.ttl as the partnership map: python visualize.py [graph.ttl] [-o partnerships.html].

It is ``tejido map`` under another name, with all its options; ``--help`` lists them.
"""

from __future__ import annotations

import sys

from tejido.cli import run

if __name__ == "__main__":
    sys.exit(run(["map", *sys.argv[1:]]))
