"""Answers in notebooks: a table of HTML, escaped, in the page it is shown in."""

from __future__ import annotations

from pathlib import Path

from tejido.asking.page import lines
from tejido.asking.results import Rows
from tejido.wording import texts

__all__ = ["fragment"]

_SHOWN = 100
"""Rows shown: a notebook keeps what it shows."""


def fragment(rows: Rows, lang: str = "es") -> str:
    """Return the first rows as a table of HTML, things as links, passages folded beside them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    said = texts(lang, "asking")
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return found.get_template("fragment.html").render(
        language=lang,
        said=said,
        title=rows.titles.get(lang, ""),
        count=said["rows"].format(count=len(rows)),
        left=max(0, len(rows) - _SHOWN),
        heads=rows.heads(lang),
        evidence=rows.evidence is not None,
        lines=lines(rows, lang, iris=True)[:_SHOWN],
    )
