"""Who acts in a gerund or an infinitive, and what stands there for events that are only counted."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.governors import before_determined
from tejido.stating.sentence import Arg, Group, Sentence
from tejido.stating.verbgroup import before

__all__ = ["exemplified", "lend_to_gerunds"]


def lend_to_gerunds(clauses: Clauses) -> None:
    """Let who acts in a clause act in its gerunds: ``X marked the week by hosting a fair``."""
    sentence = clauses.sentence
    for frame in clauses.frames.values():
        if frame.predicate.aims or (frame.predicate.voice == "gerund" and not frame.agent):
            _lend_thanked(sentence, frame)
    if sentence.grammar.words.language != "en":
        return
    for number, frame in clauses.frames.items():
        if frame.predicate.voice == "gerund" and not frame.agent:
            _lend_absolute(sentence, frame)
        if frame.predicate.voice != "gerund" or frame.agent or not frame.predicate.modality:
            continue
        at = before(sentence, frame.predicate.start)
        if at > 0 and (sentence.says(at, "told") or sentence.shows(at, ",")):
            frame.agent = _acting(clauses, number)


def _lend_absolute(sentence: Sentence, frame: Frame) -> None:
    """Let whom ``with`` introduces act in the gerund behind: ``with the Mayor attending``."""
    here = frame.predicate
    own = next((group for group in sentence.groups if group.end == here.start), None)
    if own is not None and own.acts and own.prep in sentence.cues["together"]:
        frame.agent, frame.predicate = own.args, here._replace(modality="stated")


def _lend_thanked(sentence: Sentence, frame: Frame) -> None:
    """Let whom somebody praises act in what it is for: ``thanked FAO for funding the project``.

    So in an infinitive: ``agradeció a la FAO por financiar el proyecto``.
    """
    here = frame.predicate
    own = next((group for group in sentence.groups if group.end == here.start - 1), None)
    for_ = sentence.says(here.start - 1, "praising")
    if own is None or not (for_ and own.acts and frame.theme):
        return
    if not own.prep or own.prep in sentence.cues["thanked"]:
        frame.agent, frame.predicate = own.args, here._replace(modality="stated", aims=False)


def _acting(clauses: Clauses, number: int) -> tuple[Arg, ...]:
    """Who acts in the clause before a gerund, or in the one that it stands in."""
    start = clauses.found[number].start
    earlier = (clauses.frames[at] for at in range(number - 1, -1, -1) if clauses.found[at].finite)
    main = next(earlier, None)
    if main is not None:
        return main.agent if _acts(main) else ()
    later = (clauses.frames[at] for at in range(number + 1, len(clauses.found)))
    main = next((frame for frame in later if frame.predicate.finite), None)
    if main is None or not _acts(main) or main.subject is None or main.subject.end > start:
        return ()
    return main.agent


def _acts(frame: Frame) -> bool:
    return frame.predicate.voice == "active" and bool(frame.predicate.modality)


def exemplified(sentence: Sentence, group: Group, right: Sequence[Group]) -> Group:
    """The events that bare ones stand for: ``hosting several events, including a fair``."""
    arg = group.args[0]
    if arg.type != "event" or arg.kind != "other" or len(group.args) > 1:
        return group
    behind = [one for one in right if one.start >= group.end and one.args[0].type == "event"]
    bare = sentence.low(group.end - 1).endswith("s") and group.end - group.start == 1
    first = behind[0] if bare and behind else None
    if first is None or not sentence.says(before_determined(sentence, first.start), "exemplifying"):
        return group
    return first
