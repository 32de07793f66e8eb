"""Owners before what they own: ``by the World Bank's Board`` names the board as agent."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.marking.tokens import possessive
from tejido.stating.sentence import Group, Sentence

__all__ = ["owned", "owning"]

_OWNER = "'s"
"""What governs an owner: no preposition of a slot."""
_HYPHENED = 2
"""Tokens of ``-based``."""


def owning(sentence: Sentence, groups: Sequence[Group], number: int) -> bool:
    """Whether a group is the owner of the next one, adjectives aside."""
    if number < 0 or number + 1 >= len(groups):
        return False
    one, other = groups[number], groups[number + 1]
    if _seated(sentence, one, other) or _modifies(one, other):
        return True
    if not possessive(sentence.tokens[one.end - 1]):
        return False
    words = sentence.grammar.words
    between = map(sentence.low, range(one.end, other.start))
    return all(low in words.adjectives or low in words.evaluatives for low in between)


def owned(sentence: Sentence) -> tuple[Group, ...]:
    """Return the groups of a sentence, what governs an owner handed on to what it owns."""
    groups = list(sentence.groups)
    for number, one in enumerate(sentence.groups):
        if one.cue is None and owning(sentence, groups, number):
            other, here = groups[number + 1], groups[number]
            listed = here.args[:-1] if other.acts else ()  # "between the Port and Elm's Law School"
            governed = other._replace(prep=here.prep, opening=one.opening)
            groups[number + 1] = governed._replace(args=listed + other.args)
            groups[number] = here._replace(prep=_OWNER, args=here.args[len(listed) :])
    return tuple(groups)


def _seated(sentence: Sentence, one: Group, other: Group) -> bool:
    """Whether a place before a hyphen only tells where a body is: ``with Lomé-based X``."""
    placed = one.args[0].type == "place" and other.args[0].type == "institution"
    tied = other.start - one.end == _HYPHENED and sentence.low(one.end) == "-"
    return placed and tied


def _modifies(one: Group, other: Group) -> bool:
    """Whether a name only says what an event is of: ``hosted a Letter of Intent ceremony``."""
    named = one.args[0].type in {"agreement", "programme"} and len(one.args) == 1
    return named and other.args[0].type == "event" and one.end == other.start
