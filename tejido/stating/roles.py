"""One claim per fact, one role per actor."""

from __future__ import annotations

from collections.abc import Iterable, Set

from tejido.model import SYMMETRIC
from tejido.stating.context import Found
from tejido.stating.sentence import Arg

__all__ = ["settled"]

_ROLES = ("speaker", "facilitator", "organizer", "participant")
"""The roles in an event, of which an actor keeps the first."""
_Fact = tuple[int, str, int | str]


def settled(found: Iterable[Found]) -> list[Found]:
    """Return the claims to keep, in the order they were found.

    Of a fact the first telling stays, a stated one before a planned one; in one event an actor
    has one role: speaker, facilitator, organizer, else participant.
    """
    kept: dict[_Fact, Found] = {}
    for one in found:
        before = kept.get(_fact(one))
        if before is None or (before.modality == "planned" and one.modality == "stated"):
            kept[_fact(one)] = one
    return _one_role(_finest(list(kept.values())))


def _finest(found: list[Found]) -> list[Found]:
    """Leave out the year or month of what has a day of it: ``este año, del 4 al 6 de octubre``."""
    dates: dict[int, set[str]] = {}
    for one in found:
        if one.relation == "date" and isinstance(one.object, str):
            dates.setdefault(one.subject.entity, set()).add(one.object)
    return [one for one in found if not _coarse(one, dates.get(one.subject.entity, set()))]


def _coarse(one: Found, dates: Set[str]) -> bool:
    """Whether another date of a happening lies within that of a claim."""
    told = isinstance(one.object, str) and one.relation == "date"
    return told and any(other.startswith(f"{one.object}-") for other in dates)


def _fact(found: Found) -> _Fact:
    subject = found.subject.entity
    other = found.object.entity if isinstance(found.object, Arg) else found.object
    if found.relation in SYMMETRIC and isinstance(other, int) and other < subject:
        return other, found.relation, subject
    return subject, found.relation, other


def _one_role(found: list[Found]) -> list[Found]:
    best: dict[tuple[int, int | str], float] = {}
    for one in found:
        if one.relation in _ROLES:
            subject, _, other = _fact(one)
            best[subject, other] = min(best.get((subject, other), _rank(one)), _rank(one))
    return [one for one in found if one.relation not in _ROLES or _holds_best(one, best)]


def _rank(one: Found) -> float:
    """The rank of a role; who only said something as a pronoun is first what the text calls it."""
    who = one.object
    pronoun = one.relation == "speaker" and isinstance(who, Arg) and who.how == "anaphora"
    return _ROLES.index("participant") - 0.5 if pronoun else _ROLES.index(one.relation)


def _holds_best(one: Found, best: dict[tuple[int, int | str], float]) -> bool:
    subject, _, other = _fact(one)
    return _rank(one) == best[subject, other]
