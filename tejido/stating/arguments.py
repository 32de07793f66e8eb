"""The chunks of a document: every stretch that can fill a slot, persons with their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tejido.linking.entities import Linked, Person
from tejido.model import Document, Span
from tejido.stating.cues import Cues
from tejido.stating.sentence import Arg, Chunk

__all__ = ["arg_of", "chunks_of", "hidden_institutions"]

_BRACKET = re.compile(r"\s*\([^()\n]{2,40}\)")


def arg_of(linked: Linked, entity: int, span: Span, how: str = "name") -> Arg:
    """Return an argument for an entity in the words at ``span``."""
    found = linked.clusters[entity]
    identity = linked.identities[entity]
    return Arg(entity, found.type, identity.kind or found.kind or "other", span, how)


def _person_span(document: Document, person: Person, linked: Linked, institution: Span | None) -> Span:
    """A person with the post and, when it is part of the post, the institution."""
    spans = [person.mention.span]
    if person.mention.post_span is not None:
        spans.append(person.mention.post_span)
    if institution is not None and person.mention.post_span is not None:
        spans.append(institution)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    bracket = _BRACKET.match(document.text, end)
    return Span(start, bracket.end() if bracket else end)


def _persons(document: Document, linked: Linked) -> Iterator[Chunk]:
    by_entity: dict[int, list[Span]] = {}
    for index, entity in linked.entity_of.items():
        by_entity.setdefault(entity, []).append(linked.mentions[index].span)
    for person in linked.persons:
        institution = None
        if person.institution is not None:
            near = [s for s in by_entity.get(person.institution, []) if _near(document, person, s)]
            institution = near[0] if near else None
        arg = arg_of(linked, person.entity, person.mention.span)
        yield Chunk(_person_span(document, person, linked, institution), (arg,))


def _near(document: Document, person: Person, span: Span) -> bool:
    """Whether the institution stands in the same phrase as the person's post."""
    post = person.mention.post_span
    if post is None:
        return False
    low, high = min(post.start, person.mention.span.start), max(post.end, person.mention.span.end)
    gap_start, gap_end = (high, span.start) if span.start >= high else (span.end, low)
    if span.start < high and span.end > low:
        return True
    gap = document.text[gap_start:gap_end]
    return len(gap) < 60 and not re.search(r"[;.\n]", gap)


def _references(document: Document, cues: Cues, chunks: list[Chunk]) -> Iterator[Chunk]:
    """Phrases that stand for the last two institutions told together (``ambas partes``)."""
    phrases = sorted(cues.sets["groups"], key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)
    for match in pattern.finditer(document.text):
        before = [c for c in chunks if c.span.end <= match.start() and c.args[0].type == "institution"]
        pair: dict[int, Arg] = {}
        for chunk in reversed(before):
            for arg in chunk.args:
                pair.setdefault(arg.entity, arg)
            if len(pair) == 2:
                span = Span(match.start(), match.end())
                yield Chunk(span, tuple(a._replace(span=span, how="anaphora") for a in pair.values()))
                break


def chunks_of(document: Document, linked: Linked, cues: Cues) -> list[Chunk]:
    """Return all chunks in text order, none overlapping; persons take what their post covers."""
    chunks = list(_persons(document, linked))
    chunks = _apart(chunks)
    taken = [chunk.span for chunk in chunks]
    for index in sorted(linked.entity_of):
        mention = linked.mentions[index]
        if not _overlaps(mention.span, taken):
            entity = linked.entity_of[index]
            how = linked.clusters[entity].how.get(index, "name")
            chunks.append(Chunk(mention.span, (arg_of(linked, entity, mention.span, how),), mention.gender))
    chunks.sort(key=lambda chunk: chunk.span)
    chunks = _apart(_defined(document, chunks))
    places = list(_here(document, cues, linked))
    chunks = _apart(sorted([*chunks, *_references(document, cues, chunks), *places], key=lambda c: c.span))
    return chunks


def _defined(document: Document, chunks: list[Chunk]) -> list[Chunk]:
    """Let a name swallow its own acronym in brackets: ``Organización ... (OIM)``."""
    kept: list[Chunk] = []
    for chunk in chunks:
        last = kept[-1] if kept else None
        if last is not None and last.args[0].entity == chunk.args[0].entity:
            between = document.text[last.span.end : chunk.span.start].strip()
            close = document.text.find(")", chunk.span.end, chunk.span.end + 60)
            if between == "(" and close >= 0 and "(" not in document.text[chunk.span.end : close]:
                kept[-1] = last._replace(span=Span(last.span.start, close + 1))
                continue
        kept.append(chunk)
    return kept


def _here(document: Document, cues: Cues, linked: Linked) -> Iterator[Chunk]:
    """``en esta ciudad``: the place of the document."""
    if not document.place:
        return
    first = document.place.split(",")[0].strip()
    home = next((at for at, c in enumerate(linked.clusters) if c.type == "place" and first in c.names), None)
    if home is None:
        return
    phrases = "|".join(map(re.escape, sorted(cues.sets["here_places"])))
    for match in re.finditer(rf"\b(?:{phrases})\b", document.text, re.IGNORECASE):
        span = Span(match.start(), match.end())
        yield Chunk(span, (arg_of(linked, home, span, "anaphora"),))


def hidden_institutions(linked: Linked) -> list[Arg]:
    """Return every institution mention as an argument, also those that posts cover."""
    return [
        arg_of(linked, entity, linked.mentions[index].span)
        for index, entity in sorted(linked.entity_of.items())
        if linked.clusters[entity].type == "institution"
    ]


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in taken)


def _apart(chunks: list[Chunk]) -> list[Chunk]:
    """Keep the earlier and longer of two chunks that overlap."""
    kept: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or chunk.span.start >= kept[-1].span.end:
            kept.append(chunk)
    return kept
