"""Where the words of a cue stand in a passage."""

from __future__ import annotations

import re
from functools import cache

from tejido.marking.tokens import tokenise
from tejido.marking.verbs import verb_forms
from tejido.model import Span
from tejido.stating.cues import Cue, cues

__all__ = ["cue_spans"]


def cue_spans(text: str, within: Span, language: str, rule: str) -> list[Span]:
    """Return where the words of the cue named ``rule`` stand in ``text[within]``, in order.

    Empty for a rule that is no cue, such as one that reads a person with a post. A noun cue that
    every agreement is has no words of its own.
    """
    return [
        span
        for cue in _by_id(language).get(rule, ())
        for span in (
            _verbs(text, within, language, cue)
            if cue.trigger == "verb"
            else _phrases(text, within, language, cue)
        )
    ]


@cache
def _by_id(language: str) -> dict[str, tuple[Cue, ...]]:
    known = cues(language)
    begun = (phrases for table in known.phrases.values() for phrases in table.values())
    phrases = (cue for pairs in begun for _, cue in pairs)
    tables = (known.verbs.values(), known.nouns.values())
    every = [cue for table in tables for group in table for cue in group]
    every += [*phrases, *known.lists.values(), *known.labels.values()]
    return {cue.id: (cue,) for cue in every}


def _verbs(text: str, within: Span, language: str, cue: Cue) -> list[Span]:
    forms = verb_forms(language)
    return [
        Span(token.start, token.end)
        for token in tokenise(text, within)
        if any(form.lemma in cue.words for form in forms.get(token.low, ()))
    ]


def _phrases(text: str, within: Span, language: str, cue: Cue) -> list[Span]:
    fold = cues(language).fold
    found = _pattern(cue, tuple(sorted(fold.items()))).finditer(text, within.start, within.end)
    return [Span(*match.span()) for match in found]


@cache
def _pattern(cue: Cue, fold: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Any of the cue's phrases, the longest first; its last word also contracted (``del``)."""
    ordered = sorted(cue.words, key=lambda words: (-len(words), words))
    spelt = [r"\s+".join(_word(word, fold) for word in words.split()) for words in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)


def _word(word: str, fold: tuple[tuple[str, str], ...]) -> str:
    forms = [word, *(form for form, plain in fold if plain == word)]
    return f"(?:{'|'.join(map(re.escape, forms))})"
