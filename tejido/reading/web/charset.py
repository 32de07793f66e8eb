"""The encoding of a web page: byte order mark, what is declared, checked against the bytes."""

from __future__ import annotations

import codecs
import re

from tejido.reading.encoding import decode

__all__ = ["decode_page"]

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_REACH = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WINDOWS = frozenset({"iso8859-1", "ascii", "cp1252"})
"""Encodings that pages name when they mean Windows-1252, as browsers take them."""


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page and warnings.

    A byte order mark decides; else bytes that are UTF-8 are UTF-8, whatever the page declares;
    else the declared encoding is taken, Windows-1252 when there is none or it does not fit.

    Raises:
        UnicodeDecodeError: none of the encodings fits.
    """
    if data.startswith(_MARKS):
        return decode(data)
    said = _declared(data[:_REACH])
    name = _known(said)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, said, name)
    if text.isascii() or name in ("", "utf-8") or (name.startswith("utf-16") and "<" in text):
        return text, ()
    return text, (f"declares {said} but is UTF-8; read as UTF-8",)


def _declared(head: bytes) -> str:
    found = _DECLARED.search(head)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _known(said: str) -> str:
    """Return Python's name of a declared encoding; empty when it has none for text."""
    try:
        name = codecs.lookup(said).name if said else ""
        return name if name and isinstance(b"a".decode(name), str) else ""
    except (LookupError, UnicodeDecodeError, TypeError, AssertionError):
        return ""


def _other(data: bytes, said: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode what is no UTF-8."""
    if name in _WINDOWS:
        return decode(data)[0], ()
    if name and name != "utf-8":
        try:
            return data.decode(name), ()
        except UnicodeDecodeError:
            pass
    text, warnings = decode(data)
    return text, ((f"declares {said} but is not; read as Windows-1252",) if said else warnings)
