"""An explanation as one page of HTML that needs nothing else, not even scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tejido.explaining.facts import Explained, explain
from tejido.explaining.pieces import Piece, blocks, mentions, pieces
from tejido.model import ENTITY_TYPES, Reading, Span
from tejido.wording import labels, relation_label, texts

__all__ = ["page", "write_page"]

_FOLDER = Path(__file__).parent


def write_page(reading: Reading, path: Path, language: str = "es") -> None:
    """Write the explanation of a reading to ``path``; the old file stays until the new is whole.

    Raises:
        OutputError: the page cannot be written.
    """
    from tejido.graph.files import replace_file

    replace_file(path, [page(reading, language)], check=lambda written: None)


def page(reading: Reading, language: str = "es") -> str:
    """Return the explanation of a reading as a page in ``es`` or ``en``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined
    )
    said = texts(language, "explain")
    spans = blocks(reading.document)
    return found.get_template("page.html").render(
        language=language,
        said=said,
        called=labels(language),
        types=ENTITY_TYPES,
        title=said["title"].format(name=reading.document.id),
        document=reading.document,
        blocks=[list(_block(reading, span)) for span in spans],
        entities=reading.entities,
        facts=[_fact(reading, one, spans, language) for one in explain(reading)],
    )


def _block(reading: Reading, span: Span) -> Iterator[Piece]:
    inside = [one for one in mentions(reading) if span.start <= one[0].start < span.end]
    return pieces(reading.document.text, span, inside)


def _fact(reading: Reading, fact: Explained, spans: list[Span], language: str) -> dict[str, Any]:
    marked = [(part.span, part.role, "") for part in fact.parts]
    passages = [
        {
            "start": passage.start,
            "end": passage.end,
            "page": reading.document.page(passage.start),
            "block": sum(span.start <= passage.start for span in spans),
            "pieces": list(pieces(reading.document.text, Span(passage.start, passage.end), marked)),
        }
        for passage in fact.claim.passages
    ]
    relation = relation_label(fact.claim.relation, language)
    return {"fact": fact, "claim": fact.claim, "relation": relation, "passages": passages}
