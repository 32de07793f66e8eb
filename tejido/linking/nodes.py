"""What is joined across documents: keys, and ``KEY@DOCUMENT`` where a judgement speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from tejido.linking.keys import is_provisional, provisional_key
from tejido.linking.ledger import Ledger
from tejido.linking.partition import Partition
from tejido.linking.redirects import Redirects
from tejido.model import Entity, Reading

__all__ = ["Nodes"]

_NEVER = ("~", "~")
"""Behind every date and every document."""


class Nodes:
    """The nodes of some readings; ``sides`` are those judged, ``KEY@DOCUMENT`` among them.

    ``parted`` holds the ``KEY@DOCUMENT`` that a document has.
    """

    def __init__(self, read: Iterable[Reading], redirects: Redirects, sides: Iterable[str]) -> None:
        self._redirects = redirects
        self._sides = frozenset(sides)
        self._first: dict[str, tuple[str, str]] = dict.fromkeys(sorted(self._sides), _NEVER)
        self._own: dict[str, str] = {}
        for reading in read:
            for entity in reading.entities:
                self._note(self._node(reading.document.id, entity), entity, reading)
        self.parted = frozenset(self._own)
        self._side_of = {key: side for side, key in self._own.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def of(self, reading: Reading) -> Callable[[Entity], str]:
        """Return what tells the node of each entity of a reading."""
        return partial(self._node, reading.document.id)

    def _node(self, document: str, entity: Entity) -> str:
        key = self._redirects.of(entity.key)
        if not self._sides:
            return key
        side = f"{key}@{document}"
        return side if side in self._sides else key

    def _note(self, node: str, entity: Entity, reading: Reading) -> None:
        rank = (reading.document.published or _NEVER[0], reading.document.id)
        self._first[node] = min(rank, self._first.get(node, _NEVER))
        if "@" in node:
            self._own[node] = provisional_key(entity.type, (*entity.names, "?")[0], node)

    def named(self, side: str) -> str:
        """Return the node that a judged side means: also by the key that it got when parted."""
        return self._side_of.get(side, side)

    def keys(self, partition: Partition, ledger: Ledger) -> Mapping[str, str]:
        """Return the key of each node: the one of its set that people gave, or the oldest.

        Of several the one whose document was published first, then by name, counts.
        """
        sets: defaultdict[str, list[str]] = defaultdict(list)
        for node in self._first:
            sets[partition.find(node)].append(node)
        return {node: key for of in sets.values() for key in [self._key(of, ledger)] for node in of}

    def _key(self, nodes: Iterable[str], ledger: Ledger) -> str:
        best = min(nodes, key=lambda node: self._rank(node, ledger))
        return self._own.get(best, best)

    def _rank(self, node: str, ledger: Ledger) -> tuple[bool, bool, tuple[str, str], str]:
        known = node.partition("/")[2] in ledger or not is_provisional(node)
        return "@" in node, not known, self._first[node], node
