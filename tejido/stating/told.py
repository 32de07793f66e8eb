"""Events that a verb tells without a noun: ``La ministra se reunió con la OIM``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tejido.linking.entities import Linked
from tejido.marking.heads import Head
from tejido.model import Document, Mention, Span
from tejido.spans import touches, union
from tejido.stating.arguments import arg_of
from tejido.stating.cues import Cue
from tejido.stating.frames import Frame
from tejido.stating.grammar import Grammar, grammar
from tejido.stating.sentence import Arg, Sentence

__all__ = ["told_events", "told_mentions", "with_told"]

_MOODS = frozenset({"finite", "future", "participle"})
_WORD = re.compile(r"\w+")
_BEFORE = 16
"""How far before a verb its pronoun is looked for (code points)."""


def told_mentions(document: Document, marked: Sequence[Mention]) -> Iterator[Mention]:
    """Yield an event for each verb of a cue that ``tells`` one, named by the cue's noun."""
    cues = _telling(document.language)
    words = grammar(document.language)
    taken = union(mention.span for mention in marked)
    for match in _WORD.finditer(document.text) if cues else ():
        cue = cues.get(match.group())
        if cue is None or touches(Span(*match.span()), taken):
            continue
        if _tells(document.text, Span(*match.span()), cue, words):
            yield _mention(Span(*match.span()), _head(words, cue.tells))


@cache
def _telling(language: str) -> dict[str, Cue]:
    """The verb forms that may tell an event, and their cues."""
    words = grammar(language)
    cues = {lemma: one for lemma, all_ in words.cues.verbs.items() for one in all_ if one.tells}
    return {
        form: cues[reading.lemma]
        for form, readings in words.verbs.items()
        for reading in readings
        if reading.lemma in cues and reading.mood in _MOODS and form not in words.words.heads
    }


def _tells(text: str, verb: Span, cue: Cue, words: Grammar) -> bool:
    """Whether the pronoun of a reflexive verb, or a word that it asks for, stands beside it."""
    if cue.reflexive:
        before = _WORD.findall(text[max(0, verb.start - _BEFORE) : verb.start])
        perfect = any(
            form.lemma in words.cues["perfects"]
            for form in words.verbs.get(before[-1].lower() if before else "", ())
        )
        return bool({w.lower() for w in before[-1 - perfect :][:1]} & words.cues["reflexives"])
    behind = _WORD.match(text, verb.end + 1)
    return not cue.near or (behind is not None and behind.group().lower() in cue.near)


def _head(words: Grammar, noun: str) -> Head:
    return next(head for form, head, _ in words.words.heads[noun] if form == (noun,))


def _mention(span: Span, head: Head) -> Mention:
    return Mention(
        "event",
        span,
        head.lemma,
        head.kind,
        (head.lemma,),
        "told",
        head=head.lemma,
        gender=head.gender,
        named=False,
    )


def told_events(linked: Linked) -> dict[int, Arg]:
    """Return the events that verbs tell, by where the verb stands."""
    return {
        linked.mentions[index].span.start: arg_of(linked, entity, linked.mentions[index].span)
        for index, entity in linked.entity_of.items()
        if linked.mentions[index].rule == "told"
    }


def with_told(
    told: Mapping[int, Arg], sentence: Sentence, found: Sequence[Frame]
) -> Sequence[Frame]:
    """Give each verb that tells an event this event as its theme, unless it happened at one."""
    for frame in found:
        event = told.get(sentence.tokens[frame.predicate.verb].start)
        preps = frame.slots if _bare(sentence, frame) else sentence.cues["at"]
        at = (arg for prep in preps for arg in frame.slots.get(prep, ()))
        if event is None or _objectless(sentence, frame) or _unfilled(sentence, frame):
            continue
        if not any(arg.type == "event" for arg in at):
            frame.theme = (event, *frame.theme)
    return found


def _unfilled(sentence: Sentence, frame: Frame) -> bool:
    """Whether nobody named stands behind the preposition that a cue asks for: ``recibió a 20``."""
    fold = sentence.cues.fold
    for cue in sentence.cues.verbs.get(frame.predicate.lemma, ()):
        near = {fold.get(word, word) for word in cue.near} if cue.tells else set()
        if near and near <= {claim.object.name for claim in cue.claims}:
            return near.isdisjoint(frame.slots) and frame.predicate.voice != "passive"
    return False


def _objectless(sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb with an object lacks its subject or a named object: ``visitó las obras``."""
    told = frame.subject is not None and (frame.theme or "a" in frame.slots)
    bare = _bare(sentence, frame)
    return bool(bare) and not (told and any(_acted(cue, frame) for cue in bare))


def _bare(sentence: Sentence, frame: Frame) -> list[Cue]:
    """The cues by which a verb tells an event with no word or pronoun beside it."""
    cues = sentence.cues.verbs.get(frame.predicate.lemma, ())
    return [cue for cue in cues if cue.tells and not cue.reflexive and not cue.near]


def _acted(cue: Cue, frame: Frame) -> bool:
    """Whether who acts is of the type that the claims of a cue ask for, if they ask for one."""
    types = {claim.object.type for claim in cue.claims if claim.object.name == "agent"}
    return "" in types or any(arg.type in types for arg in frame.agent)
