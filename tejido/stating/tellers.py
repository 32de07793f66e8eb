"""Which verbs of a sentence tell an event, and give it to their clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tejido.linking.entities import Linked
from tejido.stating.argument import arg_of
from tejido.stating.cues import Cue, Slot
from tejido.stating.dislocated import pronoun_before
from tejido.stating.frames import Frame
from tejido.stating.sentence import ACTORS, Arg, Sentence
from tejido.stating.told import asked, tellers

__all__ = ["told_events", "with_told"]

_PHRASE = 10
"""So many tokens behind a verb may hold the noun that a cue asks for."""


def told_events(linked: Linked) -> dict[int, Arg]:
    """Return the events that verbs tell, by where the verb stands."""
    return {
        linked.mentions[index].span.start: arg_of(linked, entity, linked.mentions[index].span)
        for index, entity in linked.entity_of.items()
        if linked.mentions[index].rule == "told"
    }


def with_told(
    told: Mapping[int, Arg], sentence: Sentence, found: Sequence[Frame], *, staged: bool
) -> Sequence[Frame]:
    """Give each verb that tells an event this event as its theme, unless it happened at one.

    ``staged``: an event was told by a noun, at which people may gather: ``se dieron cita``.
    """
    for frame in found:
        event = told.get(sentence.tokens[frame.predicate.verb].start)
        cue = _teller(sentence, frame) if event is not None else None
        if event is None or cue is None:
            continue
        gathers = cue.reflexive and bool(cue.near)
        if gathers and staged:
            continue
        preps = sentence.cues["attending" if gathers else "at"]
        preps = frozenset(frame.slots) - sentence.cues["of"] if _bare(cue) else preps
        at = [arg for prep in preps for arg in frame.slots.get(prep, ())]
        at += frame.theme if _bare(cue) else ()
        if not any(arg.type == "event" for arg in at):
            frame.theme = (event, *frame.theme)
    return found


def _teller(sentence: Sentence, frame: Frame) -> Cue | None:
    """The cue by which a verb tells an event here, if there is one."""
    verb = frame.predicate.verb
    behind = [sentence.low(at) for at in range(verb + 1, verb + _PHRASE)]
    for cue in tellers(sentence.cues.verbs.get(frame.predicate.lemma, ())):
        if _bare(cue):
            again = pronoun_before(sentence, frame.predicate)  # "la feria ... la inauguró"
            fits = not again and _acted(cue, frame) and _met(sentence, cue, frame)
        else:
            beside = (cue.reflexive and not cue.near) or asked(behind, cue, sentence.grammar)
            fits = beside and not _unfilled(sentence, frame, cue)
        if fits:
            return cue
    return None


def _bare(cue: Cue) -> bool:
    """Whether a verb tells an event with no word or pronoun beside it."""
    return not cue.reflexive and not cue.near


def _unfilled(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Whether nobody named stands behind the preposition that a cue asks for: ``recibió a 20``.

    Or somebody is asked to do something there: ``called on the Council to act``.
    """
    fold, passive = sentence.cues.fold, frame.predicate.voice == "passive"
    asked = {fold.get(word, word) for word in cue.near} & sentence.cues["prepositions"]
    if passive and asked and asked <= sentence.cues["by"]:
        return not (_peopled(sentence, frame) or any(arg.type in ACTORS for arg in frame.theme))
    if not asked or not asked <= {claim.object.name for claim in cue.claims}:
        return False
    lacking = asked.isdisjoint(frame.slots) and not passive
    return lacking or not (passive or _fit(cue, frame)) or _asks(sentence, frame)


def _peopled(sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of people stands before a verb: no ``La petición fue recibida por``."""
    words, at = sentence.grammar.words, frame.predicate.start - 1
    told = words.collectives | words.posts | sentence.cues["delegations"]
    told |= sentence.cues["delegates"]
    while sentence.free(at) and sentence.tokens[at].shape in "wW":
        if sentence.low(at) in told:
            return True
        at -= 1
    return False


def _asks(sentence: Sentence, frame: Frame) -> bool:
    """Whether the clause goes on with what somebody is to do, and that is no talk."""
    signs, talks = sentence.cues["infinitive_signs"], sentence.cues["talking"]
    determiners = sentence.grammar.words.determiners
    for at in range(frame.predicate.verb + 1, sentence.size - 1):
        if sentence.low(at) in signs and sentence.free(at) and sentence.free(at + 1):
            verbal = sentence.tokens[at + 1].shape == "w"
            return verbal and sentence.low(at + 1) not in talks | determiners
    return False


def _acted(cue: Cue, frame: Frame) -> bool:
    """Whether somebody fit acts, named or a noun of people."""
    undone = frame.predicate.voice == "passive" and bool(frame.theme)  # "quedó inaugurado el"
    return (frame.subject is not None or frame.peopled or undone) and _fit(cue, frame)


def _fit(cue: Cue, frame: Frame) -> bool:
    """Whether who acts is of a type that the claims of a cue ask for, if they ask for one."""
    types = {claim.object.type for claim in cue.claims if claim.object.name == "agent"}
    undone = frame.predicate.voice != "active" and not frame.agent  # "se inauguró el museo"
    return "" in types or undone or any(arg.type in types for arg in frame.agent)


def _met(sentence: Sentence, cue: Cue, frame: Frame) -> bool:
    """Whether a verb tells whom, what or where it is about, not only ``visitó las obras``."""
    if cue.acts:
        return any(arg.type == cue.acts for arg in frame.theme)
    if _premises(sentence, frame.predicate.verb + 1):
        return True
    slots = (claim.object for claim in cue.claims if claim.object.name != "agent")
    rest = list(slots)
    return not rest or any(_fills(frame, slot) for slot in rest)


def _premises(sentence: Sentence, at: int) -> bool:
    """Whether a verb acts on where a body is: ``visitó la sede de la FAO``."""
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at += 1
    owned = sentence.says(at + 1, "of") and not sentence.says(at, "of")
    body = next((group for group in sentence.groups if group.start > at), None)
    of = body is not None and body.opening == at + 1 and body.acts
    return sentence.says(at, "premises") and owned and of


def _fills(frame: Frame, slot: Slot) -> bool:
    """Whether a slot is filled; who or what a verb has as its object is enough."""
    if slot.name == "theme":
        return bool(frame.theme)
    args = frame.slots.get(slot.name, ())
    return any(slot.type in {"", arg.type} for arg in args)
