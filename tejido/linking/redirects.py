"""Keys that were given up and what took their place: ``OLD: NEW``, a line each.

``tejido rename`` leaves one, so that what was cited by the old key is still found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tejido.errors import LedgerError
from tejido.linking.keys import is_provisional
from tejido.linking.ledger import Ledger
from tejido.model import ENTITY_TYPES, Reading
from tejido.project import authority_folders

__all__ = ["Redirects", "read_redirects", "with_origins"]

_KEY = rf"(?:{'|'.join(ENTITY_TYPES)})/[^\s/@:]+"
_LINE = re.compile(rf"\s*(?P<old>{_KEY}):\s+(?P<new>{_KEY})\s*(?:#.*)?")


class Redirects:
    """Redirects without cycles; iterating gives the keys given up, sorted."""

    def __init__(self, steps: Mapping[str, str] | None = None) -> None:
        self._ends = dict(steps or {})
        self._firsts: dict[str, str] = {}
        for old in sorted(self._ends):
            self._firsts.setdefault(self._followed(old), old)

    def _followed(self, key: str) -> str:
        """Return where a key leads, and let all keys on the way lead there at once."""
        way = []
        while key in self._ends:
            way.append(key)
            key = self._ends[key]
        self._ends.update(dict.fromkeys(way, key))
        return key

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._ends))

    def ends(self) -> frozenset[str]:
        """Return the keys that redirects lead to."""
        return frozenset(self._firsts)

    def of(self, key: str) -> str:
        """Return the key that a key leads to in the end; itself when it leads nowhere."""
        return self._ends.get(key, key)

    def first(self, key: str) -> str:
        """Return the key by which a thing was cited first: the one that leads to what ``key`` is.

        Of several the first by name; the key itself when none does.
        """
        return self._firsts.get(self.of(key), key)


def with_origins(reading: Reading, redirects: Redirects) -> Reading:
    """Return a reading whose entities say the key that they were first cited by."""
    if all(entity.origin for entity in reading.entities):
        return reading
    entities = (
        entity if entity.origin else replace(entity, origin=redirects.first(entity.key))
        for entity in reading.entities
    )
    return replace(reading, entities=tuple(entities))


def read_redirects(ledger: Ledger) -> Redirects:
    """Read ``redirects.yaml`` of every folder of the ledger; none when there is none.

    Raises:
        LedgerError: a file is no mapping of keys, leads in a circle, away from an entry that
            still is one, or to what is none; names file and line.
    """
    found: dict[str, str] = {}
    for folder in authority_folders():
        path = folder / "redirects.yaml"
        if path.exists():
            found.update(_checked(path, ledger, found))
    return Redirects(found)


def _checked(path: Path, ledger: Ledger, before: Mapping[str, str]) -> dict[str, str]:
    read = dict(_lines(path))
    steps = {**before, **{old: new for old, (new, _) in read.items()}}
    for old, (new, line) in read.items():
        if fault := _fault(old, new, steps, ledger):
            raise LedgerError(f"{path}:{line}: {old}: {fault}")
    return {old: new for old, (new, _) in read.items()}


def _lines(path: Path) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield old key, new key and line: the file is so plain that it needs no YAML parser."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}:1: not UTF-8 ({error.reason}); save it as UTF-8") from error
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found or found["old"] in seen:
            reason = "stands twice" if found else "is no redirect; write TYPE/OLD: TYPE/NEW"
            raise LedgerError(f"{path}:{number}: {line.strip()!r} {reason}")
        seen.add(found["old"])
        yield found["old"], (found["new"], number)


def _fault(old: str, new: str, steps: Mapping[str, str], ledger: Ledger) -> str:
    """Return what is wrong with a redirect; empty for nothing."""
    if old.partition("/")[0] != new.partition("/")[0]:
        return f"leads to {new}, which is of another type"
    if old.partition("/")[2] in ledger:
        return "is an entry of the ledger; remove this line or rename the entry"
    passed = {old}
    while new in steps:
        if new in passed:
            return f"leads back to itself by {new}; remove one of the lines"
        passed.add(new)
        new = steps[new]
    free = is_provisional(old) or is_provisional(new)
    known = free or new.partition("/")[2] in ledger
    return "" if known else f"leads to {new}, which is no entry of the ledger; correct it"
