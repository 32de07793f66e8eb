"""The groups behind prepositions that fill the slots of a frame."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.sentence import HAPPENINGS, Group, Sentence

__all__ = ["fill_slots"]


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
    """Whether actors behind a preposition are added to the last: ``con la FAO y con la OPS``."""
    added = sentence.says(group.opening - 1, "coordinators")
    return added and group.acts


def _of_happening(sentence: Sentence, group: Group) -> bool:
    """Whether a happening is what the one right before it is of: ``la clausura de los cursos``."""
    if group.prep not in sentence.cues["of"] or not group.happens:
        return False
    return any(other.end == group.opening and other.happens for other in sentence.groups)
