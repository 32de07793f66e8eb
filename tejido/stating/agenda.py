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
_DAY = 90
_LINE = 130
"""Lines longer than these (code points) are no heading of a day, and no line of an agenda."""


def agenda_claims(context: Context, block: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield what a line of an agenda says: an item is part of the event, on the day above it.

    A line that only names a person or a body under an item says who speaks or takes part there.
    """
    text = context.words(block.span)
    dated = bool(dates) and dates[0].form == "day"
    if block.kind in {"heading", "row"} and dated and len(text) < _DAY:
        context.day = dates[0]
    args, ended = context.args_in(block.span), text.rstrip().endswith(".")
    if _HOUR.match(text):
        yield from _item(context, block, [arg for arg in args if arg.type == "event"])
        yield from _named(context, block, args)
    elif context.item is not None and args and len(text) < _LINE and not ended:
        yield from _beneath(context.item, block, args[0])
    elif ended and len(text) > _LINE:
        context.item = None


def _item(context: Context, block: Block, events: Sequence[Arg]) -> Iterator[Found]:
    whole = context.main.get("event")
    event = events[0] if events else None
    context.item = event or whole
    if event is None or whole is None or event.entity == whole.entity:
        return
    context.section["event"] = event
    yield Found("parent", event, whole, (block.span,), "agenda-item")
    if context.day is not None:
        day = context.day
        where = (block.span, context.layout.sentence_of(day.span))
        yield Found("date", event, day.iso, where, "agenda-day", told=(day.span,))


def _named(context: Context, block: Block, args: Sequence[Arg]) -> Iterator[Found]:
    """The persons of an item of few words speak at it: ``09:30 Opening remarks, Ana Paz``."""
    item = context.item
    if item is None or block.span.end - block.span.start > _LINE:
        return
    for arg in args:
        if arg.type == "person":
            yield Found("speaker", item, arg, (block.span,), "agenda-person")


def _beneath(item: Arg, block: Block, arg: Arg) -> Iterator[Found]:
    relation = {"person": "speaker", "institution": "participant"}.get(arg.type)
    if relation is not None:
        yield Found(relation, item, arg, (block.span,), "agenda-line")
