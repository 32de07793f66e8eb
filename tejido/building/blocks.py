"""The blocks of things that many documents share, as an earlier build wrote them."""

from __future__ import annotations

import json
from collections.abc import Callable

from tejido.building.memory import Memory
from tejido.building.versions import digest
from tejido.graph.pieces import Block

__all__ = ["Blocks"]

_NAME = "things"


class Blocks:
    """Blocks by what they come from; call it as :data:`tejido.graph.pieces.Remember`."""

    def __init__(self, memory: Memory, version: str) -> None:
        self._memory, self._version = memory, version
        self._before: dict[str, tuple[str, list[str]]] = json.loads(memory.get(_NAME) or b"{}")
        self._now: dict[str, tuple[str, list[str]]] = {}

    def __call__(self, origin: str, make: Callable[[], Block]) -> Block:
        """Return the block that comes from ``origin``."""
        name = digest(self._version, origin)
        kept = self._before.get(name)
        if kept is None:
            made = make()
            kept = (made.text, list(made.prefixes))
        self._now[name] = kept
        return Block(kept[0], tuple(kept[1]))

    def save(self) -> None:
        """Keep the blocks that were asked for."""
        if self._now.keys() != self._before.keys():
            self._memory.put(_NAME, json.dumps(self._now, ensure_ascii=False).encode())
