"""The identity ledger: entries by id, what each name may mean, and how it is read and kept."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tejido.linking.entry import Entry, Form, forms_of, make_entry
from tejido.linking.files import ledger_files
from tejido.linking.kept import keep, kept
from tejido.linking.normal import normal, plain
from tejido.linking.yamltext import MAX_BYTES
from tejido.project import authority_folders, content

__all__ = ["Ledger", "default_ledger", "read_ledger"]

_CODE = (
    *("checks", "compiled", "countries", "entry", "files", "folding", "normal", "schema"),
    *("template", "yamltext"),
)
_ARTICLES = frozenset({"la ", "La ", "el ", "El "})
_NO_NAMES: Mapping[str, Sequence[Sequence[str]]] = {}
Meaning = Sequence[str]
"""An entry's id, how the name identifies (see :mod:`tejido.linking.entry`), the name as written."""


class Ledger(Mapping[str, Entry]):
    """The entries by id, with indexes by name; entries are made when first asked for.

    ``names`` maps the normal form of a name of an institution, programme or observance to its
    meanings, ``places`` the plain words of a place's name, ``patterns`` the folded forms that a
    text is searched for. ``demonyms`` maps language and plain form to place ids; ``words`` holds
    names that are words too. ``version`` is the SHA-256 of the files.
    """

    def __init__(self, tables: Mapping[str, Any], version: str) -> None:
        self.names: Mapping[str, Sequence[Meaning]] = tables["names"]
        self.places: Mapping[str, Sequence[Meaning]] = tables["places"]
        self.patterns: Mapping[str, Sequence[Meaning]] = tables["patterns"]
        self.demonyms: Mapping[str, Mapping[str, Sequence[str]]] = tables["demonyms"]
        self.words: Mapping[str, frozenset[str]] = {
            key: frozenset(value) for key, value in tables["words"].items()
        }
        self.version = version
        self._raw: Mapping[str, Mapping[str, Any]] = tables["entries"]
        self._types: Mapping[str, Mapping[str, str]] = tables["types"]
        self._made: dict[str, Entry] = {}

    def __getitem__(self, id_: str) -> Entry:
        """Return an entry; KeyError when there is none of that id."""
        if id_ not in self._made:
            raw = self._raw[id_]
            type_ = self._types[raw["type"]]
            self._made[id_] = make_entry(raw, type_["of"], type_.get("kind", ""))
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and self.version == other.version

    def type_of(self, id_: str) -> str:
        """Return the entity type of an entry without making it."""
        return self._types[self._raw[id_]["type"]]["of"]

    def form(self, id_: str) -> str:
        """Return the finer class of an entry without making it."""
        return str(self._raw[id_]["type"])

    def described(self, id_: str, language: str) -> tuple[str, str]:
        """Return the kind of an entry and its name in a language without making it."""
        kind, es, en = self._described[id_]
        return kind, es if language == "es" else en

    @cached_property
    def _described(self) -> dict[str, tuple[str, str, str]]:
        kinds = {name: type_.get("kind", "") for name, type_ in self._types.items()}
        return {
            id_: (
                raw.get("kind") or kinds[raw["type"]],
                raw["name"].get("es", ""),
                raw["name"].get("en", ""),
            )
            for id_, raw in self._raw.items()
        }

    def written(self, name: str) -> bool:
        """Tell whether an entry's name is written just so, character by character."""
        return name in self._spoken[1]

    def meanings(self, name: str, type_: str) -> Sequence[Meaning]:
        """Return what a tidy name may mean among the entries of a type."""
        known, forms = self._spoken
        form = forms.get(name)
        if form is None and name[:3] in _ARTICLES and " " in name[3:]:
            form = forms.get(name[3:])
        return known.get(type_, _NO_NAMES).get(normal(name) if form is None else form, ())

    @cached_property
    def _spoken(self) -> tuple[dict[str, dict[str, list[Meaning]]], dict[str, str]]:
        """``names`` by type, and the normal forms of the names as they are written."""
        of = {id_: self.type_of(id_) for id_ in self._raw}
        known: dict[str, dict[str, list[Meaning]]] = {}
        forms: dict[str, str] = {}
        for form, meanings in self.names.items():
            for meaning in meanings:
                known.setdefault(of[meaning[0]], {}).setdefault(form, []).append(meaning)
                forms[meaning[2]] = form
        return known, forms

    def needs(self, id_: str) -> Sequence[str]:
        """Return the words of which one must stand in a document that means an entry."""
        found: Sequence[str] = self._raw[id_].get("needs", ())
        return found

    @cached_property
    def with_demonym(self) -> frozenset[str]:
        """The ids of the places whose people have a name: those that many know."""
        tables = self.demonyms.values()
        return frozenset(id_ for table in tables for ids in table.values() for id_ in ids)

    @cached_property
    def place_ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """The first and the last words of all names of places, plain."""
        firsts = frozenset(name.partition(" ")[0] for name in self.places)
        return firsts, frozenset(name.rpartition(" ")[2] for name in self.places)

    def children(self, id_: str) -> Sequence[str]:
        """Return the ids of the entries whose parent an entry is, in the ledger's order."""
        return self._related[0].get(id_, ())

    def government(self, place: str) -> str:
        """Return the id of the government of a country, state or city; empty if it has none."""
        return self._related[1].get(place, "")

    @cached_property
    def _related(self) -> tuple[dict[str, list[str]], dict[str, str]]:
        children: dict[str, list[str]] = {}
        governments: dict[str, str] = {}
        for id_, raw in self._raw.items():
            if parent := raw.get("parent"):
                children.setdefault(parent, []).append(id_)
            elif raw["type"] == "government":
                governments.setdefault(raw.get("jurisdiction", ""), id_)
        return children, governments

    def jurisdiction(self, id_: str) -> str:
        """Return the id of the place an entry acts in; of a place, itself; else empty."""
        raw = self._raw[id_]
        return raw.get("jurisdiction") or (id_ if self.type_of(id_) == "place" else "")

    def forms(self, id_: str) -> Iterator[Form]:
        """Yield every written form of an entry, how it identifies, and its language."""
        raw = self._raw[id_]
        place = raw.get("jurisdiction", "")
        own_place = plain(self._raw[place]["name"]["es"]) if "-" in place else ""
        return forms_of(raw, own_place)


def default_ledger() -> Ledger:
    """Return the ledger of the project, with the user's own folder if there is one, read once.

    Raises:
        LedgerError: a file of it is broken, or there is no such folder.
    """
    return _read_once(authority_folders())


@cache
def _read_once(folders: tuple[Path, ...]) -> Ledger:
    return read_ledger(*folders)


def read_ledger(*folders: Path) -> Ledger:
    """Read the ledger of folders of YAML files; unchanged files come from the user's cache.

    Raises:
        LedgerError: the first folder holds no YAML file, one is broken, or they contradict each
            other.
    """
    version = _version(folders)
    tables = kept("ledger", version)
    if tables is None:
        from tejido.linking.compiled import compile_ledger

        tables = compile_ledger(*folders)
        keep("ledger", version, tables)
    return Ledger(tables, version)


def _version(folders: Iterable[Path]) -> str:
    """Return a digest of all that the compiled form depends on: files, code, packages, Python."""
    from importlib.metadata import version

    digest = hashlib.sha256()
    code = (Path(__file__).with_name(f"{stem}.py") for stem in _CODE)
    files = (path for folder in folders for path in ledger_files(folder))
    for path in (*files, *code, content("authority") / "schema.json"):
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"refused when parsed"
        digest.update(f"{path.name} {len(data)}\n".encode() + data)
    packages = [version(name) for name in ("pycountry", "Babel")]
    digest.update(" ".join((*packages, sys.version)).encode())
    return digest.hexdigest()
