"""Bytes to canonical text: byte order mark, UTF-8, else Windows-1252; NFC; line ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["RawText", "canonical", "decode"]

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class RawText(NamedTuple):
    """What a reader of a format gives: the text, what the file says of itself, warnings.

    ``known`` holds fields of :class:`tejido.model.Document` by name (``title``, ``published`` ...);
    ``pages`` the offsets in ``text``, canonical then, at which its pages begin.
    """

    text: str
    known: Mapping[str, str] = MappingProxyType({})
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and warnings: by its byte order mark, strict UTF-8, or cp1252.

    Raises:
        UnicodeDecodeError: none of the encodings fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        note = f"not UTF-8 (byte {error.start}); read as Windows-1252"
        return data.decode("cp1252"), (note,)


def canonical(text: str) -> str:
    """Return the text in NFC, with ``\\n`` line ends and no byte order mark; all else stays."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
