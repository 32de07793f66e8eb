"""The names of the ledger's entries, ready to be compared: worked out once for each ledger."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tejido.linking.blocking import Blocks
from tejido.linking.kept import keep, kept
from tejido.linking.ledger import Ledger
from tejido.linking.likeness import Name, name_of

__all__ = ["Known", "known_names"]

_CODE = ("blocking", "confusable", "counts", "keys", "known", "likeness", "normal")
_DIGEST = 64
"""Hexadecimal digits of the version of a ledger that was read from files."""


class Known(NamedTuple):
    """Names that entries of a type bear, to be searched; by normal form them and who bears each."""

    blocks: Blocks
    names: Mapping[str, Name]
    bearers: Mapping[str, Sequence[str]]


@lru_cache(maxsize=1 << 4)
def known_names(type_: str, ledger: Ledger) -> Known:
    """Return the names of the entries of a type; those of a ledger of files are kept."""
    version = hashlib.sha256(f"{type_} {ledger.version} {_code()}".encode()).hexdigest()
    tables = kept(f"names-{type_}", version) if len(ledger.version) == _DIGEST else None
    if tables is None:
        found = _gathered(type_, ledger)
        if len(ledger.version) == _DIGEST:
            names = [tuple(name) for name in found.blocks.names]
            keep(f"names-{type_}", version, (names, found.blocks.tables, dict(found.bearers)))
        return found
    names, blocks, bearers = tables
    made = list(map(Name._make, names))
    return Known(Blocks.of(made, blocks), {name.text: name for name in made}, bearers)


def _gathered(type_: str, ledger: Ledger) -> Known:
    names: dict[str, Name] = {}
    bearers: dict[str, list[str]] = {}
    for meanings in (ledger.places if type_ == "place" else ledger.names).values():
        for id_, how, written in meanings:
            if how != "list" and ledger.type_of(id_) == type_:
                name = name_of(written)
                names.setdefault(name.text, name)
                bearers.setdefault(name.text, []).append(id_)
    return Known(Blocks(names.values()), names, bearers)


@cache
def _code() -> str:
    """Return a digest of what the names are worked out by."""
    digest = hashlib.sha256(sys.version.encode())
    for stem in _CODE:
        digest.update(Path(__file__).with_name(f"{stem}.py").read_bytes())
    return digest.hexdigest()
