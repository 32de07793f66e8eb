"""Who a finite verb is about: the group before it, an antecedent, or what came before."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame, joined_on
from tejido.stating.joining import joined, too_many
from tejido.stating.relatives import (
    antecedent,
    far_off,
    governed,
    relative_before,
    unnamed,
)
from tejido.stating.sentence import Group, Sentence
from tejido.stating.verbgroup import Predicate, before

__all__ = ["inherited", "people_before", "resumed", "subject"]

_ASIDE = 8
"""Words of a noun in apposition before its relative clause."""


def subject(clauses: Clauses, number: int, left: Sequence[Group]) -> Group | None:
    """Return the group a verb agrees with: the antecedent of its pronoun, else the nearest."""
    sentence = clauses.sentence
    relative = relative_before(sentence, clauses.found[number].start)
    if relative is not None:
        if governed(sentence, relative):
            return None
        if far_off(clauses, number, relative):
            return None
        found = _same(clauses, number, relative) or antecedent(clauses, relative)
        return _held(clauses, number, found) or found
    plain = clauses.plain(left)
    if not plain:
        return _past_aside(clauses, number)
    nearest = plain[0]
    if _closed_off(clauses, number, nearest):
        return _past_aside(clauses, number)
    modified = _modified(clauses, number, nearest)
    if modified is not None:
        return modified
    if len(plain) > 1 and joined_on(sentence, nearest) and plain[1].types == nearest.types:
        return nearest._replace(start=plain[1].start, args=plain[1].args + nearest.args)
    return nearest


def _held(clauses: Clauses, number: int, found: Group | None) -> Group | None:
    """The event before what it is about: ``the workshop of the Reef Programme which was held``."""
    lemma, groups = clauses.found[number].lemma, clauses.sentence.groups
    if found is None or lemma not in clauses.sentence.cues["held"] or not found.prep:
        return None
    if found.args[0].type == "event":
        return None
    before = groups[groups.index(found) - 1] if groups.index(found) else None
    close = before is not None and found.opening - before.end < 2
    return before if before is not None and close and before.args[0].type == "event" else None


def _closed_off(clauses: Clauses, number: int, nearest: Group) -> bool:
    """Whether a comma ends the relative clause that a group stands in: ``que dirige Ana Paz,``."""
    sentence, here = clauses.sentence, clauses.found[number]
    if _set_off(clauses, here.start, nearest):
        return True
    earlier = next((one for one in reversed(clauses.found[:number]) if one.finite), None)
    if earlier is None or earlier.verb > nearest.start or not sentence.shows(nearest.end, ","):
        return False
    right_behind = not sentence.shows(nearest.start - 1, ",") and here.start - nearest.end < 4
    return right_behind and relative_before(sentence, earlier.start) is not None


def _set_off(clauses: Clauses, start: int, nearest: Group) -> bool:
    """Whether commas set off a group behind a governed pronoun: ``, de la que X es miembro,``."""
    sentence = clauses.sentence
    relative = next((at for at in reversed(clauses.relatives) if at < nearest.start), None)
    opened = governed(sentence, relative) if relative is not None else None
    if relative is None or opened is None or not sentence.shows(start - 1, ","):
        return False
    inside = any(sentence.shows(at, ",") for at in range(relative, nearest.start))
    return not inside and sentence.shows(opened - 1, ",")


def _past_aside(clauses: Clauses, number: int) -> Group | None:
    """Who stands before what commas set off: ``The Fund, a body that helps reefs, launched``."""
    sentence, here = clauses.sentence, clauses.found[number]
    relative = next((at for at in reversed(clauses.relatives) if at < here.start), None)
    if relative is None or not here.finite:
        return None
    closed = any(sentence.shows(at, ",") for at in range(relative, here.start))
    opened = relative - 1
    while opened > relative - _ASIDE and not sentence.shows(opened, ","):
        opened -= 1
    if not (closed and sentence.shows(opened, ",") and _opens_aside(sentence, opened, relative)):
        return None
    told = (group for group in sentence.groups if group.acts or group.happens)
    before = (group for group in told if group.end == opened)
    return next((group for group in before if not group.prep), None)


def _opens_aside(sentence: Sentence, comma: int, relative: int) -> bool:
    """Whether a pronoun, or an article and the noun it is of, stands behind a comma."""
    article = sentence.low(comma + 1) in sentence.grammar.words.indefinite_articles
    return comma + 1 in {relative, governed(sentence, relative)} or article


def _modified(clauses: Clauses, number: int, nearest: Group) -> Group | None:
    """Who a relative clause right before a verb is about: ``Ana, who led the Fund, thanked``.

    The nearest group then belongs to that clause; without a comma behind it, too.
    """
    sentence, here = clauses.sentence, clauses.found[number]
    earlier = next((one for one in reversed(clauses.found[:number]) if one.finite), None)
    if earlier is None or earlier.verb > nearest.start or nearest.end < here.start - 3:
        return None
    relative = relative_before(sentence, earlier.start)
    if relative is None or not sentence.says(relative, "personal_relatives"):
        return None
    found = antecedent(clauses, relative)
    return found if found is not None and found.acts and not found.prep else None


def people_before(sentence: Sentence, here: Predicate) -> bool:
    """Whether a noun of people stands right before a verb: ``the delegation led by X``."""
    at = before(sentence, here.start)
    return sentence.free(at) and sentence.low(at) in sentence.grammar.words.collectives


def _same(clauses: Clauses, number: int, relative: int) -> Group | None:
    """What a relative clause joined to another one is about: ``que coordina X y que arrancará``."""
    if not clauses.sentence.says(relative - 1, "coordinators"):
        return None
    for at in range(number - 1, -1, -1):
        earlier = clauses.frames.get(at)
        if earlier is not None and earlier.predicate.finite:
            told = relative_before(clauses.sentence, earlier.predicate.start) is not None
            return earlier.subject if told else None
    return None


def resumed(clauses: Clauses, number: int) -> Group | None:
    """The subject before a relative clause: ``X, que depende de Y, organizó``."""
    sentence = clauses.sentence
    earlier = [predicate for predicate in clauses.found[:number] if predicate.finite]
    if not earlier or not sentence.shows(clauses.found[number].start - 1, ","):
        return None
    at = earlier[-1].start - 1
    return antecedent(clauses, at) if sentence.says(at, "relatives") else None


def inherited(clauses: Clauses, number: int) -> Frame | None:
    """Where a verb without subject takes it from: the topic, or the verb it is joined to."""
    return _topic(clauses, number) or _coordinate(clauses, number)


def _topic(clauses: Clauses, number: int) -> Frame | None:
    """Who acted last, else the body a sentence is about, for a verb without subject: ``donde``.

    ``Ana Paz visitó la sede de la FAO, donde fue recibida``.
    """
    here, sentence = clauses.found[number], clauses.sentence
    if not sentence.says(here.start - 1, "where"):
        return None
    earlier = clauses.frames.get(number - 1)
    if earlier is not None and earlier.predicate.voice == "active" and earlier.agent:
        return earlier
    for group in sentence.groups:
        if group.end <= here.start and group.args[0].type == "institution":
            return Frame(here, agent=group.args, subject=group)
    return None


def _coordinate(clauses: Clauses, number: int) -> Frame | None:
    """The frame of the verb before, for a coordinated verb: ``lanzó X y firmó Y``."""
    here = clauses.found[number]
    if here.voice != "active" and not joined(clauses.sentence, here.start):
        return None
    relative = relative_before(clauses.sentence, here.start)
    if relative is not None and (
        unnamed(clauses.sentence, relative) or far_off(clauses, number, relative)
    ):
        return None
    for earlier in range(number - 1, -1, -1):
        frame = clauses.frames.get(earlier)
        told = frame is not None and (frame.agent or frame.theme)
        if frame is None or not told or frame.predicate.voice == "participle":
            continue
        if not too_many(clauses.sentence, here, frame.agent):
            return frame
    return None
