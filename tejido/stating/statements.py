"""All claims of a document's blocks, in order, with the current happening kept in step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal

from tejido.marking.dates import find_dates
from tejido.model import Block, Span
from tejido.stating.agenda import agenda_claims
from tejido.stating.circumstances import circumstances, line_circumstances
from tejido.stating.context import Context, Found
from tejido.stating.lists import component_line, label_claims, list_claims, listings
from tejido.stating.prose import claims_of, frames_of
from tejido.stating.sentence import Arg, read_sentence

__all__ = ["Sections", "statements"]

_STAGED = {"organizer", "participant", "facilitator", "audience", "date"}
_HAPPENINGS = ("event", "programme", "agreement")


Sections = Literal["all", "title"]


def statements(context: Context, *, sections: Sections, lists: bool) -> Iterator[Found]:
    """Yield what the blocks of a document state."""
    found = {listing.intro.span: listing for listing in listings(context.document, context.cues)}
    for block in context.document.blocks:
        if block.kind == "boilerplate":
            continue
        if block.kind == "title" or (block.kind == "heading" and sections == "all"):
            _open_section(context, block)
        yield from _component(context, block)
        for span in block.sentences or (block.span,):
            yield from _sentence(context, block, span, lists)
        if lists and block.span in found:
            yield from list_claims(context, found[block.span])


def _sentence(context: Context, block: Block, span: Span, lists: bool) -> Iterator[Found]:
    chunks = context.chunks_in(span)
    dates = find_dates(
        context.document.text, span, context.document.language, context.dated
    )
    alone = block.kind != "dateline" or context.document.text[span.end - 1] not in "-–—."
    if block.kind not in {"item", "row"} and alone and context.opening:
        found = list(line_circumstances(context, Block(block.kind, span), dates))
        yield from found
        context.opening = bool(found) or block.kind in {"title", "heading"}
    if lists:
        yield from agenda_claims(context, Block(block.kind, span), dates)
    yield from label_claims(context, Block(block.kind, span), dates)
    if not chunks:
        return
    sentence = read_sentence(context.document.text, span, chunks, context.words, context.cues, context.verbs)
    frames = frames_of(context, sentence)
    for claim in chain(
        claims_of(context, sentence, frames), circumstances(context, sentence, frames, dates)
    ):
        if context.stage is None and claim.relation in _STAGED and claim.subject.kind != "observance":
            context.stage = claim.subject if claim.subject.type == "event" else None
        yield claim
    for chunk in chunks:
        _remember(context, chunk.args)


def _component(context: Context, block: Block) -> Iterator[Found]:
    """A line that names a component: part of the main programme, current until the next one."""
    title = component_line(context.document, block, context.cues)
    if title is None:
        return
    line = Span(block.span.start, title.end)
    parts = [arg for chunk in context.chunks_in(line) for arg in chunk.args if arg.type == "programme"]
    whole = context.main.get("programme")
    if parts:
        context.section["programme"] = parts[0]
        if whole is not None and whole.entity != parts[0].entity:
            yield Found("parent", parts[0], whole, (block.span,), "component-line")


def _remember(context: Context, args: tuple[Arg, ...]) -> None:
    for arg in args:
        if arg.type in _HAPPENINGS and arg.kind != "observance":
            context.current[arg.type] = context.last = arg
            context.main.setdefault(arg.type, arg)
        elif arg.type == "institution":
            context.current["institution"] = arg


def _open_section(context: Context, block: Block) -> None:
    """A heading that names a happening makes it the current one of its section."""
    named = {
        arg.type: arg
        for chunk in reversed(context.chunks_in(block.span))
        for arg in chunk.args
        if arg.type in _HAPPENINGS and arg.kind != "observance"
    }
    if named or block.kind == "title":
        context.section = dict(named)
        context.opening = "event" in named
