"""The columns of a sheet of the ledger: which value of an entry each holds, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tejido.curating.editing import Keys

__all__ = ["COLUMNS", "IDS", "Column", "columns_for", "value_at"]


class Column(NamedTuple):
    """A column's name, the keys that lead to its value, and its kind (see ``cells``)."""

    name: str
    keys: Keys
    kind: str


IDS = "ids_"
"""What the name of a column begins with that holds the identifiers of one source."""

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("acronym", "weak", "needs", "abbr", "gentilicio", "seen"), "names"),
    **dict.fromkeys(("alias", "scoped", "list_form"), "names"),
    **dict.fromkeys(("former", "posts"), "records"),
    **dict.fromkeys(("from", "to"), "year"),
    **dict.fromkeys(("capital", "check"), "flag"),
}
_BY_LANGUAGE = ("name", "short", "alias", "scoped", "list_form")
_ALSO_PLAIN = ("alias", "scoped", "list_form")
"""Names by language that may also be one list for both."""
_KEYS = (
    *("id", "file", "type", "kind", "name", "short", "acronym", "alias", "scoped", "list_form"),
    *("weak", "needs", "abbr", "official", "former", "parent", "jurisdiction", "within", "from"),
    *("to", "successor", "posts", "capital", "municipality", "formal", "de", "del_estado"),
    *("gentilicio", "ids", "seen", "note", "check", "check_why"),
)


def _of(key: str) -> Iterable[Column]:
    kind = _KINDS.get(key, "text")
    if key in _BY_LANGUAGE:
        for language in ("es", "en"):
            yield Column(f"{key}_{language}", (key, language), kind)
    if key not in _BY_LANGUAGE or key in _ALSO_PLAIN:
        yield Column(key, (key,), kind)


COLUMNS = tuple(column for key in _KEYS if key != "ids" for column in _of(key))
"""Every column but those of external identifiers, in the order of a sheet."""


def columns_for(sources: Iterable[str]) -> tuple[Column, ...]:
    """Return all columns, with one for each source of external identifiers."""
    before = [column.name for column in COLUMNS].index("seen")
    of_sources = (Column(IDS + name, ("ids", name), "text") for name in sorted({*sources}))
    return (*COLUMNS[:before], *of_sources, *COLUMNS[before:])


def value_at(entry: Mapping[str, Any], keys: Keys) -> Any:
    """Return the value of an entry that keys lead to; None when there is none.

    Names for both languages are what ``("alias",)`` leads to, not those by language.
    """
    value: Any = entry
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return None if isinstance(value, Mapping) else value
