"""Which ids may be renamed, and to what; a refusal says why and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tejido.asking.spelling import suggestion
from tejido.curating.changes import compiled_with, read_text
from tejido.curating.redirection import redirects_of
from tejido.errors import LedgerError
from tejido.linking.checks import ENTRY_ID
from tejido.linking.files import Source, ledger_files, read_source
from tejido.linking.normal import normal
from tejido.project import REDIRECTS

__all__ = [
    "Known",
    "check_free",
    "check_known",
    "check_renameable",
    "known",
    "made_of",
]


@dataclass(frozen=True)
class Known:
    """The ledger before it is changed: its folders, their parsed files, its compiled tables."""

    folders: Sequence[Path]
    sources: Sequence[Source]
    tables: Mapping[str, Any]

    def type(self, id_: str) -> str:
        """Return the entity type of an entry."""
        return str(self.tables["types"][self.tables["entries"][id_]["type"]]["of"])

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The file of each entry that is written in one."""
        return {entry["id"]: source.path for source in self.sources for entry in source.entries()}

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """The redirects of all folders as they stand."""
        return dict(pair for folder in self.folders for pair in _redirects(folder / REDIRECTS))

    @property
    def templates(self) -> Iterator[tuple[Path, str]]:
        """The files that make bodies of states and cities, and of which country."""
        for source in self.sources:
            if country := source.table("states_of"):
                yield source.path, country


def _redirects(path: Path) -> Iterable[tuple[str, str]]:
    try:
        return redirects_of(read_text(path)).items()
    except LedgerError as error:
        raise LedgerError(f"{path}: {error}") from error


def known(folders: Sequence[Path]) -> Known:
    """Read the ledger of folders.

    Raises:
        LedgerError: it is broken.
    """
    tables = compiled_with(folders, {})
    paths = [path for folder in folders for path in ledger_files(folder)]
    return Known(folders, [read_source(path) for path in paths], tables)


def check_known(type_: str, id_: str, ledger: Known) -> None:
    """Refuse an id that no entry has, or one of another type than ``type_`` (empty: any).

    Raises:
        LedgerError: with the nearest id, or the id of the entry that has this name.
    """
    entries = ledger.tables["entries"]
    if id_ not in entries:
        meant = [found for found, _, _ in ledger.tables["names"].get(normal(id_), ())]
        hint = f"; did you mean '{meant[0]}'?" if meant else suggestion(id_, entries)
        raise LedgerError(f"{id_}: no entry has this id{hint}")
    if type_ not in ("", ledger.type(id_)):
        raise LedgerError(f"{type_}/{id_}: is of type {ledger.type(id_)}; correct the key")


def check_renameable(id_: str, ledger: Known) -> None:
    """Refuse an entry that does not stand in a file of the last folder, or whose id means a code.

    Raises:
        LedgerError: says what makes the entry, and why it keeps its id.
    """
    path = ledger.files.get(id_)
    if path is None:
        raise LedgerError(_made(id_, ledger))
    if path.parent != ledger.folders[-1]:
        raise LedgerError(f"{id_}: stands in {path}, not in a folder of yours; rename it there")
    if _iso(id_):
        raise LedgerError(f"{id_}: is the ISO 3166 code of this place; it cannot be renamed")
    entry = ledger.tables["entries"][id_]
    for maker, country in ledger.templates:
        if entry["type"] == "state" and entry.get("within") == country:
            raise LedgerError(f"{id_}: {maker} makes bodies of this id; it cannot be renamed")


def _made(id_: str, ledger: Known) -> str:
    """Return why an entry that is written nowhere cannot be renamed."""
    entry = ledger.tables["entries"][id_]
    if ledger.type(id_) == "place":
        return (
            f"{id_}: this place comes from the package pycountry, its id is its ISO 3166 code; "
            "it cannot be renamed"
        )
    place = str(entry.get("jurisdiction", ""))
    country, deeper, _ = place.partition("-")
    makers = [path for path, of in ledger.templates if deeper and of == country]
    makers += [source.path for source in ledger.sources if source.table("governments")]
    return (
        f"{id_}: {makers[0]} makes this entry when the ledger is read, and its id of {place}; "
        "it cannot be renamed"
    )


def _iso(id_: str) -> bool:
    import pycountry

    countries = {country.alpha_2 for country in pycountry.countries}
    return id_.upper() in countries | {division.code for division in pycountry.subdivisions}


def made_of(old: str, new: str, ledger: Known) -> dict[str, str]:
    """Return the new ids of what a template makes of an entry: the bodies of a city."""
    return {
        id_: new + id_.removeprefix(old)
        for id_, entry in ledger.tables["entries"].items()
        if entry.get("jurisdiction") == old
        and id_ not in ledger.files
        and id_.startswith(f"{old}-")
    }


def check_free(old: str, new: str, ledger: Known) -> None:
    """Refuse a new key (``TYPE/ID``) that is ill-formed, taken, or was another entry's once.

    Raises:
        LedgerError: says whose it is.
    """
    id_, entries = new.partition("/")[2], ledger.tables["entries"]
    if not ENTRY_ID.fullmatch(id_):
        raise LedgerError(f"{id_!r}: no id; write lower-case words joined by hyphens")
    if new == old:
        raise LedgerError(f"{id_}: is its id already; nothing to rename")
    if id_ in entries:
        name = entries[id_]["name"]["es"]
        raise LedgerError(f"{id_}: is the id of {name}; ids are unique, choose another")
    if ledger.redirects.get(new, old) != old:
        raise LedgerError(
            f"{id_}: was renamed to {ledger.redirects[new]}; an id is never used again, choose "
            "another"
        )
