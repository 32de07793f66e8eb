"""Agendas: days as headings, items that begin with an hour, who speaks beneath them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tejido.marking.dates import DateMention
from tejido.model import Block
from tejido.stating.context import Context, Found
from tejido.stating.sentence import Arg

__all__ = ["agenda_claims"]

_HOUR = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2} ?(?:am|pm|hrs?|horas))\b[^\n]{0,16}?\s")


def agenda_claims(context: Context, block: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield what a line of an agenda says: an item is part of the event, on the day above it.

    A line that only names a person or a body under an item says who speaks or takes part there.
    """
    text = context.document.text[block.span.start : block.span.end]
    if block.kind in {"heading", "row"} and dates and dates[0].form == "day" and len(text) < 90:
        context.day = dates[0].iso
    hour = _HOUR.match(text)
    args = [arg for chunk in context.chunks_in(block.span) for arg in chunk.args]
    if hour is not None:
        yield from _item(context, block, [arg for arg in args if arg.type == "event"])
    elif context.item is not None and args and len(text) < 130 and not text.rstrip().endswith("."):
        yield from _beneath(context, block, args)
    elif text.rstrip().endswith(".") and len(text) > 130:
        context.item = None


def _item(context: Context, block: Block, events: Sequence[Arg]) -> Iterator[Found]:
    whole = context.main.get("event")
    event = events[0] if events else None
    context.item = event or whole
    if event is None or whole is None or event.entity == whole.entity:
        return
    context.section["event"] = event
    yield Found("parent", event, whole, (block.span,), "agenda-item")
    if context.day:
        yield Found("date", event, context.day, (block.span,), "agenda-day")


def _beneath(context: Context, block: Block, args: Sequence[Arg]) -> Iterator[Found]:
    item = context.item
    if item is None:
        return
    for arg in args[:1]:
        if arg.type in {"person", "institution"}:
            relation = "speaker" if arg.type == "person" else "participant"
            yield Found(relation, item, arg, (block.span,), "agenda-line")
