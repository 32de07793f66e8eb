"""Events that a verb tells without a noun: ``La ministra se reunió con la OIM``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import dropwhile, pairwise, takewhile

from tejido.linking.entities import Linked
from tejido.marking.heads import Head
from tejido.model import Document, Mention, Span
from tejido.spans import touches, union
from tejido.stating.argument import arg_of
from tejido.stating.cues import Cue, Slot
from tejido.stating.dislocated import pronoun_before
from tejido.stating.frames import Frame
from tejido.stating.grammar import Grammar, grammar
from tejido.stating.sentence import ACTORS, Arg, Sentence
from tejido.stating.toldnames import timed, told_names
from tejido.stating.toldobjects import Objects

__all__ = ["told_events", "told_mentions", "with_told"]

_MOODS = frozenset({"finite", "future", "participle"})
_WORD = re.compile(r"\w+")
_BEHIND = re.compile(r"(?: [^\W_][\w-]*){1,9}")
"""The words right behind a verb."""
_BEFORE = 16
"""How far before a verb its pronoun is looked for (code points)."""
_PHRASE = 10
"""So many tokens behind a verb may hold the noun that a cue asks for."""


def told_mentions(document: Document, marked: Sequence[Mention]) -> Iterator[Mention]:
    """Yield an event for each verb of a cue that ``tells`` one, named by the cue's noun."""
    cues = _telling(document.language)
    words = grammar(document.language)
    taken = union(mention.span for mention in marked)
    known: dict[str, Objects] = {}
    staged = _staged(document.text, marked, words)
    for verb in [match for match in _WORD.finditer(document.text) if match[0].lower() in cues]:
        span = Span(*verb.span())
        if touches(span, taken):
            continue
        for cue in cues[verb[0].lower()]:
            unsaid = cue.acts == "agreement" and not staged
            if unsaid or not _tells(document.text, span, cue, words):
                continue
            names = told_names(document.text, span, cue, words)
            if cue.acts:
                fit = Objects(document.text, marked, cue.acts, words)
                names = _named_by(known.setdefault(cue.acts, fit), span, names, cue)
            if names:
                yield _mention(span, _head(words, cue.tells), names)
                break


def _staged(text: str, marked: Sequence[Mention], words: Grammar) -> bool:
    """Whether a text speaks of an occasion and tells no event: a signing may be one."""
    articles = words.words.definites | words.words.demonstratives
    for mention in marked:
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start].lower().split()
        pointed = mention.head in words.cues["occasions"] and articles.intersection(before[-1:])
        if mention.type == "event" and mention.rule != "reference" and not pointed:
            return False
    return any(
        one.lower() in articles and other.lower() in words.cues["occasions"]
        for one, other in pairwise(_WORD.findall(text))
    )


def _named_by(objects: Objects, verb: Span, names: tuple[str, ...], cue: Cue) -> tuple[str, ...]:
    """Return the names of an event told of what a verb acts on, none without such a thing."""
    behind = objects.behind(verb)
    if behind is not None and (" " in names[0] or cue.acts != "agreement"):
        return names
    opened = behind or objects.before(verb)
    if opened is not None and cue.acts == "agreement":
        return (f"{cue.tells} {objects.definite(opened)}", names[-1])
    fuller = objects.told(opened) if opened is not None else ()
    return (*(f"{cue.tells} {name}" for name in fuller), names[-1]) if fuller else ()


@cache
def _telling(language: str) -> dict[str, tuple[Cue, ...]]:
    """The verb forms that may tell an event, and their cues."""
    words = grammar(language)
    told = {lemma: _tellers(all_) for lemma, all_ in words.cues.verbs.items()}
    return {
        form: told[reading.lemma]
        for form, readings in words.verbs.items()
        for reading in readings
        if told.get(reading.lemma) and reading.mood in _MOODS and form not in words.words.heads
    }


def _tellers(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues that tell an event, first those that tell it only of something of a type."""
    return tuple(sorted((cue for cue in cues if cue.tells), key=lambda cue: not cue.acts))


def _tells(text: str, verb: Span, cue: Cue, words: Grammar) -> bool:
    """Whether the pronoun of a reflexive verb, or a word that it asks for, stands beside it."""
    if cue.reflexive:
        before = _WORD.findall(text[max(0, verb.start - _BEFORE) : verb.start])
        perfect = any(
            form.lemma in words.cues["perfects"]
            for form in words.verbs.get(before[-1].lower() if before else "", ())
        )
        if not {w.lower() for w in before[-1 - perfect :][:1]} & words.cues["reflexives"]:
            return False
    if not (cue.near or cue.reflexive) and not _past(text[verb.start : verb.end], words):
        return False
    behind = _BEHIND.match(text, verb.end)
    return _asked(behind.group().lower().split() if behind else [], cue, words)


def _past(form: str, words: Grammar) -> bool:
    """Whether a form tells of what was done, not of a habit: ``recorrió``, no ``recorren``."""
    endings, readings = tuple(words.cues["past_endings"]), words.verbs.get(form, ())
    participle = any(reading.mood == "participle" for reading in readings)
    return participle or not endings or form.endswith(endings)


def _asked(behind: Sequence[str], cue: Cue, words: Grammar) -> bool:
    """Whether a word that a cue asks for stands behind its verb: ``met with``, ``hosted a team``.

    Words of its noun phrase may stand between: ``received a high-level delegation``; so may a day.
    """
    behind = list(dropwhile(partial(timed, words=words), behind))
    if not cue.near or set(behind[:1]) & cue.near:
        return True
    if set(behind[:1]) & words.cues["at"] and cue.near <= words.cues["prepositions"]:
        return not cue.near.isdisjoint(behind)  # "recibió en su despacho a la ministra"
    if set(behind[:1]) & words.cues["at"]:  # "abrió en Lima una oficina"
        behind = list(dropwhile(lambda word: word not in words.words.indefinites, behind))
    if not set(behind[:1]) & (words.words.indefinites | words.words.determiners):
        return False
    phrase = takewhile(lambda word: word not in words.cues["prepositions"], behind[1:])
    noun = [word for word in phrase if not timed(word, words)]
    definite = behind[0] not in words.words.indefinites
    return not cue.near.isdisjoint(noun[-1:] if definite else noun)


def _head(words: Grammar, tells: str) -> Head:
    noun = tells.partition(" ")[0]
    return next(head for form, head, _ in words.words.heads[noun] if form == (noun,))


def _mention(span: Span, head: Head, names: tuple[str, ...]) -> Mention:
    return Mention(
        "event",
        span,
        names[0],
        head.kind,
        names,
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
    told: Mapping[int, Arg], sentence: Sentence, found: Sequence[Frame], *, staged: bool
) -> Sequence[Frame]:
    """Give each verb that tells an event this event as its theme, unless it happened at one.

    ``staged``: an event was told by a noun, at which people may gather: ``se dieron cita``.
    """
    for frame in found:
        event = told.get(sentence.tokens[frame.predicate.verb].start)
        cue = _teller(sentence, frame) if event is not None else None
        if event is None or cue is None:
            continue
        gathers = cue.reflexive and bool(cue.near)
        if gathers and staged:
            continue
        preps = sentence.cues["attending" if gathers else "at"]
        preps = frozenset(frame.slots) - sentence.cues["of"] if _bare(cue) else preps
        at = [arg for prep in preps for arg in frame.slots.get(prep, ())]
        at += frame.theme if _bare(cue) else ()
        if not any(arg.type == "event" for arg in at):
            frame.theme = (event, *frame.theme)
    return found


def _teller(sentence: Sentence, frame: Frame) -> Cue | None:
    """The cue by which a verb tells an event here, if there is one."""
    verb = frame.predicate.verb
    behind = [sentence.low(at) for at in range(verb + 1, verb + _PHRASE)]
    for cue in _tellers(sentence.cues.verbs.get(frame.predicate.lemma, ())):
        if _bare(cue):
            again = pronoun_before(sentence, frame.predicate)  # "la feria ... la inauguró"
            fits = not again and _acted(cue, frame) and _met(sentence, cue, frame)
        else:
            beside = (cue.reflexive and not cue.near) or _asked(behind, cue, sentence.grammar)
            fits = beside and not _unfilled(sentence, frame, cue)
        if fits:
            return cue
    return None


def _bare(cue: Cue) -> bool:
    """Whether a verb tells an event with no word or pronoun beside it."""
    return not cue.reflexive and not cue.near


def _unfilled(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Whether nobody named stands behind the preposition that a cue asks for: ``recibió a 20``.

    Or somebody is asked to do something there: ``called on the Council to act``.
    """
    fold, passive = sentence.cues.fold, frame.predicate.voice == "passive"
    asked = {fold.get(word, word) for word in cue.near} & sentence.cues["prepositions"]
    if passive and asked and asked <= sentence.cues["by"]:
        return not (frame.peopled or any(arg.type in ACTORS for arg in frame.theme))
    if not asked or not asked <= {claim.object.name for claim in cue.claims}:
        return False
    lacking = asked.isdisjoint(frame.slots) and not passive
    return lacking or not (passive or _fit(cue, frame)) or _asks(sentence, frame)


def _asks(sentence: Sentence, frame: Frame) -> bool:
    """Whether the clause goes on with what somebody is to do, and that is no talk."""
    signs, talks = sentence.cues["infinitive_signs"], sentence.cues["talking"]
    determiners = sentence.grammar.words.determiners
    for at in range(frame.predicate.verb + 1, sentence.size - 1):
        if sentence.low(at) in signs and sentence.free(at) and sentence.free(at + 1):
            verbal = sentence.tokens[at + 1].shape == "w"
            return verbal and sentence.low(at + 1) not in talks | determiners
    return False


def _acted(cue: Cue, frame: Frame) -> bool:
    """Whether somebody fit acts, named or a noun of people."""
    undone = frame.predicate.voice == "passive" and bool(frame.theme)  # "quedó inaugurado el"
    return (frame.subject is not None or frame.peopled or undone) and _fit(cue, frame)


def _fit(cue: Cue, frame: Frame) -> bool:
    """Whether who acts is of a type that the claims of a cue ask for, if they ask for one."""
    types = {claim.object.type for claim in cue.claims if claim.object.name == "agent"}
    undone = frame.predicate.voice != "active" and not frame.agent  # "se inauguró el museo"
    return "" in types or undone or any(arg.type in types for arg in frame.agent)


def _met(sentence: Sentence, cue: Cue, frame: Frame) -> bool:
    """Whether a verb tells whom, what or where it is about, not only ``visitó las obras``."""
    if cue.acts:
        return any(arg.type == cue.acts for arg in frame.theme)
    if _premises(sentence, frame.predicate.verb + 1):
        return True
    slots = (claim.object for claim in cue.claims if claim.object.name != "agent")
    rest = list(slots)
    return not rest or any(_fills(frame, slot) for slot in rest)


def _premises(sentence: Sentence, at: int) -> bool:
    """Whether a verb acts on where a body is: ``visitó la sede de la FAO``."""
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at += 1
    owned = sentence.says(at + 1, "of") and not sentence.says(at, "of")
    body = next((group for group in sentence.groups if group.start > at), None)
    of = body is not None and body.opening == at + 1 and body.acts
    return sentence.says(at, "premises") and owned and of


def _fills(frame: Frame, slot: Slot) -> bool:
    """Whether a slot is filled; who or what a verb has as its object is enough."""
    if slot.name == "theme":
        return bool(frame.theme)
    args = frame.slots.get(slot.name, ())
    return any(slot.type in {"", arg.type} for arg in args)
