"""Components of programmes: numbered lines and lists, each a programme named by its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tejido.model import Block, Document, Mention, Span
from tejido.stating.context import Context, Found
from tejido.stating.cues import Cues
from tejido.stating.introductions import Listing

__all__ = ["component_claims", "component_mentions"]

_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_a-z])")
_TRAILING = re.compile(r"[\s.;,]+$")


def component_mentions(
    document: Document, found: Sequence[Listing], cues: Cues
) -> Iterator[Mention]:
    """Yield numbered lines and the items of lists of components as programmes."""
    for block in document.blocks:
        title = _title(document, block, cues)
        if title is not None:
            names = (_words(document, title), _words(document, Span(block.span.start, title.end)))
            yield _mention(Span(block.span.start, title.end), names)
    for listing in found:
        if any(claim.subject.name == "part" for claim in listing.cue.claims):
            for item in listing.items:
                yield from _item(document, item, cues)


def _item(document: Document, item: Block, cues: Cues) -> Iterator[Mention]:
    if _title(document, item, cues) is not None:
        return
    text = _TRAILING.sub("", document.text[item.span.start : item.span.end])
    name = " ".join(text.split())
    if 2 < len(name.split()) < 40:
        yield _mention(Span(item.span.start, item.span.start + len(text)), (name,))


def _mention(span: Span, names: tuple[str, ...]) -> Mention:
    return Mention("programme", span, names[0], "other", names, "component", named=True)


def _words(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())


def _title(document: Document, block: Block, cues: Cues) -> Span | None:
    """Return where the title stands in a line such as ``Componente 2. Manejo de agua``."""
    text = document.text[block.span.start : block.span.end]
    number = _numbered(cues["component_words"]).match(text)
    if number is None:
        return None
    if "\n" in text[number.end() :].strip():
        text = text.partition("\n")[0]
    title = _TRAILING.sub("", _SENTENCE.split(text[number.end() :])[0])
    start = block.span.start + number.end()
    return Span(start, start + len(title)) if 1 < len(title.split()) < 16 else None


@lru_cache
def _numbered(words: frozenset[str]) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"(?:{nouns}) \w{{1,4}} ?[.:–-]+ +", re.IGNORECASE)


def component_claims(context: Context, block: Block) -> Iterator[Found]:
    """A line that names a component: part of the main programme, current until the next one."""
    title = _title(context.document, block, context.cues)
    if title is None:
        return
    named = context.args_in(Span(block.span.start, title.end))
    part = next((arg for arg in named if arg.type == "programme"), None)
    if part is None:
        return
    context.section["programme"] = part
    context.parts.add(part.entity)
    whole = context.main.get("programme")
    if whole is not None and whole.entity != part.entity:
        yield Found("parent", part, whole, (block.span,), "component-line")
