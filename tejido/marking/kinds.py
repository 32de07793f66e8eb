"""The kind of an institution, told by the words of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tejido.errors import LexiconError
from tejido.marking.rows import rows
from tejido.model import KINDS

__all__ = ["Kind", "institution_kind", "read_kinds"]


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A pattern that tells a kind, and the kinds of heads it overrides (none: all)."""

    pattern: re.Pattern[str]
    kind: str
    overrides: frozenset[str]


def read_kinds(path: Path) -> Iterator[Kind]:
    """Yield the patterns of a ``kinds.tsv``.

    Raises:
        LexiconError: the file cannot be read, or a row holds a broken pattern or no known kind.
    """
    for number, row in rows(path):
        try:
            overrides = frozenset(row[2].split() if len(row) > 2 else ())
            rule = Kind(re.compile(row[0]), row[1], overrides)
        except (re.error, IndexError) as error:
            raise LexiconError(f"{path}:{number}: {error}; correct the pattern") from error
        if unknown := sorted({rule.kind, *overrides} - set(KINDS["institution"])):
            known = ", ".join(KINDS["institution"])
            raise LexiconError(f"{path}:{number}: unknown kind {unknown[0]!r}; one of {known}")
        yield rule


@lru_cache(maxsize=1 << 14)
def institution_kind(name: str, default: str, kinds: tuple[Kind, ...]) -> str:
    """Return the kind that the first fitting pattern gives a name, else ``default``."""
    low = name.lower()
    for rule in kinds:
        if (not rule.overrides or default in rule.overrides) and rule.pattern.search(low):
            return rule.kind
    return default
