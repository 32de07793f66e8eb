"""PDF: the text layer in reading order, with the page of each passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tejido.errors import DocumentError
from tejido.reading.encoding import RawText
from tejido.reading.guard import goes_on
from tejido.reading.paper.heads import without_heads
from tejido.reading.paper.lines import Line, Row, arranged, rows_of
from tejido.reading.paper.mending import mended
from tejido.reading.paper.paragraphs import paragraphs
from tejido.reading.title import folded

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES = frozenset({".pdf"})
FOREIGN = True

_MAX_PAGES = 3000
_STRANGE = 0.1  # of the signs without Unicode: more make a text that is none


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file open a PDF, as readers of PDF look for it."""
    return b"%PDF-" in head[:1024]


def read(data: bytes) -> RawText:
    """Return the text of a PDF, where its pages begin, and its title if the text has it.

    Raises:
        DocumentError: it is encrypted, damaged, only pictures, or its letters have no Unicode.
    """
    document = _opened(data)
    if len(document) > _MAX_PAGES:
        raise DocumentError(f"{len(document)} pages, more than the limit of {_MAX_PAGES}; split it")
    pages = [_rows(document, number) for number in range(len(document))]
    if not any(pages):
        raise DocumentError(
            "has no text, only pictures of it (scanned?); run it through OCR and give the result"
        )
    lines = [_lines(rows, number) for number, rows in enumerate(without_heads(pages))]
    text, starts = mended(paragraphs(lines))
    title = " ".join(document.get_metadata_dict().get("Title", "").split())
    known = {"title": title} if title and folded(title) in folded(text[:3000]) else {}
    return RawText(text, known, (*_empty(pages), *_strange(text)), starts)


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise DocumentError("encrypted; save it without a password") from None
        raise DocumentError("damaged or no PDF; open it and print it to a new file") from None


def _rows(document: PdfDocument, number: int) -> list[Row]:
    import pypdfium2

    from tejido.reading.paper.words import page_words

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    rows = rows_of(page_words(page))
    page.close()
    goes_on()
    return rows


def _lines(rows: list[Row], number: int) -> list[Line]:
    return [line._replace(page=number) for line in arranged(rows)]


def _empty(pages: list[list[Row]]) -> tuple[str, ...]:
    empty = [str(number) for number, rows in enumerate(pages, 1) if not rows]
    more = f" and {len(empty) - 10} more" if len(empty) > 10 else ""
    said = f"no text on page {', '.join(empty[:10])}{more} (blank or a picture)"
    return (said,) if empty else ()


def _strange(text: str) -> tuple[str, ...]:
    """Return a warning of signs whose font does not say what they are.

    Raises:
        DocumentError: there are too many of them.
    """
    letters = len(re.sub(r"\s", "", text))
    strange = text.count("\ufffd")
    if strange > _STRANGE * letters:
        raise DocumentError("its letters have no Unicode; run it through OCR and give the result")
    return (f"{strange} letters have no Unicode and are shown as \ufffd",) if strange else ()
