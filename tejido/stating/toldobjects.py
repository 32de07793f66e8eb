"""What a verb that tells an event acts on, before its sentence is read: ``opened the Library``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tejido.model import Mention, Span
from tejido.stating.grammar import Grammar
from tejido.stating.toldnames import timed

__all__ = ["Objects"]

_WORDS = re.compile(r"\)?(?: [a-z][\w-]*){0,4} ")
"""What may stand between a verb and the name that it acts on."""
_NEXT = re.compile(r" ([^\W\d_][\w-]*)")
_FARTHEST = 40
"""So many code points may stand between them."""
_LINK = 3
"""Fewer words than this tie a name to what it is of."""


class Objects:
    """The mentions of one type, found by what stands between them and a verb."""

    def __init__(self, text: str, marked: Sequence[Mention], type_: str, words: Grammar) -> None:
        self._text, self._words = text, words
        self._all = sorted((m for m in marked if m.type == type_), key=lambda m: m.span)
        self._starts = [mention.span.start for mention in self._all]

    def behind(self, verb: Span) -> Mention | None:
        """Return the object of an active verb: ``opened the new Reef Centre``."""
        at = bisect_left(self._starts, verb.end)
        found = self._all[at] if at < len(self._all) else None
        if found is None or found.span.start - verb.end > _FARTHEST:
            return None
        between = self._text[verb.end : found.span.start]
        told = _WORDS.fullmatch(between) and self._plain(between.split())
        return found if told and self._ends(found.span.end) else None

    def _ends(self, end: int) -> bool:
        """Whether a name tells of no noun behind it: not ``opened the UNDP-funded market``."""
        behind = _NEXT.match(self._text, end)
        if behind is None:
            return self._text[end : end + 1] not in {"-", "'", "’"}
        word, words = behind[1].lower(), self._words
        small = word in words.cues["prepositions"] or word in words.words.closers
        housed = behind[1][0].isupper() and word in words.words.venues
        return small or housed or word in words.words.joins or timed(word, words)

    def before(self, verb: Span) -> Mention | None:
        """Return the subject of a passive verb: ``the Reef Centre was officially opened``."""
        at = bisect_left(self._starts, verb.start) - 1
        found = self._all[at] if at >= 0 else None
        if found is None or not 0 < verb.start - found.span.end <= _FARTHEST:
            return None
        between = self._text[found.span.end : verb.start]
        if not _WORDS.fullmatch(between) or not self._passive(between.strip(")").split()):
            return None
        at -= at > 0 and self._text[found.span.start - 1] == "("  # letters behind its name
        return self._whole(at)

    def told(self, found: Mention) -> tuple[str, ...]:
        """Return a name with the article and the count before it: ``the 10th Reef Centre``.

        Then the same without what it is of.
        """
        before = self._text[max(0, found.span.start - _FARTHEST) : found.span.start].split()
        ordinals, determiners = self._words.words.ordinals, self._words.words.determiners
        count = [word for word in before[-1:] if word in ordinals or word[0].isdigit()]
        article = [word.lower() for word in before[-1 - len(count) :][:1]]
        told = [word for word in article if word in determiners]
        whole = [*told, *count, *found.name.split()]
        of = (at for at, word in enumerate(whole) if word in self._words.cues["of"])
        cut = next(of, len(whole))
        return tuple(dict.fromkeys((" ".join(whole), " ".join(whole[:cut]))))

    def definite(self, found: Mention) -> str:
        """Return a name with the article of what is known: ``the memorandum``."""
        return " ".join([*sorted(self._words.words.presenting)[:1], found.name])

    def _whole(self, at: int) -> Mention | None:
        """The mention that is of no other: ``the Reef Centre of the Institute was opened``."""
        found, owner = self._all[at], self._all[at - 1] if at else None
        if not self._governed(found.span.start):
            return found
        between = self._text[owner.span.end : found.span.start].split() if owner is not None else []
        owned = 0 < len(between) < _LINK and between[0] in self._words.cues["of"]
        return self._whole(at - 1) if owned else None

    def _governed(self, start: int) -> bool:
        """Whether a preposition governs a name: ``a camp of the Legal Service was opened``."""
        before = self._text[max(0, start - _FARTHEST) : start].lower().split()
        determiners = self._words.words.determiners
        told = next((word for word in reversed(before) if word not in determiners), "")
        return told in self._words.cues["prepositions"]

    def _plain(self, between: Sequence[str]) -> bool:
        """Whether words only determine or praise what is behind them: no preposition, no verb."""
        return all(
            word not in self._words.cues["prepositions"] and word not in self._words.verbs
            for word in between
        )

    def _passive(self, between: Sequence[str]) -> bool:
        """Whether words are an auxiliary of the passive, with its perfect, and adverbs."""
        lemmas = [{form.lemma for form in self._words.verbs.get(word, ())} for word in between]
        passives, perfects = self._words.cues["passives"], self._words.cues["perfects"]
        helping = all(
            lemma & (passives | perfects) or timed(word, self._words)
            for word, lemma in zip(between, lemmas, strict=True)
        )
        return helping and any(lemma & passives for lemma in lemmas)
