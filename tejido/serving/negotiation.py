"""Which language and which form a browser or a program prefers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tejido.serving.message import Request

__all__ = ["best", "language"]

_LANGUAGES = ("es", "en")


def best(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type of ``offered`` that an Accept header likes best; None: none of them.

    Of equals the first offered; without a header the first of all.
    """
    if not accept.strip():
        return offered[0]
    liked = _weights(accept)
    found = max(offered, key=lambda type_: _weight(type_, liked))
    return found if _weight(found, liked) > 0 else None


def language(request: Request, default: str) -> str:
    """Return ``es`` or ``en``: as the address says, else as the browser prefers, else the default.

    The default wins where the browser likes both as much.
    """
    if (wanted := request.first("lang")) in _LANGUAGES:
        return wanted
    liked: dict[str, float] = {}
    for tag, weight in _weights(request.headers.get("accept-language", "")).items():
        short = tag.partition("-")[0]
        liked[short] = max(weight, liked.get(short, 0))
    known = [one for one in (default, *_LANGUAGES) if liked.get(one, 0) > 0]
    return max(known, key=lambda one: liked[one]) if known else default


def _weights(header: str) -> dict[str, float]:
    """Return the values of a header such as Accept with their quality; what is broken counts 0."""
    found = {}
    for part in header.lower().split(",")[:50]:
        value, _, rest = part.partition(";")
        quality = re.search(r"(?:^|;)\s*q\s*=\s*([^;\s]*)", rest)
        found[value.strip()] = _number(quality[1]) if quality else 1.0
    return found


def _number(written: str) -> float:
    return float(written) if re.fullmatch(r"[01](\.[0-9]{0,3})?", written) else 0.0


def _weight(type_: str, liked: Mapping[str, float]) -> float:
    group = type_.partition("/")[0]
    return next((liked[key] for key in (type_, f"{group}/*", "*/*") if key in liked), 0.0)
