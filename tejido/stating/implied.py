"""The happening that a reflexive verb without a noun tells of: ``Se llevó a cabo en Loja``."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.context import Context
from tejido.stating.dislocated import pronoun_before
from tejido.stating.frames import Frame
from tejido.stating.sentence import Sentence

__all__ = ["supply"]


def supply(context: Context, sentence: Sentence, found: Sequence[Frame]) -> None:
    """Let what was told last be the theme of a verb of happening that opens its clause alone."""
    last = context.last
    if last is None:
        return
    for frame in found:
        bare = not (frame.theme or frame.agent or frame.subject) and frame.predicate.voice == "se"
        if bare and _happens(context, frame) and _alone(sentence, frame):
            frame.theme = (last,)
        if not frame.theme and frame.agent and _resumed(context, sentence, frame):
            frame.theme = (last,)


def _resumed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a pronoun stands for what was told last: ``El foro fue ayer. Lo organizó la FAO``.

    The verb asks for a happening, and who acts stands behind it.
    """
    if not pronoun_before(sentence, frame.predicate):
        return False
    cues = context.cues.verbs.get(frame.predicate.lemma, ())
    themed = any(claim.subject.name == "theme" for cue in cues for claim in cue.claims)
    behind = sentence.tokens[frame.predicate.verb].end
    return themed and all(arg.span.start > behind for arg in frame.agent)


def _happens(context: Context, frame: Frame) -> bool:
    return any(cue.happens for cue in context.cues.verbs.get(frame.predicate.lemma, ()))


def _alone(sentence: Sentence, frame: Frame) -> bool:
    """Whether no noun stands right before or behind a verb: ``, y se celebró en``."""
    verb = frame.predicate
    opens = verb.start == 0 or sentence.shows(verb.start - 1, ",")
    opens = opens or sentence.says(verb.start - 1, "clause_joins")
    behind = verb.verb + 1
    number = behind + 1 + sentence.says(behind + 1, "beside_date")
    dated = sentence.says(behind, "articles") and sentence.low(number).isdigit()
    return opens and (dated or sentence.says(behind, "prepositions"))
