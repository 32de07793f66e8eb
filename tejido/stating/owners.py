"""A programme that a body calls its own: ``la SEP presentó su programa Aprende Más``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.stating.context import Found
from tejido.stating.frames import Frame
from tejido.stating.sentence import Arg, Group, Sentence

__all__ = ["owner_claims"]


def owner_claims(sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield ``implementer`` of the programmes that stand behind a possessive."""
    for group in sentence.groups:
        owner = _owner(sentence, found, group) if _owned(sentence, group) else None
        if owner is not None:
            told = (sentence.stretch(group.start - 1, group.end - 1),)
            where = (sentence.span,)
            yield Found("implementer", group.args[0], owner, where, "its-programme", told=told)


def _owned(sentence: Sentence, group: Group) -> bool:
    """Whether a possessive stands before a programme with more of a name than its common noun."""
    named = group.args[0].type == "programme" and group.end - group.start > 1
    return named and sentence.says(group.start - 1, "possessives")


def _owner(sentence: Sentence, found: Sequence[Frame], group: Group) -> Arg | None:
    """The one body that acts in the clause; a denied clause owns nothing."""
    frames = [frame for frame in found if frame.predicate.verb < group.start and frame.agent]
    if not frames or not frames[-1].predicate.modality:
        return None
    agent = frames[-1].agent
    before = agent[0].span.end <= sentence.tokens[group.start].start
    return agent[0] if len(agent) == 1 and agent[0].type == "institution" and before else None
