"""Which verb the dates and places of a clause belong to, and what happening it tells of."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.context import Context
from tejido.stating.cues import Cue
from tejido.stating.frames import Frame
from tejido.stating.sentence import HAPPENINGS, Arg, Sentence
from tejido.stating.verbclaims import near

__all__ = ["governing", "happenings", "places"]


def governing(
    context: Context, sentence: Sentence, found: Sequence[Frame], at: int
) -> Frame | None:
    """The predicate of happening nearest to a token: before it in reach, else the first after."""
    telling = [frame for frame in found if frame.predicate.modality]
    before = (frame for frame in reversed(telling) if _reaches(frame, at))
    for frame in before:
        if _happens(context, sentence, frame):
            return frame
        timed = frame.predicate.lemma in context.cues["passives"]  # "siendo las diez del día 3"
        if frame.predicate.voice != "participle" and not (
            frame.predicate.voice == "gerund" and timed
        ):
            return None
    behind = (frame for frame in telling if frame.predicate.verb > at)
    after = next((frame for frame in behind if frame.predicate.finite), None)
    return after if after is not None and _happens(context, sentence, after) else None


def _reaches(frame: Frame, at: int) -> bool:
    verb = frame.predicate.verb
    return verb < at < max(frame.reach, verb + 1)


def _happens(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether dates and places of a clause belong to the happening it tells of."""
    return bool(_happening(context, sentence, frame)) and bool(happenings(context, sentence, frame))


def _happening(context: Context, sentence: Sentence, frame: Frame) -> list[Cue]:
    """The cues of happening that fit a verb, those that ask for a word beside it alone."""
    cues = context.cues.verbs.get(frame.predicate.lemma, ())
    fitting = [cue for cue in cues if cue.happens and near(sentence, frame, cue)]
    return [cue for cue in fitting if cue.near] or fitting


def places(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the verb itself says which the place is: ``Loja fue sede del foro``."""
    cues = _happening(context, sentence, frame)
    return any(claim.relation == "place" for cue in cues for claim in cue.claims)


def happenings(context: Context, sentence: Sentence, frame: Frame) -> tuple[Arg, ...]:
    """The happenings a predicate tells of: its theme, else its subject, else what its cue says.

    A verb of mere happening tells of its subject: ``la feria tuvo lugar el 8 de marzo, Día de``.
    """
    cues = _happening(context, sentence, frame)
    acting = any(cue.claims for cue in cues)
    slots = (slot.subject.name for cue in cues for slot in cue.claims)
    args = (frame.theme, frame.agent) if acting else (frame.agent, frame.theme)
    rest = (frame.slots.get(name, ()) for name in slots)
    found = (tuple(arg for arg in each if arg.type in HAPPENINGS) for each in (*args, *rest))
    return next((each for each in found if each), ())
