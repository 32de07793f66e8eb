"""Who stands behind an event and a colon teaches or speaks there: ``Taller de Barro: Ana Paz``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tejido.stating.context import Found
from tejido.stating.predicates import predicates
from tejido.stating.sentence import Sentence

__all__ = ["staged_claims"]


def staged_claims(sentence: Sentence) -> Iterator[Found]:
    """Yield who teaches a training, or speaks at another event, by the sign between the two."""
    for event, people in pairwise(sentence.groups):
        one = event.args[0]
        beside = people.start - event.end == 1 and sentence.low(event.end) == ":"
        if not beside or _told(sentence, event.start) or one.type != "event" or len(event.args) > 1:
            continue
        relation = "facilitator" if one.kind == "training" else "speaker"
        for arg in people.args:
            if arg.type == "person":
                yield Found(relation, one, arg, (sentence.span,), "event-colon-person")


def _told(sentence: Sentence, end: int) -> bool:
    """Whether a verb before an event says who they are: ``Asistieron al taller: Ana Paz``."""
    return any(one.finite and one.verb < end for one in predicates(sentence))
