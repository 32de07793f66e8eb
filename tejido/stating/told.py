"""Events that a verb tells without a noun: ``La ministra se reunió con la OIM``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import dropwhile, pairwise, takewhile

from tejido.marking.heads import Head
from tejido.model import Document, Mention, Span
from tejido.spans import touches, union
from tejido.stating.cues import Cue
from tejido.stating.grammar import Grammar, grammar
from tejido.stating.toldnames import timed, told_names
from tejido.stating.toldobjects import Objects

__all__ = ["asked", "tellers", "told_mentions"]

_MOODS = frozenset({"finite", "future", "participle"})
_WORD = re.compile(r"\w+")
_BEHIND = re.compile(r"(?: [^\W_][\w-]*){1,9}")
"""The words right behind a verb."""
_BEFORE = 16
"""How far before a verb its pronoun is looked for (code points)."""


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
                if cue.acts not in known:
                    known[cue.acts] = Objects(document.text, marked, cue.acts, words)
                names = _named_by(known[cue.acts], span, names, cue)
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
    told = {lemma: tellers(all_) for lemma, all_ in words.cues.verbs.items()}
    return {
        form: told[reading.lemma]
        for form, readings in words.verbs.items()
        for reading in readings
        if told.get(reading.lemma) and reading.mood in _MOODS and form not in words.words.heads
    }


def tellers(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the cues that tell an event, first those that do so of something of a type."""
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
    return asked(behind.group().lower().split() if behind else [], cue, words)


def _past(form: str, words: Grammar) -> bool:
    """Whether a form tells of what was done, not of a habit: ``recorrió``, no ``recorren``."""
    endings, readings = tuple(words.cues["past_endings"]), words.verbs.get(form, ())
    participle = any(reading.mood == "participle" for reading in readings)
    return participle or not endings or form.endswith(endings)


def asked(behind: Sequence[str], cue: Cue, words: Grammar) -> bool:
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
