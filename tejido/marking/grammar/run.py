"""The run of a name: the words behind its head that were read as part of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tejido.marking.heads import Head
from tejido.marking.line import Line

__all__ = ["Run"]


@dataclass(slots=True)
class Run:
    """A name being read to the right of its head; the steps of the grammar move it on.

    ``start`` is the token behind the head, ``end`` the token behind the name so far, ``at`` the
    token looked at. ``lower_head`` says that the head is written in lower case, which binds the
    run more tightly. ``cuts`` are the ends of shorter forms, ``used`` the links of the name;
    ``capitals`` and ``lowers`` count its capitalised and lower-case content words; ``placed`` is
    the end of the last place in it.
    """

    line: Line
    head: Head
    start: int
    lower_head: bool
    at: int = field(init=False)
    end: int = field(init=False)
    cuts: list[int] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    capitals: int = 0
    lowers: int = 0
    placed: int = -1

    def __post_init__(self) -> None:
        self.at = self.end = self.start

    @property
    def fresh(self) -> bool:
        """Whether nothing behind the head has been taken yet."""
        return self.at == self.start

    @property
    def loose(self) -> bool:
        """Whether a lower-case head has no capitalised word in it or behind it so far."""
        capitals = self.capitals or self.line.capital(self.start - 1)
        return self.lower_head and not capitals

    def take(self, upto: int) -> bool:
        """Carry the name on to the token before ``upto``; always true, as a step that succeeds."""
        for index in range(self.at, upto):
            if self.line.capital(index):
                self.capitals += 1
            elif self.line.lower(index):
                self.lowers += 1
        self.at = self.end = upto
        return True

    def take_place(self, end: int) -> bool:
        """Carry the name on over a place; the shorter form ends before it."""
        self.cut()
        self.placed = end
        return self.take(end)

    def cut(self) -> None:
        """Let a shorter form of the name end here."""
        if self.end > self.start and self.end not in self.cuts:
            self.cuts.append(self.end)
