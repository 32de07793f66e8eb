"""What makes a ledger contradict itself; every finding is an error with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tejido.errors import LedgerError
from tejido.linking.entry import forms_of
from tejido.linking.files import LINE, Source
from tejido.linking.normal import normal
from tejido.model import ENTITY_TYPES

__all__ = ["ENTRY_ID", "Record", "check_body", "check_entry", "check_ledger", "check_type"]

Raw = Mapping[str, Any]
Record = tuple[Source, Raw]
"""An entry with the file it comes from."""

_NAMES = {"name", "official", "short", "acronym", "alias", "scoped", "list_form", "weak", "former"}
_FACTS = {"id", "type", "kind", "parent", "jurisdiction", "from", "to", "successor", "needs"}
_PLACE = {"within", "abbr", "capital", "municipality", "formal", "de", "del_estado", "gentilicio"}
_REVIEW = {"ids", "seen", "check", "check_why", "note"}
_KEYS = frozenset(_NAMES | _FACTS | _PLACE | _REVIEW)
_LISTS = ("acronym", "abbr", "weak", "needs", "seen", "gentilicio")
_BY_LANGUAGE = ("alias", "scoped", "list_form")
_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("parent", "jurisdiction", "within", "successor", "kind", "official"), str),
    **dict.fromkeys(("from", "to"), int),
    **dict.fromkeys(("ids", "short"), dict),
    "former": list,
}
_BODY = ("slug", "id", "type", "kind", "name")
_LANGUAGES = frozenset({"es", "en"})
ENTRY_ID = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)*")
"""How an id is written: lower-case words joined by hyphens."""
_EVERYWHERE = frozenset({"name", "alias", "acronym", "former"})


def check_entry(source: Source, entry: Raw, types: Mapping[str, Raw]) -> None:
    """Check one entry by itself.

    Raises:
        LedgerError: an unknown or missing key, a wrong kind of value, an unknown type, scoped
            names without jurisdiction.
    """
    id_ = entry.get("id")
    if not isinstance(id_, str) or not ENTRY_ID.fullmatch(id_):
        raise source.error(entry, f"id {id_!r}: write lower-case words joined by hyphens")
    for key in entry:
        if key not in _KEYS and key != LINE:
            raise source.error(entry, f"{id_}: unknown key {key!r}; see authority/README.md")
    name = entry.get("name")
    if not isinstance(name, Mapping) or any(not _text(name.get(key)) for key in _LANGUAGES):
        raise source.error(entry, f"{id_}: needs a name in es and in en")
    if not isinstance(entry.get("type"), str) or entry["type"] not in types:
        known = ", ".join(types)
        raise source.error(entry, f"{id_}: unknown type {entry.get('type')!r}; one of {known}")
    for key in _LISTS:
        _check_names(source, entry, key, entry.get(key, []))
    for key in _BY_LANGUAGE:
        _check_languages(source, entry, key)
    for key, kind in _KINDS.items():
        if not isinstance(entry.get(key, kind()), kind):
            raise source.error(
                entry, f"{id_}: {key} {entry[key]!r} must be of kind {kind.__name__}"
            )
    for former in entry.get("former", []):
        _check_former(source, entry, former)
    if (entry.get("scoped") or entry.get("list_form")) and not entry.get("jurisdiction"):
        raise source.error(entry, f"{id_}: scoped names without jurisdiction; add one")


def check_type(source: Source, name: str, type_: object) -> None:
    """Check a row of the table of types.

    Raises:
        LedgerError: it does not say of which entity type of the model it is.
    """
    if not isinstance(type_, Mapping) or str(type_.get("of")) not in ENTITY_TYPES:
        known = ", ".join(ENTITY_TYPES)
        raise source.error(type_, f"type {name!r}: write {{of: TYPE}} with one of {known}")


def check_body(source: Source, body: object, needed: Iterable[str] = _BODY) -> None:
    """Check a body of a template before it is spelled out.

    Raises:
        LedgerError: a key is missing or names are no lists by language.
    """
    if not isinstance(body, Mapping):
        raise source.error(body, f"{body!r} is no body; each begins with '- slug: ...'")
    for key in needed:
        if not body.get(key):
            raise source.error(body, f"body {body.get('slug', '')!r} lacks {key}")
    for part in (body, *_parts(body.get("overrides"))):
        if not isinstance(part, Mapping):
            raise source.error(body, f"body {body.get('slug')!r}: {part!r} is no override")
        for key in _BY_LANGUAGE:
            _check_languages(source, {"id": body["slug"], **part}, key)


def _parts(overrides: object) -> Iterator[Raw]:
    if isinstance(overrides, Mapping):
        yield from (value for key, value in overrides.items() if key != LINE)


def _check_former(source: Source, entry: Raw, former: object) -> None:
    if not isinstance(former, Mapping):
        raise source.error(entry, f"{entry['id']}: former must list {{es: ..., acronym: [...]}}")
    _check_names(source, entry, "acronym of former", former.get("acronym", []))
    if not all(_text(former.get(key, "x")) for key in _LANGUAGES):
        raise source.error(entry, f"{entry['id']}: a former name must be a text")
    if not all(isinstance(former.get(key, 0), int) for key in ("from", "to")):
        raise source.error(entry, f"{entry['id']}: from and to of a former name are years")


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _check_names(source: Source, entry: Raw, key: str, names: object) -> None:
    if not isinstance(names, list) or not all(_text(name) for name in names):
        raise source.error(entry, f"{entry['id']}: {key} must be a list of texts; quote {names!r}")


def _check_languages(source: Source, entry: Raw, key: str) -> None:
    value = entry.get(key, {})
    if isinstance(value, list):
        value = {"es": value}
    if not isinstance(value, Mapping) or not _LANGUAGES.issuperset({*value} - {LINE}):
        raise source.error(entry, f"{entry['id']}: {key} must map es and en to lists of names")
    for language in _LANGUAGES & {*value}:
        _check_names(source, entry, key, value[language])


def check_ledger(records: Mapping[str, Record], types: Mapping[str, Raw]) -> None:
    """Check the entries together.

    Raises:
        LedgerError: a parent, successor, larger place or jurisdiction that does not exist, a
            cycle, one unscoped name or acronym of two entries, one scoped name of two entries
            of one jurisdiction.
    """
    places = {key for key, (_, entry) in records.items() if types[entry["type"]]["of"] == "place"}
    for source, entry in records.values():
        for key in ("parent", "successor"):
            if entry.get(key) and entry[key] not in records:
                raise source.error(entry, f"{entry['id']}: {key} {entry[key]!r} is no entry")
        for key in ("jurisdiction", "within"):
            if entry.get(key) and entry[key] not in places:
                raise source.error(entry, f"{entry['id']}: {key} {entry[key]!r} is no place")
    for key in ("parent", "within"):
        _check_cycles(records, key)
    _check_twice(record for id_, record in records.items() if id_ not in places)


def _check_cycles(records: Mapping[str, Record], key: str) -> None:
    sound: set[str] = set()
    for id_ in records:
        path: dict[str, None] = {}
        at = id_
        while at and at not in sound:
            if at in path:
                source, entry = records[at]
                raise source.error(entry, f"{at}: {key} leads back to itself ({' > '.join(path)})")
            path[at] = None
            at = records[at][1].get(key, "")
        sound.update(path)


def _check_twice(records: Iterable[Record]) -> None:
    """Names must be unique: everywhere, or inside the jurisdiction when scoped."""
    owners: dict[tuple[str, str], Raw] = {}
    for source, entry in records:
        place = entry.get("jurisdiction", "")
        for name, how, _ in forms_of(entry):
            if how not in _EVERYWHERE and how != "scoped":
                continue
            key = ("" if how in _EVERYWHERE else place, normal(name))
            owner = owners.setdefault(key, entry)
            if owner["id"] != entry["id"]:
                where = f"inside {key[0]}" if key[0] else "everywhere"
                raise LedgerError(
                    f"{source.path}:{entry.get(LINE, 1)}: {name!r} names both {owner['id']} and "
                    f"{entry['id']} {where}; make it scoped or weak in one of them"
                )
