"""Fact sheets: what they are about is named by their title, by a label, or by a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tejido.model import Block, Document, EntityType, Mention, Span
from tejido.stating.cues import Cue, Cues
from tejido.stating.labels import bare_label, label_cue, label_end

__all__ = ["outside_labels", "sheet_mentions"]

_HAPPENINGS = frozenset({"event", "programme", "agreement"})
_LABELS = 2
"""So many kinds of labels of programmes make a fact sheet of one, so many sheets a listing."""
_TYPES: dict[EntityType, tuple[str, str]] = {
    "programme": ("title_labels", "project"),
    "event": ("event_labels", "other"),
}
_SPACE = re.compile(r"[\s:|]+$")


def outside_labels(
    document: Document, marked: Sequence[Mention], cues: Cues
) -> tuple[Mention, ...]:
    """Return the mentions but those within the label of a line: ``Executing Agency: X``."""
    labels = list(_labels(document, cues))
    if not labels:
        return tuple(marked)
    inside = {at for span in labels for at in range(span.start, span.end)}
    return tuple(one for one in marked if one.span.end - 1 not in inside)


def _labels(document: Document, cues: Cues) -> Iterator[Span]:
    for span in chain.from_iterable(map(_lines, document.blocks)):
        text = document.text[span.start : span.end]
        if label_cue(text, cues) is not None:
            yield Span(span.start, span.start + label_end(text))


def sheet_mentions(document: Document, marked: Sequence[Mention], cues: Cues) -> Iterator[Mention]:
    """Yield what fact sheets are about, unless a name of a happening stands there already.

    It is what ``Project title: X`` names, else each heading above labels of its own, else the
    title of the document.
    """
    named = list(_labelled(document, cues)) or list(_headed(document, cues))
    for type_, kind, span in named:
        if not any(_within(mention, span) for mention in marked):
            name = " ".join(document.text[span.start : span.end].split())
            yield Mention(type_, span, name, kind, (name,), "sheet", named=True)


def _labelled(document: Document, cues: Cues) -> Iterator[tuple[EntityType, str, Span]]:
    """The values of labels such as ``Project title``."""
    for span in chain.from_iterable(map(_lines, document.blocks)):
        text = document.text[span.start : span.end]
        end = label_end(text)
        label = _SPACE.sub("", text[:end]).lower()
        for type_, (labels, kind) in _TYPES.items():
            bare = type_ == "programme" and label in cues["bare_titles"]
            if end and (label in cues[labels] or (bare and _of_project(document, cues))):
                yield type_, kind, Span(span.start + end, span.end)


def _of_project(document: Document, cues: Cues) -> bool:
    """Whether labels that only programmes have stand in a document: ``Executing agency``."""
    found = (cue for block in document.blocks for cue in _cues(document, block, cues))
    return len({cue.id for cue in found if _of_programme(cue)}) >= _LABELS


def _headed(document: Document, cues: Cues) -> Iterator[tuple[EntityType, str, Span]]:
    """The headings above the same labels, when there are several, else the title."""
    sheets: list[tuple[Block, set[str]]] = []
    for block in document.blocks:
        opens = block.kind == "title" or (
            block.kind == "heading" and not _cue(document, block, cues)
        )
        if opens:
            sheets.append((block, set()))
        elif sheets:
            found = _cues(document, block, cues)
            sheets[-1][1].update(cue.id for cue in found if _of_programme(cue))
    full = [(block, found) for block, found in sheets if len(found) >= _LABELS]
    every = set().union(*(found for _, found in sheets))
    if sum(len(found) for _, found in full) > len(every):
        yield from (("programme", "project", block.span) for block, _ in full)
    elif len(every) >= _LABELS:
        titles = (block for block, _ in sheets if block.kind == "title")
        yield from (("programme", "project", block.span) for block in titles)


def _of_programme(cue: Cue) -> bool:
    """Whether a label says something of programmes only."""
    return bool(cue.claims) and cue.claims[0].subject.type == "programme"


def _cues(document: Document, block: Block, cues: Cues) -> Iterator[Cue]:
    """The cues of the labels in a block, a label on a line of its own among them."""
    found = [_cue(document, block, cues)]
    for span in _lines(block):
        found.append(label_cue(document.text[span.start : span.end], cues))
    yield from (cue for cue in found if cue is not None)


def _cue(document: Document, block: Block, cues: Cues) -> Cue | None:
    if block.kind in {"boilerplate", "title"}:
        return None
    return bare_label(document.text[block.span.start : block.span.end], cues)


def _within(mention: Mention, span: Span) -> bool:
    """Whether a happening is named at a span, or in a name that goes beyond it."""
    beside = mention.span.end <= span.start or span.end <= mention.span.start
    return not beside and mention.type in _HAPPENINGS


def _lines(block: Block) -> Sequence[Span]:
    if block.kind in {"boilerplate", "title"}:
        return ()
    return block.sentences or (block.span,)
