"""Bytes to text: byte order mark, UTF-8, else what is declared and makes sense; NFC, line ends."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tejido.reading.characters import composed, line_ends
from tejido.reading.charsets import guess, known_charset
from tejido.reading.offsets import changed

__all__ = ["MARKS", "RawText", "canonical", "decode", "is_wide"]

MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks and what they say, longer ones first."""
_WIDE = {
    "utf-32-le": re.compile(rb"(?:[^\0][\0-\x20]\0\0){2}"),
    "utf-32-be": re.compile(rb"(?:\0\0[\0-\x20][^\0]){2}"),
    "utf-16-le": re.compile(rb"(?:[^\0]\0){4}"),
    "utf-16-be": re.compile(rb"(?:\0[^\0]){4}"),
}
"""How a text of Latin letters begins in wide encodings without a mark."""
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}"
)
_STRAY = "tejido.stray"


class RawText(NamedTuple):
    """What a reader of a format gives: the text, what the file says of itself, warnings.

    ``known`` holds fields of :class:`tejido.model.Document` by name (``title``, ``published`` ...);
    ``pages`` the offsets in ``text``, canonical then, at which its pages begin.
    """

    text: str
    known: Mapping[str, str] = MappingProxyType({})
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and warnings.

    In this order: the byte order mark, UTF-16 and UTF-32 by their zeros, strict UTF-8, UTF-8 with
    strays in it, then the single-byte encoding, ``declared`` among them, whose letters make most
    sense. A warning tells what was guessed, and when the declared encoding is not the true one.

    Raises:
        UnicodeDecodeError: none of the encodings fits.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if wide := is_wide(data[:4096]):
        return _wide(data, wide, f"no byte order mark; read as {wide.upper()}")
    said = known_charset(declared) if declared else ""
    doubts = () if said or not declared else (f"declared encoding {declared[:40]!r} is unknown",)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, notes = _bytewise(data, said, error.start)
        return text, (*doubts, *notes)
    if said not in ("", "utf-8") and not text.isascii():
        doubts = (f"declared as {declared[:40]}, but is UTF-8",)
    return text, doubts


def is_wide(head: bytes) -> str:
    """Return the wide encoding that the first bytes of a text without a mark are in, else empty."""
    return next((name for name, begins in _WIDE.items() if begins.match(head)), "")


def _marked(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding != "utf-8":
        return _wide(data, encoding, "")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        text, _ = _bytewise(data, "", error.start)
        return text, (f"has the mark of UTF-8, but is not (byte {error.start + 3})",)


def _wide(data: bytes, encoding: str, note: str) -> tuple[str, tuple[str, ...]]:
    notes = (note,) if note else ()
    try:
        return data.decode(encoding), notes
    except UnicodeDecodeError as error:
        broken = f"broken {encoding.upper()} (byte {error.start}); what is broken is lost"
        return data.decode(encoding, "replace"), (*notes, broken)


def _bytewise(data: bytes, said: str, first: int) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes that are not all UTF-8; ``first`` is the first that is not."""
    letters = sum(1 for _ in _MULTIBYTE.finditer(data))
    strays = sum(byte > 0x7F for byte in _MULTIBYTE.sub(b"", data))
    if letters >= strays and said in ("", "utf-8"):
        return data.decode("utf-8", _STRAY), (
            f"UTF-8 with {strays} other bytes (the first at {first}), read as Windows-1252",
        )
    found = guess(data, "" if said == "utf-8" else said)
    if found is None:
        return data.decode("cp1252"), ()  # raises
    sure = "" if found.sure else "; that is doubtful, look at its accents"
    if said and known_charset(found.encoding) == said and found.sure:
        return found.text, ()
    declared = f"declared as {said}, but" if said else f"not UTF-8 (byte {first});"
    return found.text, (f"{declared} read as {found.encoding}{sure}",)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252; those cut off at the end are lost."""
    assert isinstance(error, UnicodeDecodeError)
    cut = error.object[error.start : error.end]
    if error.end == len(error.object) and cut[0] >= 0xC2:
        return "\ufffd", error.end
    return cut.decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY, _stray)


def canonical(text: str) -> str:
    """Return the text in NFC, with ``\\n`` line ends and no byte order mark; all else stays."""
    ends, _ = changed(text, line_ends(text))
    return changed(ends, composed(ends))[0]
