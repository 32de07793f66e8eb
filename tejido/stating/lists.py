"""Lists under a heading or a sentence that ends in a colon: attendees, members, components."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tejido.marking.dates import DateMention
from tejido.marking.tokens import tokenise
from tejido.model import RELATIONS, Block, Document, Mention, Span
from tejido.stating.context import Context, Found, fits
from tejido.stating.cues import Cue, Cues, Template
from tejido.stating.sentence import Arg

__all__ = ["Listing", "component_line", "components", "label_claims", "list_claims", "listings"]

_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_a-z])")
_LABEL = re.compile(r"^[^\W\d_][^:.;\n|]{1,45}:[ \t]+(?=\S)")
_TRAILING = re.compile(r"[\s.;,]+$")


class Listing(NamedTuple):
    """A list: the block that introduces it, its items, and the cue that says what they are."""

    intro: Block
    items: tuple[Block, ...]
    cue: Cue


def _introduces(document: Document, block: Block) -> bool:
    text = document.text[block.span.start : block.span.end].rstrip()
    return text.endswith(":") or block.kind == "heading"


def _entry(document: Document, block: Block) -> bool:
    """Whether a paragraph under a heading is a short entry of its list, no sentence."""
    length = block.span.end - block.span.start
    return block.kind == "paragraph" and length < 130 and document.text[block.span.end - 1] not in ".:;"


def _cue(document: Document, block: Block, cues: Cues) -> Cue | None:
    """The cue of the last telling word of an introduction."""
    last = block.sentences[-1] if block.sentences else block.span
    found = None
    for token in tokenise(document.text, last):
        cue = cues.lists.get(token.low)
        if cue is not None and not (found is not None and cue.id.endswith("entre")):
            found = cue
    return found


def listings(document: Document, cues: Cues) -> list[Listing]:
    """Return the lists of a document whose introduction says what they hold."""
    found = []
    mode: Cue | None = None
    blocks = [block for block in document.blocks if block.kind != "boilerplate"]
    for number, block in enumerate(blocks):
        if block.kind in {"item", "row"} or not _introduces(document, block):
            continue
        own = _cue(document, block, cues)
        mode = own if block.kind in {"heading", "title"} or own is not None else mode
        items = []
        for after in blocks[number + 1 :]:
            if after.kind not in {"item", "row"} and not (block.kind == "heading" and _entry(document, after)):
                break
            items.append(after)
        if items and mode is not None:
            found.append(Listing(block, tuple(items), mode))
    return found


def component_line(document: Document, block: Block, cues: Cues) -> Span | None:
    """Return where the title stands in a line such as ``Componente 2. Manejo de agua``."""
    words = "|".join(map(re.escape, sorted(cues.sets["component_words"])))
    text = document.text[block.span.start : block.span.end]
    match = re.match(rf"(?:{words}) \w{{1,4}} ?[.:–-]+ +", text, re.IGNORECASE)
    if match is None or "\n" in text[match.end() :].strip():
        text, _, _ = text.partition("\n")
        if match is None:
            return None
    title = _TRAILING.sub("", _SENTENCE.split(text[match.end() :])[0])
    start = block.span.start + match.end()
    return Span(start, start + len(title)) if 1 < len(title.split()) < 16 else None


def components(document: Document, cues: Cues) -> Iterator[Mention]:
    """Yield the items of lists of components as programmes of their own, named by their text."""
    for block in document.blocks:
        span = component_line(document, block, cues)
        if span is not None:
            name = " ".join(document.text[span.start : span.end].split())
            whole = Span(block.span.start, span.end)
            full = " ".join(document.text[whole.start : whole.end].split())
            yield Mention("programme", whole, name, "other", (name, full), "component", named=True)
    for listing in listings(document, cues):
        if any(claim.subject.name == "part" for claim in listing.cue.claims):
            for item in listing.items:
                if component_line(document, item, cues) is not None:
                    continue
                text = document.text[item.span.start : item.span.end]
                name = " ".join(_TRAILING.sub("", text).split())
                if 2 < len(name.split()) < 40:
                    span = Span(item.span.start, item.span.start + len(_TRAILING.sub("", text)))
                    yield Mention("programme", span, name, "other", (name,), "component", named=True)


def _targets(context: Context, listing: Listing, type_: str) -> tuple[Arg, ...]:
    """What the items belong to: named in the introduction, else the current happening."""
    chunks = context.chunks_in(listing.intro.span)
    named = [arg for chunk in chunks for arg in chunk.args if arg.type == type_]
    if type_ == "event":
        here = context.section.get("event") or (named[-1] if named else context.main.get("event"))
        return (here,) if here is not None else ()
    if named:
        return (named[-1],)
    here = context.reference(type_)
    return (here,) if here is not None else ()


def list_claims(context: Context, listing: Listing) -> Iterator[Found]:
    """Yield the claims that a list makes of its items."""
    intro = listing.intro.sentences[-1] if listing.intro.sentences else listing.intro.span
    for template in listing.cue.claims:
        allowed = RELATIONS[template.relation]
        ref = template.subject if template.subject.name == "ref" else template.object
        for target in _targets(context, listing, ref.type or "event"):
            for item in (*_heads(context, listing, template), *listing.items):
                for arg in _items(context, item):
                    pair = (target, arg) if template.subject.name == "ref" else (arg, target)
                    if fits(pair[0], template.subject, allowed.subjects) and fits(
                        pair[1], template.object, allowed.objects
                    ) and pair[0].entity != pair[1].entity:
                        yield Found(
                            template.relation, *pair, (item.span, intro), listing.cue.id
                        )


def _heads(context: Context, listing: Listing, template: Template) -> Iterator[Block]:
    """The introduction itself, when it names the body the listed persons stand for."""
    text = context.document.text[listing.intro.span.start : listing.intro.span.end].lower()
    if template.relation == "participant" and text.startswith(tuple(context.cues.sets["for_bodies"])):
        yield Block("item", listing.intro.span)


def label_claims(context: Context, block: Block, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield the claims of a labelled line: ``Donantes: X y Y``, ``Lugar: Z``."""
    text = context.document.text[block.span.start : block.span.end]
    match = _LABEL.match(text)
    if match is None:
        return
    cue = next((context.cues.labels[token.low] for token in tokenise(text, Span(0, match.end()))
                if token.low in context.cues.labels), None)
    if cue is None:
        return
    value = Span(block.span.start + match.end(), block.span.end)
    args = [
        arg for chunk in context.chunks_in(block.span) for arg in chunk.args
        if arg.span.start >= value.start
    ]
    for template in cue.claims:
        target = context.section.get(template.subject.type) or context.main.get(template.subject.type)
        if target is None or (template.subject.kind and target.kind != template.subject.kind):
            continue
        if template.object.name == "date":
            if dates:
                yield Found("date", target, dates[0].iso, (block.span,), cue.id)
                return
            continue
        made = False
        for arg in args:
            if fits(arg, template.object, RELATIONS[template.relation].objects):
                made = True
                yield Found(template.relation, target, arg, (block.span,), cue.id)
        if made:
            return


def _items(context: Context, item: Block) -> Sequence[Arg]:
    args = [arg for chunk in context.chunks_in(item.span) for arg in chunk.args]
    if item.kind == "row":
        args.extend(arg for arg in context.hidden_in(item.span) if arg not in args)
    return args
