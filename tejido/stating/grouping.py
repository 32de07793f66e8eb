"""Coordination: which names of a sentence stand together as one group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tejido.marking.tokens import Token, tokenise
from tejido.model import Span
from tejido.stating.cuephrases import (
    cue_before,
    cue_exemplified,
    cue_listing,
    named_from,
    opens_clause,
)
from tejido.stating.fronting import split_fronted
from tejido.stating.governors import governor, joins
from tejido.stating.grammar import Grammar
from tejido.stating.members import members_of
from tejido.stating.possessors import owned
from tejido.stating.sentence import Chunk, Group, Sentence
from tejido.stating.skipping import chunk_end, past_brackets
from tejido.stating.stretches import gathered
from tejido.stating.ties import tied

__all__ = ["read_sentence"]


def read_sentence(text: str, span: Span, chunks: Sequence[Chunk], grammar: Grammar) -> Sentence:
    """Build the sentence ``text[span]`` with ``chunks`` (in order, not overlapping) in place."""
    tokens = tokenise(text, span)
    sentence = Sentence(span, tokens, _covering(tokens, chunks), chunks, grammar)
    sentence.groups = tuple(_groups(sentence))
    sentence.groups = owned(sentence)
    sentence.groups = split_fronted(sentence)
    sentence.groups = gathered(sentence)
    sentence.groups = tuple(_untied(sentence))
    return sentence


def _untied(sentence: Sentence) -> Iterator[Group]:
    """Pass what governs a name on to the noun it is tied to: ``part of the EU-funded project``."""
    before, groups = None, sentence.groups
    for at, group in enumerate(groups):
        behind = groups[at + 1] if at + 1 < len(groups) else None
        between = tied(sentence, group.start, group.end) if behind is not None else 0
        ties = between > 0 and behind is not None and behind.start == group.end + between
        ties = ties and behind is not None and not behind.prep
        if before is not None:
            group = group._replace(prep=before.prep, cue=before.cue, opening=before.opening)
        before = group if ties and (group.prep or group.cue) else None
        yield group._replace(prep="", cue=None) if before is not None else group


def _covering(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> tuple[int, ...]:
    cover, starts = [-1] * len(tokens), [token.start for token in tokens]
    for number, chunk in enumerate(chunks):
        first = bisect_left(starts, chunk.span.start)
        last = bisect_left(starts, chunk.span.end, first)
        cover[first:last] = [number] * (last - first)
    return tuple(cover)


def _groups(sentence: Sentence) -> Iterator[Group]:
    at = 0
    while at < sentence.size:
        if sentence.cover[at] < 0:
            at += 1
            continue
        group = _group(sentence, at)
        yield group
        at = group.end


def _group(sentence: Sentence, start: int) -> Group:
    members, end = members_of(sentence, start)
    args, gender = tuple(dict.fromkeys(members)), sentence.chunk_at(start).gender
    opens = opens_clause(sentence, start, end)
    first = start if opens else named_from(sentence, start, len(args) > 1)
    cued = None if opens else cue_before(sentence, first)
    if cued is not None and _inserted(sentence, cued[1], start):
        args, end = tuple(sentence.chunk_at(start).args), chunk_end(sentence, start)
    listing = None if opens else cue_listing(sentence, start, end)
    cued = cued or listing or cue_exemplified(sentence, start)
    if cued is not None:
        return Group(start, end, args, "*", *cued, gender)
    if _apposed(sentence, start):
        return Group(start, end, args, ",", None, start, gender)
    prep, opening = governor(sentence, first)
    if not prep and first != start:
        prep, opening = governor(sentence, start)
    if prep and args[0].type == "person" and sentence.says(opening - 1, "capacities"):
        prep, opening = "", start  # "En su calidad de directora, Ana Paz inauguró"
    return Group(start, end, args, prep, None, opening, gender)


def _apposed(sentence: Sentence, start: int) -> bool:
    """Whether a group only tells more of the one before: ``la Cumbre, un encuentro que``.

    So does the country of a town that a preposition governs: ``En Loja, Ecuador, se firmó``.
    """
    at = start - 1
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at -= 1
    last = at - 1
    if not sentence.shows(at, ",") or last < 0 or sentence.free(last):
        return False
    before, here = sentence.chunk_at(last), sentence.chunk_at(start).args[0]
    if here.type == "event":
        return here.how == "anaphora" and before.args[-1].entity == here.entity
    first = last
    while first > 0 and sentence.cover[first - 1] == sentence.cover[last]:
        first -= 1
    governed = bool(governor(sentence, first)[0])
    if here.type == "place" and before.args[-1].type == "institution" and not governed:
        return sentence.shows(chunk_end(sentence, start), ",")  # "la UCO, España, firmó"
    return here.type == before.args[0].type == "place" and governed


def _inserted(sentence: Sentence, opening: int, start: int) -> bool:
    """Whether commas set off a cue phrase with one name: ``A, miembro de B, y C firmaron``."""
    end = past_brackets(sentence, chunk_end(sentence, start))
    comma = opening - 1 if sentence.shows(opening - 1, ",") else opening
    named = not sentence.free(comma - 1) or sentence.shows(comma - 1, ')”"»')
    before = sentence.shows(comma, ",") and named
    joined = sentence.shows(end, ",") and joins(sentence, sentence.low(end + 1))
    return before and joined and not sentence.says(end + 2, "of")  # "acompañada de A, y de B"
