"""Paste what the program itself says into the documentation, between its markers.

``<!-- paste: tejido build --help -->`` stands before what that command prints;
``<!-- paste: table queries -->`` and ``<!-- paste: table terms -->`` before the catalogue and the
ontology as tables. The tests compare, so the documentation cannot go stale.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stdout
from pathlib import Path

__all__ = ["documents", "pasted"]

_ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"(<!-- paste: (table|tejido) (.+?) -->\n).*?(<!-- /paste -->)", re.DOTALL)
_WIDTH = "100"


def documents() -> list[Path]:
    """Return the files that may have such markers: the README and the pages of this folder."""
    return [_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md"))]


def pasted(text: str) -> str:
    """Return a page with everything between its markers made anew."""
    return _BLOCK.sub(lambda found: f"{found[1]}{_made(found[2], found[3])}{found[4]}", text)


def _made(kind: str, what: str) -> str:
    return f"\n{_table(what)}\n" if kind == "table" else f"```console\n{_run(what)}```\n"


def _table(what: str) -> str:
    from tejido.asking.catalogue import catalogue_table
    from tejido.graph.ontology import term_table

    return {"queries": catalogue_table, "terms": term_table}[what]()


def _run(words: str) -> str:
    """Return a command line and what it prints; it runs here, in the project's folder."""
    from tejido.cli import run

    os.environ["COLUMNS"] = _WIDTH
    os.chdir(_ROOT)
    with redirect_stdout(io.StringIO()) as out:
        if run(shlex.split(words)):
            sys.exit(f"tejido {words}: failed, nothing pasted")
    return f"$ tejido {words}\n{out.getvalue()}"


def main() -> None:
    """Paste into every page; tell which changed."""
    for path in documents():
        text = path.read_text(encoding="utf-8")
        if (new := pasted(text)) != text:
            path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(_ROOT)}\n")


if __name__ == "__main__":
    main()
