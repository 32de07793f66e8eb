"""An answer as one page of HTML to read, print or send: it needs nothing else, not even scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from tejido.asking.passages import once
from tejido.asking.results import Passage, Rows, Term, compact
from tejido.wording import texts

__all__ = ["lines", "page"]


def page(rows: Rows, lang: str = "es", *, iris: bool = False) -> str:
    """Return the rows as a page in ``es`` or ``en``, what stands behind each folded beside it.

    With ``iris`` the names of things are links to what identifies them.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    said = texts(lang, "asking")
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    evidence = rows.evidence
    behind = evidence if evidence is not None else ((),) * len(rows)
    return found.get_template("page.html").render(
        language=lang,
        said=said,
        title=rows.titles.get(lang, "SPARQL"),
        given=rows.given,
        count=said["rows"].format(count=len(rows)),
        heads=[*rows.heads(lang), *([said["evidence"]] if evidence is not None else [])],
        evidence=evidence is not None,
        unproven=rows.unproven.get(lang, "") if evidence is not None and not all(behind) else "",
        lines=lines(rows, lang, iris=iris),
    )


def lines(rows: Rows, lang: str, *, iris: bool) -> list[dict[str, Any]]:
    """Return each row as a template shows it: its cells and the passages behind it."""
    behind = rows.evidence if rows.evidence is not None else ((),) * len(rows)
    return [
        {
            "cells": [_cell(rows, term, lang, iris) for term in row],
            "passages": [_passage(one, iris) for one in once(passages)],
        }
        for row, passages in zip(rows, behind, strict=True)
    ]


def _cell(rows: Rows, term: Term | None, lang: str, iris: bool) -> dict[str, str]:
    return {
        "text": rows.text(term, lang),
        "href": _href(term.value) if iris and isinstance(term, NamedNode) else "",
        "language": (term.language or "") if isinstance(term, Literal) else "",
    }


def _href(iri: str) -> str:
    """Return an IRI that a browser may follow; a graph from elsewhere may hold others."""
    return iri if iri.startswith(("https://", "http://")) else ""


def _passage(passage: Passage, iris: bool) -> dict[str, Any]:
    href = _href(passage.claim) if iris else ""
    return {**passage._asdict(), "document": compact(passage.document), "href": href}
