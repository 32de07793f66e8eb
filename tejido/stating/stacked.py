"""Labels on a line of their own, the value on the lines below: ``Donor``, ``European Union``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.marking.dates import DateMention
from tejido.model import Block
from tejido.stating.context import Context, Found
from tejido.stating.labels import Label, bare_label, value_claims

__all__ = ["stacked_claims"]

_VALUE = 130
"""Lines longer than this (code points) are no value."""


def stacked_claims(context: Context, line: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield what the label above says of a line; a line that is a label waits for its value."""
    text = context.words(line.span)
    cue = None if line.kind == "title" else bare_label(text, context.cues)
    if cue is not None and line.span not in context.introducing:
        context.label, context.valued = Label(cue, line.span), line.span
        return
    if context.label is None:
        return
    if not _is_value(context, line, text):
        context.label = None
        return
    context.valued = line.span
    yield from value_claims(context, context.label, line.span, dates)


def _is_value(context: Context, line: Block, text: str) -> bool:
    """Whether a line can be the value of the label above it, or one more of its values."""
    if len(text) > _VALUE or text[-1] in ".:;" or context.label is None:
        return False
    first = context.valued == context.label.span
    between = context.document.text[context.valued.end : line.span.start]
    return first or between.count("\n") < 2
