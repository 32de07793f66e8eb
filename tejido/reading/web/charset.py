"""The encoding that a web page declares; the bytes have the last word."""

from __future__ import annotations

import re

from tejido.reading.encoding import decode

__all__ = ["decode_page"]

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})"
    rb"|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_REACH = 4096


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page and warnings: what it declares is checked against its bytes.

    Raises:
        UnicodeDecodeError: no encoding fits.
    """
    found = _DECLARED.search(data[:_REACH])
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    return decode(data, declared)
