"""Give an entry another id, everywhere in its folder, and leave a redirect behind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tejido.curating.changes import compiled_with, read_text, save
from tejido.curating.marks import Splice, spliced
from tejido.curating.redirection import redirected
from tejido.curating.references import REFERENCES, in_entries, in_judgements, in_tables
from tejido.curating.renameable import (
    Known,
    check_free,
    check_known,
    check_renameable,
    known,
    made_of,
)
from tejido.errors import LedgerError
from tejido.linking.files import ledger_files
from tejido.linking.keys import is_provisional
from tejido.model import ENTITY_TYPES
from tejido.project import ID, JUDGEMENTS, REDIRECTS

__all__ = ["Renamed", "rename"]

_PROVISIONAL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}")
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a renaming changed: new keys by old ones, and the changed lines of each file."""

    keys: Names
    lines: Mapping[Path, tuple[int, ...]]


def rename(old: str, new: str, folders: Sequence[Path]) -> Renamed:
    """Rename an entry of the last of the ledger's folders, or a provisional key.

    Every file of the folder that names the entry changes, and ``redirects.yaml``. What the
    template makes of it, such as the bodies of a city, is renamed with it.

    Args:
        old: an entry's id, a key ``TYPE/SLUG``, or an IRI.
        new: the id it shall have; of a provisional key the new key, or what follows its stroke.
        folders: the folders of the ledger, the one to change last.

    Raises:
        LedgerError: nobody has the old id or somebody has the new one, it is not written as ids
            are, the entry stands in no file of the folder, or the ledger would be broken.
        OutputError: a file cannot be written.
    """
    ledger = known(folders)
    type_, id_ = _split(old)
    new_type, new_id = _split(new)
    if _is_provisional(type_, id_, ledger):
        return _redirect(type_, id_, new_type or type_, new_id, ledger)
    check_known(type_, id_, ledger)
    if new_type not in ("", ledger.type(id_)):
        raise LedgerError(f"{new}: {id_} is of type {ledger.type(id_)} and stays so")
    check_renameable(id_, ledger)
    ids = {id_: new_id, **made_of(id_, new_id, ledger)}
    keys = {f"{ledger.type(one)}/{one}": f"{ledger.type(one)}/{ids[one]}" for one in ids}
    for old_key, new_key in keys.items():
        check_free(old_key, new_key, ledger)
    return _everywhere(ids, keys, ledger)


def _split(name: str) -> tuple[str, str]:
    """Return entity type and id of an IRI or key; of an id alone, no type."""
    key = unquote(name.strip().removeprefix(ID))
    type_, stroke, slug = key.partition("/")
    return (type_, slug) if stroke else ("", key)


# ---- keys of things that the ledger does not know


def _is_provisional(type_: str, slug: str, ledger: Known) -> bool:
    unknown = slug not in ledger.tables["entries"]
    return type_ in ENTITY_TYPES and unknown and is_provisional(f"{type_}/{slug}")


def _redirect(type_: str, old: str, new_type: str, new: str, ledger: Known) -> Renamed:
    if new_type != type_:
        raise LedgerError(f"{new_type}/{new}: {type_}/{old} is of type {type_} and stays so")
    if new in ledger.tables["entries"]:
        raise LedgerError(
            f"{new}: is an entry; that {type_}/{old} is the same is a judgement: write it into "
            f"{JUDGEMENTS}"
        )
    old_key, new_key = f"{type_}/{old}", f"{type_}/{new}"
    if not _PROVISIONAL.fullmatch(new):
        check_free(old_key, new_key, ledger)
    if old_key in ledger.redirects:
        raise LedgerError(f"{old_key}: is {ledger.redirects[old_key]} already; rename that one")
    path = ledger.folders[-1] / REDIRECTS
    before = {path: read_text(path)}
    keys = {old_key: new_key}
    return _written({path: redirected(before[path], keys)}, before, keys)


# ---- entries


def _everywhere(ids: Names, keys: Names, ledger: Known) -> Renamed:
    own = ledger.folders[-1]
    paths = (*ledger_files(own), own / JUDGEMENTS, own / REDIRECTS)
    before = {path: read_text(path) for path in paths}
    after = {path: _renamed_text(path, text, ids, keys) for path, text in before.items()}
    changes = {path: text for path, text in after.items() if text != before[path]}
    files = {path: changes[path] for path in ledger_files(own) if path in changes}
    made = compiled_with(ledger.folders, files)["entries"]
    if made != {ids.get(id_, id_): _as(ids, raw) for id_, raw in _entries(ledger)}:
        raise LedgerError(
            f"{next(iter(ids))}: more than its id would change, or less; rename it by hand"
        )
    return _written(changes, before, keys)


def _entries(ledger: Known) -> Iterable[tuple[str, Any]]:
    entries: Mapping[str, Any] = ledger.tables["entries"]
    return entries.items()


def _as(ids: Names, value: Any, key: str = "") -> Any:
    """Return a compiled entry as it must be when only the ids in it change."""
    if isinstance(value, Mapping):
        return {name: _as(ids, item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_as(ids, item, key) for item in value]
    refers = (key == "id" or key in REFERENCES) and isinstance(value, str)
    return ids.get(value, value) if refers else value


def _renamed_text(path: Path, text: str, ids: Names, keys: Names) -> str:
    if path.name == REDIRECTS:
        return redirected(text, keys)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    splices: Iterable[Splice]
    if path.name == JUDGEMENTS:
        splices = in_judgements(body, keys)
    else:
        splices = (*in_entries(body, ids), *in_tables(body, ids))
    return mark + spliced(body, set(splices))


def _written(changes: Mapping[Path, str], before: Mapping[Path, str], keys: Names) -> Renamed:
    save(changes, before)
    lines = {path: _lines(before[path], changes[path]) for path in sorted(changes)}
    return Renamed(keys, lines)


def _lines(before: str, after: str) -> tuple[int, ...]:
    """Return the numbers of the lines of a text that another did not have there."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) == len(new):
        return tuple(at for at, (a, b) in enumerate(zip(old, new, strict=True), 1) if a != b)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    blocks = ((tag, start, end) for tag, _, _, start, end in matcher.get_opcodes())
    return tuple(at + 1 for tag, start, end in blocks if tag != "equal" for at in range(start, end))
