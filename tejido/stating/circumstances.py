"""Dates and places of happenings, from the clause they stand in or the lines under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tejido.marking.dates import DateMention
from tejido.marking.tokens import tokenise
from tejido.model import Span
from tejido.stating.context import Context, Found
from tejido.stating.frames import Frame
from tejido.stating.governing import governing, happenings, places
from tejido.stating.sentence import HAPPENINGS, Arg, Group, Sentence

__all__ = ["circumstances", "line_circumstances"]

_SIGNS = frozenset(',(–-"”')
_APPOSING = frozenset(",:–—-")
_VENUE = 8
"""Tokens of a venue between ``at`` and its comma."""
_NEAR = 5
"""So many tokens may stand between a happening and its date or place."""
_MOST = 0.7
"""The part of a line that a date or places must fill for the line to hold nothing else."""


def circumstances(
    context: Context, sentence: Sentence, found: Sequence[Frame], dates: Sequence[DateMention]
) -> Iterator[Found]:
    """Yield ``date`` and ``place`` claims of the happenings told in a sentence."""
    for date in dates:
        at = _token_at(sentence, date.span)
        bounds = at is not None and _bounds(sentence, date, at)
        if at is not None and not bounds:
            yield from _dated(context, sentence, found, date, at)
    for group in sentence.groups:
        if _of_venue(sentence, group):
            continue
        if group.args[0].type == "place" and (
            group.prep in context.cues["at"]
            or _behind_venue(sentence, group)
            or (group.opening == 0 and group.prep in context.cues["spoken_from"])
        ):
            yield from _placed(context, sentence, found, group)


def _of_venue(sentence: Sentence, group: Group) -> bool:
    """Whether a place only begins the name of a venue: ``at the Singapore Pavilion``."""
    end = group.end
    named = end < sentence.size and sentence.free(end) and sentence.tokens[end].shape == "W"
    words = sentence.grammar.words
    return named and words.english and sentence.low(end) in words.venues


def _bounds(sentence: Sentence, date: DateMention, at: int) -> bool:
    """Whether years only tell until when, or of which people: ``la generación 2024-2025``."""
    if sentence.says(at - 1, "limits") or sentence.says(at - 2, "limits"):
        return True
    bounding = date.form in {"year", "month"} and sentence.says(at - 1, "bounding")
    if date.form == "year" and _naming(sentence, date, at):
        return True
    return bounding or ("-" not in date.iso and sentence.low(at - 1) in sentence.cues["cohorts"])


def _naming(sentence: Sentence, date: DateMention, at: int) -> bool:
    """Whether a year belongs to a name behind it: ``as part of 2022 Hurricane Preparedness``."""
    tokens = sentence.tokens
    end = next((k for k in range(at, sentence.size) if tokens[k].start >= date.span.end), 0)
    dated = sentence.says(at - 1, "at") or sentence.says(at - 1, "time_words")
    return bool(end) and tokens[end].shape == "W" and at > 0 and not dated


def _behind_venue(sentence: Sentence, group: Group) -> bool:
    """Whether a place stands behind a venue and a comma: ``at the Galadari Hotel, Colombo``."""
    at = group.start - 1
    if group.prep or not sentence.shows(at, ","):
        return False
    for back in range(at - 1, max(-1, at - _VENUE), -1):
        if sentence.says(back, "at"):
            return back < at - 1
        if sentence.low(back) in {",", ";"} or _verbal(sentence, back):
            return False
    return False


def _verbal(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb, and no part of the name of a venue: ``at State House, Nairobi``."""
    return sentence.tokens[at].shape == "w" and sentence.low(at) in sentence.grammar.verbs


def _dated(
    context: Context, sentence: Sentence, found: Sequence[Frame], date: DateMention, at: int
) -> Iterator[Found]:
    """The date of the clause, else of the event attended in it, else of what stands beside it."""
    where, told = (sentence.span,), (date.span,)
    beside = _before(sentence, at)
    bracketed = beside is not None and sentence.shows(at - 1, "(")
    if beside is not None and bracketed:
        yield Found("date", beside.args[0], date.iso, where, "date-beside", told=told)
    frame = governing(context, sentence, found, at)
    ends = sentence.says(at - 1, "until") or sentence.says(at - 2, "until")
    if frame is not None:
        for arg in _at_hand(context, sentence, frame):
            modality = frame.predicate.modality
            since = arg.type == "event" and sentence.says(at - 1, "since")
            over = arg.type == "programme" and _finishes(context, frame)
            if not (since or over or (ends and arg.type == "agreement")):
                yield Found("date", arg, date.iso, where, "date-of-clause", modality, told=told)
        observed = _behind(sentence, date.span)
        if observed is not None and observed.args[0].kind == "observance":
            yield Found("date", observed.args[0], date.iso, where, "date-beside", told=told)
        return
    attended = _attended(context, found, at)
    if attended is not None and date.form in {"day", "interval"}:
        yield Found("date", attended, date.iso, where, "date-attended", told=told)
        return
    beside = beside or _behind(sentence, date.span)
    if beside is not None and not bracketed and date.form != "year":
        yield Found("date", beside.args[0], date.iso, where, "date-beside", told=told)


def _finishes(context: Context, frame: Frame) -> bool:
    """Whether a verb tells when something ends: ``el proyecto concluirá en diciembre``."""
    return frame.predicate.lemma in context.cues["finishing"]


def _placed(
    context: Context, sentence: Sentence, found: Sequence[Frame], group: Group
) -> Iterator[Found]:
    """The place of the body that acts, else of the clause, else of the happening right before."""
    seated = _seated(sentence, found, group)
    if seated is not None:
        yield Found("place", seated, group.args[0], (sentence.span,), "place-of-body")
        return
    frame = governing(context, sentence, found, group.start)
    if frame is not None and places(context, sentence, frame):
        return
    beside = _before(sentence, group.opening) if frame is None else None
    meant: tuple[Arg, ...] = beside.args[:1] if beside is not None else ()
    meant = _at_hand(context, sentence, frame) if frame is not None else meant
    rule = "place-of-clause" if frame is not None else "place-beside"
    modality = frame.predicate.modality if frame is not None else "stated"
    for happening in meant:
        for place in group.args:
            if place.type == "place":
                yield Found("place", happening, place, (sentence.span,), rule, modality)


def _seated(sentence: Sentence, found: Sequence[Frame], group: Group) -> Arg | None:
    """The body before a place and a verb, which is there: ``The Reef Institute in Kolding trains``.

    Agencies act in many places. Two commas may set the place apart.
    """
    apart = sentence.shows(group.opening - 1, ",") and sentence.shows(group.end, ",")
    end = group.opening - apart
    body = next((one for one in sentence.groups if one.end == end), None)
    if body is None or body.prep or len(body.args) > 1 or len(group.args) > 1:
        return None
    arg = body.args[0]
    local = arg.type == "institution" and arg.kind != "intergovernmental"
    acting = any(frame.subject is body and frame.predicate.start >= group.end for frame in found)
    return arg if local and acting else None


def _at_hand(context: Context, sentence: Sentence, frame: Frame) -> tuple[Arg, ...]:
    """What a clause tells of, and the event at which it was signed or launched.

    ``signed the agreement at a ceremony in Lima on 3 May``.
    """
    meant = happenings(context, sentence, frame)
    if any(arg.type == "event" for arg in meant):
        return meant
    slots = (frame.slots.get(prep, ()) for prep in sorted(context.cues["at"]))
    events = (arg for args in slots for arg in args if arg.type == "event")
    return (*meant, *(arg for arg in events if arg.kind != "observance" and arg not in meant))


def _attended(context: Context, found: Sequence[Frame], at: int) -> Arg | None:
    """The event of the first clause behind a date: ``El 3 de mayo participaron en el curso``."""
    stated = (f for f in found if f.predicate.verb > at and f.predicate.modality == "stated")
    frame = next(stated, None)
    slots = frame.slots if frame is not None else {}
    attending = context.cues["attending"]
    events = (arg for prep, args in slots.items() if prep in attending for arg in args)
    return next((arg for arg in events if arg.type == "event"), None)


def _before(sentence: Sentence, at: int) -> Group | None:
    """The happening right before a date or place: ``Feria de la Milpa, el 3 de mayo``.

    Its place may stand between: ``the closing ceremony in Harare on 3 May``.
    """
    before = [group for group in sentence.groups if group.end <= at]
    while before and _aside(sentence, before[-1]) and at - before[-1].end < _NEAR:
        at = before.pop().opening
    group = before[-1] if before else None
    if group is None or at - group.end >= _NEAR:
        return None
    act = _act(sentence, before[-2:-1], group)
    if act is None and group.args[0].type not in HAPPENINGS:
        return None
    between = [sentence.low(k) for k in range(group.end, at)]
    quiet = all(word in _SIGNS or word in sentence.cues["beside_date"] for word in between)
    bracketed = between[-1:] == ["("]
    if not quiet or not (bracketed or group.args[0].kind != "observance"):
        return None
    return act or group


def _aside(sentence: Sentence, group: Group) -> bool:
    """Whether a group may stand between an event and its date: a place, who met whom."""
    return group.args[0].type == "place" or group.prep in sentence.cues["together"]


def _act(sentence: Sentence, before: Sequence[Group], of: Group) -> Group | None:
    """The event of which a group tells what it is of: ``the launch of the Reef Fund in Lima``."""
    told = before[0] if before and of.prep in sentence.cues["of"] else None
    if told is None or told.args[0].type != "event" or of.args[0].type == "event":
        return None
    return told if of.opening - told.end < 2 else None


def _behind(sentence: Sentence, span: Span) -> Group | None:
    """A happening in apposition to its date: ``El 10 de diciembre, Día de los Derechos``."""
    tokens = sentence.tokens
    end = next((at for at, token in enumerate(tokens) if token.start >= span.end), len(tokens))
    group = next((group for group in sentence.groups if group.start >= end), None)
    if sentence.low(end) not in _APPOSING or group is None or group.args[0].type != "event":
        return None
    between = [sentence.low(at) for at in range(end, group.start)]
    articles = sentence.cues["articles"]
    quiet = len(between) < 4 and all(word in _APPOSING or word in articles for word in between)
    return group if quiet else None


def _token_at(sentence: Sentence, span: Span) -> int | None:
    for index, token in enumerate(sentence.tokens):
        if token.start >= span.start:
            return index if token.start < span.end else None
    return None


def line_circumstances(
    context: Context, line: Span, dates: Sequence[DateMention]
) -> Iterator[Found]:
    """Yield claims of a line that holds nothing but a date or a place, under an event heading."""
    event = context.section.get("event")
    if event is None:
        return
    most = _MOST * (line.end - line.start)
    if dates and _length(date.span for date in dates) >= most:
        yield Found("date", event, dates[0].iso, (line,), "date-line", told=(dates[0].span,))
    chunks = context.chunks_in(line)
    only_places = bool(chunks) and all(chunk.args[0].type == "place" for chunk in chunks)
    label = context.document.text[line.end - 1] == ":"
    filled = _length(chunk.span for chunk in chunks) + _described(context, line)
    if only_places and not label and filled >= most:
        yield Found("place", event, chunks[0].args[0], (line,), "place-line")


def _described(context: Context, line: Span) -> int:
    """The length of the common nouns of place before names: ``Región de Los Ríos``."""
    nouns, links = context.grammar.words.place_nouns, context.cues["of"]
    tokens = tokenise(context.document.text, line)
    pairs = (pair for pair in pairwise(tokens) if pair[0].low in nouns and pair[1].low in links)
    return sum(link.end - noun.start + 1 for noun, link in pairs)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
