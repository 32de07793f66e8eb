r"""A value of an entry as the text of a cell, and back.

Kinds: ``text``; ``year``; ``flag`` (``true``, ``false``); ``names``, several in a cell divided by
``|``; ``records``, such as former names: ``es: Unión de Faros; acronym: UF; from: 1950 | es: ...``,
where a key that holds a list stands once per item. ``\`` before ``|``, ``;`` or ``\`` takes them
as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["CellError", "cell_of", "guarded", "unguarded", "value_of"]

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_RECORD = frozenset({"es", "en", "acronym", "at", "from", "to"})
_LISTED, _COUNTED = frozenset({"acronym"}), frozenset({"from", "to"})
_YES = frozenset({"true", "verdadero", "sí", "si", "yes", "x", "1"})
_NO = frozenset({"false", "falso", "no", "0"})
_FAILED = re.compile(r"#(?:[A-ZÁÉÍÓÚ/]+[?!]|¿[A-Z]+\?|¡[A-Z/0]+!|N/[AD]|#+)|\d[.,]\d*E\+\d+")
"""What a spreadsheet puts in place of what it took for a formula or a number."""


class CellError(ValueError):
    """A cell cannot be read; the text is the key of the message in ``editing.yaml``."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe goes before ``=+-@``."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe of :func:`guarded`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cell_of(value: Any, kind: str) -> str:
    """Return the text of a cell; empty for None."""
    if value is None:
        return ""
    if kind == "names":
        return " | ".join(_escaped(name, "|") for name in value)
    if kind == "records":
        return " | ".join("; ".join(_parts(record)) for record in value)
    return str(value).lower() if kind == "flag" else str(value)


def _escaped(text: object, marks: str) -> str:
    return re.sub(rf"([\\{marks}])", r"\\\1", str(text))


def _parts(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        for item in value if isinstance(value, list) else (value,):
            yield f"{key}: {_escaped(item, '|;')}"


def value_of(cell: str, kind: str) -> Any:
    """Return the value of a cell without its guard, spaces put in order; None for an empty one.

    Raises:
        CellError: it is none of its kind.
    """
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if not text:
        return None
    if _FAILED.fullmatch(text):
        raise CellError("failed")
    if "\ufffd" in text or any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        raise CellError("damaged")
    match kind:
        case "names":
            return list(dict.fromkeys(_plain(one) for one in _divided(text, "|"))) or None
        case "records":
            return [_record(one) for one in _divided(text, "|")] or None
        case "year":
            return _year(text)
        case "flag":
            return _flag(text)
    return text


def _divided(text: str, mark: str) -> Iterator[str]:
    """Yield the parts of a text between marks that have no backslash before them."""
    for part in re.findall(rf"((?:\\.|[^\\{mark}]|\\$)*)(?:[{mark}]|$)", text):
        if part.strip():
            yield part.strip()


def _plain(text: str) -> str:
    return re.sub(r"\\([\\|;])", r"\1", text)


def _record(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in _divided(text, ";"):
        key, colon, value = part.partition(":")
        key, value = key.strip(), _plain(value.strip())
        if not colon or not value or key not in _RECORD or (key in found and key not in _LISTED):
            raise CellError("record")
        if key in _LISTED:
            found.setdefault(key, []).append(value)
        else:
            found[key] = _year(value) if key in _COUNTED else value
    return found


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise CellError("year")
    return int(text)


def _flag(text: str) -> bool:
    folded = text.casefold()
    if folded not in _YES | _NO:
        raise CellError("flag")
    return folded in _YES
