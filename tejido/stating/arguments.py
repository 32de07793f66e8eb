"""The chunks of a document: every stretch that can fill a slot, persons with their posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tejido.linking.entities import Linked, Person
from tejido.marking.delegates import speaking_for
from tejido.model import Document, Span
from tejido.stating.cues import Cues
from tejido.stating.outer import outer_names
from tejido.stating.sentence import Arg, Chunk

__all__ = ["arg_of", "chunks_of", "hidden_institutions"]

_BRACKET = re.compile(r"\s*\([^()\n]{2,40}\)")
_LINK = re.compile(r" (?:([a-z]+) )?")
_BREAK = re.compile(r"[;.\n]")
_CARD_BREAK = re.compile(r"[;.]")
_POSSESSIVE = len("'s ")
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
    persons = _shared(_persons(document, linked, cues))
    named = _apart(
        _defined(document, _sorted([*persons, *_names(document, linked, persons, cues)]))
    )
    named = _with_outer(document, linked, cues, named)
    pairs, here = _references(document, cues, named), _here(document, cues, linked)
    return _apart([*named, *pairs, *here])


def _with_outer(
    document: Document, linked: Linked, cues: Cues, chunks: Sequence[Chunk]
) -> list[Chunk]:
    """Let a body swallow what it is in or part of: ``Larch University, Kenya, hosted``."""
    spans = linked.mentions
    inner = {
        spans[other].span.start: spans[one].span
        for one, other in outer_names(document, linked, cues)
    }
    kept: list[Chunk] = []
    for chunk in chunks:
        before = inner.get(chunk.span.start)
        while before is not None and kept and kept[-1].span.start >= before.end:
            kept.pop()  # letters in brackets between the two
        if before is not None and kept and kept[-1].span.start <= before.start < kept[-1].span.end:
            kept[-1] = kept[-1]._replace(span=Span(kept[-1].span.start, chunk.span.end))
        else:
            kept.append(chunk)
    return kept


def _sorted(chunks: Iterable[Chunk]) -> list[Chunk]:
    return sorted(chunks, key=lambda chunk: chunk.span)


def _apart(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return chunks in text order, of two that overlap the earlier and longer one."""
    kept: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or chunk.span.start >= kept[-1].span.end:
            kept.append(chunk)
    return kept


def _shared(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return chunks in text order, those that share words joined: ``Officers A and B of X``."""
    kept: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: (c.span.start, -c.span.end)):
        if kept and chunk.span.start < kept[-1].span.end:
            whole = Span(kept[-1].span.start, max(kept[-1].span.end, chunk.span.end))
            args = tuple(sorted({*kept[-1].args, *chunk.args}, key=lambda arg: arg.span))
            kept[-1] = Chunk(whole, args, kept[-1].gender)
        else:
            kept.append(chunk)
    return kept


def _persons(document: Document, linked: Linked, cues: Cues) -> Iterator[Chunk]:
    links, wholes = cues["of"] - cues["contractions"], cues["unit_links"]
    told: set[Span] = set()
    for person in linked.persons:
        post = person.mention.post_span
        shared = post is not None and post in told
        told |= {post} if post else set()
        body = _body_span(document, linked, person)
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
    for link in links:
        start = span.end + len(link) + 2
        if document.text[span.end : start] == f" {link} ":
            behind = linked.mentions_in(Span(start, start + 1))
            bodies = (linked.mentions[index] for index, _ in behind)
            whole = next((one for one in bodies if one.type == "institution"), None)
            if whole is not None and whole.span.start == start:
                return Span(span.start, whole.span.end)
    return span


def _body_span(document: Document, linked: Linked, person: Person) -> Span | None:
    """The institutions of a person's post, if they stand in the same phrase."""
    first = _spans_of(document, linked, person, person.institution)
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


def _names(document: Document, linked: Linked, persons: list[Chunk], cues: Cues) -> Iterator[Chunk]:
    """The mentions that no person's post covers, and that own none: ``Peru's Minister``."""
    ends = [chunk.span.end for chunk in persons]
    starts = {chunk.span.start for chunk in persons}
    for index, entity in sorted(linked.entity_of.items()):
        mention = linked.mentions[index]
        if mention.rule == "told":
            continue
        if mention.type == "place" and mention.span.end + _POSSESSIVE in starts:
            continue
        if mention.type == "institution" and _describes(document, mention.span, cues):
            continue
        after = bisect_left(ends, mention.span.start + 1)
        if after == len(persons) or persons[after].span.start >= mention.span.end:
            how = linked.clusters[entity].how.get(index, "name")
            arg = arg_of(linked, entity, mention.span, how)
            yield Chunk(mention.span, (arg,), mention.gender)


def _describes(document: Document, span: Span, cues: Cues) -> bool:
    """Whether an English name only says what another body is: ``the UN food agency, FAO``."""
    if document.language != "en":
        return False
    behind = document.text[span.end : span.end + 40].split(",")[0].split()[:2]
    return not cues["generic_institutions"].isdisjoint(behind)


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
    """Phrases that stand for two institutions (``ambas partes``): the last pair told as such."""
    pairs = list(_pairs(document.text, chunks, cues))
    told = [pair[1].span.end for pair in pairs]
    ends = [chunk.span.end for chunk in chunks]
    for match in _told(cues["groups"], document.text):
        at = bisect_left(told, match.start() + 1)
        meant = pairs[at - 1] if at else _last_two(chunks, bisect_left(ends, match.start() + 1))
        span = Span(*match.span())
        if meant:
            yield Chunk(span, tuple(a._replace(span=span, how="anaphora") for a in meant))


def _pairs(text: str, chunks: Sequence[Chunk], cues: Cues) -> Iterator[tuple[Arg, Arg]]:
    """Yield two institutions joined by a join word or ``con``, and no third one."""
    bodies = [chunk for chunk in chunks if chunk.args[0].type == "institution"]
    links = [_link(text, one, other, cues) for one, other in pairwise(bodies)]
    for at, link in enumerate(links):
        listed = "," in (links[at - 1] if at else "", *links[at + 1 : at + 2])
        one, other = bodies[at].args[0], bodies[at + 1].args[0]
        if link == "pair" and not listed and one.entity != other.entity:
            yield one, other


def _link(text: str, one: Chunk, other: Chunk, cues: Cues) -> str:
    """How two bodies are tied: ``pair``, a comma of a list, or not at all."""
    between = text[one.span.end : other.span.start]
    if between.strip() == ",":
        return ","
    if len(between) > _PHRASE or _BREAK.search(between):
        return ""
    words = between.lower().split()
    joined = bool(words) and words[0] in cues["pair_joins"] and len(words) < 4
    return "pair" if joined or not cues["together"].isdisjoint(words[-2:]) else ""


def _last_two(chunks: Sequence[Chunk], before: int) -> tuple[Arg, ...]:
    """The two institutions told last before a chunk."""
    pair: dict[int, Arg] = {}
    for at in range(before - 1, -1, -1):
        if chunks[at].args[0].type == "institution":
            pair.setdefault(chunks[at].args[0].entity, chunks[at].args[0])
        if len(pair) >= 2:
            return tuple(pair.values())
    return ()


def _here(document: Document, cues: Cues, linked: Linked) -> Iterator[Chunk]:
    """``en esta ciudad``: the place of the document."""
    name = document.place.split(",")[0].strip()
    places = (at for at, c in enumerate(linked.clusters) if c.type == "place" and name in c.names)
    home = next(places, None) if name else None
    if home is None or not cues["here_places"]:
        return
    for match in _told(cues["here_places"], document.text):
        span = Span(*match.span())
        yield Chunk(span, (arg_of(linked, home, span, "anaphora"),))


def _told(phrases: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Return where phrases stand in a text; most texts hold none of them."""
    low = text.lower()
    told = any(map(low.__contains__, phrases))
    return _phrases(phrases).finditer(text) if told else iter(())


@lru_cache
def _phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    """Any of some phrases, whole words, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
