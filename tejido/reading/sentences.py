"""Sentences of a block: dots of abbreviations, initials, numbers and quotes end none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from tejido.model import Span
from tejido.reading.words import word_set

__all__ = ["sentences"]

# Of a row of dots or marks only the last few count, lest each of them be tried.
# A dot, question mark or ellipsis, what closes behind it, white space and what may open a sentence.
# Where a pattern begins with one sign of a few, a text is quickly searched for it.
_END = re.compile(
    r"(?P<mark>[.?!…](?:(?<=\.)\.{2,8}|(?<=…)|(?<=[.?!])[.?!]{0,8}))(?P<close>[\"'”’»)\]\x92\x94¹²³⁰⁴-⁹]*)"
    r"(?:(?P<space>\s+)(?=(?P<open>[\"'“‘«(\[¿¡\x91\x93—–-]*\s?)(?P<first>[^\W_]))"
    r"|(?<=[a-záéíóúñ]{3}\.)(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]))"  # "pollution.This": a lost space
)
_QUOTE = re.compile(
    r"[“«\x93\"](?:(?<=“)[^“”\"]{0,1500}[”\"]|(?<=«)[^«»]{0,1500}»|(?<=\x93)[^\x93\x94]{0,1500}\x94"
    r"|(?<=\")(?<!\w\")[^\"“”]{0,1500}\"(?!\w))"
)
_GOES_ON = re.compile(r"\s*(?:[,;:–—]|[-]\s|\(|[^\W\d_])")
_BEFORE = re.compile(r"[^\s(\[«“\"'¿¡/,;:–—]+$")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"[A-ZÁÉÍÓÚÑ](?:\.[A-ZÁÉÍÓÚÑ]){0,2}")
_LONGEST = 4000
"""Characters of a sentence; what is longer is no prose, and is cut where a word ends."""
_LAST_GAP = re.compile(r"(?<=\S)\s+(?=\S*\Z)")
_ORDINAL = re.compile(r"\d+(?:er|o|a|ª|º|ro|do|to|no|mo|vo|era|ra|da|ta|na|ma|va)$")


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    honorifics = frozenset(
        word.removesuffix(".").lower()
        for word in word_set("*", "persons", "honorifics")
        if word.endswith(".")
    )
    return (
        word_set(language, "abbreviations", "title") | honorifics,
        word_set(language, "abbreviations", "closing"),
        word_set(language, "language", "openers"),
    )


def _quoted(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the quotes after which the sentence goes on: a dot inside them ends nothing."""
    found = []
    for match in _QUOTE.finditer(text, *span):
        after = _GOES_ON.match(text, match.end(), span.end)
        if after and not after.group().strip()[0].isupper():
            found.append(match.span())
    return found


def _ends(text: str, at: re.Match[str], start: int, language: str) -> bool:
    """Tell whether the mark of ``at`` ends a sentence, looking at the words around it."""
    first = at["first"] or "A"
    if first.islower() or (at["open"] or "").endswith(("- ", "– ", "— ")):
        return False
    if at["mark"] != "." or at["close"]:
        return True
    before = _BEFORE.search(text, max(start, at.start() - 24), at.start())
    token = before.group() if before else ""
    titles, closing, openers = _lists(language)
    word = token.lower()
    if word in titles:
        return False
    if _INITIALS.fullmatch(token) or word in closing or _ORDINAL.match(word):
        after = _WORD.match(text, at.end() + len(at["open"] or ""))
        return bool(after) and after is not None and after.group().lower() in openers
    return True


def sentences(text: str, span: Span, language: str) -> tuple[Span, ...]:
    """Return the sentences of ``text[span.start:span.end]``, in order, white space trimmed.

    ``language`` chooses the abbreviations. ``;`` and ``:`` end no sentence. One that runs on
    for thousands of characters is cut. Linear in the text.
    """
    quotes = _quoted(text, span)
    starts = [start for start, _ in quotes]
    found, start = [], span.start
    for match in _END.finditer(text, *span):
        inside = bisect_right(starts, match.start()) - 1
        if inside >= 0 and match.start() + 1 < quotes[inside][1]:
            continue
        if _ends(text, match, start, language):
            found.append(Span(start, match.end("close")))
            start = match.end()
    if text[start : span.end].strip():
        found.append(Span(start, span.end))
    return tuple(part for sentence in found for part in _cut(text, sentence))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a sentence, itself if it is not too long: time may grow by its square."""
    start, end = span
    while end - start > _LONGEST:
        gap = _LAST_GAP.search(text, start + _LONGEST // 2, start + _LONGEST)
        at = gap.start() if gap else start + _LONGEST
        yield Span(start, start + len(text[start:at].rstrip()))
        start = next(index for index in range(at, end) if not text[index].isspace())
    yield Span(start, end)
