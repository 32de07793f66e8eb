"""One sentence or heading as the grammar of names sees it: tokens, lexicon and known names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tejido.marking.tokens import Token, bare
from tejido.marking.verbs import Form
from tejido.marking.words import Head, Words

__all__ = ["HeadMatch", "Known", "Line", "Link"]


class Known(NamedTuple):
    """A name of the ledger found in a line: token range, ledger ids, how it matched, its type."""

    start: int
    end: int
    ids: tuple[str, ...]
    how: str
    type: str
    kind: str = ""


class HeadMatch(NamedTuple):
    """A head noun found in a line: the token behind it, its reading, whether it is plural."""

    end: int
    head: Head
    plural: bool


class Link(NamedTuple):
    """A link of a name found in a line: the content word behind it, weight, article or not."""

    target: int
    weight: str
    article: bool
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence or heading with all that the grammar looks up.

    ``shout`` says that the line is written in capitals; ``heading`` that it is a heading or title.
    ``common`` holds the words that the document also writes in lower case.
    ``known`` maps a token index to the ledger name that begins there.
    """

    text: str
    tokens: tuple[Token, ...]
    words: Words
    verbs: Mapping[str, tuple[Form, ...]]
    known: Mapping[int, Known]
    shout: bool = False
    heading: bool = False
    common: frozenset[str] = frozenset()

    def low(self, index: int) -> str:
        """Return the lower-case token at ``index``, or an empty string beyond the line."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        """Whether a capitalised word stands at ``index`` (in a shouted line, any content word)."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        if self.shout:
            return token.shape in "AW" and not self._small(bare(token.low))
        return token.shape in "AW"

    def _small(self, low: str) -> bool:
        words = self.words
        return low in words.openers_false or low in words.joins or low in words.closers

    def lower(self, index: int) -> bool:
        """Whether a lower-case content word stands at ``index``."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        words = self.words
        return (
            token.shape == "w"
            and len(token.low) > 2
            and token.low not in words.openers_false
            and token.low not in words.closers
            and token.low not in words.participles
            and token.low not in words.determiners
            and self.link(index) is None
            and not self.finite(index)
        )

    def finite(self, index: int) -> bool:
        """Whether the token is a verb form that cannot be a noun here."""
        low = self.low(index)
        readings = self.verbs.get(low, ())
        if not any(form.mood in {"finite", "future", "conditional"} for form in readings):
            return False
        before = self.low(index - 1)
        nominal = before in self.words.determiners or any(
            before in found for found in self.words.links.values()
        )
        return not nominal or low.endswith(("ó", "aron", "ieron"))

    def infinitive(self, index: int) -> bool:
        """Whether the token is an infinitive, capitalised or not."""
        low = self.low(index)
        if any(form.mood == "infinitive" for form in self.verbs.get(low, ())):
            return True
        aims = self.low(index - 1) in {"para", ",", "y", "e"}
        return aims and self.words.language == "es" and len(low) > 4 and low.endswith(("ar", "er", "ir"))

    def head(self, index: int) -> HeadMatch | None:
        """Return the longest head noun that begins at ``index``, if any."""
        token = self.tokens[index]
        if token.shape not in "AWw" or (token.low in self.words.months and token.shape != "w"):
            return None
        shouted = token.shape == "A"
        words = self.words
        table = words.bare_heads if shouted else words.heads
        first = bare(token.low) if shouted else token.low
        for forms, head, plural in table.get(first, ()):
            end = index + len(forms)
            if end <= len(self.tokens) and all(
                (bare(self.tokens[index + k].low) if shouted else self.tokens[index + k].low) == form
                for k, form in enumerate(forms)
            ):
                return HeadMatch(end, head, plural)
        return None

    def link(self, index: int) -> Link | None:
        """Return the link of a name that begins at ``index``, with the content word behind it."""
        low = self.low(index)
        for size in (3, 2, 1):
            word = " ".join(self.low(index + k) for k in range(size)) if size > 1 else low
            for weight in ("core", "topic", "risky"):
                if word in self.words.links[weight]:
                    target = index + size
                    article = word in {"del", "al"}
                    while self.low(target) in self.words.articles and not self.named(target):
                        target, article = target + 1, True
                    if self.low(target) in self.words.demonstratives and self.capital(target + 1):
                        target += 1
                    return Link(target, weight, article, word)
        return None

    def named(self, index: int) -> bool:
        """Whether an article is the first word of a name (``La Unión``)."""
        return index in self.known or (self.tokens[index].shape == "W" and not self.heading)

    def acronym(self, index: int) -> bool:
        """Whether the token looks like an acronym: capitals, two to twelve letters, no numeral."""
        if not 0 <= index < len(self.tokens) or self.shout:
            return False
        token = self.tokens[index]
        letters = sum(c.isupper() for c in token.text)
        if any(c.isdigit() for c in token.text):
            return False
        if self.shouted(index - 1) or self.shouted(index + 1):
            return False
        if token.shape not in "AW" or letters < 2 or len(token.text) > 14:
            return False
        if token.shape == "W" and letters * 2 < len(token.text):
            return False
        if token.text.upper() in self.words.not_acronyms or set(token.text) <= set("IVXLCDM"):
            return False
        return len(token.text.split("-")) < 4

    def shouted(self, index: int) -> bool:
        """Whether an ordinary word in capitals stands at ``index``, as in a shouted phrase."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].shape != "A":
            return False
        low = self.tokens[index].low
        return low in self.words.openers_false or low in self.verbs or low in self.words.months or bool(
            self.words.bare_heads.get(low)
        )

    def covered(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start`` to ``end`` (exclusive), white space folded."""
        if end <= start:
            return ""
        raw = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return " ".join(raw.split())
