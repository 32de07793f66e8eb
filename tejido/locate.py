"""Find given words verbatim in a text, whatever its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tejido.model import Span

__all__ = ["find_words", "name_near"]


def _pattern(words: str, *, whole: bool) -> re.Pattern[str] | None:
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return None
    body = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE) if whole else re.compile(body)


def find_words(text: str, words: str) -> Span | None:
    """Return where ``words`` first stand in ``text``, white space folded; None when nowhere."""
    pattern = _pattern(words, whole=False)
    found = pattern.search(text) if pattern else None
    return Span(*found.span()) if found else None


def name_near(text: str, names: Iterable[str], near: Span) -> Span | None:
    """Return the mention of one of ``names`` (whole words, any case) inside or next to ``near``.

    Inside the span the earlier name of the list wins; else the last mention before it, else the
    first one after it.
    """
    patterns = [p for name in names if (p := _pattern(name, whole=True))]
    for pattern in patterns:
        if inside := pattern.search(text, near.start, near.end):
            return Span(*inside.span())
    spans = sorted(Span(*m.span()) for p in patterns for m in p.finditer(text))
    before = [span for span in spans if span.start < near.start]
    return before[-1] if before else next(iter(spans), None)
