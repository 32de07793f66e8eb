"""All claims of a document's blocks, in order, with the current happening kept in step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal

from tejido.marking.dates import DateMention, find_dates
from tejido.model import Block, Span
from tejido.stating.agenda import agenda_claims
from tejido.stating.bracketed import bracketed_places
from tejido.stating.circumstances import circumstances, line_circumstances
from tejido.stating.components import component_claims
from tejido.stating.context import Context, Found
from tejido.stating.frames import frames
from tejido.stating.grouping import read_sentence
from tejido.stating.labels import label_claims
from tejido.stating.lists import list_claims
from tejido.stating.pronouns import remember_person, stand_in
from tejido.stating.prose import prose_claims
from tejido.stating.sentence import HAPPENINGS, Arg
from tejido.stating.stacked import stacked_claims
from tejido.stating.tellers import with_told

__all__ = ["Sections", "statements"]

Sections = Literal["all", "title"]

_TOPICS = frozenset({"institution", "programme"})
"""What a sentence may be about whose subject stays unsaid in the next."""
_BESIDE = 3
"""More words in a title beside the name of a body tell something of it."""
_STAGED = frozenset(
    {"place", "speaker", "organizer", "participant", "facilitator", "audience", "date"}
)


def statements(context: Context, *, sections: Sections) -> Iterator[Found]:
    """Yield what the blocks of a document state.

    ``sections`` is that of :func:`tejido.engine.read`.
    """
    introduced = {listing.intro.span: listing for listing in context.listings}
    for block in context.document.blocks:
        if block.kind == "boilerplate":
            continue
        opens = sections == "all" or block.span.start in context.sheets
        if block.kind == "title" or (block.kind == "heading" and opens):
            _open_section(context, block)
        yield from component_claims(context, block)
        for span in block.sentences or (block.span,):
            yield from _line(context, Block(block.kind, span))
        if block.span in introduced:
            yield from list_claims(context, introduced[block.span])
    if context.begun is not None:
        yield context.begun


def _open_section(context: Context, block: Block) -> None:
    """A heading that names a happening makes it the current one of its section."""
    args = context.args_in(block.span)
    named = {arg.type: arg for arg in reversed(args) if _lasting(arg) and _told(context, arg)}
    if block.kind == "title" and len(args) == 1:
        context.titled = _titled(context, block.span, args[0])
    if named or block.kind == "title":
        context.section = named
        context.opening = "event" in named and not _reports(context, block.span)


def _reports(context: Context, heading: Span) -> bool:
    """Whether a headline tells news, dated on the line below: ``Loja será sede del Congreso``."""
    lows = context.words(heading).lower().split()[1:]
    told = context.grammar.words.headline_verbs | context.grammar.words.headline_plurals
    forms = (form for low in lows for form in context.grammar.verbs.get(low, ()))
    return any(low in told for low in lows) or any(form.mood == "future" for form in forms)


def _told(context: Context, arg: Arg) -> bool:
    """Whether a heading tells an event, and not only what something is about."""
    start = context.layout.block_at(arg.span.start)
    before = context.words(Span(start.span.start, arg.span.start)) if start is not None else ""
    return arg.type != "event" or context.cues["about"].isdisjoint(before.lower().split()[-1:])


def _titled(context: Context, title: Span, body: Arg) -> Arg | None:
    """The body that a title names and hardly anything else: ``About the Larch Network``."""
    rest = context.words(Span(title.start, body.span.start)).split()
    rest += context.words(Span(body.span.end, title.end)).split()
    return body if body.type == "institution" and len(rest) <= _BESIDE else None


def _open_sheet(context: Context, line: Block) -> None:
    """A line that names what a fact sheet is about makes it the current one: ``Project: X``."""
    named = (arg for arg in context.args_in(line.span) if arg.span.start in context.sheets)
    if line.kind != "title" and (found := next(named, None)) is not None:
        context.section = {found.type: found}


def _lasting(arg: Arg) -> bool:
    """Whether a happening can be what later sentences are about: no day of observance."""
    return arg.type in HAPPENINGS and arg.kind != "observance"


def _line(context: Context, line: Block) -> Iterator[Found]:
    """What one sentence states, read as a line by itself and as prose."""
    document = context.document
    dates = find_dates(document.text, line.span, document.language, context.dated)
    if context.opening and _alone(context, line):
        yield from _opening_line(context, line, dates)
    if line.kind == "dateline":
        yield from _signing_line(context, line, dates)
    yield from agenda_claims(context, line, dates)
    _open_sheet(context, line)
    yield from label_claims(context, line.span, dates)
    yield from stacked_claims(context, line, dates)
    told: list[Arg] = []
    for claim in _prose(context, line.span, dates):
        told += [claim.subject] if _staged(claim) else []
        yield claim
    before = context.current.get("institution")
    for arg in context.args_in(line.span):
        _remember(context, arg)
    _keep_foremost(context, told)
    if line.kind != "dateline":
        _keep_topic(context, line.span, before)


def _alone(context: Context, line: Block) -> bool:
    """Whether a line can hold a date or a place by itself: no item, no dateline with its dash."""
    if line.kind == "dateline":
        return context.document.text[line.span.end - 1] not in "-–—."
    return line.kind not in {"item", "row"}


def _opening_line(context: Context, line: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    found = list(line_circumstances(context, line.span, dates))
    yield from found
    context.opening = bool(found) or line.kind in {"title", "heading"}


def _signing_line(context: Context, line: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Where and when the agreement was signed that a document is: ``En Loja, a 7 de mayo``.

    A dateline without preposition only tells of the document.
    """
    agreement = context.main.get("agreement")
    opens = context.words(line.span).split(" ", 1)[0].lower() in context.cues["at"]
    if agreement is None or not opens or len(context.main) > 1 or not dates:
        return
    yield Found("date", agreement, dates[0].iso, (line.span,), "signed-at", told=(dates[0].span,))
    for arg in context.args_in(line.span):
        if arg.type == "place":
            yield Found("place", agreement, arg, (line.span,), "signed-at")


def _prose(context: Context, span: Span, dates: Sequence[DateMention]) -> Iterator[Found]:
    chunks = context.chunks_in(span)
    if not chunks and not dates and not _by_pronoun(context, span):
        return
    sentence = read_sentence(context.document.text, span, chunks, context.grammar)
    read = frames(sentence)
    stand_in(context, sentence, read)
    found = with_told(context.told, sentence, read, staged=context.stage is not None)
    for claim in chain(
        prose_claims(context, sentence, found),
        circumstances(context, sentence, found, dates),
        bracketed_places(context, sentence),
    ):
        _stage(context, claim)
        yield claim
    remember_person(context, sentence, found)


def _by_pronoun(context: Context, span: Span) -> bool:
    """Whether a sentence tells what the person did who acted last: ``She said that``."""
    first = context.words(span).partition(" ")[0].lower()
    return context.person is not None and first in context.cues["person_pronouns"]


def _staged(claim: Found) -> bool:
    """Whether a claim tells who was at an event, or when and where it was."""
    subject = claim.subject
    return claim.relation in _STAGED and subject.type == "event" and subject.kind != "observance"


def _keep_foremost(context: Context, told: Sequence[Arg]) -> None:
    """Let an event of which a sentence told something be at hand, not one it only mentions.

    ``hosted a reception to mark the signing``: the reception. One that a verb tells counts, too.
    """
    here = context.current.get("event")
    if told and (here is None or here.entity not in {arg.entity for arg in told}):
        _remember(context, told[0])


def _keep_topic(context: Context, line: Span, before: Arg | None) -> None:
    """Let the body that opens a sentence be at hand; a sentence that opens with a verb keeps it.

    ``La Red nació con fondos de la UE. Está integrada por A y B``: the network is.
    """
    args = context.args_in(line)
    first = args[0] if args else None
    led = context.words(Span(line.start, first.span.start if first else line.end)).lower().split()
    opens = first is not None and _determined(context, led)
    if opens:
        topical = first is not None and first.type in _TOPICS and not _listed(context, args)
        context.topic = first if topical else None
    if opens and first is not None and first.type == "institution":
        context.current["institution"] = first
    elif before is not None and led and _tells(context, led[0]):
        context.current["institution"] = before


def _listed(context: Context, args: Sequence[Arg]) -> bool:
    """Whether the name that opens a sentence is the first of a list: ``La FAO y la OIT``."""
    if len(args) < 2:
        return False
    between = context.words(Span(args[0].span.end, args[1].span.start)).replace(",", " , ")
    words = between.lower().split()
    small = context.grammar.joins | context.grammar.words.determiners | {","}
    return bool(words) and small.issuperset(words) and args[1].type == args[0].type


def _determined(context: Context, led: Sequence[str]) -> bool:
    return context.grammar.words.determiners.issuperset(led)


def _tells(context: Context, word: str) -> bool:
    return any(form.mood == "finite" for form in context.grammar.verbs.get(word, ()))


def _stage(context: Context, claim: Found) -> None:
    """Keep the first event that is told, by a noun, with who was there or when."""
    stated = claim.modality == "stated" and claim.subject.span.start not in context.told
    if context.stage is None and stated and _staged(claim):
        context.stage = claim.subject


def _remember(context: Context, arg: Arg) -> None:
    if _lasting(arg):
        context.current[arg.type] = context.last = arg
        if arg.entity not in context.parts:
            context.main.setdefault(arg.type, arg)
    elif arg.type == "institution":
        context.current["institution"] = arg
