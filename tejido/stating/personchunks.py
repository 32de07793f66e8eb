"""Persons as chunks: the name with the post, the body and the place that belong to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Set

from tejido.linking.entities import Linked, Person
from tejido.marking.delegates import speaking_for
from tejido.model import Document, Span
from tejido.stating.argument import arg_of
from tejido.stating.cues import Cues
from tejido.stating.sentence import Chunk

__all__ = ["person_chunks"]

_BRACKET = re.compile(r"\s*\([^()\n]{2,40}\)")
_LINK = re.compile(r" (?:([a-z]+) )?")
_BREAK = re.compile(r"[;.\n]")
_CARD_BREAK = re.compile(r"[;.]")
_PHRASE = 60
"""An institution this far (code points) from a person's post is in another phrase."""


def person_chunks(document: Document, linked: Linked, cues: Cues) -> Iterator[Chunk]:
    """Yield a chunk for each mention of a person; some may overlap, where a post is shared."""
    links, wholes = cues["of"] - cues["contractions"], cues["unit_links"]
    told: set[Span] = set()
    for person in linked.persons:
        post = person.mention.post_span
        shared = post is not None and post in told
        told |= {post} if post else set()
        body = _body_span(document, linked, person, cues["possessives"])
        span = person.mention.span if shared else _person_span(person, body)
        if body is not None and span.end == body.end:
            span = _with_whole(document, linked, span, wholes)
        held = cues["at"] if _apposed(document, person) and not shared else frozenset()
        span = _with_place(document, linked, span, links | held) if post else span
        if body is not None and body.start == span.start:
            begin = speaking_for(document.text, span.start, document.language)
            span = Span(begin, span.end)
        bracket = _BRACKET.match(document.text, span.end)
        whole = Span(span.start, bracket.end()) if bracket else span
        yield Chunk(whole, (arg_of(linked, person.entity, person.mention.span),))


def _apposed(document: Document, person: Person) -> bool:
    """Whether a post stands behind a name and a comma: ``Ana Paz, delegada de X en Loja``."""
    end, post = person.mention.span.end, person.mention.post_span
    return post is not None and post.start > end and document.text[end] == ","


def _person_span(person: Person, body: Span | None) -> Span:
    """A person with the post and, when it is part of the post, the institution."""
    post = person.mention.post_span
    spans = [person.mention.span, *([post] if post else []), *([body] if body and post else [])]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _with_place(document: Document, linked: Linked, span: Span, links: Collection[str]) -> Span:
    """A person with the place behind: ``President Ana Paz of Peru``, ``..., head of WWF Peru``."""
    word = _LINK.match(document.text, span.end)
    if word is None or (word.group(1) and word.group(1) not in links):
        return span
    behind = Span(word.end(), word.end() + 1)
    places = (linked.mentions[index] for index, _ in linked.mentions_in(behind))
    return next((Span(span.start, m.span.end) for m in places if m.type == "place"), span)


def _with_whole(document: Document, linked: Linked, span: Span, links: Collection[str]) -> Span:
    """A person with what the body of the post is part of: ``jefa del Gabinete de la FAO``."""
    for link in sorted(links):
        start = span.end + len(link) + 2
        if document.text[span.end : start] == f" {link} ":
            behind = linked.mentions_in(Span(start, start + 1))
            bodies = (linked.mentions[index] for index, _ in behind)
            whole = next((one for one in bodies if one.type == "institution"), None)
            if whole is not None and whole.span.start == start:
                return Span(span.start, whole.span.end)
    return span


def _body_span(document: Document, linked: Linked, person: Person, owning: Set[str]) -> Span | None:
    """The institutions of a person's post, if they stand in the same phrase.

    ``su directora`` belongs to a body that has a place of its own in the sentence.
    """
    first = _spans_of(document, linked, person, person.institution)
    if first is not None and person.mention.post_span is not None:
        between = document.text[first.end : person.mention.post_span.start].lower().split()
        apposed = between[:1] == [","] and len(between) == 2  # "por la FAO, su directora, Ana Paz"
        first = first if apposed or owning.isdisjoint(between) else None
    title = person.mention.post
    others = (
        _spans_of(document, linked, person, body)
        for post, body in zip(person.mention.posts[1:], person.institutions[1:], strict=True)
        if first is not None and post.title == title and body is not None
    )
    spans = [span for span in (first, *others) if span is not None]
    return Span(spans[0].start, max(span.end for span in spans)) if spans else None


def _spans_of(
    document: Document, linked: Linked, person: Person, institution: int | None
) -> Span | None:
    post, name = person.mention.post_span, person.mention.span
    if institution is None or post is None:
        return None
    whole = Span(min(post.start, name.start), max(post.end, name.end))
    for span in linked.spans_near(institution, whole, _PHRASE):
        overlaps = span.start < whole.end and whole.start < span.end
        lines = _CARD_BREAK if person.mention.rule == "card" else _BREAK
        if overlaps or _one_phrase(document.text, whole, span, lines):
            return span
    return None


def _one_phrase(text: str, whole: Span, span: Span, breaks: re.Pattern[str]) -> bool:
    start, end = (whole.end, span.start) if span.start >= whole.end else (span.end, whole.start)
    return end - start < _PHRASE and not breaks.search(text, start, end)
