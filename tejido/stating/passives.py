"""Who acts in a passive or reflexive verb, and on what: ``fue firmado por A``, ``se firmó``."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.joining import coordinated
from tejido.stating.participles import unread_clause, unread_noun
from tejido.stating.sentence import Arg, Group, Sentence
from tejido.stating.subjects import inherited, people_before
from tejido.stating.verbgroup import Predicate, before

__all__ = ["args_of", "fill_passive", "fill_reflexive"]


def args_of(*groups: Group | None) -> tuple[Arg, ...]:
    """Return the arguments of some groups, one after the other; None has none."""
    return tuple(arg for group in groups if group is not None for arg in group.args)


def fill_passive(
    clauses: Clauses, number: int, frame: Frame, left: Sequence[Group], direct: Sequence[Group]
) -> None:
    """Give a passive its agent and what it acts on: its subject, else the noun behind it.

    ``left`` are the groups before the verb, ``direct`` those behind it that nothing governs.
    """
    sentence = clauses.sentence
    if coordinated(clauses, number):  # "financed by A and carried out with B"
        _drop_agent(sentence, frame, left)
    frame.agent = _agent(sentence, frame)
    earlier = inherited(clauses, number) if frame.subject is None else None
    if earlier is not None and not (direct and direct[0].happens):
        frame.subject = earlier.subject
    frame.theme = args_of(frame.subject) or args_of(*direct[:1])
    unread = unread_noun(sentence, frame.predicate.start)
    owned = unread or people_before(sentence, frame.predicate)
    told = bool(frame.theme) or _signed(sentence, frame.predicate)
    frame.peopled = owned and not told
    frame.unread = unread_clause(sentence, frame.predicate.start) and not told


def fill_reflexive(clauses: Clauses, number: int, frame: Frame, direct: Sequence[Group]) -> None:
    """Give a reflexive verb what it tells of, before and behind it: ``se realizó el foro``."""
    frame.agent = _agent(clauses.sentence, frame)
    earlier = inherited(clauses, number) if frame.subject is None and not direct else None
    if earlier is not None and earlier.subject is not None and earlier.subject.happens:
        frame.subject = earlier.subject
        frame.agent = tuple(arg for arg in frame.agent if arg not in earlier.agent)
    frame.theme = args_of(frame.subject) + args_of(*direct)


def _agent(sentence: Sentence, frame: Frame) -> tuple[Arg, ...]:
    """Who stands behind ``por``."""
    return next((args for prep, args in frame.slots.items() if prep in sentence.cues["by"]), ())


def _drop_agent(sentence: Sentence, frame: Frame, left: Sequence[Group]) -> None:
    """Leave out who acts in the verb before."""
    before = tuple(arg for group in left if group.prep in sentence.cues["by"] for arg in group.args)
    for prep in sorted(sentence.cues["by"] & frame.slots.keys()):
        if before and frame.slots[prep] == before:
            del frame.slots[prep]


def _signed(sentence: Sentence, here: Predicate) -> bool:
    """Whether an instrument is signed: ``El documento fue rubricado por la rectora``."""
    noun = before(sentence, here.start)
    signing = here.lemma in sentence.grammar.words.signing
    return signing and sentence.says(noun, "instruments")
