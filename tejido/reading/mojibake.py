"""Text whose UTF-8 was once read in another encoding (``MÃ©xico``): found, and put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tejido.reading.offsets import Change

__all__ = ["Garbled", "doubtful", "garbled"]

_ENCODINGS = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp437": "code page 437",
    "cp850": "code page 850",
}
_LEADS = (range(0xC2, 0xC6), range(0xE2, 0xE3), range(0xEF, 0xF0), range(0xF0, 0xF1))
"""First bytes of what Spanish and English texts hold: letters, punctuation, ligatures, emoji."""
_PLAUSIBLE = re.compile(
    r"[\xa0-\u017f\u02c6\u02dc\u2010-\u2044\u20a0-\u20bf\u2116\u2122\u221a\u2190-\u21ff\u2212\u25a0-\u25ff"
    r"\u2600-\u27bf\ufb00-\ufb04\ufeff\ufe0f\u200b-\u200f\U0001f000-\U0001faff\x80-\x9f]"
)
_HALF = re.compile(r"(?<=[a-záéíóúñ])Ã(?=[a-záéíóúñ\s?])|â€")
"""What is left where a part of the garbled letter was lost as well."""


class Garbled(NamedTuple):
    """A garbled stretch, what it is to say, and the encoding in which it was read wrongly."""

    change: Change
    encoding: str


@cache
def _bytes(encoding: str) -> dict[str, int]:
    """Return the byte of each character; where cp1252 has none, the control characters'."""
    known = {bytes([code]).decode("latin-1"): code for code in range(0x80, 0xA0)}
    table = known if encoding == "cp1252" else {}
    for code in range(0x80, 0x100):
        char = bytes([code]).decode(encoding, "ignore")
        if char:
            table[char] = code
    return table


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    table = _bytes(encoding)
    follows = _class(table, range(0x80, 0xC0))
    kinds = zip(_LEADS, (1, 2, 2, 3), strict=True)
    return re.compile("|".join(f"{_class(table, leads)}{follows}{{{n}}}" for leads, n in kinds))


@cache
def _leads() -> re.Pattern[str]:
    """Match what a stretch may begin with, in any encoding; most texts hold none of it."""
    begun = [code for codes in _LEADS for code in codes]
    chars = {c for name in _ENCODINGS for c, code in _bytes(name).items() if code in begun}
    return re.compile(f"[{''.join(map(re.escape, sorted(chars)))}]")


def _class(table: dict[str, int], codes: range) -> str:
    return "[" + "".join(re.escape(char) for char, code in table.items() if code in codes) + "]"


def garbled(text: str) -> list[Garbled]:
    """Return where UTF-8 was read as another encoding, in order and apart.

    A stretch counts only when its bytes are UTF-8 and give a character of Spanish or English text.
    What was read wrongly twice is still garbled when the changes are made: look once more.
    """
    if text.isascii() or _leads().search(text) is None:
        return []
    best: list[Garbled] = []
    for encoding in _ENCODINGS:
        found = [Garbled(change, _ENCODINGS[encoding]) for change in _found(text, encoding)]
        best = max(best, found, key=len)
    return best


def _found(text: str, encoding: str) -> Iterator[Change]:
    """Yield the stretches read wrongly in one encoding.

    What could be a drawing or a formula counts only when a stretch stands beside a letter.
    """
    found = [
        (match, new)
        for match in _pattern(encoding).finditer(text)
        if (new := _mended(match[0], encoding)) is not None
    ]
    if encoding == "cp1252" or any(_beside_letter(text, match) for match, _ in found):
        for match, new in found:
            yield Change(*match.span(), new)


def _beside_letter(text: str, match: re.Match[str]) -> bool:
    around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return any(char.isalpha() for char in around)


def _mended(words: str, encoding: str) -> str | None:
    """Return what a stretch says when its characters are taken as bytes of UTF-8."""
    table = _bytes(encoding)
    if not all(char in table or char < "\x80" for char in words):
        return None
    data = bytes(table.get(char) or ord(char) for char in words)
    try:
        said = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return said if all(_PLAUSIBLE.match(char) for char in said) else None


def doubtful(text: str) -> int:
    """Return how many stretches look garbled beyond mending: a part of the letter is gone."""
    return sum(1 for _ in _HALF.finditer(text)) if "Ã" in text or "â€" in text else 0
