"""Who was at an event by a line without a verb: ``Ana Paz, Luis Soto and Eva Roy at the forum``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.stating.context import Found
from tejido.stating.frames import Frame
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["caption_claims"]

_OPENING = 4
"""Tokens that may stand before the first name: ``From left:``, ``Photo:``."""


def caption_claims(sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield the persons of a caption as participants of the event it tells them to be at."""
    event = _event(sentence)
    opens = sentence.groups[0].start if sentence.groups else _OPENING
    if event is None or opens >= _OPENING or any(frame.predicate.finite for frame in found):
        return
    for person in _persons(sentence, event):
        yield Found("participant", event.args[0], person, (sentence.span,), "caption")


def _event(sentence: Sentence) -> Group | None:
    """The event behind ``at`` or ``during`` that the line tells."""
    at = (g for g in sentence.groups if g.prep in sentence.cues["at"] and g.types == {"event"})
    return next((group for group in at if group.args[0].kind != "observance"), None)


def _persons(sentence: Sentence, event: Group) -> Iterator[Arg]:
    """Yield the persons before the event, of groups that nothing governs but ``with``."""
    beside = sentence.cues["together"] | {""}
    before = (g for g in sentence.groups if g.end <= event.start and g.prep in beside)
    yield from (arg for group in before for arg in group.args if arg.type == "person")
