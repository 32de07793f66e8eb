"""Names that stand behind the noun and the verb they are listed by: ``The speakers were A, B``."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.stating.governors import joins
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["listed"]

_CLAUSE, _NEAR = 14, 5
"""How far a verb may stand behind its noun, and the names behind the verb (tokens)."""


def listed(sentence: Sentence, noun: int) -> tuple[Arg, ...]:
    """Return who the noun at a token is said to be: ``participants at the forum include A``."""
    verb = _verb(sentence, noun)
    group = next((group for group in sentence.groups if group.start > verb), None)
    if verb < 0 or group is None:
        return ()
    of = sentence.low(verb + 1) if sentence.says(verb + 1, "of") else ""  # "consists of"
    if group.prep not in {"", of}:
        return ()
    near = group.start - verb <= _NEAR or _exemplified(sentence, verb, group.start)
    return (*group.args, *_onward(sentence, group)) if near else ()


def _onward(sentence: Sentence, group: Group) -> Iterator[Arg]:
    """Who goes on a list behind members that name nobody: ``A and B, research institutes, C``."""
    end, types = group.end, group.types
    for later in sentence.groups[sentence.groups.index(group) + 1 :]:
        between = range(end, later.start)
        commas = any(sentence.shows(at, ",") for at in between)
        plain = all(_goes_on(sentence, at) for at in between)
        if later.prep or later.types != types or not (commas and plain):
            return
        yield from later.args
        end = later.end


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a token may stand between the members of a list: no verb, no preposition."""
    low = sentence.low(at)
    if sentence.shows(at, ",;)") or joins(sentence, low):
        return True
    words = sentence.grammar.words
    free = sentence.free(at) and sentence.tokens[at].shape in "wW"
    return (
        free
        and low not in sentence.grammar.verbs
        and low not in (sentence.cues["prepositions"] | words.closers)
    )


def _exemplified(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether names stand as examples: ``represented several bodies, including A and B``."""
    between = range(verb + 1, start)
    return len(between) < _CLAUSE and any(sentence.says(at, "exemplifying") for at in between)


def _verb(sentence: Sentence, noun: int) -> int:
    """The verb of listing that is the next verb behind a noun, -1 when another one is."""
    for at in range(noun + 1, min(noun + _CLAUSE, sentence.size)):
        if sentence.says(at, "listing"):
            return at
        led = sentence.low(at + 1) in sentence.cues["by"]  # "the delegation led by X comprised"
        if sentence.free(at) and sentence.low(at) in sentence.grammar.verbs and not led:
            return -1
    return -1
