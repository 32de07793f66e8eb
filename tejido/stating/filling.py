"""The groups behind prepositions that fill the slots of a frame."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.sentence import HAPPENINGS, Group, Sentence

__all__ = ["fill_slots"]

_GIVEN = 4
"""Tokens up to the join word before what somebody gives besides."""


def fill_slots(clauses: Clauses, groups: Sequence[Group], frame: Frame) -> None:
    """Put the groups behind prepositions into the slots of a frame, the first of each.

    Nobody takes a happening's room: ``En la reunión participó la delegada en Lima``, ``acompañó a
    la rectora a la inauguración``.
    """
    for group in groups:
        if _of_happening(clauses.sentence, group):
            continue
        if group.prep and group.cue is None and group.start not in clauses.taken:
            there = frame.slots.get(group.prep, ())
            new = group.happens and not any(arg.type in HAPPENINGS for arg in there)
            if not there or new or _joined_on(clauses.sentence, group):
                frame.slots[group.prep] = (*there, *group.args)


def _joined_on(sentence: Sentence, group: Group) -> bool:
    """Whether actors behind a preposition are added to the last: ``con la FAO y con la OPS``.

    What they give may stand between: ``aid from FAO and a grant from the World Bank``.
    """
    at = group.opening - 1
    while at > group.opening - _GIVEN and _plain(sentence, at):
        at -= 1
    return sentence.says(at, "coordinators") and group.acts


def _plain(sentence: Sentence, at: int) -> bool:
    """Whether a word in lower case stands at a token that joins and governs nothing."""
    joins = sentence.says(at, "coordinators") or sentence.says(at, "prepositions")
    return sentence.free(at) and sentence.tokens[at].shape == "w" and not joins


def _of_happening(sentence: Sentence, group: Group) -> bool:
    """Whether a happening is what the one right before it is of: ``la clausura de los cursos``."""
    if group.prep not in sentence.cues["of"] or not group.happens:
        return False
    return any(other.end == group.opening and other.happens for other in sentence.groups)
