"""The ledger in the form it is used in: entries, and every written name with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tejido.errors import LedgerError
from tejido.linking.checks import Record, check_body, check_entry, check_ledger, check_type
from tejido.linking.countries import countries, divisions
from tejido.linking.entry import forms_of
from tejido.linking.files import LINE, Source, ledger_files, read_source
from tejido.linking.folding import pattern
from tejido.linking.normal import normal, plain, words
from tejido.linking.template import governments, municipal_bodies, state_bodies

__all__ = ["compile_ledger"]

Table = dict[str, Any]
_HIDDEN = frozenset({LINE, "note", "check_why", "de", "del_estado", "gentilicio", "formal"})
_OWN_KEYS = frozenset(
    {
        "types",
        "countries",
        "divisions",
        "provinces",
        "governments",
        "bodies",
        "municipal",
        "states_of",
        "demonyms",
        "words",
        LINE,
    }
)
_UNSEARCHED = frozenset({"list"})
_ARTICLE = re.compile(r"^(?:[Tt]he|el|la|los|las) (?=\S)")
"""An article of the sentence, no part of the name. The search takes what begins first: were it
kept, "the United Nations" would hide "United Nations Population Fund"."""


def compile_ledger(*folders: Path) -> Table:
    """Read, expand and check the YAML files of ``folders``; return tables ready for JSON.

    ``types``; ``entries`` by id; ``names`` (normal form → id, how, written); ``places`` (plain
    words → id, how, written); ``patterns`` (folded form → id, how, written); ``demonyms``;
    ``words``.

    Raises:
        LedgerError: a file is broken or contradicts itself or another; names file and line.
    """
    files = [ledger_files(folder) for folder in folders]
    sources = [read_source(path) for paths in files for path in paths]
    if not files[0]:
        raise LedgerError(f"{folders[0]}: no YAML file of a ledger here; see authority/README.md")
    for source in sources:
        _check_tables(source)
    types = _merged(sources, "types")
    records = _records(sources, types)
    check_ledger(records, types)
    _add_municipal(records, sources)
    tables: Table = {"types": types, "entries": {}, "names": {}, "places": {}, "patterns": {}}
    for id_, (_, entry) in records.items():
        tables["entries"][id_] = _stripped(entry)
        _index(tables, entry, _own_place(entry, records), types[entry["type"]]["of"] == "place")
    tables["demonyms"] = _demonyms(sources, records)
    tables["words"] = _merged(sources, "words")
    return tables


def _check_tables(source: Source) -> None:
    if isinstance(source.content, Mapping):
        for key in source.content:
            if key not in _OWN_KEYS:
                message = f"unknown table {key!r}; see authority/README.md"
                raise source.error(source.content, message)
        for name, type_ in (source.table("types") or {}).items():
            if name != LINE:
                check_type(source, name, type_)
        for body in source.table("bodies") or ():
            check_body(source, body)
        for body in source.table("municipal") or ():
            check_body(source, body, ("slug", "id", "type", "name", "alias", "scoped"))


def _merged(sources: Iterable[Source], name: str) -> Table:
    found: Table = {}
    for source in sources:
        for key, value in (source.table(name) or {}).items():
            if key != LINE:
                found[key] = _stripped(value)
    return found


def _stripped(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _stripped(item) for key, item in value.items() if key not in _HIDDEN}
    return [_stripped(item) for item in value] if isinstance(value, list) else value


def _records(sources: list[Source], types: Mapping[str, Any]) -> dict[str, Record]:
    """Return the entries of the files, what the template makes of them, and the world."""
    records: dict[str, Record] = {}
    for source in sources:
        for entry in source.entries():
            _add(records, source, entry, types)
    for source in sources:
        country = source.table("states_of")
        states = [
            entry
            for _, entry in records.values()
            if entry["type"] == "state" and entry.get("within") == country
        ]
        for body in state_bodies(source.table("bodies") or [], states):
            _add(records, source, body, types)
    packages = Source(Path("pycountry"), [])
    known = _merged(sources, "countries"), _merged(sources, "divisions")
    deeper = [code for source in sources for code in source.table("provinces") or ()]
    for place in (*countries(known[0]), *divisions(known[1], deeper)):
        own, entry = records.setdefault(place["id"], (packages, place))
        if types[entry["type"]]["of"] != "place":
            raise own.error(entry, f"id {entry['id']!r} is the ISO code of a place; choose another")
    _add_governments(records, sources, types)
    return records


def _add_governments(
    records: dict[str, Record], sources: list[Source], types: Mapping[str, Any]
) -> None:
    entries = [entry for _, entry in records.values()]
    governed = {
        entry.get("jurisdiction")
        for entry in entries
        if entry["type"] == "government" and "parent" not in entry
    }
    countries = [
        entry for entry in entries if entry["type"] == "country" and entry["id"] not in governed
    ]
    taken = {name for entry in entries for name, _, _ in forms_of(entry)}
    demonyms = _merged(sources, "demonyms")
    for source in sources:
        if table := source.table("governments"):
            for entry in governments(table, countries, demonyms, taken):
                _add(records, source, entry, types)


def _add(
    records: dict[str, Record], source: Source, entry: Mapping[str, Any], types: Mapping[str, Any]
) -> None:
    check_entry(source, entry, types)
    if entry["id"] in records:
        other, first = records[entry["id"]]
        near = other.path.parent == source.path.parent
        place = f"{other.path.name if near else other.path}:{first.get(LINE, 1)}"
        raise source.error(entry, f"id {entry['id']!r} stands already in {place}; ids are unique")
    records[entry["id"]] = (source, entry)


def _add_municipal(records: dict[str, Record], sources: list[Source]) -> None:
    taken = {
        name for _, entry in records.values() for name, how, _ in forms_of(entry) if how != "scoped"
    }
    for source in sources:
        country = source.table("states_of")
        cities = [
            entry
            for _, entry in records.values()
            if entry["type"] in ("city", "borough") and entry["within"].partition("-")[0] == country
        ]
        for body in municipal_bodies(source.table("municipal") or [], cities, taken):
            records[body["id"]] = (source, body)


def _own_place(entry: Mapping[str, Any], records: Mapping[str, Record]) -> str:
    place = entry.get("jurisdiction", "")
    return plain(records[place][1]["name"]["es"]) if "-" in place else ""


def _index(tables: Table, entry: Mapping[str, Any], own_place: str, is_place: bool) -> None:
    key_of, index = (words, tables["places"]) if is_place else (normal, tables["names"])
    for written, how, _ in forms_of(entry, own_place):
        found = [entry["id"], how, written]
        _put(index, key_of(written), found)
        if how not in _UNSEARCHED:
            bare = _ARTICLE.sub("", written)
            for variant in _variants(bare):
                _put(tables["patterns"], pattern(variant), [entry["id"], how, bare])


def _put(index: Table, key: str, found: list[str]) -> None:
    owners = index.setdefault(key, [])
    if key.strip() and found not in owners:
        owners.append(found)


def _variants(name: str) -> Iterator[str]:
    """Yield the spellings of a name that a search must find each by itself."""
    yield name
    for old, new in (
        ("de las Naciones Unidas", "de Naciones Unidas"),
        ("de las Naciones Unidas", "de la ONU"),
        ("United Nations ", "UN "),
        ("U.S. ", "US "),
        ("Labour", "Labor"),
        ("Programme", "Program"),
        ("Organisation", "Organization"),
    ):
        if old in name and name != old:
            yield name.replace(old, new)
    if any(mark in name for mark in ',"“-/'):
        yield " ".join(re.sub('[,"“”/-]', " ", name).split())


def _demonyms(sources: Iterable[Source], records: Mapping[str, Record]) -> Table:
    found: Table = {"es": {}, "en": {}}
    for source in sources:
        table = source.table("demonyms") or {}
        for id_, forms in table.items():
            if id_ == LINE:
                continue
            if id_ not in records:
                raise source.error(forms, f"demonyms of {id_!r}: no such place")
            for language in ("es", "en"):
                for form in forms.get(language, ()):
                    found[language].setdefault(plain(form), []).append(id_)
    return found
