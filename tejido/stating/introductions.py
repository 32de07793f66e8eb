"""Lists of a document, and what their introduction says of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tejido.marking.tokens import tokenise
from tejido.model import Block, Document, Span
from tejido.stating.cues import Cue, Cues

__all__ = ["Listing", "last_sentence", "listings"]

_ENTRY = 130
"""A paragraph shorter than this may be an entry of a list (code points)."""


class Listing(NamedTuple):
    """A list: the block that introduces it, its items, and the cue that says what they are."""

    intro: Block
    items: tuple[Block, ...]
    cue: Cue


def listings(document: Document, cues: Cues) -> list[Listing]:
    """Return the lists of a document whose introduction says what they hold.

    An introduction is a heading, or a line that ends in a colon; one without a telling word
    goes on with what the introduction before it said, up to the next heading.
    """
    found = []
    mode: Cue | None = None
    blocks = [block for block in document.blocks if block.kind != "boilerplate"]
    for number, block in enumerate(blocks):
        if not _introduces(document, block):
            continue
        own = _cue(document, block, cues)
        mode = own if block.kind in {"heading", "title"} or own is not None else mode
        items = _items(document, blocks, number)
        if items and mode is not None:
            found.append(Listing(block, items, mode))
    return found


def last_sentence(block: Block) -> Span:
    """Return the sentence of an introduction that stands right before its list."""
    return block.sentences[-1] if block.sentences else block.span


def _introduces(document: Document, block: Block) -> bool:
    if block.kind in {"item", "row"}:
        return False
    text = document.text[block.span.start : block.span.end].rstrip()
    return text.endswith(":") or block.kind == "heading"


def _cue(document: Document, block: Block, cues: Cues) -> Cue | None:
    """The cue of the last telling word of an introduction."""
    found = None
    for token in tokenise(document.text, last_sentence(block)):
        cue = cues.lists.get(token.low)
        if cue is not None and not (found is not None and cue.weak):
            found = cue
    return found


def _items(document: Document, blocks: Sequence[Block], number: int) -> tuple[Block, ...]:
    heading = blocks[number].kind == "heading"

    def listed(block: Block) -> bool:
        return block.kind in {"item", "row"} or (heading and _entry(document, block))

    after = (blocks[at] for at in range(number + 1, len(blocks)))
    return tuple(takewhile(listed, after))


def _entry(document: Document, block: Block) -> bool:
    """Whether a paragraph under a heading is a short entry of its list, no sentence."""
    short = block.span.end - block.span.start < _ENTRY
    return block.kind == "paragraph" and short and document.text[block.span.end - 1] not in ".:;"
