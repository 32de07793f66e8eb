"""Which groups of a sentence fill the slots of its predicates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.stating.cues import Cues
from tejido.stating.predicates import Predicate
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["Frame", "frames", "named_by"]

_ACTORS = {"institution", "person", "place"}
_HAPPENINGS = {"event", "programme", "agreement"}


@dataclass(slots=True)
class Frame:
    """A predicate with its arguments: agent, theme, one tuple per preposition, cue groups."""

    predicate: Predicate
    agent: tuple[Arg, ...] = ()
    theme: tuple[Arg, ...] = ()
    slots: dict[str, tuple[Arg, ...]] = field(default_factory=dict)
    subject: Group | None = None
    reach: int = 0


def _types(group: Group) -> set[str]:
    return {arg.type for arg in group.args}


def _actors(group: Group) -> bool:
    return bool(_types(group) & {"institution", "person"})


class _Filler:
    def __init__(self, sentence: Sentence, found: Sequence[Predicate], cues: Cues) -> None:
        self.s, self.found, self.cues = sentence, found, cues
        self.taken: set[int] = set()
        self.frames: dict[int, Frame] = {}

    # -- boundaries ---------------------------------------------------------------------------

    def right_limit(self, number: int) -> int:
        """Return the token where the reach of a predicate to the right ends."""
        here = self.found[number]
        relative = next(
            (at for at in range(here.index + 1, len(self.s.tokens))
             if self.s.free(at) and self.s.low(at) in self.cues.sets["relatives"]), len(self.s.tokens))
        for later in self.found[number + 1 :]:
            if later.start > relative:
                return self.relative_start(relative + 1)
            if later.voice in {"participle", "gerund"}:
                if here.voice in {"participle", "gerund"}:
                    return later.start
                continue
            if later.modality == "" and self.s.low(later.index - 1) in {"para", "to", "a", "de"}:
                return later.start
            return self.clause_start(number, later)
        return self.hard(here.index, len(self.s.tokens))

    def clause_start(self, number: int, later: Predicate) -> int:
        """Where the clause of a later finite verb begins: before its subject, if that is joined on."""
        start = self.relative_start(later.start)
        own = [g for g in self.s.groups if self.found[number].index < g.start and g.end <= later.start]
        plain = [g for g in own if g.prep == "" and id(g) not in self.taken]
        if len(plain) > 1 and self.joined_on(plain[-1]):
            return plain[-1].start
        return start

    def joined_on(self, group: Group) -> bool:
        """Whether a comma or a join word stands before a group, determiners aside."""
        at = group.cue_start - 1 if group.cue_start >= 0 else group.start - 1
        while self.s.free(at) and self.s.low(at) in {'"', "“", "«", "a", "an", "the", "el", "la", "los", "las", "un", "una"}:
            at -= 1
        return self.s.free(at) and self.s.low(at) in {",", "y", "e", "and", "mientras"}

    def relative_start(self, index: int) -> int:
        """Move a boundary before the relative pronoun and its preposition."""
        at = index - 1
        if self.s.free(at) and self.s.low(at) in self.cues.sets["relatives"]:
            return at - (self.s.low(at - 1) in {"el", "la", "los", "las"})
        return index

    def hard(self, start: int, end: int) -> int:
        for at in range(start + 1, end):
            if self.s.free(at) and self.s.low(at) in {";", ":"} and not self.between_members(at):
                return at
        return end

    def between_members(self, index: int) -> bool:
        return any(group.start < index < group.end for group in self.s.groups)

    def left_limit(self, number: int) -> int:
        here = self.found[number]
        for earlier in reversed(self.found[:number]):
            if earlier.voice in {"participle", "gerund"} and here.voice not in {"participle", "gerund"}:
                continue
            return earlier.index
        return -1

    # -- scans --------------------------------------------------------------------------------

    def left(self, number: int) -> list[Group]:
        """Groups left of a predicate within its clause, nearest first."""
        here, limit = self.found[number], self.left_limit(number)
        stops = [
            at for at in range(max(limit, 0), here.start)
            if self.s.free(at) and not self.between_members(at)
            and (self.s.low(at) in {";", ":"} or self.s.low(at) in self.cues.sets["relatives"])
        ]
        low = max([limit, *stops])
        groups = [g for g in self.s.groups if g.end <= here.start and g.start > low]
        return groups[::-1]

    def right(self, number: int) -> list[Group]:
        here, limit = self.found[number], self.right_limit(number)
        limit = min(limit, self.hard(here.index, limit))
        return [g for g in self.s.groups if here.index < g.start < limit]

    # -- filling ------------------------------------------------------------------------------

    def fill(self) -> list[Frame]:
        quick = {"participle": 0, "gerund": 1}
        order = sorted(range(len(self.found)), key=lambda n: quick.get(self.found[n].voice, 2))
        for number in order:
            here = self.found[number]
            if here.voice == "participle":
                frame = self.participle(number)
            elif here.voice == "gerund":
                frame = self.gerund(number)
            else:
                frame = self.finite(number)
            frame.reach = self.right_limit(number)
            self.frames[number] = frame
        return [self.frames[number] for number in range(len(self.found))]

    def oblique(self, groups: Sequence[Group], frame: Frame) -> None:
        for group in groups:
            if group.prep and group.cue is None and id(group) not in self.taken:
                frame.slots.setdefault(group.prep, group.args)

    def participle(self, number: int) -> Frame:
        here = self.found[number]
        frame = Frame(here)
        right = self.right(number)
        head = self.head_of(number) or self.following(number)
        if head is not None:
            frame.theme, frame.subject = head.args, head
        before_head = [g for g in right if g.prep != ""]
        for group in before_head:
            if group.prep in {"por", "by"}:
                self.taken.add(id(group))
                frame.agent = group.args
                break
        self.oblique([g for g in before_head if id(g) not in self.taken], frame)
        return frame

    def following(self, number: int) -> Group | None:
        """The noun behind a participle that opens its sentence: ``Encabezada por X, la caminata``."""
        here = self.found[number]
        for group in self.s.groups:
            if group.start > here.index and group.prep == "" and _types(group) & _HAPPENINGS:
                return group
        return None

    def gerund(self, number: int) -> Frame:
        """A gerund takes its object; its subject is that of the verb it belongs to."""
        frame = Frame(self.found[number])
        right = self.right(number)
        for group in [g for g in right if g.prep == ""][:1]:
            frame.theme = group.args
            self.taken.add(id(group))
        self.oblique(right, frame)
        return frame

    def head_of(self, number: int) -> Group | None:
        """The noun a participle belongs to: nearest left happening that agrees, else nearest."""
        here = self.found[number]
        left = [g for g in reversed(self.s.groups) if g.end <= here.start]
        gender = "f" if here.ending[:1] == "a" or here.ending == "da" else "m"
        nearest = left[0] if left else None
        for group in left[:4]:
            if _types(group) & _HAPPENINGS:
                if not here.ending or not group.gender or (group.gender == gender):
                    return group
                if group is nearest and len(left) == 1:
                    return group
        return nearest

    def finite(self, number: int) -> Frame:
        here = self.found[number]
        frame = Frame(here)
        left, right = self.left(number), self.right(number)
        subject = None if self.coordinated(number) else self.subject(number, left)
        if subject is None:
            subject = self.resumed(number)
        direct = [g for g in right if g.prep == "" and id(g) not in self.taken]
        self.oblique(right, frame)
        self.oblique([g for g in left if g is not subject], frame)
        if subject is not None:
            frame.subject = subject
        if here.voice == "passive":
            frame.agent = self.agents(frame)
            frame.theme = subject.args if subject else (direct[0].args if direct else ())
            return frame
        if here.voice == "se" and (subject is None or not _actors(subject)):
            frame.agent = self.agents(frame)
            frame.theme = subject.args if subject else ()
            for group in direct:
                frame.theme += group.args
            return frame
        self.active(number, frame, subject, direct)
        return frame

    def coordinated(self, number: int) -> bool:
        """Whether a join word right before a verb ties it to the verb before: ``y firmó``."""
        here = self.found[number]
        at = here.start - 1
        while self.s.free(at) and self.s.low(at) in self.cues.sets["adverbs"]:
            at -= 1
        joined = self.s.free(at) and self.s.low(at) in {"y", "e", "and"}
        return joined and any(f.voice not in {"participle", "gerund"} for f in self.found[:number])

    def resumed(self, number: int) -> Group | None:
        """The subject before a relative clause: ``X, que depende de Y, organizó``."""
        here = self.found[number]
        if number == 0 or not self.s.free(here.start - 1) or self.s.low(here.start - 1) != ",":
            return None
        earlier = [f for f in self.found[:number] if f.voice not in {"participle", "gerund"}]
        if not earlier:
            return None
        at = earlier[-1].start - 1
        if not self.s.free(at) or self.s.low(at) not in self.cues.sets["relatives"]:
            return None
        return self.antecedent(at)

    def agents(self, frame: Frame) -> tuple[Arg, ...]:
        return frame.slots.get("por") or frame.slots.get("by") or ()

    def active(self, number: int, frame: Frame, subject: Group | None, direct: list[Group]) -> None:
        relative = self.object_relative(number)
        if relative is not None and direct and _actors(direct[0]):
            frame.theme, frame.agent = relative.args, direct[0].args
            return
        if subject is not None and not (_actors(subject)) and direct and _actors(direct[0]) and _types(subject) & _HAPPENINGS:
            behind = self.found[number].lemma
            if behind not in {"reunir", "congregar", "gather", "bring", "incluir", "comprender", "include", "comprise"}:
                frame.theme, frame.agent = subject.args, direct[0].args
                return
        if subject is None:
            topic = self.topic(number)
            inherited = topic or self.inherited(number)
            if inherited is not None:
                frame.agent, frame.subject = inherited.agent or inherited.theme, inherited.subject
            elif direct:
                direct = self.inverted(frame, direct)
        else:
            frame.agent = subject.args
        for group in direct[:1]:
            frame.theme += group.args
        if not any(arg.type in _HAPPENINGS for arg in frame.theme):
            whose = self.relative_object(subject)
            frame.theme += whose.args if whose is not None else ()

    def inverted(self, frame: Frame, direct: list[Group]) -> list[Group]:
        """Give the agent behind the verb its slot (``Firmaron el convenio A y B``); return the rest."""
        actors = [group for group in direct if _actors(group)]
        if not actors:
            return direct
        first = actors[0]
        if len(actors) > 1 and first.args[0].kind == "commission":
            first = actors[1]
        frame.agent = first.args
        return [group for group in direct if group is not first]

    def subject(self, number: int, left: list[Group]) -> Group | None:
        here = self.found[number]
        at = here.start - 1
        while self.s.free(at) and (self.s.low(at) in self.cues.sets["adverbs"] or self.s.low(at) in self.cues.sets["negations"]):
            at -= 1
        timed = at
        while self.s.free(timed) and (
            self.s.low(timed)[:1].isdigit() or self.s.low(timed) in {"desde", "en", "since", "in", "hoy", "el", "año"}
        ):
            timed -= 1
        if timed < at and self.s.free(timed) and self.s.low(timed) in self.cues.sets["relatives"]:
            at = timed
        if self.s.free(at) and self.s.low(at) in self.cues.sets["relatives"]:
            return self.antecedent(at)
        plain = [g for g in left if g.prep == "" and id(g) not in self.taken]
        if not plain:
            return None
        nearest = plain[0]
        if len(plain) > 1 and self.joined_on(nearest) and _types(plain[1]) == _types(nearest):
            return nearest._replace(start=plain[1].start, args=plain[1].args + nearest.args)
        return nearest

    def antecedent(self, relative: int) -> Group | None:
        """The group a relative pronoun stands for: the nearest before it that is no bare place."""
        for group in reversed(self.s.groups):
            people = _types(group) == {"person"} and self.s.low(relative) == "which"
            if group.end <= relative and id(group) not in self.taken and _types(group) != {"place"} and not people:
                return group
        return None

    def object_relative(self, number: int) -> Group | None:
        at = self.found[number].start - 1
        if self.s.free(at) and self.s.low(at) in self.cues.sets["relatives"]:
            found = self.antecedent(at)
            if found is not None and _types(found) & _HAPPENINGS:
                return found
        return None

    def topic(self, number: int) -> Frame | None:
        """The body a sentence is about, for a verb without subject behind ``donde``."""
        here = self.found[number]
        if not self.s.free(here.start - 1) or self.s.low(here.start - 1) not in {"donde", "where"}:
            return None
        for group in self.s.groups:
            if group.end <= here.start and group.args[0].type == "institution":
                return Frame(here, agent=group.args, subject=group)
        return None

    def relative_object(self, subject: Group | None) -> Group | None:
        """The happening a relative clause is about: ``el curso que la OIM imparte``."""
        if subject is None:
            return None
        at = subject.cue_start - 1 if subject.prep else subject.start - 1
        while self.s.free(at) and self.s.low(at) not in self.cues.sets["relatives"] and at > subject.start - 5:
            if self.s.low(at) in {",", "."}:
                return None
            at -= 1
        if not self.s.free(at) or self.s.low(at) not in self.cues.sets["relatives"]:
            return None
        found = self.antecedent(at)
        return found if found is not None and _types(found) & _HAPPENINGS else None

    def inherited(self, number: int) -> Frame | None:
        """The subject of the verb before, for a coordinated verb: ``lanzó X y firmó Y``."""
        here = self.found[number]
        at = here.start - 1
        joined = False
        for _ in range(3):
            if not self.s.free(at):
                break
            if self.s.low(at) in {"y", "e", "and", ",", "o", "or"}:
                joined = True
                break
            at -= 1
        if number == 0 or not (joined or here.voice == "active"):
            return None
        for earlier in range(number - 1, -1, -1):
            frame = self.frames.get(earlier)
            if frame is not None and frame.predicate.voice != "participle" and (frame.agent or frame.theme):
                return frame
        return None


def frames(sentence: Sentence, found: Sequence[Predicate], cues: Cues) -> list[Frame]:
    """Return one frame per predicate, its slots filled from the groups of the sentence."""
    return _Filler(sentence, found, cues).fill()


def named_by(frame_list: Sequence[Frame], group: Group) -> Frame | None:
    """Return the frame a cue phrase belongs to: the last verb before it, else the first after."""
    before = [f for f in frame_list if f.predicate.index < group.cue_start + (f.predicate.voice != "participle") and group.start < max(f.reach, f.predicate.index + 1)]
    if before:
        return before[-1]
    after = [f for f in frame_list if f.predicate.index >= group.end and f.predicate.voice != "participle"]
    return after[0] if after else None
