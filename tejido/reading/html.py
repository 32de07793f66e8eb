"""Web pages: the main text, without menus, banners, footers and other stories."""

from __future__ import annotations

import re

from tejido.errors import DocumentError
from tejido.reading.encoding import RawText, canonical
from tejido.reading.flow import Piece, written
from tejido.reading.web.charset import decode_page

__all__ = ["FOREIGN", "SUFFIXES", "page_text", "read", "recognises"]

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
FOREIGN = True

_OPENS = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file open a web page."""
    text = head.decode(_MARKS.get(head[:2], "latin-1"), "replace")
    return _OPENS.match(text.removeprefix("\ufeff").removeprefix("ï»¿")) is not None


def read(data: bytes) -> RawText:
    """Return the text of a page, and what the page says of itself.

    Raises:
        DocumentError: the page shows no text.
        UnicodeDecodeError: it is of no known encoding.
    """
    text, warnings = decode_page(data)
    return page_text(text)._replace(warnings=warnings)


def page_text(source: str) -> RawText:
    """Return the text of a page in HTML, and what the page says of itself.

    Raises:
        DocumentError: the page shows no text.
    """
    import turbohtml

    from tejido.reading.web.choosing import main_element
    from tejido.reading.web.chrome import strip_chrome
    from tejido.reading.web.metadata import claimed
    from tejido.reading.web.rendering import pieces

    page = turbohtml.parse(source.replace("\0", ""))
    known, heading = claimed(page), page.select_one("h1")
    strip_chrome(page)
    chosen = main_element(page)
    if chosen is None or not any(sign.isalpha() for sign in chosen.text):
        raise DocumentError("the page shows no text; save it from a browser once it is loaded")
    found = list(pieces(chosen))
    headed = any(piece.kind == "heading" for piece in found)
    if heading is not None and heading.closest("body") is not None and not headed:
        found.insert(0, Piece("heading", " ".join(heading.text.split())))
    return RawText(canonical(written(found)), known)
