"""Keys of things that the ledger does not know yet: made of the name and of where it counts."""

from __future__ import annotations

import hashlib
import re

from tejido.linking.normal import normal

__all__ = ["LITTLE", "is_provisional", "provisional_key", "slug", "telling_words"]

_ASCII = re.compile("[a-z0-9]+")
_SPANISH = ("de", "del", "la", "las", "el", "los", "y", "e", "o", "en", "a", "al", "para", "por")
_ENGLISH = ("of", "the", "and", "for", "in", "on", "to", "against")
LITTLE = frozenset((*_SPANISH, "con", "contra", *_ENGLISH))
"""Words that join others in names, in both languages, and tell nothing."""


def telling_words(name: str) -> list[str]:
    """Return the words of a name in ASCII without articles and prepositions, if others remain."""
    plain = _ASCII.findall(normal(name).replace("ñ", "n"))
    return [word for word in plain if word not in LITTLE] or plain


def slug(name: str, words: int = 5) -> str:
    """Return the first ``words`` telling words of a name in ASCII, joined by hyphens."""
    return "-".join(telling_words(name)[:words]) or "x"


def is_provisional(key: str) -> bool:
    """Tell whether a key has the form of :func:`provisional_key`, whatever the ledger knows."""
    return bool(re.fullmatch(r"[a-z]+/.+-[0-9a-f]{8}", key))


def provisional_key(type_: str, name: str, where: str) -> str:
    """Return ``TYPE/SLUG-HASH8``; equal for equal normal names in the same ``where``.

    ``where`` is what the name counts in: a place id, a document id, a year, or nothing.
    """
    hashed = hashlib.sha256("\n".join((type_, normal(name), where)).encode()).hexdigest()
    is_year = len(where) == 4 and where.isdecimal()
    year = f"-{where}" if is_year and where not in name else ""
    return f"{type_}/{slug(name)}{year}-{hashed[:8]}"
