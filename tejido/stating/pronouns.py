"""Who a pronoun stands for as the subject of a verb: ``She also visited the Coast Guard``."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.model import Span
from tejido.stating.context import Context
from tejido.stating.frames import Frame
from tejido.stating.sentence import HAPPENINGS, Arg, Group, Sentence
from tejido.stating.verbgroup import before

__all__ = ["remember_person", "stand_in"]

_OBJECTS = ("a", "con", "de")
"""Spanish prepositions of bodies that a verb without subject acts on."""


def stand_in(context: Context, sentence: Sentence, found: Sequence[Frame]) -> None:
    """Let the person who acted last, or what was told last, act where a pronoun does."""
    silent: Frame | None = None
    for frame in found:
        _acted_on(context, sentence, frame)
        at = before(sentence, frame.predicate.start)
        at = before(sentence, at) if sentence.says(at, "futures") else at
        if frame.predicate.voice == "passive" and not frame.theme:
            frame.theme = _told_before(sentence, at)
        if frame.subject is not None or frame.agent or frame.predicate.voice != "active":
            continue
        meant = _meant(context, sentence, frame, at)
        if meant is None and frame is found[0] and _silent(sentence, frame, context.topic):
            meant, at = context.topic, frame.predicate.verb
        joined = sentence.says(at, "coordinators") or sentence.shows(at, ",")
        if meant is None and silent is not None and joined:
            frame.agent, frame.subject = silent.agent, silent.subject  # "y depende de"
        if meant is not None:
            token = sentence.tokens[at]
            arg = meant._replace(span=Span(token.start, token.end), how="anaphora")
            frame.agent, frame.subject = (arg,), Group(at, at + 1, (arg,), "", opening=at)
            silent = frame


def _acted_on(context: Context, sentence: Sentence, frame: Frame) -> None:
    """Let what was told last be the object behind a verb: ``runs it``, ``pays for it``."""
    verb = frame.predicate.verb
    prep = sentence.low(verb + 1) if sentence.says(verb + 1, "prepositions") else ""
    at = verb + 1 + bool(prep)
    if frame.predicate.voice != "active" or not sentence.says(at, "thing_pronouns"):
        return
    last = (context.last,) if context.last is not None else ()
    told = _told_before(sentence, at) or last
    token = sentence.tokens[at]
    args = [arg._replace(span=Span(token.start, token.end), how="anaphora") for arg in told]
    if prep:
        frame.slots.setdefault(prep, tuple(args))
    elif args:
        frame.theme = tuple(args)


def _told_before(sentence: Sentence, at: int) -> tuple[Arg, ...]:
    """The last happening of a sentence before a pronoun: ``held in Lima; it will be led by``."""
    if not sentence.says(at, "thing_pronouns"):
        return ()
    groups = (group for group in reversed(sentence.groups) if group.end <= at and group.happens)
    found = next(groups, None)
    return found.args[:1] if found is not None else ()


def _meant(context: Context, sentence: Sentence, frame: Frame, at: int) -> Arg | None:
    if sentence.says(at, "person_pronouns"):
        told = (arg for g in reversed(sentence.groups) if g.end <= at for arg in reversed(g.args))
        return next((arg for arg in told if arg.type == "person"), context.person)
    gathers = frame.predicate.lemma in sentence.cues["gathering"]
    if sentence.says(at, "thing_pronouns"):
        return context.last if at == 0 and gathers else context.topic
    return None


def _silent(sentence: Sentence, frame: Frame, topic: Arg | None) -> bool:
    """Whether a verb of one has a happening or a body as its object and nobody who acts.

    ``La Red nació en 2014. En 2023 coorganizó el Foro``; ``Agrupa a la FAO y la OIT``. Of a
    programme the verb tells where it is: ``Opera en Loja y Quito``.
    """
    here = frame.predicate
    behind = (arg for prep in _OBJECTS for arg in frame.slots.get(prep, ()))
    acts = here.lemma in sentence.cues.verbs and here.lemma not in sentence.cues["copulas"]
    object_ = any(arg.type in HAPPENINGS for arg in frame.theme) or any(
        arg.type == "institution" and acts for arg in behind
    )
    programme = topic is not None and topic.type == "programme"
    there = (arg for prep in sentence.cues["at"] for arg in frame.slots.get(prep, ()))
    object_ = object_ or (programme and acts and any(arg.type == "place" for arg in there))
    if sentence.grammar.words.english or not object_:
        return False
    if any(group.prep == "" and group.end <= here.start for group in sentence.groups):
        return False
    forms = sentence.grammar.verbs.get(sentence.low(here.verb), ())
    alone = any(form.mood == "finite" and form.number == "s" for form in forms)
    return alone and _fronted(sentence, here.start)


def _fronted(sentence: Sentence, verb: int) -> bool:
    """Whether nothing or only a phrase of time or place stands before a verb: ``En 2023 firmó``.

    A noun right before it would be its subject.
    """
    if verb == 0:
        return True
    opens = sentence.says(0, "prepositions") or sentence.says(0, "list_adverbs")
    beside = sentence.tokens[verb - 1].shape in "n." or not sentence.free(verb - 1)
    return opens and (beside or sentence.says(verb - 1, "list_adverbs"))


def remember_person(context: Context, sentence: Sentence, found: Sequence[Frame]) -> None:
    """Keep who acted alone in a sentence; where several are told and none acts, nobody."""
    persons = {arg.entity: arg for group in sentence.groups for arg in group.args}
    persons = {entity: arg for entity, arg in persons.items() if arg.type == "person"}
    if not persons:
        return
    acting = next((frame.agent for frame in found if frame.predicate.finite and frame.agent), ())
    alone = list(persons.values()) if len(persons) == 1 else [a for a in acting if len(acting) == 1]
    context.person = alone[0] if alone and alone[0].type == "person" else None
