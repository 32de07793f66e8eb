"""Keys of things that the ledger does not know yet: made of the name and of where it counts."""

from __future__ import annotations

import hashlib
import re

from tejido.linking.normal import normal

__all__ = ["provisional_key", "slug"]

_LITTLE = re.compile(
    r"de|del|la|las|el|los|y|e|o|en|a|al|para|por|con|contra|of|the|and|for|in|on|to|against"
)


def slug(name: str, words: int = 5) -> str:
    """Return the first ``words`` telling words of a name in ASCII, joined by hyphens."""
    plain = re.findall(r"[a-z0-9]+", normal(name).replace("ñ", "n"))
    telling = [word for word in plain if not _LITTLE.fullmatch(word)] or plain
    return "-".join(telling[:words]) or "x"


def provisional_key(type_: str, name: str, where: str) -> str:
    """Return ``TYPE/SLUG-HASH8``; equal for equal normal names in the same ``where``.

    ``where`` is what the name counts in: a place id, a document id, a year, or nothing.
    """
    hashed = hashlib.sha256("\n".join((type_, normal(name), where)).encode()).hexdigest()
    year = f"-{where}" if re.fullmatch(r"\d{4}", where) and where not in name else ""
    return f"{type_}/{slug(name)}{year}-{hashed[:8]}"
