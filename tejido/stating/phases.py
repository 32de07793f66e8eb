"""Acts that are phases of a larger event: its opening, its closing."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.stating.context import Context, Found
from tejido.stating.sentence import Arg, Sentence

__all__ = ["phase_claims"]


def phase_claims(context: Context, sentence: Sentence) -> Iterator[Found]:
    """Yield ``parent`` of acts named as a phase (``el acto inaugural``), of the event at hand."""
    whole = context.section.get("event") or context.main.get("event")
    if whole is None or whole.kind == "other" or _phase(context, whole):
        return  # a series of events has no opening that would be its own
    for group in sentence.groups:
        arg = group.args[0]
        if arg.type == "event" and arg.entity != whole.entity and _phase(context, arg):
            where = (sentence.span,)
            yield Found("parent", arg, whole, where, "phase-of-event", told=(arg.span,))


def _phase(context: Context, arg: Arg) -> bool:
    """Whether the words of an event say that it opens or closes another one."""
    words = " ".join(context.words(arg.span).lower().split())
    return words in context.cues["phases"]
