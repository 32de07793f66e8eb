"""Who leads people that a clause names no further: ``a delegation led by Ana Paz visited``."""

from __future__ import annotations

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.sentence import Group, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["add_leaders", "leader_received", "leader_subject"]

_NEAR = 2
"""So many tokens, commas mostly, may stand between a leader and the verb of the clause."""


def leader_subject(clauses: Clauses, number: int) -> Group | None:
    """The leader of the people that act: ``A delegation led by the Minister, Ana Paz, visited``."""
    led = _led(clauses, number - 1)
    if led is None or led.theme:
        return None
    found = _leader(clauses, led)
    close = found is not None and 0 <= clauses.found[number].start - found.end <= _NEAR
    return found._replace(prep="") if found is not None and close else None


def add_leaders(clauses: Clauses, number: int, frame: Frame) -> None:
    """Let who leads the people of a body act with it: ``A UN delegation, led by Ana Paz, met``."""
    led = _led(clauses, number - 1)
    named = led is not None and led.subject is not None and led.subject == frame.subject
    if led is not None and named and frame.predicate.voice == "active":
        frame.agent += tuple(arg for arg in led.agent if arg not in frame.agent)


def leader_received(clauses: Clauses, number: int, frame: Frame) -> None:
    """Let the leader stand for people who are acted on: ``received a team led by Ana Paz``."""
    led = _led(clauses, number + 1)
    if led is not None and not led.theme and not frame.theme:
        frame.theme = led.agent


def _led(clauses: Clauses, number: int) -> Frame | None:
    """The frame of a participle that tells who leads a noun of people."""
    frame = clauses.frames.get(number)
    if frame is None or frame.predicate.voice != "participle":
        return None
    leads = frame.predicate.lemma in clauses.sentence.cues["leading"]
    return frame if leads and _people(clauses.sentence, frame.predicate) else None


def _people(sentence: Sentence, here: Predicate) -> bool:
    at = here.start - 1 - sentence.shows(here.start - 1, ",")
    low = sentence.low(at)
    return sentence.free(at) and low in sentence.grammar.words.collectives


def _leader(clauses: Clauses, led: Frame) -> Group | None:
    groups = clauses.sentence.groups
    return next((g for g in groups if g.args == led.agent and g.start > led.predicate.verb), None)
