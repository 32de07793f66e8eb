"""The ledger in the form it is used in: entries, and every written name with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tejido.asking.spelling import suggestion
from tejido.errors import LedgerError
from tejido.linking.checks import Record, entry_faults, ledger_faults, template_faults, unknown_kind
from tejido.linking.countries import countries, divisions
from tejido.linking.entry import forms_of
from tejido.linking.faults import complain
from tejido.linking.files import LINE, Source, ledger_files, read_source
from tejido.linking.folding import pattern
from tejido.linking.normal import normal, plain, words
from tejido.linking.schema import faults_of
from tejido.linking.template import governments, municipal_bodies, state_bodies

__all__ = ["compile_ledger"]

Table = dict[str, Any]
_HIDDEN = frozenset({LINE, "note", "check_why", "de", "del_estado", "gentilicio", "formal"})
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
    sources = _sources(folders)
    complain(fault for source in sources for fault in _misfits(source))
    types = _merged(sources, "types")
    records = _records(sources, types)
    complain([*ledger_faults(records, types), *_strangers(sources, records)])
    _add_municipal(records, sources)
    tables: Table = {"types": types, "entries": {}, "names": {}, "places": {}, "patterns": {}}
    for id_, (_, entry) in records.items():
        tables["entries"][id_] = _stripped(entry)
        _index(tables, entry, _own_place(entry, records), types[entry["type"]]["of"])
    tables["demonyms"] = _demonyms(sources)
    tables["words"] = _words(sources)
    return tables


def _sources(folders: Sequence[Path]) -> list[Source]:
    """Parse the files of all folders; the broken ones are told together."""
    files = [ledger_files(folder) for folder in folders]
    if not files[0]:
        raise LedgerError(f"{folders[0]}: no YAML file of a ledger here; see authority/README.md")
    sources, broken = [], []
    for path in (path for paths in files for path in paths):
        try:
            sources.append(read_source(path))
        except LedgerError as error:
            broken.append(str(error))
    complain(broken)
    return sources


def _misfits(source: Source) -> Iterator[str]:
    shape = "entries" if isinstance(source.content, list) else "tables"
    return faults_of(source, f"schema.json#{shape}")


def _rows(sources: Iterable[Source], name: str) -> Iterator[tuple[Source, str, Any]]:
    for source in sources:
        for key, row in (source.table(name) or {}).items():
            if key != LINE:
                yield source, key, row


def _strangers(sources: list[Source], records: Mapping[str, Record]) -> Iterator[str]:
    """Yield the rows of tables that are about nothing in the ledger, or stand in two files."""
    for table in ("demonyms", "countries", "divisions"):
        for source, id_, _ in _rows(sources, table):
            if id_ not in records:
                near = suggestion(id_, records)
                told = f"{table} of {id_!r}: no such place{near or '; correct the id'}"
                yield source.fault(source.content, told, table, id_)
    for source, name, row in _rows(sources, "types"):
        if told := unknown_kind(row, row["of"]):
            yield source.fault(source.content, f"type {name!r}: {told}", "types", name, "kind")
    for table in ("types", "countries", "divisions"):
        first: dict[str, Source] = {}
        for source, id_, _ in _rows(sources, table):
            if first.setdefault(id_, source) is not source:
                told = f"{table} {id_!r} stands already in {first[id_].path}; take it out of one"
                yield source.fault(source.content, told, table, id_)


def _merged(sources: Iterable[Source], name: str) -> Table:
    return {key: _stripped(row) for _, key, row in _rows(sources, name)}


def _words(sources: Iterable[Source]) -> Table:
    """Return the lists of words by name, those of several files joined."""
    found: Table = {}
    for _, key, names in _rows(sources, "words"):
        found[key] = [*found.get(key, ()), *names]
    return found


def _stripped(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _stripped(item) for key, item in value.items() if key not in _HIDDEN}
    return [_stripped(item) for item in value] if isinstance(value, list) else value


def _records(sources: list[Source], types: Mapping[str, Any]) -> dict[str, Record]:
    """Return the entries of the files, what the template makes of them, and the world."""
    records: dict[str, Record] = {}
    faults: list[str] = []
    for source in sources:
        for entry in source.entries():
            faults += [*entry_faults(source, entry, types), *_clash(records, source, entry)]
            records.setdefault(entry["id"], (source, entry))
    complain(faults)
    for source in sources:
        country = source.table("states_of")
        states = [
            entry
            for _, entry in records.values()
            if entry["type"] == "state" and entry.get("within") == country
        ]
        complain(template_faults(source, (state["id"] for state in states)))
        _add(records, source, state_bodies(source.table("bodies") or [], states), types)
    packages = Source(Path("pycountry"), [])
    known = _merged(sources, "countries"), _merged(sources, "divisions")
    deeper = [code for source in sources for code in source.table("provinces") or ()]
    for place in (*countries(known[0]), *divisions(known[1], deeper)):
        own, entry = records.setdefault(place["id"], (packages, place))
        if types[entry["type"]]["of"] != "place":
            told = f"id {entry['id']!r} is the ISO code of a place; choose another"
            faults.append(own.fault(entry, told, "id"))
    complain(faults)
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
            _add(records, source, governments(table, countries, demonyms, taken), types)


def _add(
    records: dict[str, Record],
    source: Source,
    entries: Iterable[Mapping[str, Any]],
    types: Mapping[str, Any],
) -> None:
    """Add what a template makes; its parts fit the schema already."""
    faults: list[str] = []
    for entry in entries:
        faults += [*entry_faults(source, entry, types), *_clash(records, source, entry)]
        records.setdefault(entry["id"], (source, entry))
    complain(faults)


def _clash(
    records: Mapping[str, Record], source: Source, entry: Mapping[str, Any]
) -> Iterator[str]:
    if entry["id"] in records:
        other, first = records[entry["id"]]
        near = other.path.parent == source.path.parent
        place = f"{other.path.name if near else other.path}:{first.get(LINE, 1)}"
        told = f"id {entry['id']!r} stands already in {place}; ids are unique"
        yield source.fault(entry, told, "id")


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


def _index(tables: Table, entry: Mapping[str, Any], own_place: str, type_: str) -> None:
    """File an entry under its names; persons are found by grammar, not by search."""
    key_of, index = (words, tables["places"]) if type_ == "place" else (normal, tables["names"])
    for written, how, _ in forms_of(entry, own_place):
        found = [entry["id"], how, written]
        _put(index, key_of(written), found)
        if how not in _UNSEARCHED and type_ != "person":
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


def _demonyms(sources: Iterable[Source]) -> Table:
    found: Table = {"es": {}, "en": {}}
    for _, id_, forms in _rows(sources, "demonyms"):
        for language in ("es", "en"):
            for form in forms.get(language, ()):
                found[language].setdefault(plain(form), []).append(id_)
    return found
