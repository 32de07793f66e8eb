"""Which block and which sentence of a document hold an offset."""

from __future__ import annotations

from bisect import bisect_right

from tejido.model import Block, Document, Span

__all__ = ["Layout"]


class Layout:
    """The blocks of a document, found by offset."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts = [block.span.start for block in document.blocks]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset, None between blocks."""
        at = bisect_right(self._starts, offset) - 1
        found = self._blocks[at] if at >= 0 else None
        return found if found is not None and offset < found.span.end else None

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence that holds the start of a span, else its block, else the span."""
        block = self.block_at(span.start)
        if block is None:
            return span
        at = bisect_right(block.sentences, span.start, key=lambda one: one.start) - 1
        found = block.sentences[at] if at >= 0 else block.span
        return found if span.start < found.end else block.span
