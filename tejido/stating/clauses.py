"""How far a predicate reaches: the limits of its clause, and the groups inside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tejido.stating.sentence import Arg, Group, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["Clauses", "Frame", "joined_on", "left_groups", "reach", "right_groups"]

_STRONG = frozenset(";:")
_TAIL = 3
"""Tokens of a bracket behind its name: ``(MoST&I)``."""
_QUOTES = '"“«'


@dataclass(slots=True)
class Frame:
    """A predicate with its arguments.

    ``slots`` has the groups behind each preposition; ``subject`` is the group that the verb
    agrees with, ``reach`` the token where its clause ends; ``peopled`` says that a noun of people
    which names nobody owns the verb (``the delegation led by X``), ``unread`` that any noun which
    names nothing does, ``topical`` that a verb opens the sentence, so that what was told last may
    be what it is about.
    """

    predicate: Predicate
    agent: tuple[Arg, ...] = ()
    theme: tuple[Arg, ...] = ()
    slots: dict[str, tuple[Arg, ...]] = field(default_factory=dict)
    subject: Group | None = None
    reach: int = 0
    peopled: bool = False
    unread: bool = False
    topical: bool = True


@dataclass(slots=True)
class Clauses:
    """The predicates of a sentence while their slots are filled.

    ``taken`` holds where the groups begin that one predicate alone may have; ``frames`` those
    filled so far, by the number of their predicate. ``relatives`` are the relative pronouns,
    ``signs`` the semicolons and colons that separate no members of a list and open none
    (``por doce organizaciones: A y B``), ``stops`` these and the pronouns outside of lists.
    """

    sentence: Sentence
    found: Sequence[Predicate]
    taken: set[int] = field(default_factory=set)
    frames: dict[int, Frame] = field(default_factory=dict)
    relatives: list[int] = field(init=False)
    signs: list[int] = field(init=False)
    stops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find once what may end a clause."""
        words, inside = self.sentence.bare, self.sentence.inside_group
        pronouns = self.sentence.cues["relatives"]
        self.relatives = [at for at, low in enumerate(words) if low in pronouns]
        signs = [at for at, low in enumerate(words) if low in _STRONG and not inside(at)]
        groups = self.sentence.groups if signs else ()
        spelt = {at for group in groups for at in range(group.opening, group.start)}
        spelt.update(self._listing() if signs else ())
        self.signs = [at for at in signs if at not in spelt]
        self.stops = sorted({*self.signs, *(at for at in self.relatives if not inside(at))})

    def _listing(self) -> Iterator[int]:
        """Yield the colons that open the list of who did it: ``Asistieron al taller: A, B y C``.

        A label has neither verb nor name before its colon: ``Partners: A and B``.
        """
        for group in self.sentence.groups:
            at = group.start - 1
            while self.sentence.says(at, "articles"):
                at -= 1
            if self.sentence.shows(at, ":") and group.prep == "" and group.acts:
                verbs = [one.verb for one in self.found if one.finite]
                if verbs and verbs[-1] < at and self.sentence.groups[0] is not group:
                    yield at

    def plain(self, groups: Sequence[Group]) -> list[Group]:
        """Return the groups that nothing governs, no predicate has taken and no bracket holds."""
        free = (g for g in groups if g.prep == "" and g.start not in self.taken)
        return [g for g in free if not _bracketed(self.sentence, g)]


def _bracketed(sentence: Sentence, group: Group) -> bool:
    """Whether brackets hold a group and nothing else: ``the Forest Service (Reef Programs)``."""
    alone = len(group.args) == 1 and sentence.shows(group.start - 1, "(")
    return alone and any(sentence.shows(at, ")") for at in range(group.end, group.end + _TAIL))


def reach(clauses: Clauses, number: int) -> int:
    """Return the token where the reach of a predicate to the right ends."""
    sentence, here = clauses.sentence, clauses.found[number]
    relative = _first(clauses.relatives, here.verb, sentence.size)
    for later in clauses.found[number + 1 :]:
        if later.start > relative:
            return _before_relative(sentence, relative + 1)
        if not later.finite:
            if not here.finite:
                return later.start
        elif later.modality == "" and sentence.low(later.verb - 1) in sentence.cues["aims"]:
            return later.start
        else:
            return _clause_start(clauses, number, later)
    return _first(clauses.signs, here.verb, sentence.size)


def _first(positions: Sequence[int], start: int, end: int) -> int:
    """Return the first of some positions between two others, ``end`` without one."""
    at = bisect_right(positions, start)
    return min(positions[at], end) if at < len(positions) else end


def _clause_start(clauses: Clauses, number: int, later: Predicate) -> int:
    """Where the clause of a later verb begins: before its subject, if that is joined on."""
    sentence, verb = clauses.sentence, clauses.found[number].verb
    signs = [at for at in clauses.signs if verb < at < later.start]
    begun = signs[-1] if signs else verb
    own = [g for g in sentence.groups if begun < g.start and g.end <= later.start]
    plain = clauses.plain(own)
    if plain and joined_on(sentence, plain[-1], lone=len(plain) == 1):
        return plain[-1].start
    return _before_relative(sentence, later.start)


def joined_on(sentence: Sentence, group: Group, *, lone: bool = False) -> bool:
    """Whether a comma or a join word stands before a group, articles aside; ``lone``: a comma."""
    at = group.opening - 1 if group.opening >= 0 else group.start - 1
    while sentence.shows(at, _QUOTES) or sentence.says(at, "articles"):
        at -= 1
    return sentence.shows(at, ",") or (not lone and sentence.says(at, "clause_joins"))


def _before_relative(sentence: Sentence, index: int) -> int:
    """Move a boundary before the relative pronoun and its article: ``la que``."""
    at = index - 1
    if not sentence.says(at, "relatives"):
        return index
    return at - (sentence.low(at - 1) in sentence.cues["articles"])


def right_groups(clauses: Clauses, number: int) -> list[Group]:
    """Return the groups right of a predicate within its reach, in order."""
    sentence, verb = clauses.sentence, clauses.found[number].verb
    limit = _first(clauses.signs, verb, reach(clauses, number))
    return [group for group in sentence.groups if verb < group.start < limit]


def left_groups(clauses: Clauses, number: int) -> list[Group]:
    """Return the groups left of a predicate within its clause, nearest first."""
    sentence, here = clauses.sentence, clauses.found[number]
    low = _left_limit(clauses, number)
    stop = bisect_left(clauses.stops, here.start) - 1
    if stop >= 0:
        low = max(low, clauses.stops[stop])
    return [g for g in reversed(sentence.groups) if g.end <= here.start and g.start > low]


def _left_limit(clauses: Clauses, number: int) -> int:
    """Return the verb before a predicate, which ends its reach to the left."""
    here = clauses.found[number]
    for earlier in reversed(clauses.found[:number]):
        if (earlier.finite or not here.finite) and not _aims_of_noun(clauses, earlier, here):
            return earlier.verb
    return -1


def _aims_of_noun(clauses: Clauses, earlier: Predicate, here: Predicate) -> bool:
    """Whether an infinitive only tells what a noun is for: ``Un convenio para mejorar X firmaron``.

    Else the subject of the later verb would stand between the two.
    """
    sentence = clauses.sentence
    if earlier.modality or not sentence.says(earlier.verb - 1, "aims"):
        return False
    between = (g for g in sentence.groups if earlier.verb < g.start and g.end <= here.start)
    return not clauses.plain(list(between))
