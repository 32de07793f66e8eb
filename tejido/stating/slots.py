"""Which arguments fill the slots of a cue's claims, and which of them pair."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from tejido.model import RELATIONS
from tejido.stating.context import Context, fits
from tejido.stating.cues import Slot, Template
from tejido.stating.frames import Frame
from tejido.stating.sentence import ACTORS, HAPPENINGS, Arg

__all__ = ["government_for", "paired", "referred", "slot_args"]

_SHARED = frozenset(
    {
        "organizer",
        "implementer",
        "launcher",
        "signatory",
        "facilitator",
        "participant",
        "speaker",
        "funder",
    }
)
"""Relations in which who acts ``en coordinación con`` the agent stands beside it."""
_ACTING = frozenset({"agent", "here", "bearer", "listed", "represented"})
_AT_HAND = frozenset({"stage", "ref"})
"""Slots that an event of another sentence fills."""
_NOUN = 24
"""A noun and its link before a place stand within so many code points."""
_CROWD = 3
"""More bodies than this that "work with" another are a list, no partnership."""


def slot_args(
    context: Context, frame: Frame, slot: Slot, template: Template, told: Collection[str]
) -> tuple[Arg, ...]:
    """Return what fills a slot of a verb cue; ``told`` are the relations the cue stated already."""
    if slot.name == "agent":
        return _agents(frame, template)
    if slot.name == "body":
        return tuple(arg for arg in _agents(frame, template) if arg.type == "institution")
    if slot.name == "represented":
        return frame.theme
    if slot.name == "theme":
        return _themes(context, frame, slot, template)
    if template.relation == "speaker" and slot.name in _AT_HAND and _at_event(context, frame):
        return ()  # "spoke at the opening ceremony": not at the event at hand
    if slot.name == "stage":
        stage = context.section.get("event") or context.stage
        return (stage,) if stage is not None and template.relation not in told else ()
    if slot.name == "ref":
        return referred(context, slot)
    return frame.slots.get(slot.name, ())


def _at_event(context: Context, frame: Frame) -> bool:
    """Whether a frame tells at which event somebody acts."""
    places = (args for slot, args in frame.slots.items() if slot in context.cues["at"])
    return any(arg.type == "event" for args in places for arg in args)


def referred(context: Context, slot: Slot) -> tuple[Arg, ...]:
    """Return the current happening of the slot's type, an event by default."""
    found = context.reference(slot.type or "event")
    return (found,) if found is not None else ()


def _agents(frame: Frame, template: Template) -> tuple[Arg, ...]:
    joint = frame.slots.get("joint", ()) if template.relation in _SHARED else ()
    if not frame.agent and frame.predicate.voice == "se":
        happens = any(arg.type in HAPPENINGS for arg in frame.theme)
        own = frame.subject.args if frame.subject is not None and not happens else ()
        places = [arg for arg in own if arg.type == "place"]  # not "Egipto, donde se celebra"
        told = tuple(arg for arg in frame.theme if arg.type in ACTORS or arg in places)
        return told + (joint if happens else ())
    return frame.agent + tuple(arg for arg in joint if arg not in frame.agent)


def _themes(context: Context, frame: Frame, slot: Slot, template: Template) -> tuple[Arg, ...]:
    allowed = RELATIONS[template.relation].subjects
    if slot is template.object or any(fits(arg, slot, allowed) for arg in frame.theme):
        return frame.theme
    if not _themeless(frame) or template.relation == "supporter":
        return ()
    if context.last is not None and fits(context.last, slot, allowed):
        return (context.last,)
    return referred(context, slot)


def _themeless(frame: Frame) -> bool:
    """Whether a passive, or a participle of an opening, has no noun: ``Fue inaugurado por X``."""
    voice = frame.predicate.voice
    if frame.peopled or frame.unread:
        return False
    if not (voice == "passive" or (voice == "participle" and frame.topical)):
        return False
    owned = frame.subject is not None and frame.subject.prep == "" and bool(frame.theme)
    return not owned and not any(arg.type in HAPPENINGS for arg in frame.theme)


def paired(
    context: Context, template: Template, subjects: Sequence[Arg], objects: Sequence[Arg]
) -> Iterator[tuple[Arg, Arg]]:
    """Yield the pairs of arguments whose types fit; two equal slots pair within the group."""
    allowed = RELATIONS[template.relation]
    subjects = _fitting(context, template.subject, subjects, allowed.subjects)
    objects = _fitting(context, template.object, objects, allowed.objects) if subjects else ()
    for one, other in _pairs(template, subjects, objects):
        if one.entity != other.entity:
            yield one, other


def _pairs(
    template: Template, subjects: Sequence[Arg], objects: Sequence[Arg]
) -> Iterator[tuple[Arg, Arg]]:
    if template.relation == "member" and template.subject.name == "theme" and len(subjects) > 1:
        return  # "joined A and B": no membership
    if template.subject == template.object:
        unique = {arg.entity: arg for arg in subjects}
        yield from combinations(unique.values(), 2) if len(unique) == 2 else ()
    elif template.relation != "partner" or len(subjects) <= _CROWD:
        yield from product(subjects, objects)


def _fitting(
    context: Context, slot: Slot, args: Sequence[Arg], allowed: frozenset[str]
) -> Sequence[Arg]:
    acting = slot.name in _ACTING or slot.name in context.cues["together"]
    governing = slot.type in {"", "institution"} and "institution" in allowed
    if acting and governing and "place" not in allowed:
        args = [government_for(context, arg) for arg in args]
    return [arg for arg in args if fits(arg, slot, allowed)]


def government_for(context: Context, arg: Arg) -> Arg:
    """Let a place that acts stand for its government (``Singapore and Peru signed``).

    A place that owns what stands behind it does not act: ``Peru's delegates``; nor does one
    that only tells of people: ``la comunidad de Loja celebró``.
    """
    text, end = context.document.text, arg.span.end
    passive = text[end - 1] == "." or text[end : end + 2] in {"'s", "’s"}
    before = text[max(0, arg.span.start - _NOUN) : arg.span.start].lower().split()[-2:]
    people = len(before) > 1 and before[0] in context.cues["settled"]
    if arg.type != "place" or arg.how == "anaphora" or passive or people:
        return arg
    entity = context.government(arg.entity)
    return arg._replace(entity=entity, type="institution", kind="government")
