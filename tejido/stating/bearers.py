"""Who a noun of role is said of: ``la FAO, agencia ejecutora de``, ``el BID es donante de``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tejido.stating.frames import Frame
from tejido.stating.sentence import Arg, Sentence

__all__ = ["Bearer", "bearer"]

_FAR = 7
"""More words than this before a noun of role belong to no one phrase with it."""


class Bearer(NamedTuple):
    """Who bears a role, and whether the clause states or only plans it.

    Nobody is named in a sentence that opens with the verb: ``Es una iniciativa de la OIM``.
    """

    args: tuple[Arg, ...]
    modality: str = "stated"


def bearer(sentence: Sentence, found: Sequence[Frame], noun: int) -> Bearer | None:
    """Return who the noun at a token is said of, in apposition or by a copula."""
    if not sentence.free(noun):  # the noun of role stands behind the name of a person
        args = sentence.chunk_at(noun).args
        return Bearer(args) if args[0].type == "person" else None
    at = noun - 1
    while at > noun - _FAR and sentence.free(at) and not sentence.shows(at, ",("):
        if sentence.grammar.verbs.get(sentence.low(at)):
            frame = next((frame for frame in found if frame.predicate.verb == at), None)
            if frame is not None:
                return _subject(sentence, frame)
        if not _describes(sentence, at):
            return None
        at -= 1
    return _apposed(sentence, at) if sentence.shows(at, ",(") else None


def _describes(sentence: Sentence, index: int) -> bool:
    """Whether a word may stand before a noun in its phrase: ``una de las agencias``."""
    if sentence.says(index, "of") or sentence.says(index, "articles"):
        return True
    word = sentence.tokens[index].shape == "w"
    return word and not (sentence.says(index, "prepositions") or sentence.says(index, "relatives"))


def _subject(sentence: Sentence, frame: Frame) -> Bearer | None:
    verb = frame.predicate
    if verb.lemma not in sentence.cues["bearing"] or not verb.modality:
        return None
    if not frame.agent and verb.start > 0:
        return None
    return Bearer(frame.agent, verb.modality)


def _apposed(sentence: Sentence, comma: int) -> Bearer | None:
    """The names right before a comma; of several, the last one alone stands in apposition."""
    for group in reversed(sentence.groups):
        if group.end <= comma:
            beside = group.end + _bracketed(sentence, group.end) == comma
            return Bearer(group.args[-1:]) if beside else None
    return None


def _bracketed(sentence: Sentence, index: int) -> int:
    """The number of tokens of a bracket that begins at a token."""
    if not sentence.shows(index, "("):
        return 0
    last = min(index + 8, len(sentence.tokens))
    return next((at + 1 - index for at in range(index, last) if sentence.low(at) == ")"), 0)
