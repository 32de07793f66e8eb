"""A sentence as the finders of persons see it: tokens, names already marked, word lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tejido.marking.tokens import Token, bare, tokenise
from tejido.marking.verbs import Form, forms_in, verb_forms
from tejido.model import Mention, Span
from tejido.reading.words import LANGUAGES, given_names, table, word_set

__all__ = ["Marked", "Scene", "Vocabulary", "vocabulary"]


_LABEL = 6
"""Tokens in which the colon of a label stands."""
_SEPARATING = frozenset({",", ";"})
_LETTERS = re.compile(r"(?:\w\.){2,}")
Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""


@dataclass(frozen=True)
class Vocabulary:
    """The word lists of ``persons.yaml``; names in it are without accents."""

    language: str
    sets: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    given: frozenset[str]
    surnames: frozenset[str]
    genders: dict[str, str]
    openers: frozenset[str]
    calendar: frozenset[str]
    verbs: dict[str, tuple[Form, ...]]
    finite: frozenset[str]

    def __getitem__(self, key: str) -> frozenset[str]:
        """Return a word list by its key."""
        return self.sets[key]


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenise(phrase, Span(0, len(phrase))))


def _phrases(words: Sequence[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted({_tokens(str(word)) for word in words}, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(each) for first, each in found.items()}


def _names(key: str) -> frozenset[str]:
    return frozenset(bare(word) for word in word_set("*", "persons", key))


def _genders() -> dict[str, str]:
    women, men = _names("given_f"), _names("given_m")
    return dict.fromkeys(women - men, "f") | dict.fromkeys(men - women, "m")


def _calendar() -> frozenset[str]:
    found: list[str] = []
    for language in LANGUAGES:
        data: dict[str, Any] = table(language, "dates")
        found += data["weekdays"] + [name for forms in data["months"] for name in forms[:1]]
    return frozenset(found)


def _undotted(word: str) -> str:
    """Return an abbreviation without its final dot, which may be missing; ``H.E.`` keeps it."""
    return word if _LETTERS.fullmatch(word) else word.rstrip(".")


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the word lists about persons of ``es`` or ``en``.

    Raises:
        LexiconError: a data file is missing or broken.
    """
    data = table(language, "persons")
    honorifics = [
        word
        for each in LANGUAGES
        for word in table(each, "persons")["honorifics"]
        if each == language or len(word.rstrip(".ª")) > 1  # "Mr D. Moss": an initial
    ]
    sets = {
        key: frozenset(str(word) for word in words)
        for key, words in data.items()
        if isinstance(words, list)
    }
    return Vocabulary(
        language,
        sets,
        {
            "honorifics": _phrases([_undotted(word) for word in honorifics]),
            "copulas": _phrases(data["copulas"] + data["predicates"]),
            "predicates": _phrases(data["predicates"]),
            "represents": _phrases(data["represents"]),
            "serving": _phrases(data["serving"]),
        },
        frozenset(map(bare, given_names())),
        _names("surnames"),
        _genders(),
        word_set(language, "language", "openers") | word_set(language, "language", "function"),
        _calendar(),
        verb_forms(language),
        forms_in(language, "finite", "future", "conditional"),
    )


class Marked:
    """The names of a document that are no persons', found by offset: bodies and happenings."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        kept = [
            i
            for i, mention in enumerate(mentions)
            if mention.type == "institution" or (mention.type != "place" and mention.named)
        ]
        order = sorted(kept, key=lambda i: (mentions[i].span.start, -mentions[i].span.end))
        self.mentions = mentions
        self.places = frozenset(each.span for each in mentions if each.type == "place")
        told = (each for each in mentions if each.type == "event" and " " in each.name)
        self.events = frozenset(each.span.start for each in told)
        """Where events of several words begin, named or not."""
        self._order: list[int] = []
        end = -1
        for index in order:  # a name inside a longer one adds nothing here
            if mentions[index].span.start >= end:
                self._order.append(index)
                end = mentions[index].span.end
        self._starts = [mentions[index].span.start for index in self._order]
        self._ends = [mentions[index].span.end for index in self._order]
        self._places = sorted(
            mention.span for mention in mentions if mention.type == "place" and " " in mention.name
        )

    def placed(self, tokens: Sequence[Token], surnames: frozenset[str]) -> list[bool]:
        """Tell for each token of a sentence whether it is of a place of two words or more.

        Places that bear the name of a person ("Benito Juárez") do not count.
        """
        found = [False] * len(tokens)
        if not tokens:
            return found
        first = bisect_left(self._places, Span(tokens[0].start, 0))
        last = bisect_left(self._places, Span(tokens[-1].end, 0))
        for span in self._places[first:last]:
            inside = [at for at, token in enumerate(tokens) if span.start <= token.start < span.end]
            if inside and bare(tokens[inside[-1]].low) not in surnames:
                for at in inside:
                    found[at] = True
        return found

    def cover(self, tokens: Sequence[Token]) -> list[int]:
        """Return for each token of a sentence the index of the name that covers it, or -1."""
        covered = [-1] * len(tokens)
        starts = [token.start for token in tokens]
        place = bisect_right(self._ends, starts[0]) if starts else len(self._order)
        while place < len(self._order) and self._starts[place] <= starts[-1]:
            first = bisect_left(starts, self._starts[place])
            last = bisect_left(starts, self._ends[place])
            covered[first:last] = [self._order[place]] * (last - first)
            place += 1
        return covered


class Scene:
    """One sentence: ``tokens``, and for each the marked name that covers it (-1: none).

    ``lows`` are the lower-case tokens, ``size`` is their number; ``places`` tells for each
    whether it can only be of a place ("América Latina").
    """

    __slots__ = (
        "_roster", "kind", "lows", "marked", "names", "places", "size", "text", "tokens", "words",
    )  # fmt: skip

    def __init__(
        self, text: str, span: Span, words: Vocabulary, marked: Marked, kind: str = "paragraph"
    ) -> None:
        self.text, self.words, self.marked, self.kind = text, words, marked, kind
        self.tokens = tokenise(text, span)
        self.lows = [token.low for token in self.tokens]
        self.size = len(self.tokens)
        self.names: list[int] = marked.cover(self.tokens)
        self.places: list[bool] = marked.placed(self.tokens, words.surnames)
        self._roster: bool | None = None

    @property
    def roster(self) -> bool:
        """Whether a label opens the line that lists persons, known given names among them."""
        if self._roster is None:
            colon = self.attendance
            self._roster = colon > 0 and self._persons_of(colon + 1)
        return self._roster

    @property
    def attendance(self) -> int:
        """Where the colon of a label stands that lists who is there; 0 without one."""
        colon = next((at for at, low in enumerate(self.lows[:_LABEL]) if low == ":"), 0)
        listed = any(low in self.words["attendance"] for low in self.lows[:colon])
        return colon if listed else 0

    def _persons_of(self, start: int) -> bool:
        """Tell whether what stands between signs outside brackets are mostly names of persons."""
        depth, elements, strong = 0, 1, 0
        for at in range(start, self.size):
            low = self.lows[at]
            depth += (low == "(") - (low == ")")
            if depth == 0 and self.names[at] >= 0:
                return False  # "Ana Paz, Larch Foundation": who and whence
            elements += depth == 0 and low in _SEPARATING and at + 1 < self.size
            if at == start or self.lows[at - 1] in _SEPARATING:
                strong += bare(low) in self.words.given
        return strong * 2 > elements or (strong > 0 and elements > 2)

    def low(self, at: int) -> str:
        """Return the lower-case token at a position, an empty string outside the sentence."""
        return self.lows[at] if 0 <= at < self.size else ""

    def free(self, at: int) -> bool:
        """Tell whether there is a token at a position that no marked name covers."""
        return 0 <= at < self.size and self.names[at] < 0

    def institution(self, at: int) -> int | None:
        """Return the index of the institution that covers a position, None without one."""
        if not 0 <= at < self.size or self.names[at] < 0:
            return None
        return self.names[at]

    def after_name(self, at: int) -> int:
        """Return the position after the marked name that covers ``at``."""
        end = at
        while end < self.size and self.names[end] == self.names[at]:
            end += 1
        return end

    def spells(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether the tokens from ``at`` on are these words."""
        return tuple(self.lows[at : at + len(words)]) == words

    def phrase(self, at: int, phrases: Phrases) -> int:
        """Return the position after the longest phrase that stands at ``at``, else ``at``."""
        for words in phrases.get(self.low(at), ()):
            if self.spells(at, words):
                return at + len(words)
        return at

    def finite(self, at: int) -> bool:
        """Tell whether the token is a verb form that can carry a sentence."""
        if not 0 <= at < self.size or self.tokens[at].shape != "w":
            return False
        return self.lows[at] in self.words.finite

    def span(self, start: int, end: int) -> Span:
        """Return the offsets of the tokens from ``start`` up to, not including, ``end``."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)
