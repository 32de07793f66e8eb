"""Claims of running text: verbs, phrases and nouns with their slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tejido.model import RELATIONS, Span
from tejido.stating.context import Context, Found, fits
from tejido.stating.cues import Cue, Slot, Template
from tejido.stating.frames import Frame, frames, named_by
from tejido.stating.predicates import Predicate, predicates
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["claims_of", "frames_of"]

_ACTING = {"agent", "con", "with", "entre", "between", "here"}
_SHARED = {"organizer", "implementer", "launcher", "signatory", "facilitator"}


def frames_of(context: Context, sentence: Sentence) -> list[Frame]:
    """Return the predicates of a sentence with their slots filled."""
    found = list(predicates(sentence, context.verbs, context.words, context.cues))
    return frames(sentence, found, context.cues)


def claims_of(context: Context, sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield the claims that the cues of one sentence state."""
    for group in sentence.groups:
        if group.cue is not None and group.cue.joint:
            _share(found, group)
    for frame in found:
        if frame.predicate.modality and not _neither(context, sentence, frame):
            for cue in context.cues.verbs.get(frame.predicate.lemma, ()):
                if _near(sentence, frame, cue):
                    made = list(_verb_claims(context, sentence, frame, cue))
                    yield from made
                    if cue.near and (made or not cue.claims):
                        break
            yield from _jointly(context, sentence, frame)
            yield from _present(context, sentence, frame)
    for position, group in enumerate(sentence.groups):
        if group.cue is not None:
            yield from _phrase_claims(context, sentence, found, group, position)
    yield from _noun_claims(context, sentence)


def _neither(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the subject is denied: ``Ni la X ni la Y``, ``Neither X nor Y``, ``Ningún``."""
    if frame.subject is None or frame.subject.end > frame.predicate.start:
        return False
    at = frame.subject.start - 1
    while sentence.free(at) and sentence.low(at) in context.words.determiners:
        if sentence.low(at) in context.cues.sets["negations"]:
            return True
        at -= 1
    return sentence.free(at) and sentence.low(at) in context.cues.sets["negations"]


def _jointly(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Found]:
    """Two institutions that act ``conjuntamente`` are partners."""
    bodies = {arg.entity: arg for arg in frame.agent if arg.type == "institution"}
    if len(bodies) != 2:
        return
    stretch = " ".join(
        sentence.low(at) for at in range(frame.predicate.start - 3, frame.predicate.index + 8)
    )
    if any(f" {adverb} " in f" {stretch} " for adverb in context.cues.sets["joint_adverbs"]):
        one, other = bodies.values()
        yield Found("partner", one, other, _quote(sentence), "joint-adverb", frame.predicate.modality)


def _present(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Found]:
    """Who does something ``en el foro``/``at the forum`` takes part in it."""
    if frame.predicate.voice not in {"active", "se"}:
        return
    for prep in ("en", "in", "at"):
        for event in frame.slots.get(prep, ()):
            if event.type == "event" and event.kind != "observance":
                for arg in frame.agent:
                    if arg.type in {"institution", "person"}:
                        yield Found("participant", event, arg, _quote(sentence), "acting-at", frame.predicate.modality)


def _near(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Whether the words a verb cue asks for stand close behind the verb."""
    if cue.reflexive and frame.predicate.voice != "se":
        return False
    if not cue.near:
        return True
    index = frame.predicate.index
    words = [sentence.low(at) for at in range(index + 1, index + 7)]
    return any(word in cue.near for word in words)


def _share(found: Sequence[Frame], group: Group) -> None:
    """Let who stands behind ``en coordinación con`` act together with the agent of the clause."""
    frame = named_by(found, group)
    if frame is not None and frame.agent:
        frame.slots["joint"] = group.args


def _quote(sentence: Sentence) -> tuple[Span, ...]:
    return (sentence.span,)


def _fill(
    context: Context, frame: Frame, slot: Slot, template: Template, told: set[str]
) -> tuple[Arg, ...]:
    if slot.name == "agent" and not frame.agent and frame.predicate.voice == "se":
        return tuple(arg for arg in frame.theme if arg.type in {"institution", "person"})
    if slot.name == "agent":
        joint = frame.slots.get("joint", ()) if template.relation in _SHARED else ()
        return frame.agent + tuple(arg for arg in joint if arg not in frame.agent)
    if slot.name == "theme":
        allowed = RELATIONS[template.relation].subjects
        fitting = any(fits(arg, slot, allowed) for arg in frame.theme)
        return frame.theme if fitting else _implied(context, frame, slot, allowed)
    if slot.name == "stage":
        stage = context.section.get("event") or context.stage
        return (stage,) if stage is not None and template.relation not in told else ()
    if slot.name == "ref":
        found = context.reference(slot.type or "event")
        return (found,) if found is not None else ()
    return frame.slots.get(slot.name, ())


def _implied(
    context: Context, frame: Frame, slot: Slot, allowed: frozenset[str]
) -> tuple[Arg, ...]:
    """The current happening, for a participle or passive without a noun: ``Fue inaugurado por X``."""
    named = any(arg.type in {"event", "programme", "agreement"} for arg in frame.theme)
    owned = frame.subject is not None and frame.subject.prep == "" and bool(frame.theme)
    if frame.predicate.voice not in {"participle", "passive"} or named or owned:
        return ()
    last = context.last
    if last is not None and fits(last, slot, allowed):
        return (last,)
    found = context.reference(slot.type or "event")
    return (found,) if found is not None else ()


def _verb_claims(context: Context, sentence: Sentence, frame: Frame, cue: Cue) -> Iterator[Found]:
    told: set[str] = set()
    for template in cue.claims:
        if template.subject.name == "ref" and told:
            continue
        subjects = _fill(context, frame, template.subject, template, told)
        objects = _fill(context, frame, template.object, template, told)
        for claim in _pairs(context, template, subjects, objects, sentence, cue, frame.predicate.modality):
            told.add(claim.relation)
            yield claim


def _acting(
    context: Context, slot: Slot, args: Sequence[Arg], allowed: frozenset[str]
) -> Sequence[Arg]:
    """Let a place that acts stand for its government (``Singapore and Peru signed``)."""
    if slot.name not in _ACTING or "place" in allowed or "institution" not in allowed:
        return args
    return [
        arg._replace(entity=context.government(arg.entity), type="institution", kind="government")
        if arg.type == "place" and arg.how != "anaphora" and context.document.text[arg.span.end - 1] != "." else arg
        for arg in args
    ]


def _pairs(
    context: Context, template: Template, subjects: Sequence[Arg], objects: Sequence[Arg], sentence: Sentence,
    cue: Cue, modality: str,
) -> Iterator[Found]:
    """Yield a claim per pair of arguments whose types fit; equal slots pair within the group."""
    allowed = RELATIONS[template.relation]
    subjects = _acting(context, template.subject, subjects, allowed.subjects)
    objects = _acting(context, template.object, objects, allowed.objects)
    subjects = [arg for arg in subjects if fits(arg, template.subject, allowed.subjects)]
    objects = [arg for arg in objects if fits(arg, template.object, allowed.objects)]
    if template.subject == template.object:
        unique = list({arg.entity: arg for arg in subjects}.values())
        pairs = list(combinations(unique, 2)) if len(unique) == 2 else []
    elif template.relation == "partner" and len(subjects) > 3:
        pairs = []
    else:
        pairs = [(one, other) for one in subjects for other in objects]
    for one, other in pairs:
        if one.entity != other.entity:
            yield Found(template.relation, one, other, _quote(sentence), cue.id, modality)


def _phrase_claims(
    context: Context, sentence: Sentence, found: Sequence[Frame], group: Group, position: int
) -> Iterator[Found]:
    """Claims of a cue phrase and the group behind it (``con financiamiento de X``)."""
    cue = group.cue
    assert cue is not None
    frame = named_by(found, group)
    if frame is None and cue.joint:
        frame = _beside(sentence, position)
    if frame is not None and not frame.predicate.modality:
        return
    head = sentence.groups[position - 1] if position else None
    if head is not None and head.args[0].type == "place" and position > 1:
        before = sentence.groups[position - 2]
        head = before if before.args[0].type in {"event", "programme"} else head
    if head is not None and not _adjacent(sentence, head, group):
        head = None
    told: set[str] = set()
    for template in cue.claims:
        if template.relation in told:
            continue
        modality = frame.predicate.modality if frame is not None else "stated"
        subjects = _phrase_slot(context, template.subject, frame, head, group)
        objects = _phrase_slot(context, template.object, frame, head, group)
        for claim in _pairs(context, template, subjects, objects, sentence, cue, modality):
            told.add(claim.relation)
            yield claim
        if told and cue.first:
            return


def _beside(sentence: Sentence, position: int) -> Frame | None:
    """Who acts ``together with`` someone in a clause whose verb is not known."""
    before = sentence.groups[position - 1 : position] if position else ()
    for group in (*sentence.groups[position + 1 : position + 2], *before):
        if group.prep == "" and group.args[0].type == "institution":
            return Frame(Predicate(group.end, group.end, "", "active", "stated"), agent=group.args)
    return None


def _phrase_slot(
    context: Context, slot: Slot, frame: Frame | None, head: Group | None, group: Group
) -> tuple[Arg, ...]:
    if slot.name == "here":
        return group.args
    if slot.name == "head":
        if head is None and frame is not None and frame.predicate.lemma in context.cues.sets["copulas"]:
            return frame.agent + frame.theme
        return head.args if head is not None else ()
    if slot.name == "ref":
        found = context.reference(slot.type or "event")
        return (found,) if found is not None else ()
    if frame is None:
        return ()
    args = frame.agent if slot.name == "agent" else frame.theme or _passed(context, frame)
    return tuple(arg for arg in args if arg not in group.args)


def _passed(context: Context, frame: Frame) -> tuple[Arg, ...]:
    """The happening told last, for a passive without a noun before a cue phrase."""
    told = context.last is not None and frame.predicate.voice == "passive"
    return (context.last,) if told and context.last is not None else ()


def _adjacent(sentence: Sentence, head: Group, group: Group) -> bool:
    """Whether nothing but signs and adverbs stands between a noun and the cue behind it."""
    quiet = {"también", "en", "in", "at", "de", "la", "ciudad", "the", "city", "of"}
    return all(
        sentence.low(at) in quiet or not sentence.free(at) or sentence.tokens[at].shape == "."
        for at in range(head.end, group.cue_start)
    )


def _noun_claims(context: Context, sentence: Sentence) -> Iterator[Found]:
    """Claims of nouns with complements: ``convenio entre A y B``, ``apoyo de A a B``."""
    for position, group in enumerate(sentence.groups):
        for cue in context.cues.heads.get(group.args[0].type, ()):
            slots = _behind(sentence, position + 1)
            slots["head"] = group.args
            yield from _slot_claims(context, sentence, cue, slots)
    for index, token in enumerate(sentence.tokens):
        for cue in context.cues.nouns.get(token.low, ()):
            first = next((n for n, g in enumerate(sentence.groups) if g.start > index), None)
            if first is not None and sentence.groups[first].start - index < 6:
                yield from _slot_claims(context, sentence, cue, _behind(sentence, first))


def _behind(sentence: Sentence, position: int) -> dict[str, tuple[Arg, ...]]:
    """Return the groups that follow a noun closely, by preposition."""
    slots: dict[str, tuple[Arg, ...]] = {}
    end = sentence.groups[position - 1].end if position else 0
    for number, group in enumerate(sentence.groups[position : position + 4]):
        if number and group.start - end > 5:
            break
        if not number and position and group.start - end > 5 and group.prep in {"entre", "con", "between", "with"}:
            break
        if group.prep and group.cue is None:
            slots.setdefault(group.prep, group.args)
        end = group.end
    return slots


def _slot_claims(
    context: Context, sentence: Sentence, cue: Cue, slots: dict[str, tuple[Arg, ...]]
) -> Iterator[Found]:
    for template in cue.claims:
        subjects = slots.get(template.subject.name, ())
        objects = slots.get(template.object.name, ())
        yield from _pairs(context, template, subjects, objects, sentence, cue, "stated")
