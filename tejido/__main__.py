"""``python -m tejido`` is the ``tejido`` command."""

from __future__ import annotations

from tejido.cli import main

if __name__ == "__main__":
    main()
