"""Claims of verbs with their slots, and of who acts together or at an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tejido.stating.context import Context, Found
from tejido.stating.cues import Cue, Template
from tejido.stating.dislocated import pronoun_before
from tejido.stating.frames import Frame
from tejido.stating.sentence import ACTORS, Arg, Sentence
from tejido.stating.slots import government_for, paired, slot_args

__all__ = ["near", "verb_claims"]

_NAMED = frozenset({"participant", "signatory"})
"""Relations in which a verb tells of the current happening only when it has no object."""

_TABLE = 3
"""More persons than these do not organise an event together."""

_FRONTED = 6
"""So many words before a verb may hold the object that a pronoun repeats: ``las palabras las``."""

_CLOSE = 6
"""So many words behind a verb may belong to it: ``llevar ... a cabo``."""


def verb_claims(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Found]:
    """Yield what the cues of a frame's verb state, unless the clause or its subject is denied."""
    if not frame.predicate.modality or _neither(sentence, frame) or _witnessed(sentence, frame):
        return
    if _only_agreed(sentence, frame):
        frame = replace(frame, predicate=frame.predicate._replace(modality="planned"))
    for cue in context.cues.verbs.get(frame.predicate.lemma, ()):
        if near(sentence, frame, cue):
            made = list(_cue_claims(context, sentence, frame, cue))
            yield from made
            if cue.near and (made or not cue.claims):
                break
    yield from _jointly(sentence, frame)
    yield from _present(context, sentence, frame)


def _only_agreed(sentence: Sentence, frame: Frame) -> bool:
    """Whether it is agreed that something be made: ``acordaron la elaboración de un plan``."""
    at = frame.predicate.verb + 1
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at += 1
    stated = frame.predicate.modality == "stated"
    plans = frame.predicate.lemma in sentence.cues["plans"]
    return stated and plans and sentence.says(at, "editions")


def _neither(sentence: Sentence, frame: Frame) -> bool:
    """Whether the subject is denied: ``Ni la X ni la Y``, ``Neither X nor Y``, ``Ningún``."""
    if frame.subject is None or frame.subject.end > frame.predicate.start:
        return False
    at = frame.subject.start - 1
    determiners = sentence.grammar.words.determiners
    while not sentence.says(at, "negations"):
        if not sentence.free(at) or sentence.low(at) not in determiners:
            return False
        at -= 1
    return True


def _witnessed(sentence: Sentence, frame: Frame) -> bool:
    """Whether those who act only witness it: ``Como testigos firmaron X y Y``."""
    at = frame.predicate.start - 1
    return (
        sentence.says(at, "witnesses") and sentence.low(at - 1) in sentence.grammar.words.known_as
    )


def near(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Whether the words a verb cue asks for stand close behind the verb, or are its subject.

    ``Como ponentes participaron``: who acts as something may be told before.
    """
    if cue.reflexive and frame.predicate.voice != "se":
        return False
    if cue.inverted and not _inverted(sentence, frame):
        return False
    if not cue.near:
        return True
    verb, start = frame.predicate.verb, frame.predicate.start
    first = start - 2 if sentence.low(start - 2) in sentence.grammar.words.known_as else start
    first = start - _FRONTED if pronoun_before(sentence, frame.predicate) else first
    around = range(start - 3 if frame.predicate.voice == "passive" else first, start)
    beside = (*map(sentence.low, around), *_behind(sentence, verb))
    return not cue.near.isdisjoint(beside)


def _inverted(sentence: Sentence, frame: Frame) -> bool:
    """Whether who acts stands right behind a verb: ``Por la FAO estuvieron A y B``."""
    at = frame.predicate.verb + 1
    while sentence.free(at) and (
        sentence.low(at) in sentence.grammar.words.determiners or sentence.says(at, "adverbs")
    ):
        at += 1
    behind = at < sentence.size and not sentence.free(at)
    return behind and sentence.chunk_at(at).args[0] in frame.agent


def _behind(sentence: Sentence, verb: int) -> Iterator[str]:
    """Yield the words close behind a verb, none inside a name; names are not counted."""
    at, count = verb + 1, 0
    while count < _CLOSE and at < sentence.size:
        if not _inside_name(sentence, at):
            yield sentence.low(at)
        count += sentence.free(at)
        at += 1


def _inside_name(sentence: Sentence, at: int) -> bool:
    """Whether a word stands inside a capitalised name: no first one, no last one."""
    if sentence.free(at) or sentence.cover[at - 1] != sentence.cover[at]:
        return False
    last = at + 1 == sentence.size or sentence.cover[at + 1] != sentence.cover[at]
    span = sentence.chunk_at(at).span
    inside = (token for token in sentence.tokens if span.start <= token.start < span.end)
    return not last and any(token.text[0].isupper() for token in inside)


def _cue_claims(context: Context, sentence: Sentence, frame: Frame, cue: Cue) -> Iterator[Found]:
    """What a cue states; the current happening counts only when nothing else was stated."""
    told: set[str] = set()
    named = False
    for template in cue.claims:
        other = template.subject.name == "ref" and _other(sentence, frame, cue, template)
        if other or (template.subject.name == "ref" and named):
            continue
        if template.relation == "post" and not (
            frame.predicate.voice == "active" or _beside_body(sentence, frame)
        ):
            continue
        subjects = slot_args(context, frame, template.subject, template, told)
        if template.subject.name == "ref" and template.subject.type in {"", "event"}:
            subjects = _told_here(sentence, frame) or subjects
        if not subjects:
            continue
        objects = slot_args(context, frame, template.object, template, told)
        if cue.happens and not cue.reflexive and template.object.name == "agent":
            objects = _doers(frame, objects)
        if template.relation == "post" and frame.predicate.voice == "active":
            objects = tuple(arg for arg in objects if _object(sentence, frame, arg))
        relation = "participant" if _at_table(template, objects) else template.relation
        for pair in paired(context, template, subjects, objects):
            told.add(template.relation)
            named = named or template.subject.name != "ref"
            yield _found(sentence, frame, relation, *pair, cue.id)


def _told_here(sentence: Sentence, frame: Frame) -> tuple[Arg, ...]:
    """The event that a sentence tells before a verb: ``The handover was held, A attending``."""
    before = (group for group in reversed(sentence.groups) if group.end <= frame.predicate.start)
    events = (arg for group in before for arg in group.args[-1:] if arg.type == "event")
    return tuple(islice((arg for arg in events if arg.kind != "observance"), 1))


def _beside_body(sentence: Sentence, frame: Frame) -> bool:
    """Whether a body that nothing governs stands right before who heads it: ``X, dirigida por``."""
    here, body = frame.predicate, frame.subject
    if here.voice != "participle" or body is None or frame.peopled or body.prep:
        return False
    comma = sentence.shows(here.start - 1, ",")
    alone = len(body.args) == 1 and body.types == {"institution"} and len(frame.agent) == 1
    return alone and comma and body.end == here.start - 1


def _at_table(template: Template, objects: tuple[Arg, ...]) -> bool:
    """Whether so many persons head an event that they sit at its table: ``presidieron``."""
    persons = {arg.entity for arg in objects if arg.type == "person"}
    return template.relation == "organizer" and len(persons) > _TABLE


def _object(sentence: Sentence, frame: Frame, arg: Arg) -> bool:
    """Whether a body stands before its verb or right behind it: not ``dirigió el coro de X``."""
    at, words = frame.predicate.verb + 1, sentence.grammar.words
    while sentence.free(at) and (
        sentence.low(at) in words.determiners
        or sentence.says(at, "time_words")
        or sentence.says(at, "adverbs")
        or sentence.tokens[at].shape == "n"
    ):
        at += 1
    return at < sentence.size and arg.span.start <= sentence.tokens[at].start


def _other(sentence: Sentence, frame: Frame, cue: Cue, template: Template) -> bool:
    """Whether a clause tells of another thing than the current happening."""
    if frame.peopled and not cue.near:
        return True
    return template.relation in _NAMED and _unread(sentence, frame, cue)


def _doers(frame: Frame, agents: tuple[Arg, ...]) -> tuple[Arg, ...]:
    """Who acts, not what is done by itself: ``las Escuelas que se llevaron a cabo con la FAO``."""
    own = frame.subject.args if frame.subject is not None else ()
    if frame.predicate.voice != "se" or frame.agent:
        return agents
    return tuple(arg for arg in agents if arg not in own)


def _unread(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Whether what is attended or signed is told in other words: ``joined the choir``."""
    at, determiners = frame.predicate.verb + 1, sentence.grammar.words.determiners
    while sentence.says(at, "adverbs"):
        at += 1
    named = at
    while sentence.free(at) and sentence.low(at) in determiners:
        at += 1
    if sentence.low(at) in cue.near:
        return False  # "estamparon su firma"
    if frame.predicate.lemma in sentence.grammar.words.signing and sentence.says(at, "instruments"):
        return False
    return at > named and sentence.free(at) and sentence.tokens[at].shape in "wW"


def _found(
    sentence: Sentence, frame: Frame, relation: str, subject: Arg, object_: Arg, rule: str
) -> Found:
    verb = frame.predicate
    told = (sentence.stretch(verb.start, verb.verb),)
    title = sentence.tokens[verb.verb].text if relation == "post" else ""
    where = (sentence.span,)
    return Found(relation, subject, object_, where, rule, verb.modality, title=title, told=told)


def _jointly(sentence: Sentence, frame: Frame) -> Iterator[Found]:
    """Two institutions that act ``conjuntamente`` are partners."""
    bodies = {arg.entity: arg for arg in frame.agent if arg.type == "institution"}
    if len(bodies) != 2:
        return
    around = range(frame.predicate.start - 3, frame.predicate.verb + 8)
    stretch = f" {' '.join(map(sentence.low, around))} "
    if any(f" {adverb} " in stretch for adverb in sentence.cues["joint_adverbs"]):
        one, other = bodies.values()
        yield _found(sentence, frame, "partner", one, other, "joint-adverb")


def _present(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Found]:
    """Who does something ``en el foro``/``at the forum``, or is given it, takes part in it."""
    if frame.predicate.voice not in {"active", "se", "passive"}:
        return
    given = (arg for prep in sentence.cues["recipients"] for arg in frame.slots.get(prep, ()))
    receiving = [arg for arg in given if arg.type == "person"]
    for prep in sorted(sentence.cues["at"] & frame.slots.keys()):
        for event in frame.slots[prep]:
            if event.type == "event" and event.kind != "observance":
                agents = (government_for(context, arg) for arg in frame.agent)
                for arg in (*agents, *frame.slots.get("joint", ()), *receiving):
                    if arg.type in ACTORS:
                        yield _found(sentence, frame, "participant", event, arg, "acting-at")
