"""Lists of a document, and what their introduction says of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tejido.marking.tokens import tokenise
from tejido.marking.words import words
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
    goes on with what the introduction before it said, up to the next heading of several words.
    """
    found = []
    mode: Cue | None = None
    blocks = [block for block in document.blocks if block.kind != "boilerplate"]
    for number, block in enumerate(blocks):
        if not _introduces(document, block):
            continue
        own = _cue(document, block, cues)
        turns = block.kind in {"heading", "title"} and not _sorts(document, block)
        mode = own if turns or own is not None else mode
        items = _items(document, blocks, number, cues)
        if items and mode is not None:
            found.append(Listing(block, items, mode))
    return found


def _sorts(document: Document, heading: Block) -> bool:
    """Whether a heading only sorts the entries of a list into kinds of bodies: ``Ministerios``."""
    low = document.text[heading.span.start : heading.span.end].strip(" :").lower()
    forms = words(document.language).heads.get(low, ())
    return any(plural and head.body and len(form) == 1 for form, head, plural in forms)


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


def _items(
    document: Document, blocks: Sequence[Block], number: int, cues: Cues
) -> tuple[Block, ...]:
    heading = blocks[number].kind == "heading"
    colon = document.text[blocks[number].span.end - 1] == ":"

    def listed(block: Block) -> bool:
        entry = heading and _entry(document, block, ";:" if colon else ".:;")
        return block.kind in {"item", "row"} or entry

    after = blocks[number + 1 :]
    found = tuple(takewhile(listed, after))
    untold = list(takewhile(lambda block: not _labels(document, block, cues), after))
    return found or _headings(document, untold) or _lines(document, after[:1])


def _labels(document: Document, block: Block, cues: Cues) -> bool:
    """Whether a line tells what stands below it, so that it is no entry itself."""
    lows = (token.low for token in tokenise(document.text, block.span))
    return any(low in cues.lists or low in cues.labels for low in lows)


def _headings(document: Document, after: Sequence[Block]) -> tuple[Block, ...]:
    """Several short lines in a row that look like headings are entries of the list above them."""
    found = tuple(takewhile(lambda block: block.kind in {"heading", "title"}, after))
    texts = (document.text[block.span.start : block.span.end] for block in found)
    plain = all(len(text) < _ENTRY and text[-1] not in ".:;?" for text in texts)
    return found if plain and len(found) > 1 else ()


def _lines(document: Document, after: Sequence[Block]) -> tuple[Block, ...]:
    """The short lines of one paragraph below an introduction: its entries."""
    if not after or after[0].kind != "paragraph":
        return ()
    found, start = [], after[0].span.start
    for line in document.text[start : after[0].span.end].split("\n"):
        found.append(Block("item", Span(start, start + len(line))))
        start += len(line) + 1
    short = all(0 < block.span.end - block.span.start < _ENTRY for block in found)
    return tuple(found) if short and len(found) > 1 else ()


def _entry(document: Document, block: Block, ends: str) -> bool:
    """Whether a paragraph under a heading is a short entry of its list, no sentence."""
    short = block.span.end - block.span.start < _ENTRY
    return block.kind == "paragraph" and short and document.text[block.span.end - 1] not in ends
