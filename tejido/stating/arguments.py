"""The chunks of a document: every stretch that can fill a slot, persons with their posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tejido.linking.entities import Linked
from tejido.model import Document, Span
from tejido.stating.argument import arg_of
from tejido.stating.cues import Cues
from tejido.stating.outer import outer_names
from tejido.stating.personchunks import person_chunks
from tejido.stating.sentence import Arg, Chunk

__all__ = ["chunks_of", "hidden_institutions"]

_POSSESSIVE = len("'s ")

_BREAK = re.compile(r"[;.\n]")
_PHRASE = 60
"""Two bodies this far (code points) apart are in different phrases."""


def hidden_institutions(linked: Linked) -> list[Arg]:
    """Return every institution mention as an argument, also those that posts cover."""
    return [
        arg_of(linked, entity, linked.mentions[index].span)
        for index, entity in sorted(linked.entity_of.items())
        if linked.clusters[entity].type == "institution"
    ]


def chunks_of(document: Document, linked: Linked, cues: Cues) -> list[Chunk]:
    """Return all chunks in text order, none overlapping; persons take what their post covers."""
    persons = _shared(person_chunks(document, linked, cues))
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
