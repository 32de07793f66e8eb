"""Who heads or makes up a delegation takes part in what it came for: ``la delegación la integran``.

A delegation is no body: nobody who leads it holds a post in it or organises what it attends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tejido.stating.context import Context, Found
from tejido.stating.frames import Frame
from tejido.stating.sentence import ACTORS, Arg, Sentence
from tejido.stating.slots import government_for

__all__ = ["delegated", "delegation_claims"]

_FAR = 12
"""Words of a delegation between its noun and the verb that says who is in it."""


def delegated(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb says who leads or makes up a delegation."""
    if frame.predicate.lemma not in sentence.cues["delegating"]:
        return False
    if frame.predicate.voice == "active":
        pronoun = sentence.says(frame.predicate.start - 1, "delegate_pronouns")
        told = pronoun and _told_before(context, sentence, sentence.tokens[0].start)
        return told or _object(sentence, frame.predicate.verb + 1)
    return _of_delegation(context, sentence, frame.predicate.start)


def _object(sentence: Sentence, at: int) -> bool:
    """Whether a delegation stands right behind a verb: ``Integraron la delegación A y B``."""
    return sentence.says(at, "articles") and sentence.says(at + 1, "delegations")


def _of_delegation(context: Context, sentence: Sentence, verb: int) -> bool:
    """Whether the noun of a passive verb or a participle is a delegation, or stands for one."""
    for at in range(verb - 1, max(-1, verb - _FAR), -1):
        if sentence.says(at, "delegations"):
            return sentence.says(at + 1, "sources") or not _apart(sentence, at + 1, verb)
        if sentence.says(at, "delegates"):
            here = sentence.tokens[at].start
            if sentence.says(at + 1, "sources") and _apart(sentence, at + 2, verb):
                return True  # "a team from the Coast Guard led by"
            return not _apart(sentence, at + 1, verb) and _told_before(context, sentence, here)
        if _happens(sentence, at) or (sentence.free(at) and sentence.says(at, "relatives")):
            return False
    return False


def _apart(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name stands between two tokens."""
    return any(not sentence.free(at) for at in range(first, last))


def _happens(sentence: Sentence, at: int) -> bool:
    return not sentence.free(at) and sentence.chunk_at(at).args[0].type == "event"


def _told_before(context: Context, sentence: Sentence, offset: int) -> bool:
    """Whether a delegation was told of before."""
    return _first_told(context.document.text, sentence.cues["delegations"]) <= offset


@lru_cache(maxsize=2)
def _first_told(text: str, nouns: frozenset[str]) -> int:
    """Return where the first of some nouns ends in a text, behind the text without one."""
    low = text.lower()
    ends = (at + len(noun) for noun in nouns if (at := low.find(noun)) >= 0)
    return min(ends, default=len(text) + 1)


def delegation_claims(
    context: Context, sentence: Sentence, frame: Frame, found: Sequence[Frame]
) -> Iterator[Found]:
    """Yield who takes part in the event at hand as one of a delegation."""
    event = _event(context, sentence, frame, found)
    if event is None or not frame.predicate.modality:
        return
    told = (sentence.stretch(frame.predicate.start, frame.predicate.verb),)
    for arg in (government_for(context, arg) for arg in frame.agent):
        if arg.type in ACTORS:
            modality = frame.predicate.modality
            yield Found(
                "participant", event, arg, (sentence.span,), "delegation", modality, told=told
            )


def _event(
    context: Context, sentence: Sentence, frame: Frame, found: Sequence[Frame]
) -> Arg | None:
    """The event that a delegation came for: that of its sentence, else the one at hand."""
    told = [arg for one in found for arg in one.theme if arg.span.start in context.told]
    before = [group.args[0] for group in sentence.groups if group.end <= frame.predicate.start]
    named = [arg for arg in before if arg.type == "event" and arg.kind != "observance"]
    return next(iter((*told, *reversed(named))), None) or context.reference("event")
