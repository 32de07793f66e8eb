"""What a facts file may hold: its schema, and the dates in it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, cast

from tejido.errors import DocumentError

__all__ = ["checked_facts", "is_date", "is_when", "shortened"]

_SCHEMA = Path(__file__).with_name("schema.json")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def checked_facts(data: object, source: str) -> dict[str, Any]:
    """Return the data when it fits ``schema.json``; DocumentError names ``source`` if not."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    error = best_match(Draft202012Validator(schema).iter_errors(data))
    if error is not None:
        where = "/".join(map(str, error.absolute_path)) or "top"
        raise DocumentError(f"{source}: {where}: {shortened(error.message)}")
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError as error_:
        raise DocumentError(f"{source}: half a surrogate pair in a string") from error_
    return cast(dict[str, Any], data)


def shortened(text: str, length: int = 160) -> str:
    """Return a text on one line of at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def is_when(text: str) -> bool:
    """Tell whether a text is an ISO 8601 day, month, year, or two of them as ``start/end``."""
    start, slash, end = text.partition("/")
    return is_date(start) and (not slash or (is_date(end) and start <= end))


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO 8601 day, month or year of the calendar."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True
