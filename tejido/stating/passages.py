"""The passages of a claim: verbatim, each argument of the claim in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tejido.linking.entities import Linked
from tejido.model import Document, Passage, Span
from tejido.stating.context import Found
from tejido.stating.layout import Layout
from tejido.stating.sentence import Arg

__all__ = ["Passages"]

_LONGEST = 600
"""A passage longer than this (code points) is cut to the clauses that it is needed for."""
_CLAUSE_END = re.compile(r"[,;:.)](?=\s)|\n")


class Passages:
    """Writes passages of one document."""

    def __init__(self, document: Document, linked: Linked) -> None:
        self._text, self._linked, self._layout = document.text, linked, Layout(document)

    def of(self, found: Found) -> tuple[Passage, ...]:
        """Return the quote, then a passage for each argument that it does not hold."""
        args = [arg for arg in (found.subject, found.object) if isinstance(arg, Arg)]
        spans = list(found.where)
        for arg in args:
            spans.extend(self._missing(arg, spans))
        needed = [*(arg.span for arg in args), *found.told]
        short = (self._shortened(span, needed) for span in spans)
        return tuple(dict.fromkeys(map(self._passage, short)))

    def _missing(self, arg: Arg, spans: Sequence[Span]) -> Iterator[Span]:
        """The words of an argument, and of an anaphora the sentence that names who is meant."""
        if not _held(arg.span, spans):
            yield arg.span
        if arg.how != "anaphora":
            return
        named = self._linked.spans_of(arg.entity) or (arg.span,)
        if not any(_held(span, spans) and span != arg.span for span in named):
            yield self._sentence(named[0])

    def _sentence(self, span: Span) -> Span:
        """The sentence that holds a span whole, else its block."""
        sentence = self._layout.sentence_of(span)
        if span.end <= sentence.end:
            return sentence
        block = self._layout.block_at(span.start)
        return Span(block.span.start, max(block.span.end, span.end)) if block else span

    def _shortened(self, span: Span, needed: Sequence[Span]) -> Span:
        """Cut a very long passage to its clauses from the first to the last words needed."""
        inside = [one for one in needed if span.start <= one.start and one.end <= span.end]
        if span.end - span.start <= _LONGEST or not inside:
            return span
        first, last = min(one.start for one in inside), max(one.end for one in inside)
        starts = [match.end() for match in _CLAUSE_END.finditer(self._text, span.start, first)]
        end = _CLAUSE_END.search(self._text, last, span.end)
        return Span(starts[-1] if starts else span.start, end.start() if end else span.end)

    def _passage(self, span: Span) -> Passage:
        words = self._text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        return Passage(start, start + len(words.strip()), words.strip())


def _held(span: Span, spans: Sequence[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)
