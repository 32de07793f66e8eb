"""One sentence or heading as the grammar of names sees it: tokens, lexicon and known names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from tejido.marking.capitalisation import capitalised_words
from tejido.marking.headsearch import HeadMatch, heads_of
from tejido.marking.tokens import Token, acronymic, bare, possessive
from tejido.marking.verbs import forms_in, verb_forms
from tejido.marking.words import Words
from tejido.model import Span
from tejido.reading.words import given_names

__all__ = ["HeadMatch", "Known", "Line", "Link"]

_WORDS = re.compile(r"[^\W\d_]+")
_MONEY = tuple("$€£¢₦₵¥₹")
_POSSESSIVES = ("'s", "’s")


class Known(NamedTuple):
    """A name of the ledger found in a line: token range, ledger ids, how it matched, its type."""

    start: int
    end: int
    ids: tuple[str, ...]
    how: str
    type: str
    kind: str = ""


class Link(NamedTuple):
    """A link of a name found in a line: the content word behind it, weight, article or not."""

    target: int
    weight: str
    article: bool
    word: str


@lru_cache(maxsize=2)
def _lower_words(text: str) -> frozenset[str]:
    """Return the words written in lower case in a text, of which few lines ask."""
    return frozenset(filter(str.islower, _WORDS.findall(text)))


@cache
def _given() -> frozenset[str]:
    """Return the given names of all languages without accents."""
    return frozenset(map(bare, given_names()))


class Line:
    """The tokens of one sentence or heading with all that the grammar looks up.

    ``shout`` says that the line is written in capitals; ``heading`` that it is a heading or title.
    ``text`` is that of the whole document, ``defined`` are the acronyms that it spells out
    somewhere (``Universidad Austral (UACh)``). ``known`` maps a token index to the ledger name
    that begins there, ``heads`` has for each token the longest head noun that begins there, and
    ``last_head`` is where the last one begins (-1: none). ``ruled`` says that a post which rules a
    place stands in the line, ``appose`` that a comma or copula and an indefinite article do
    (``X, a``). ``size`` is the number of tokens. Whatever is asked of an index beyond the line is
    false, empty or None.
    """

    __slots__ = (
        "_capitals", "_finite", "_infinitives", "_links", "_lowers", "_lows", "_shapes",
        "appose", "defined", "heading", "heads", "known", "last_head", "ruled", "shout", "size",
        "text", "tokens", "verbs", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        words: Words,
        known: Mapping[int, Known],
        *,
        shout: bool = False,
        heading: bool = False,
        defined: frozenset[str] = frozenset(),
    ) -> None:
        self.text, self.tokens, self.words, self.known = text, tokens, words, known
        self.shout, self.heading = shout, heading
        self.defined = defined
        self.verbs = verb_forms(words.language)
        self._finite = forms_in(words.language, "finite", "future", "conditional")
        self._infinitives = forms_in(words.language, "infinitive")
        self.size = len(tokens)
        self._lows = [token.low for token in tokens]
        self._shapes = [token.shape for token in tokens]
        self._capitals = capitalised_words(tokens, words, shout=shout, heading=heading)
        self.appose = self._apposes()
        self.heads = heads_of(tokens, self._capitals, words)
        self.last_head = next((at for at in range(self.size - 1, -1, -1) if self.heads[at]), -1)
        self.ruled = not words.rulers.isdisjoint(self._lows)
        self._lowers: list[bool | None] = [None] * self.size
        self._links: dict[int, Link | None] = {}

    @property
    def common(self) -> frozenset[str]:
        """The words that the document also writes in lower case."""
        return _lower_words(self.text)

    def low(self, index: int) -> str:
        """Return the lower-case token at ``index``, or an empty string beyond the line."""
        return self._lows[index] if 0 <= index < self.size else ""

    def shape(self, index: int) -> str:
        """Return the shape of the token at ``index``, or an empty string beyond the line."""
        return self._shapes[index] if 0 <= index < self.size else ""

    def capital(self, index: int) -> bool:
        """Whether a capitalised word stands at ``index`` (in a shouted line, any content word)."""
        return 0 <= index < self.size and self._capitals[index]

    def calling(self, index: int) -> bool:
        """Whether a title before the name of a person stands at ``index`` (``Dr. Ana Paz``)."""
        if self.low(index).rstrip(".") not in self.words.callings or self.shape(index) not in "AW":
            return False
        return self.capital(index + 1 + (self.low(index + 1) == "."))

    def lower(self, index: int) -> bool:
        """Whether a lower-case content word stands at ``index``."""
        if not 0 <= index < self.size:
            return False
        known = self._lowers[index]
        if known is None:
            known = self._lowers[index] = self._content(index)
        return known

    def _content(self, index: int) -> bool:
        low, words = self._lows[index], self.words
        return (
            self._shapes[index] == "w"
            and len(low) > 2
            and low not in words.openers_false
            and low not in words.closers
            and low not in words.participles
            and low not in words.determiners
            and self.link(index) is None
            and not self.finite(index)
        )

    def person(self, index: int) -> bool:
        """Whether a given name with another capital behind it stands at ``index``."""
        named = self.shape(index) == "W" and self.shape(index + 1) == "W"
        return named and bare(self._lows[index]) in _given() and index not in self.known

    def finite(self, index: int) -> bool:
        """Whether the token is a verb form that cannot be a noun here."""
        low = self.low(index)
        if low not in self._finite:
            return False
        nominal = self.low(index - 1) in self.words.noun_signs
        return not nominal or low.endswith(self.words.endings["past"])

    def infinitive(self, index: int) -> bool:
        """Whether the token is an infinitive, capitalised or not (``para sensibilizar``)."""
        low = self.low(index)
        if low in self._infinitives:
            return True
        aimed = len(low) > 4 and self.low(index - 1) in self.words.before_infinitives
        return aimed and low.endswith(self.words.endings["infinitive"])

    def head(self, index: int) -> HeadMatch | None:
        """Return the longest head noun that begins at ``index``, if any."""
        return self.heads[index] if 0 <= index < self.size else None

    def _apposes(self) -> bool:
        articles = self.words.indefinite_articles
        pairs = () if articles.isdisjoint(self._lows) else pairwise(self._lows)
        openers = {",", *self.words.naming_verbs}
        return any(low in openers and after in articles for low, after in pairs)

    def link(self, index: int) -> Link | None:
        """Return the link of a name that begins at ``index``, with the content word behind it."""
        if index not in self._links:
            self._links[index] = self._link(index)
        return self._links[index]

    def _link(self, index: int) -> Link | None:
        for parts, weight in self.words.link_forms.get(self.low(index), ()):
            end = index + len(parts)
            if len(parts) == 1 or tuple(self._lows[index:end]) == parts:
                word = " ".join(parts)
                target, article = self._behind_articles(end)
                return Link(target, weight, article or word in self.words.contractions, word)
        return None

    def _behind_articles(self, index: int) -> tuple[int, bool]:
        """Return the word behind articles and demonstratives, and whether there is an article."""
        target = index
        while self.low(target) in self.words.articles and not self._named(target):
            target += 1
        pointed = self.low(target) in self.words.demonstratives and self.capital(target + 1)
        return target + pointed, target > index

    def _named(self, index: int) -> bool:
        """Whether an article is the first word of a name (``La Unión``)."""
        return index in self.known or (self._shapes[index] == "W" and not self.heading)

    def acronym(self, index: int) -> bool:
        """Whether the token looks like an acronym: capitals, two to twelve letters, no numeral."""
        if self.shout or self.shape(index) not in ("A", "W"):
            return False
        text = self.tokens[index].text
        defined = text in self.defined and index not in self.known
        if not defined and (not acronymic(text) or text.upper() in self.words.not_acronyms):
            return False
        if self.low(index + 1)[:1] in _MONEY:
            return False
        if defined:
            return True
        if "." in text and self.shape(index + 1) == "W" and index not in self.known:
            return False  # initials: "S.R. Attygalle"
        if text.endswith(".") and self.capital(index + 1) and self._touches(index):
            return False  # initials: I.K.Azizov
        return not (self._shouted(index - 1) or self._shouted(index + 1))

    def _touches(self, index: int) -> bool:
        """Whether the next token stands right behind one."""
        return self.tokens[index].end == self.tokens[index + 1].start

    def _shouted(self, index: int) -> bool:
        """Whether an ordinary word in capitals stands at ``index``, as in a shouted phrase."""
        if self.shape(index) != "A":
            return False
        low, words = self._lows[index], self.words
        ordinary = low in words.openers_false or low in self.verbs or low in words.months
        return ordinary or low in words.bare_heads

    def before_tied(self, index: int) -> int:
        """Return the token before ``EU-funded`` when that stands before ``index``, else the last.

        The name in front of the hyphen may have several words: ``the World Bank-funded``.
        """
        at = index - 1
        if self.shape(at) != "w" or self.low(at - 1) != "-":
            return at
        at -= 2
        while self.capital(at) and self._lows[at] not in self.words.determiners:
            at -= 1
        return at

    def owning(self, end: int) -> bool:
        """Whether a head of a body in the possessive ends before ``end``: ``the Coast Guard's``."""
        if not self.possessive(end - 1):
            return False
        heads = (self.head(at) for at in range(max(0, end - 4), end))
        return any(match is not None and match.end == end and match.head.body for match in heads)

    def possessive(self, index: int) -> bool:
        """Whether an English possessive stands at ``index`` (``Peru's``)."""
        return self.low(index).endswith(_POSSESSIVES)

    def topic(self, index: int) -> bool:
        """Whether a head noun stands at ``index`` that mostly tells a topic (``de Salud``)."""
        low = self.low(index)
        return low in self.words.topics or low in self.words.bare_topics

    def place(self, index: int) -> int | None:
        """Return the token behind the place of the ledger that begins at ``index``, if any."""
        known = self.known.get(index)
        return known.end if known is not None and known.type == "place" else None

    def institution(self, index: int) -> Known | None:
        """Return the institution of the ledger that begins at ``index``, if any."""
        known = self.known.get(index)
        return known if known is not None and known.type == "institution" else None

    def span(self, start: int, end: int) -> Span:
        """Return the offsets of the tokens ``start`` to ``end`` (exclusive, not empty)."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def owner(self, start: int, end: int) -> tuple[Span, str]:
        """Return offsets and text of a name without the possessive at its end (``Peru's``)."""
        cut = possessive(self.tokens[end - 1])
        span, name = self.span(start, end), self.covered(start, end)
        return (Span(span.start, span.end - cut), name[: len(name) - cut]) if cut else (span, name)

    def covered(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start`` to ``end`` (exclusive), white space folded."""
        if end <= start:
            return ""
        raw = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return " ".join(raw.split())
