"""A sentence as the cues see it: words, and groups of names with what governs them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tejido.marking.tokens import Token, tokenise
from tejido.marking.words import Words
from tejido.model import Span
from tejido.stating.cues import Cue, Cues

__all__ = ["Arg", "Chunk", "Group", "Sentence", "read_sentence"]


class Arg(NamedTuple):
    """One possible argument: the entity, its type and kind, the words, how they were resolved."""

    entity: int
    type: str
    kind: str
    span: Span
    how: str = "name"


class Chunk(NamedTuple):
    """A stretch of the text that stands for one or more arguments.

    ``spans`` widens it to what belongs to it (a person with their post).
    """

    span: Span
    args: tuple[Arg, ...]
    gender: str = ""


class Group(NamedTuple):
    """Coordinated arguments: token range, arguments, governing preposition or cue phrase."""

    start: int
    end: int
    args: tuple[Arg, ...]
    prep: str
    cue: Cue | None = None
    cue_start: int = -1
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence, which chunk covers each (-1: none), and the groups in order."""

    span: Span
    tokens: tuple[Token, ...]
    cover: tuple[int, ...]
    groups: tuple[Group, ...]

    def low(self, index: int) -> str:
        """Return the lower-case token, or an empty string beyond the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def free(self, index: int) -> bool:
        """Whether the token exists and no chunk covers it."""
        return 0 <= index < len(self.tokens) and self.cover[index] < 0


_SEPARATORS = {",", ";"}


def _covering(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> list[int]:
    cover = [-1] * len(tokens)
    at = 0
    for number, chunk in enumerate(chunks):
        while at < len(tokens) and tokens[at].start < chunk.span.start:
            at += 1
        while at < len(tokens) and tokens[at].start < chunk.span.end:
            cover[at] = number
            at += 1
    return cover


class _Grouper:
    """Finds the groups of one sentence, left to right."""

    def __init__(
        self, tokens: Sequence[Token], cover: list[int], chunks: Sequence[Chunk],
        words: Words, cues: Cues, verbs: Container[str],
    ) -> None:
        self.tokens, self.cover, self.chunks = tokens, cover, chunks
        self.words, self.cues, self.verbs = words, cues, verbs
        self.joins = words.joins | {"así", "como", "well", "as", "además", "plus"}

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def chunk_end(self, index: int) -> int:
        number = self.cover[index]
        while index < len(self.tokens) and self.cover[index] == number:
            index += 1
        return index

    def past_brackets(self, index: int) -> int:
        """Skip a bracket behind a name: ``(OIM)``, quotation marks, a possessive."""
        while index < len(self.tokens) and self.cover[index] < 0:
            if self.low(index) == "(":
                close = index + 1
                while close < len(self.tokens) and self.low(close) != ")" and close < index + 30:
                    close += 1
                index = close + 1
            elif self.low(index) in {"”", "“", "\"", "»", "«", "’s", "'s", "*"}:
                index += 1
            else:
                break
        return index

    def next_member(self, index: int) -> int | None:
        """Return the token where the next coordinated chunk begins, or None."""
        at = index
        while self.low(at) in _SEPARATORS or self.low(at) in self.joins:
            at += 1
            if self.low(at) == "también" or self.low(at) == "also":
                at += 1
        if at == index or self.phrase_at(at):
            return None
        qualified = False
        for _ in range(9):
            if at >= len(self.tokens):
                return None
            if self.cover[at] >= 0:
                person = self.chunks[self.cover[at]].args[0].type == "person"
                return at if person or not qualified else None
            low = self.low(at)
            passing = (
                low in self.words.determiners
                or low in self.words.collectives
                or low in self.words.adjectives
                or low in {"de", "del", "of", "from", "by", "por", "a", "al", "con", "with", "to", "entre", "la", "el", '"', "“", "«"}
            )
            if not passing and not self.qualifies(at):
                return None
            qualified = qualified or not passing
            at += 1
        return None

    def phrase_at(self, index: int) -> bool:
        """Whether a cue phrase begins at a token: what stands behind it is no list member."""
        return any(
            self.spells(index, phrase) for phrase, _ in self.cues.phrases.get(self.low(index), ())
        )

    def joined(self, start: int, end: int) -> bool:
        """Whether a join word stands between two members."""
        return any(self.low(at) in self.joins for at in range(start, end))

    def governor(self, index: int) -> tuple[str, int]:
        """Return the preposition before a group and the token where the whole phrase begins."""
        at = index - 1
        stopped = False
        person = index < len(self.cover) and self.cover[index] >= 0 and self.chunks[self.cover[index]].args[0].type == "person"
        while at >= 0 and self.cover[at] < 0:
            low = self.low(at)
            if low in {"al", "del"}:
                break
            stopped = stopped or (person and low in self.words.determiners)
            if low in self.words.determiners or low in {'"', "“", "«", "(", "‘"} or low in self.words.ordinals:
                at -= 1
            elif low in self.words.adjectives or low in self.words.evaluatives or low in self.words.demonstratives:
                at -= 1
            elif person and not stopped and self.qualifies(at):
                at -= 1
            else:
                break
        if at < 0 or self.cover[at] >= 0:
            return "", at + 1
        low = self.low(at)
        if low in {"de", "del", "of"} and self.low(at - 1) in self.cues.sets["editions"]:
            return self.governor(at - 1)
        if low in {"de", "of"} and self.low(at - 1) in self.words.place_nouns:
            back = at - 2
            while back >= 0 and self.cover[back] < 0 and back > at - 6 and (
                self.low(back) in self.words.determiners
                or self.low(back) not in self.cues.sets["prepositions"] and self.tokens[back].shape in "wW"
            ):
                back -= 1
            if self.low(back) in self.cues.sets["prepositions"] and self.cover[back] < 0:
                found = self.low(back)
                return self.cues.fold.get(found, found), back
        if low in {"de", "del", "of", "from"}:
            back = at - 1
            while back >= 0 and self.cover[back] < 0 and (
                self.low(back) in self.words.adjectives or self.low(back) in self.words.collectives
            ):
                back -= 1
            between = {self.low(k) for k in range(back + 1, at)}
            if between & self.words.collectives:
                return self.governor(back + 1)
        if low in self.words.collectives and self.words.language == "en":
            return self.governor(at)
        if low in self.cues.sets["prepositions"]:
            return self.cues.fold.get(low, low), at
        return "", at + 1

    def qualifies(self, index: int) -> bool:
        """Whether a word before a person only says who it is: ``la matrona chilena``, ``Mtra.``."""
        low = self.low(index)
        if low == "." and self.tokens[index].end - self.tokens[index].start == 1:
            return index > 0 and self.tokens[index - 1].shape == "W" and len(self.low(index - 1)) < 6
        return (
            self.tokens[index].shape in "wW"
            and low not in self.cues.sets["prepositions"]
            and low not in self.joins
            and low not in self.words.closers
            and low not in self.verbs
        )

    def cue_before(self, index: int) -> tuple[Cue, int] | None:
        """Return the cue phrase that ends right before the group, determiners aside."""
        for start in range(max(0, index - 9), index):
            if self.cover[start] >= 0:
                continue
            for phrase, cue in self.cues.phrases.get(self.low(start), ()):
                end = start + len(phrase)
                if end <= index and self.spells(start, phrase) and self.near(end, index):
                    return cue, start
        return None

    def spells(self, start: int, phrase: tuple[str, ...]) -> bool:
        for offset, word in enumerate(phrase):
            low = self.low(start + offset)
            if low != word and not (offset == len(phrase) - 1 and self.cues.fold.get(low) == word):
                return False
        return True

    def near(self, end: int, index: int) -> bool:
        return all(
            self.cover[at] < 0
            and (
                self.low(at) in self.words.determiners
                or self.low(at) in self.words.collectives
                or self.low(at) in self.words.adjectives
                or self.low(at) in {"de", "del", "of", "from", '"', "“", "«", "y", "e", ","}
                or self.low(at) in self.words.ordinals
            )
            for at in range(end, index)
        )

    def groups(self) -> Iterable[Group]:
        at = 0
        while at < len(self.tokens):
            if self.cover[at] < 0:
                at += 1
                continue
            start = at
            first = self.chunks[self.cover[at]]
            args, end = self.members(at)
            prep, begin = self.governor(start)
            cue = self.cue_before(start)
            yield Group(
                start, end, tuple(dict.fromkeys(args)), prep if cue is None else "*",
                cue[0] if cue else None, cue[1] if cue else begin, first.gender,
            )
            at = end

    def members(self, start: int) -> tuple[list[Arg], int]:
        """Return the coordinated arguments from a chunk on, and the token behind the last.

        Commas alone coordinate only when a join word or a semicolon follows; a join word before
        the last member ends the list.
        """
        args = list(self.chunks[self.cover[start]].args)
        end = self.chunk_end(start)
        sure_args, sure_end = list(args), end
        closed = False
        while True:
            resume = self.past_brackets(end)
            member = self.next_member(resume)
            if member is None:
                break
            more = self.chunks[self.cover[member]].args
            if not (self.alike(args, more) or self.acting(start, args, more, resume, member)):
                break
            if closed and self.low(resume) == ",":
                break
            args.extend(self.chunks[self.cover[member]].args)
            end = self.chunk_end(member)
            joined = self.joined(resume, member)
            closed = closed or joined
            if joined or self.low(resume) == ";":
                sure_args, sure_end = list(args), end
        closes = self.low(resume) in self.joins or (
            self.low(resume) == "," and self.low(resume + 1) in self.joins
        )
        if sure_end != end and (self.low(resume) == ";" or (closes and not closed)):
            return args, end
        return sure_args, sure_end

    def acting(
        self, start: int, args: Sequence[Arg], more: Sequence[Arg], end: int, member: int
    ) -> bool:
        """A country beside a body, as subject or object: ``Singapore and the World Bank``."""
        types = {args[-1].type, more[0].type}
        acts = self.governor(start)[0] in {"", "between", "entre", "with", "con"}
        return types == {"institution", "place"} and self.joined(end, member) and acts

    @staticmethod
    def alike(args: Sequence[Arg], more: Sequence[Arg]) -> bool:
        """Actors coordinate with actors, happenings with happenings, places with places."""
        sorts = {"institution": 0, "person": 0, "place": 1, "event": 2, "programme": 2, "agreement": 2}
        return bool(args and more) and sorts[args[-1].type] == sorts[more[0].type]


def read_sentence(
    text: str, span: Span, chunks: Sequence[Chunk], words: Words, cues: Cues, verbs: Container[str]
) -> Sentence:
    """Build the sentence ``text[span]`` with ``chunks`` (in order, not overlapping) in place."""
    tokens = tokenise(text, span)
    cover = _covering(tokens, chunks)
    groups = tuple(_Grouper(tokens, cover, chunks, words, cues, verbs).groups())
    return Sentence(span, tuple(tokens), tuple(cover), groups)
