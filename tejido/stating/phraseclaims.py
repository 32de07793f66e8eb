"""Claims of cue phrases and the group behind them (``con financiamiento de X``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tejido.stating.bearers import bearer
from tejido.stating.context import Context, Found
from tejido.stating.cues import Cue, Slot
from tejido.stating.frames import Frame, named_by
from tejido.stating.sentence import HAPPENINGS, Arg, Group, Sentence
from tejido.stating.slots import paired, referred
from tejido.stating.verbgroup import Predicate

__all__ = ["phrase_claims", "share"]


_MORE = 5
"""Words that may carry on a noun before a comma."""


class _Around(NamedTuple):
    """What a cue phrase stands in: its clause, the noun right before it, the group behind it.

    ``bearer`` is who a common noun before it is said of: ``X, organismo dependiente de Y``;
    ``before`` are all groups of the sentence before it.
    """

    frame: Frame | None
    head: Group | None
    here: Group
    bearer: tuple[Arg, ...] = ()
    before: tuple[Group, ...] = ()


def share(found: Sequence[Frame], sentence: Sentence) -> None:
    """Let who stands behind ``en coordinación con`` act together with the agent of the clause.

    Where nobody else is told to act, they alone do: ``El foro se realizó en coordinación con X``.
    """
    for group in sentence.groups:
        frame = named_by(found, group) if group.cue is not None and group.cue.joint else None
        if frame is not None and (frame.agent or _agentless(frame)):
            frame.slots["joint"] = (*frame.slots.get("joint", ()), *group.args)


def _agentless(frame: Frame) -> bool:
    """Whether a verb tells of a happening and of nobody who acts."""
    happens = any(arg.type in HAPPENINGS for arg in frame.theme)
    return happens and frame.predicate.voice in {"passive", "se", "participle"}


def phrase_claims(context: Context, sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield what the cue phrases of a sentence state."""
    for position, group in enumerate(sentence.groups):
        if group.cue is not None:
            around = _around(sentence, found, group.cue, position)
            yield from _cue_claims(context, sentence, group.cue, around)


def _around(sentence: Sentence, found: Sequence[Frame], cue: Cue, position: int) -> _Around:
    group = sentence.groups[position]
    frame = named_by(found, group)
    if frame is not None and group.opening <= frame.predicate.verb < group.start:
        frame = _main(found, frame)
    if frame is None and cue.joint:
        frame = _beside(sentence, position)
    asked = any("bearer" in {one.subject.name, one.object.name} for one in cue.claims)
    borne = bearer(sentence, found, group.opening) if asked else None
    args, before = borne.args if borne else (), sentence.groups[:position]
    return _Around(frame, _head(sentence, position), group, args, before)


def _main(found: Sequence[Frame], frame: Frame) -> Frame:
    """The clause that a gerund inside a phrase goes on: ``asistieron ..., destacando a``."""
    if frame.predicate.voice != "gerund":
        return frame
    before = (
        one for one in found if one.predicate.finite and one.predicate.verb < frame.predicate.verb
    )
    return max(before, key=lambda one: one.predicate.verb, default=frame)


def _cue_claims(context: Context, sentence: Sentence, cue: Cue, around: _Around) -> Iterator[Found]:
    modality = around.frame.predicate.modality if around.frame is not None else "stated"
    words = (sentence.stretch(around.here.opening, around.here.start),)
    told: set[str] = set()
    for template in cue.claims if modality else ():
        if template.relation in told or (told and cue.first):
            continue
        subjects = _slot_args(context, template.subject, around)
        objects = _slot_args(context, template.object, around)
        for pair in paired(context, template, subjects, objects):
            told.add(template.relation)
            where = (sentence.span,)
            yield Found(template.relation, *pair, where, cue.id, modality, told=words)


def _head(sentence: Sentence, position: int) -> Group | None:
    """The noun that a cue phrase follows, perhaps with its place: ``Foro en Lima a cargo de``."""
    group = sentence.groups[position]
    position -= position > 0 and sentence.groups[position - 1].start >= group.opening  # "EU-funded"
    if not position:
        return None
    head = sentence.groups[position - 1]
    if head.args[0].type == "place" and position > 1:
        before = sentence.groups[position - 2]
        head = before if before.args[0].type in {"event", "programme"} else head
    return head if _adjacent(sentence, head, group) else None


def _adjacent(sentence: Sentence, head: Group, group: Group) -> bool:
    """Whether nothing but signs and small words stands between a noun and the cue behind it.

    Before a comma the noun may go on: ``Visita guiada al humedal, a cargo de X``.
    """
    return _goes_on(sentence, head.end, group.opening - 1) or all(
        not sentence.free(at)
        or sentence.tokens[at].shape == "."
        or sentence.low(at) in sentence.cues["head_to_cue"]
        for at in range(head.end, group.opening)
    )


def _goes_on(sentence: Sentence, start: int, comma: int) -> bool:
    """Whether a few words without a verb stand between a noun and a comma."""
    words = range(start, comma)
    plain = all(
        sentence.tokens[at].shape in "wW" and sentence.low(at) not in sentence.grammar.verbs
        for at in words
    )
    return len(words) <= _MORE and plain and sentence.low(comma) == ","


def _beside(sentence: Sentence, position: int) -> Frame | None:
    """Who acts ``together with`` someone in a clause whose verb is not known."""
    after = sentence.groups[position + 1 : position + 2]
    before = sentence.groups[max(position - 1, 0) : position]
    for group in (*after, *before):
        if group.prep == "" and group.args[0].type == "institution":
            unknown = Predicate(group.end, group.end, "", "active", "stated")
            return Frame(unknown, agent=group.args)
    return None


def _slot_args(context: Context, slot: Slot, around: _Around) -> tuple[Arg, ...]:
    if slot.name == "here":
        return around.here.args
    if slot.name == "bearer":
        return around.bearer
    if slot.name == "ref":
        return _told_before(around, slot) or referred(context, slot)
    if slot.name == "head":
        return around.head.args if around.head is not None else _headless(context, around)
    frame = around.frame
    if frame is None:
        return ()
    if slot.name not in {"agent", "theme"}:
        return frame.slots.get(slot.name, ())
    args = frame.agent if slot.name == "agent" else frame.theme or _passed(context, frame)
    return tuple(arg for arg in args if arg not in around.here.args)


def _told_before(around: _Around, slot: Slot) -> tuple[Arg, ...]:
    """The last happening of a type in the sentence: ``convenio que celebran, por una parte, X``."""
    type_ = slot.type or "event"
    args = (arg for group in reversed(around.before) for arg in reversed(group.args))
    found = next((arg for arg in args if arg.type == type_ and arg.kind != "observance"), None)
    return (found,) if found is not None else ()


def _headless(context: Context, around: _Around) -> tuple[Arg, ...]:
    """The noun that a copula joins to the phrase: ``El curso está a cargo de X``.

    A phrase that opens a sentence without a verb is about what was told last.
    """
    frame = around.frame
    if frame is None and around.here.opening == 0 and context.last is not None:
        return (context.last,)
    if frame is None or frame.predicate.lemma not in context.cues["copulas"]:
        return ()
    return frame.agent + frame.theme


def _passed(context: Context, frame: Frame) -> tuple[Arg, ...]:
    """The happening told last, for a passive without a noun before a cue phrase."""
    passive = frame.predicate.voice == "passive"
    return (context.last,) if passive and context.last is not None else ()
