"""Clauses that leave out the verb of the one before: ``X fue organizado por A y Z por B``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tejido.stating.clauses import Frame
from tejido.stating.sentence import HAPPENINGS, Group, Sentence

__all__ = ["gapped"]


def gapped(sentence: Sentence, frame: Frame) -> Iterator[Frame]:
    """Yield a frame for each pair of groups that goes on with the passive verb of ``frame``."""
    told = frame.predicate.voice == "passive" and frame.theme and frame.agent
    for noun, doer in pairwise(sentence.groups) if told else ():
        behind = frame.predicate.verb < noun.start < doer.start < max(frame.reach, noun.start)
        if behind and _pair(sentence, noun, doer) and _alike(noun, frame):
            slots = {doer.prep: doer.args}
            yield replace(frame, theme=noun.args, agent=doer.args, subject=noun, slots=slots)


def _pair(sentence: Sentence, noun: Group, doer: Group) -> bool:
    """Whether a noun joined on stands right before who acts: ``y Perú, por el director``."""
    joined = _before(sentence, noun)
    near = doer.opening - noun.end <= sentence.shows(noun.end, ",")
    return not noun.prep and joined and near and doer.prep in sentence.cues["by"]


def _before(sentence: Sentence, noun: Group) -> bool:
    """Whether a join word or a semicolon stands before a noun and its determiners."""
    at, determiners = noun.start - 1, sentence.grammar.words.determiners
    while sentence.free(at) and sentence.low(at) in determiners:
        at -= 1
    return sentence.shows(at, ",;") or sentence.says(at, "coordinators")


def _alike(noun: Group, frame: Frame) -> bool:
    """Whether a noun may be what the verb is said of: an event like an event before."""
    return noun.happens == any(arg.type in HAPPENINGS for arg in frame.theme)
