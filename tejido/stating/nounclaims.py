"""Claims of nouns with complements: ``convenio entre A y B``, ``apoyo de A a B``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.marking.tokens import possessive
from tejido.stating.bearers import bearer
from tejido.stating.context import Context, Found
from tejido.stating.cues import Cue
from tejido.stating.frames import Frame
from tejido.stating.governors import verb_at
from tejido.stating.listed import listed
from tejido.stating.possessors import owning
from tejido.stating.sentence import Arg, Sentence
from tejido.stating.slots import paired, referred
from tejido.stating.ties import tied

__all__ = ["noun_claims"]

_ANNOUNCED = 5
"""A verb of announcing stands at most this far before what is announced (tokens)."""
_GATHERED = 6
"""A verb of gathering stands at most this far before its object (tokens)."""
_Slots = dict[str, tuple[Arg, ...]]


def noun_claims(context: Context, sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield what nouns with complements state: names of agreements, and the nouns of cues."""
    for position, group in enumerate(sentence.groups):
        for cue in context.cues.heads.get(group.args[0].type, ()):
            slots = {**_free(context, found, _behind(sentence, position + 1)), "head": group.args}
            slots["owner"] = _owner(sentence, position)
            slots["possessor"] = _possessor(sentence, position)
            yield from _cue_claims(context, sentence, cue, slots, group.start)
    nouns = context.cues.nouns
    for index, low in enumerate(sentence.lows):
        for cue in nouns.get(low, ()):
            first = _first_behind(sentence, index)
            names = _listed(sentence, cue, index)
            if first is not None or names:
                slots = _behind(sentence, first) if first is not None else {}
                slots.update(_collected(sentence, index, first))
                slots["listed"] = names
                slots["possessor"] = _noun_possessor(sentence, index)
                slots["announcer"] = _announcer(sentence, found, index)
                modality = _borne(context, sentence, found, cue, index, slots)
                yield from _cue_claims(context, sentence, cue, slots, index, modality)


def _free(context: Context, found: Sequence[Frame], slots: _Slots) -> _Slots:
    """Leave out who is the agent of a passive verb: ``represented at the forum by Ana Paz``."""
    passive = (frame for frame in found if frame.predicate.voice == "passive")
    agents = {arg for frame in passive for arg in frame.agent}
    by = context.cues["by"]
    return {at: args for at, args in slots.items() if at not in by or agents.isdisjoint(args)}


def _listed(sentence: Sentence, cue: Cue, noun: int) -> tuple[Arg, ...]:
    """Who is listed behind a noun, if the cue asks for it."""
    asked = any(claim.object.name == "listed" for claim in cue.claims)
    return listed(sentence, noun) if asked and not _gathered(sentence, noun) else ()


def _gathered(sentence: Sentence, noun: int) -> bool:
    """Whether a verb of gathering has the noun as its object: ``brings together instructors``."""
    near = range(max(0, noun - _GATHERED), noun)
    forms = (form for at in near for form in sentence.grammar.verbs.get(sentence.low(at), ()))
    return any(form.lemma in sentence.cues["gathering"] for form in forms)


def _borne(
    context: Context,
    sentence: Sentence,
    found: Sequence[Frame],
    cue: Cue,
    noun: int,
    slots: _Slots,
) -> str:
    """Put who bears a role into its slot, if the cue asks for it; return the modality."""
    asked = any("bearer" in {claim.subject.name, claim.object.name} for claim in cue.claims)
    who = bearer(sentence, found, noun) if asked else None
    if who is None:
        return "stated"
    told = (context.last,) if context.last is not None else ()
    slots["bearer"] = who.args or told
    return who.modality


def _owner(sentence: Sentence, position: int) -> tuple[Arg, ...]:
    """Whose a head is: what stands right behind it with ``de``."""
    behind = sentence.groups[position + 1 : position + 2]
    end = sentence.groups[position].end
    return next((g.args for g in behind if g.prep in sentence.cues["of"] and g.opening == end), ())


def _possessor(sentence: Sentence, position: int) -> tuple[Arg, ...]:
    """Whose a head is by a possessive before it: ``the Chamber's annual fair``."""
    before = sentence.groups[position - 1] if position else None
    if before is not None and position > 1 and tied(sentence, before.start, before.end):
        return _possessor(sentence, position - 1)  # "the Foundation's EU funded project"
    owns = owning(sentence, sentence.groups, position - 1) or _owner_before(sentence, position)
    return sentence.groups[position - 1].args if owns else ()


def _owner_before(sentence: Sentence, position: int) -> bool:
    """Whether a body right before a programme owns it: ``the UNESCO project “Reefs”``."""
    if not position or sentence.groups[position].args[0].type != "programme":
        return False
    before, here = sentence.groups[position - 1], sentence.groups[position]
    alone = before.types == {"institution"} and len(before.args) == 1
    return alone and before.end == here.start and not sentence.tokens[here.start].capital


def _noun_possessor(sentence: Sentence, index: int) -> tuple[Arg, ...]:
    """Whose a noun is: ``UNDP's support``."""
    owned = possessive(sentence.tokens[index - 1]) if index else 0
    before = (group.args for group in sentence.groups if owned and group.end == index)
    return next(before, ())


def _announcer(sentence: Sentence, found: Sequence[Frame], noun: int) -> tuple[Arg, ...]:
    """Who announces what a noun tells: ``X announced the signing of``."""
    near = (f for f in found if 0 < noun - f.predicate.verb <= _ANNOUNCED)
    told = (f for f in near if f.predicate.lemma in sentence.cues["announcing"])
    return next((f.agent for f in told if f.predicate.modality), ())


def _first_behind(sentence: Sentence, index: int) -> int | None:
    """Return the number of the first group close behind a noun."""
    first = next((n for n, g in enumerate(sentence.groups) if g.start > index), None)
    return first if first is not None and sentence.groups[first].start - index < 6 else None


def _behind(sentence: Sentence, position: int) -> dict[str, tuple[Arg, ...]]:
    """Return the groups that follow a noun closely, by preposition.

    The first may stand further off, but for the parties of an agreement.
    """
    slots: dict[str, tuple[Arg, ...]] = {}
    first = end = sentence.groups[position - 1].end if position else 0
    for number, group in enumerate(sentence.groups[position : position + 4]):
        far = (group.opening if group.prep else group.start) - end > 5
        if far and (number or (position and group.prep in sentence.cues["together"])):
            break
        if group.prep in sentence.cues["together"] and _told(sentence, first, group.start):
            break  # "El Pleno aprobó el convenio con la OIM"
        if group.prep and group.cue is None:
            slots.setdefault(group.prep, _unmodifying(sentence, position + number))
        end = group.end
    return slots


def _collected(sentence: Sentence, noun: int, first: int | None) -> _Slots:
    """What people are of, though their noun stands for it: ``Guests of the Reef Forum were``."""
    group = sentence.groups[first] if first is not None else None
    if group is None or group.prep or group.opening > noun:
        return {}
    if group.args[0].type not in {"event", "institution"}:
        return {}
    link = sentence.low(noun + 1)
    return {link: group.args} if sentence.says(noun + 1, "prepositions") else {}


def _told(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb stands between two names."""
    return any(verb_at(sentence, at) for at in range(start, end))


def _unmodifying(sentence: Sentence, position: int) -> tuple[Arg, ...]:
    """Who or what is in a group; a name right before another only tells of it: ``the GEF project``.

    So the other stands for it: ``between the Port and Elm University's Law School``.
    """
    group, behind = sentence.groups[position], sentence.groups[position + 1 : position + 2]
    tied = [after for after in behind if after.start == group.end and not after.prep]
    return group.args[:-1] + tied[0].args if tied else group.args


def _cue_claims(
    context: Context,
    sentence: Sentence,
    cue: Cue,
    slots: _Slots,
    noun: int,
    modality: str = "stated",
) -> Iterator[Found]:
    told = (sentence.stretch(noun, noun),)
    stated: set[str] = set()
    for template in cue.claims:
        if template.relation == "organizer" and _signing(sentence, noun):
            continue
        pointing = template.subject.name == "ref"
        subjects = slots.get(template.subject.name, ())
        if pointing and template.relation not in stated:
            subjects = referred(context, template.subject)
        objects = slots.get(template.object.name, ())
        for pair in paired(context, template, subjects, objects):
            stated |= set() if pointing else {template.relation}
            where = (sentence.span,)
            yield Found(template.relation, *pair, where, cue.id, modality, told=told)


def _signing(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is a signing, by which nobody organises: ``la firma del convenio por X``."""
    return sentence.low(noun) in sentence.grammar.words.signings
