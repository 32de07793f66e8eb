"""Disjoint sets of names, some of which must stay apart."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Partition"]


class Partition:
    """Sets that grow by joining two; members of a pair of ``apart`` never end in one set.

    A name belongs to a set of its own until it is joined. Joining and finding take nearly
    constant time.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._above: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def find(self, name: str) -> str:
        """Return the member that stands for the set of a name; which one is not told."""
        above = self._above
        while (upper := above.get(name, name)) != name:
            above[name] = above.get(upper, upper)
            name = upper
        return name

    def split(self, one: str, other: str) -> bool:
        """Tell whether the sets of two names must stay apart."""
        return self.find(other) in self._apart.get(self.find(one), ())

    def join(self, one: str, other: str) -> bool:
        """Make the sets of two names one; return False, and change nothing, if they may not."""
        kept, lost = self.find(one), self.find(other)
        if kept == lost:
            return True
        if lost in self._apart.get(kept, ()):
            return False
        if self._size.get(kept, 1) < self._size.get(lost, 1):
            kept, lost = lost, kept
        self._above[lost] = kept
        self._size[kept] = self._size.get(kept, 1) + self._size.get(lost, 1)
        self._move(lost, kept)
        return True

    def _move(self, lost: str, kept: str) -> None:
        """Let those that stay apart from one set stay apart from the set that took it in."""
        for enemy in self._apart.pop(lost, ()):
            theirs = self._apart[enemy]
            theirs.discard(lost)
            theirs.add(kept)
            self._apart.setdefault(kept, set()).add(enemy)
