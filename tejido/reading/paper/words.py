"""The words of a printed page and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["Word", "page_words"]

_HYPHENS = frozenset("\u00ad\u0002\ufffe")
"""A hyphen that only breaks a word: as written, and as PDFium tells one at the end of a line."""
_APART = 0.25  # of the height of a line: a gap that parts words
_RAISED = 0.78  # of the height of the word before: what is smaller and raised is a mark of a note
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Bullets of the fonts Symbol and Wingdings, which have no Unicode."""
_UNITS = frozenset(("m", "km", "cm", "ha"))


class Word(NamedTuple):
    """A word in a box: points from the left and from the top of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """The height of its line: somewhat more than the size of its letters."""
        return self.bottom - self.top


class _Sign(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    text: str


def page_words(page: PdfPage) -> list[Word]:
    """Return the words of a page in the order in which they are drawn, marks of notes left out."""
    found: list[Word] = []
    signs: list[_Sign] = []
    for sign in _signs(page):
        if signs and (not sign.text.strip() or _parted(signs[-1], sign)):
            _close(signs, found)
            signs = []
        if sign.text.strip():
            signs.append(sign)
    _close(signs, found)
    return found


def _close(signs: list[_Sign], found: list[Word]) -> None:
    if not signs:
        return
    word = Word(
        min(s.left for s in signs),
        min(s.top for s in signs),
        max(s.right for s in signs),
        max(s.bottom for s in signs),
        "".join(s.text for s in signs),
    )
    if not (found and _is_note_mark(found[-1], word)):
        found.append(word)


def _parted(before: _Sign, sign: _Sign) -> bool:
    height = max(before.bottom - before.top, sign.bottom - sign.top, 1.0)
    smaller = min(before.bottom - before.top, sign.bottom - sign.top) < _RAISED * height
    shifted = abs(sign.bottom - before.bottom) > (0.1 if smaller else 0.5) * height
    gap = sign.left - before.right
    return shifted or gap > _APART * height or gap < -height


def _is_note_mark(before: Word, word: Word) -> bool:
    """Tell whether a word is a small raised number right behind another word."""
    if not all(sign.isdigit() or sign in "*†‡" for sign in word.text) or len(word.text) > 3:
        return False
    small = word.height < _RAISED * before.height and word.bottom < before.bottom
    near = -before.height < word.left - before.right < _APART * before.height
    return small and near and before.text not in _UNITS and not before.text[-1].isdigit()


def _signs(page: PdfPage) -> Iterator[_Sign]:
    """Yield the signs of a page with their boxes; signs without Unicode are U+FFFD."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    width, height = page.get_size()
    turn = page.get_rotation()
    box = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        sign = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in _HYPHENS:
            sign = "\u00ad"
        elif (sign < " " and sign not in "\t\n\r") or "\ue000" <= sign <= "\uf8ff":
            sign = "•" if sign in _BULLETS else "\ufffd"
        if not sign.strip() and sign != "\ufffd":
            yield _Sign(0, 0, 0, 0, " ")
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            yield _Sign(*_turned(box, turn, width, height), sign)
    text.close()


def _turned(
    box: object, turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom as a reader sees them, for a page turned by degrees."""
    left, bottom, right, top = (float(getattr(box, n)) for n in ("left", "bottom", "right", "top"))
    if turn == 90:
        return bottom, left, top, right
    if turn == 180:
        return width - right, bottom, width - left, top
    if turn == 270:
        return width - top, height - right, width - bottom, height - left
    return left, height - top, right, height - bottom
