"""A phrase that opens a sentence, and the subjects behind its comma: no list of one kind."""

from __future__ import annotations

from tejido.stating.predicates import predicates
from tejido.stating.sentence import ACTORS, Group, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["split_fronted"]


def split_fronted(sentence: Sentence) -> tuple[Group, ...]:
    """Return the groups of a sentence, subjects apart from a phrase before them.

    ``En el Colegio X, la Secretaría Y y el Instituto Z firmaron``, ``With support from X, Y and Z
    launched``: when only the members behind the first comma can be who acts, they are a group
    of their own.
    """
    for number, group in enumerate(sentence.groups):
        if not (group.prep and group.acts):
            if not group.prep:
                break
            continue
        at = _second_member(sentence, group)
        if at is not None and _acts_next(sentence, group, at):
            return (
                *sentence.groups[:number],
                *_halves(sentence, group, at),
                *sentence.groups[number + 1 :],
            )
    return sentence.groups


def _second_member(sentence: Sentence, group: Group) -> int | None:
    """The token where the second member begins, if a bare comma stands before it."""
    first = group.args[0]
    comma = next(
        (
            at
            for at in range(group.start, group.end)
            if sentence.cover[at] < 0
            and sentence.tokens[at].start >= first.span.end
            and sentence.low(at) not in "()"
        ),
        None,
    )
    if comma is None or sentence.low(comma) != ",":
        return None
    return next((at for at in range(comma, group.end) if sentence.cover[at] >= 0), None)


def _acts_next(sentence: Sentence, group: Group, start: int) -> bool:
    """Whether the members from a token on are followed by the first verb, which lacks a subject."""
    rest = [arg for arg in group.args if arg.span.start >= sentence.tokens[start].start]
    if not rest or any(arg.type not in ACTORS for arg in rest):
        return False
    verb = next((one for one in predicates(sentence) if one.finite), None)
    if verb is None or verb.voice != "active" or verb.start < group.end:
        return False
    between = range(group.end, verb.start)
    near = len(between) < 4 and all(sentence.free(at) for at in between)
    return near and _agrees(sentence, verb, len(rest))


def _agrees(sentence: Sentence, verb: Predicate, count: int) -> bool:
    """Whether a verb may be that of so many: its ending tells, in languages where it does."""
    endings = sentence.grammar.words.endings["plural"]
    plural = sentence.low(verb.start).endswith(endings)
    return not endings or plural == (count > 1)


def _halves(sentence: Sentence, group: Group, at: int) -> tuple[Group, Group]:
    cut = sentence.tokens[at].start
    first = tuple(arg for arg in group.args if arg.span.start < cut)
    rest = tuple(arg for arg in group.args if arg.span.start >= cut)
    end = next(k for k in range(at - 1, group.start - 1, -1) if sentence.cover[k] >= 0) + 1
    gender = sentence.chunk_at(at).gender
    return group._replace(end=end, args=first), Group(at, group.end, rest, "", gender=gender)
