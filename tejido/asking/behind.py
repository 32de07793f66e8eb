"""What stands behind a row: the claims and edges that a question's ``evidence`` line names.

``# evidence: ?claim ?other`` names the variables of the question that hold claims; an edge in
brackets, ``(?event tejido:place ?where)``, stands for the claims from which it was drawn. A
question that counts says of which columns a row is made, ``by ?source ?target``, and marks the
patterns that it counts with ``# evidence begins`` and ``# evidence ends``: so the claims behind a
number are those that were counted, by the same text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tejido.errors import QueryError

__all__ = ["Behind", "read_behind"]

_EDGE = re.compile(r"\(\s*\?(\w+)\s+([\w:-]+)\s+\?(\w+)\s*\)")
_LINE = re.compile(r"((?:\s*(?:\?\w+|\([^()]*\)))+)(?:\s+by((?:\s+\?\w+)+))?\s*")
_MARKED = re.compile(r"^\s*# evidence begins\n(.*?)^\s*# evidence ends$", re.DOTALL | re.MULTILINE)
_SELECT = re.compile(r"^SELECT(?:\s+DISTINCT)?((?:\s+\?\w+)+)\s+WHERE\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Behind:
    """The variables of claims, the edges, and the columns that tell one row from another."""

    claims: tuple[str, ...]
    edges: tuple[tuple[str, str, str], ...]
    by: tuple[str, ...]
    counted: bool

    def names(self) -> tuple[str, ...]:
        """Return the columns of :meth:`text`: those of the row, then what stands behind it."""
        ends = (end for start, _, object_ in self.edges for end in (start, object_))
        return tuple(dict.fromkeys((*self.by, *self.claims, *ends)))

    def text(self, question: str) -> str:
        """Return the query that gives :meth:`names` for each row of a (filled) question."""
        wanted = " ".join(f"?{name}" for name in self.names())
        if not self.counted:
            return _SELECT.sub(f"SELECT DISTINCT {wanted} WHERE", question, count=1)
        prefixes = re.findall(r"^PREFIX .*\n", question, re.MULTILINE)
        marked = _MARKED.search(question)
        assert marked is not None
        return f"{''.join(prefixes)}SELECT DISTINCT {wanted} WHERE {{\n{marked[1]}}}\n"


def read_behind(path: Path, line: str, columns: tuple[str, ...], text: str) -> Behind:
    """Return what an ``evidence`` line of a question file says.

    Raises:
        QueryError: it is not written so, or ``by`` and the marks do not go together; the message
            names the file.
    """
    match = _LINE.fullmatch(line)
    rest = _EDGE.sub("", match[1]) if match else "("
    if match is None or "(" in rest:
        raise QueryError(
            f"{path}:1: write '# evidence: ?claim' with the variables of claims, edges such as "
            "(?event tejido:place ?where), and 'by ?column' if it counts"
        )
    by, counted = tuple(re.findall(r"\?(\w+)", match[2] or "")), _MARKED.search(text) is not None
    if bool(by) != counted or not set(by) <= set(columns):
        raise QueryError(
            f"{path}:1: 'evidence ... by' takes columns, and '# evidence begins' and "
            "'# evidence ends' around what is counted"
        )
    if not counted and not _SELECT.search(text):
        raise QueryError(f"{path}:1: write SELECT, the columns and WHERE in one line")
    edges = tuple((m[1], m[2], m[3]) for m in _EDGE.finditer(match[1]))
    return Behind(tuple(re.findall(r"\?(\w+)", rest)), edges, by or columns, counted)
