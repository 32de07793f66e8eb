"""Plain text files."""

from __future__ import annotations

from tejido.reading.encoding import MARKS, RawText, decode, is_wide

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES = frozenset({".txt", ".text"})
"""Names that a folder is searched for; a file named on its own may have any."""

FOREIGN = False
"""Whether bytes of this format need a parser, which is guarded then."""


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file look like text: NUL bytes only in wide encodings."""
    return (
        head.startswith(tuple(mark for mark, _ in MARKS))
        or bool(is_wide(head))
        or (b"\0" not in head and not head.startswith((b"%PDF-", b"PK\x03\x04")))
    )


def read(data: bytes) -> RawText:
    """Return the text of a plain text file."""
    text, warnings = decode(data)
    return RawText(text, {}, warnings)
