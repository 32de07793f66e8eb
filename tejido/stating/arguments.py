"""The chunks of a document: every stretch that can fill a slot, persons with their posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tejido.linking.entities import Linked, Person
from tejido.model import Document, Span
from tejido.stating.cues import Cues
from tejido.stating.sentence import Arg, Chunk

__all__ = ["arg_of", "chunks_of", "hidden_institutions"]

_BRACKET = re.compile(r"\s*\([^()\n]{2,40}\)")
_BREAK = re.compile(r"[;.\n]")
_PHRASE = 60
"""An institution this far (code points) from a person's post is in another phrase."""


def arg_of(linked: Linked, entity: int, span: Span, how: str = "name") -> Arg:
    """Return an argument for an entity in the words at ``span``."""
    found = linked.clusters[entity]
    identity = linked.identities[entity]
    return Arg(entity, found.type, identity.kind or found.kind or "other", span, how)


def hidden_institutions(linked: Linked) -> list[Arg]:
    """Return every institution mention as an argument, also those that posts cover."""
    return [
        arg_of(linked, entity, linked.mentions[index].span)
        for index, entity in sorted(linked.entity_of.items())
        if linked.clusters[entity].type == "institution"
    ]


def chunks_of(document: Document, linked: Linked, cues: Cues) -> list[Chunk]:
    """Return all chunks in text order, none overlapping; persons take what their post covers."""
    persons = _apart(_persons(document, linked))
    named = _apart(_defined(document, _sorted([*persons, *_names(linked, persons)])))
    pairs, here = _references(document, cues, named), _here(document, cues, linked)
    return _apart([*named, *pairs, *here])


def _sorted(chunks: Iterable[Chunk]) -> list[Chunk]:
    return sorted(chunks, key=lambda chunk: chunk.span)


def _apart(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return chunks in text order, of two that overlap the earlier and longer one."""
    kept: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or chunk.span.start >= kept[-1].span.end:
            kept.append(chunk)
    return kept


def _persons(document: Document, linked: Linked) -> Iterator[Chunk]:
    for person in linked.persons:
        span = _person_span(person, _body_span(document, linked, person))
        bracket = _BRACKET.match(document.text, span.end)
        whole = Span(span.start, bracket.end()) if bracket else span
        yield Chunk(whole, (arg_of(linked, person.entity, person.mention.span),))


def _person_span(person: Person, body: Span | None) -> Span:
    """A person with the post and, when it is part of the post, the institution."""
    post = person.mention.post_span
    spans = [person.mention.span, *([post] if post else []), *([body] if body and post else [])]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _body_span(document: Document, linked: Linked, person: Person) -> Span | None:
    """The institution of a person's post, if it stands in the same phrase."""
    post, name = person.mention.post_span, person.mention.span
    if person.institution is None or post is None:
        return None
    whole = Span(min(post.start, name.start), max(post.end, name.end))
    for span in linked.spans_near(person.institution, whole, _PHRASE):
        overlaps = span.start < whole.end and whole.start < span.end
        if overlaps or _one_phrase(document.text, whole, span):
            return span
    return None


def _one_phrase(text: str, whole: Span, span: Span) -> bool:
    start, end = (whole.end, span.start) if span.start >= whole.end else (span.end, whole.start)
    return end - start < _PHRASE and not _BREAK.search(text, start, end)


def _names(linked: Linked, persons: list[Chunk]) -> Iterator[Chunk]:
    """The mentions that no person's post covers."""
    ends = [chunk.span.end for chunk in persons]
    for index, entity in sorted(linked.entity_of.items()):
        mention = linked.mentions[index]
        after = bisect_left(ends, mention.span.start + 1)
        if after == len(persons) or persons[after].span.start >= mention.span.end:
            how = linked.clusters[entity].how.get(index, "name")
            arg = arg_of(linked, entity, mention.span, how)
            yield Chunk(mention.span, (arg,), mention.gender)


def _defined(document: Document, chunks: Iterable[Chunk]) -> list[Chunk]:
    """Let a name swallow its own acronym in brackets: ``Organización ... (OIM)``."""
    kept: list[Chunk] = []
    for chunk in chunks:
        last = kept[-1] if kept else None
        if last is not None and last.args[0].entity == chunk.args[0].entity:
            end = _bracket_end(document.text, last.span, chunk.span)
            if end is not None:
                kept[-1] = last._replace(span=Span(last.span.start, end))
                continue
        kept.append(chunk)
    return kept


def _bracket_end(text: str, name: Span, acronym: Span) -> int | None:
    """Return where the bracket closes that opens between a name and its acronym."""
    close = text.find(")", acronym.end, acronym.end + 60)
    nested = close >= 0 and "(" in text[acronym.end : close]
    opens = text[name.end : acronym.start].strip() == "("
    return close + 1 if opens and close >= 0 and not nested else None


def _references(document: Document, cues: Cues, chunks: list[Chunk]) -> Iterator[Chunk]:
    """Phrases that stand for the last two institutions told together (``ambas partes``)."""
    ends = [chunk.span.end for chunk in chunks]
    for match in _phrases(cues["groups"]).finditer(document.text):
        before = bisect_left(ends, match.start() + 1)
        pair: dict[int, Arg] = {}
        while before > 0 and len(pair) < 2:
            before -= 1
            if chunks[before].args[0].type == "institution":
                for arg in chunks[before].args:
                    pair.setdefault(arg.entity, arg)
        if len(pair) == 2:
            span = Span(*match.span())
            yield Chunk(span, tuple(a._replace(span=span, how="anaphora") for a in pair.values()))


def _here(document: Document, cues: Cues, linked: Linked) -> Iterator[Chunk]:
    """``en esta ciudad``: the place of the document."""
    name = document.place.split(",")[0].strip()
    places = (at for at, c in enumerate(linked.clusters) if c.type == "place" and name in c.names)
    home = next(places, None) if name else None
    if home is None or not cues["here_places"]:
        return
    for match in _phrases(cues["here_places"]).finditer(document.text):
        span = Span(*match.span())
        yield Chunk(span, (arg_of(linked, home, span, "anaphora"),))


@lru_cache
def _phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    """Any of some phrases, whole words, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
