"""Dates and places of happenings, from the clause they stand in or the lines under a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.marking.dates import DateMention
from tejido.model import Block, Span
from tejido.stating.context import Context, Found
from tejido.stating.frames import Frame
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["circumstances", "line_circumstances"]

_DATED = {"event", "agreement", "programme"}
_PLACING = {"en", "in", "at"}


def _happens(context: Context, frame: Frame) -> bool:
    cues = context.cues.verbs.get(frame.predicate.lemma, ())
    words = context.cues.sets["passives"]
    return any(cue.happens for cue in cues) or (frame.predicate.lemma in words and False)


def _told(frame: Frame) -> tuple[Arg, ...]:
    """The happenings a predicate tells of: its theme, else its subject."""
    found = tuple(arg for arg in frame.theme if arg.type in _DATED)
    return found or tuple(arg for arg in frame.agent if arg.type in _DATED)


def _attended(frame: Frame) -> tuple[Arg, ...]:
    """The event that a predicate places its subject in: ``participaron en el curso``."""
    for prep in ("en", "in", "at", "a"):
        events = tuple(arg for arg in frame.slots.get(prep, ()) if arg.type == "event")
        if events:
            return events[:1]
    return ()


def _governing(context: Context, found: Sequence[Frame], sentence: Sentence, at: int) -> Frame | None:
    """The predicate of happening nearest to a token: before it in reach, else the first after."""
    before = [
        f for f in found
        if f.predicate.index < at < max(f.reach, f.predicate.index + 1) and f.predicate.modality
    ]
    for frame in reversed(before):
        if _happens(context, frame) and _told(frame):
            return frame
        if frame.predicate.voice != "participle":
            return None
    for frame in found:
        if frame.predicate.index > at and frame.predicate.modality:
            ready = _happens(context, frame) and _told(frame)
            return frame if ready and frame.predicate.voice != "participle" else None
    return None


def _adjacent(sentence: Sentence, at: int) -> Group | None:
    """The happening right before a date or place: ``Feria de la Milpa en Tlaxiaco, el 3 de mayo``."""
    group = next((g for g in reversed(sentence.groups) if g.end <= at), None)
    if group is None or group.args[0].type not in _DATED or group.args[0].kind == "observance":
        return None
    between = [sentence.low(k) for k in range(group.end, at)]
    quiet = {",", "(", "en", "el", "del", "los", "días", "día", "de", "la", "ciudad", "in", "on", "the", "at", "from", "city", "of", "–", "-", '"', "”"}
    return group if len(between) < 5 and all(word in quiet for word in between) else None


def _behind(sentence: Sentence, span: Span) -> Group | None:
    """A happening in apposition to its date: ``El 10 de diciembre, Día de los Derechos``."""
    end = next((at for at, token in enumerate(sentence.tokens) if token.start >= span.end), None)
    if end is None or sentence.low(end) not in {",", ":", "–", "—", "-"}:
        return None
    group = next((g for g in sentence.groups if g.start >= end), None)
    close = group is not None and group.args[0].type == "event" and group.start - end < 4
    quiet = close and group is not None and all(
        sentence.low(at) in {",", ":", "–", "—", "-", "el", "la", "the", "a", "an"} for at in range(end, group.start)
    )
    return group if quiet else None


def circumstances(
    context: Context, sentence: Sentence, found: Sequence[Frame], dates: Sequence[DateMention]
) -> Iterator[Found]:
    """Yield ``date`` and ``place`` claims of the happenings told in a sentence."""
    for date in dates:
        at = _token_at(sentence, date.span)
        if at is None:
            continue
        frame = _governing(context, found, sentence, at)
        if frame is not None:
            for arg in _told(frame):
                yield Found("date", arg, date.iso, (sentence.span,), "date-of-clause", frame.predicate.modality)
            continue
        fronted = [f for f in found if f.predicate.index > at and f.predicate.modality == "stated"]
        if date.form in {"day", "interval"} and fronted and _attended(fronted[0]):
            yield Found("date", _attended(fronted[0])[0], date.iso, (sentence.span,), "date-attended")
            continue
        beside = _adjacent(sentence, at) or _behind(sentence, date.span)
        if beside is not None and date.form not in {"year"}:
            yield Found("date", beside.args[0], date.iso, (sentence.span,), "date-beside")
    for group in sentence.groups:
        if group.args[0].type == "place" and group.prep in _PLACING:
            yield from _placed(context, sentence, found, group)


def _placed(
    context: Context, sentence: Sentence, found: Sequence[Frame], group: Group
) -> Iterator[Found]:
    frame = _governing(context, found, sentence, group.start)
    targets: tuple[Arg, ...] = ()
    rule = "place-of-clause"
    modality = "stated"
    if frame is not None:
        targets, modality = _told(frame), frame.predicate.modality
    else:
        beside = _adjacent(sentence, group.start)
        if beside is not None:
            targets, rule = beside.args[:1], "place-beside"
    for target in targets:
        for place in group.args:
            if place.type == "place":
                yield Found("place", target, place, (sentence.span,), rule, modality)


def _token_at(sentence: Sentence, span: Span) -> int | None:
    for index, token in enumerate(sentence.tokens):
        if token.start >= span.start:
            return index if token.start < span.end else None
    return None


def line_circumstances(
    context: Context, block: Block, dates: Sequence[DateMention]
) -> Iterator[Found]:
    """Yield claims of a line that holds nothing but a date or a place, under an event heading."""
    event = context.section.get("event")
    if event is None:
        return
    text = context.document.text
    covered = sum(date.span.end - date.span.start for date in dates)
    chunks = context.chunks_in(block.span)
    length = block.span.end - block.span.start
    if dates and covered >= 0.7 * length:
        yield Found("date", event, dates[0].iso, (_with_heading(block.span)), "date-line")
    places = [chunk for chunk in chunks if chunk.args[0].type == "place"]
    named = sum(chunk.span.end - chunk.span.start for chunk in places)
    if places and len(places) == len(chunks) and named >= 0.7 * length and text[block.span.end - 1] != ":":
        yield Found("place", event, places[0].args[0], _with_heading(block.span), "place-line")


def _with_heading(span: Span) -> tuple[Span, ...]:
    return (span,)
