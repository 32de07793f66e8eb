"""A sentence as the cues see it: words, and groups of names with what governs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tejido.marking.tokens import Token
from tejido.model import Span
from tejido.stating.cues import Cue, Cues
from tejido.stating.grammar import Grammar

__all__ = ["ACTORS", "HAPPENINGS", "Arg", "Chunk", "Group", "Sentence"]

ACTORS = frozenset({"institution", "person"})
HAPPENINGS = frozenset({"event", "programme", "agreement"})


class Arg(NamedTuple):
    """One possible argument: the entity, its type and kind, the words, how they were resolved."""

    entity: int
    type: str
    kind: str
    span: Span
    how: str = "name"


class Chunk(NamedTuple):
    """A stretch of the text that stands for one or more arguments.

    ``span`` includes what belongs to it: a person's post, an acronym in brackets.
    """

    span: Span
    args: tuple[Arg, ...]
    gender: str = ""


class Group(NamedTuple):
    """Coordinated arguments: token range, arguments, governing preposition or cue phrase.

    ``prep`` is empty for a group that nothing governs and ``*`` behind a cue phrase;
    ``opening`` is the token where the cue phrase or the preposition begins.
    """

    start: int
    end: int
    args: tuple[Arg, ...]
    prep: str
    cue: Cue | None = None
    opening: int = -1
    gender: str = ""

    @property
    def types(self) -> set[str]:
        """The entity types of the arguments."""
        return {arg.type for arg in self.args}

    @property
    def acts(self) -> bool:
        """Whether an institution or a person is among the arguments."""
        return not self.types.isdisjoint(ACTORS)

    @property
    def happens(self) -> bool:
        """Whether an event, programme or agreement is among the arguments."""
        return not self.types.isdisjoint(HAPPENINGS)


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence, the chunks in it, and, once they are found, the groups in order.

    ``cover`` gives for each token the number of the chunk that covers it, -1 for none; ``lows``
    are the lower-case tokens, ``bare`` those of them that no chunk covers (empty for the others),
    ``size`` is the number of tokens,
    ``cues`` are those of the language.
    """

    span: Span
    tokens: tuple[Token, ...]
    cover: tuple[int, ...]
    chunks: Sequence[Chunk]
    grammar: Grammar
    groups: tuple[Group, ...] = ()
    lows: list[str] = field(init=False)
    bare: list[str] = field(init=False)
    size: int = field(init=False)
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        """Keep the words, which every rule asks for again and again."""
        self.lows = [token.low for token in self.tokens]
        covered = zip(self.lows, self.cover, strict=True)
        self.bare = ["" if at >= 0 else low for low, at in covered]
        self.size = len(self.lows)
        self.cues = self.grammar.cues

    def low(self, index: int) -> str:
        """Return the lower-case token, or an empty string beyond the sentence."""
        return self.lows[index] if 0 <= index < self.size else ""

    def free(self, index: int) -> bool:
        """Whether the token exists and no chunk covers it."""
        return 0 <= index < self.size and self.cover[index] < 0

    def says(self, index: int, name: str) -> bool:
        """Whether a token stands free and is one of a word set of the cues."""
        return 0 <= index < self.size and self.bare[index] in self.cues.sets[name]

    def shows(self, index: int, signs: str) -> bool:
        """Whether a token stands free and is one of some signs."""
        return 0 <= index < self.size and self.bare[index] != "" and self.bare[index] in signs

    def stretch(self, first: int, last: int) -> Span:
        """Return where the tokens from ``first`` up to and with ``last`` stand in the text."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def chunk_at(self, index: int) -> Chunk:
        """Return the chunk that covers a token."""
        return self.chunks[self.cover[index]]

    def inside_group(self, index: int) -> bool:
        """Whether a token stands between the members of a group."""
        return any(group.start < index < group.end for group in self.groups)
