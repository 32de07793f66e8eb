"""What makes a ledger contradict itself beyond what a schema can say: a line per fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tejido.asking.spelling import suggestion
from tejido.linking.entry import forms_of
from tejido.linking.files import LINE, Source, Step
from tejido.linking.normal import normal
from tejido.model import KINDS

__all__ = ["ENTRY_ID", "Record", "entry_faults", "ledger_faults", "template_faults", "unknown_kind"]

Raw = Mapping[str, Any]
Record = tuple[Source, Raw]
"""An entry with the file it comes from."""

ENTRY_ID = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)*")
"""How an id is written: lower-case words joined by hyphens."""
_WANTED = {"jurisdiction": "place", "within": "place", "posts": "institution"}
_EVERYWHERE = frozenset({"name", "alias", "acronym", "former"})
_NAMES = ("name", "official", "alias", "acronym", "abbr", "scoped", "list_form", "weak", "former")


def entry_faults(source: Source, entry: Raw, types: Mapping[str, Raw]) -> Iterator[str]:
    """Yield the faults of an entry by itself: its type, its kind, the order of its years."""
    id_, type_ = entry["id"], entry["type"]
    if type_ not in types:
        near = suggestion(type_, types) or "; see authority/types.yaml"
        yield source.fault(entry, f"{id_}: unknown type {type_!r}{near}", "type")
        return
    if told := unknown_kind(entry, types[type_]["of"]):
        yield source.fault(entry, f"{id_}: {told}", "kind")
    yield from _order(source, entry, entry, ())
    for key in ("former", "posts"):
        for at, item in enumerate(entry.get(key, ())):
            yield from _order(source, entry, item, (key, at))
            if key == "former":
                yield from _outside(source, entry, item, at)


def unknown_kind(row: Raw, type_: str) -> str:
    """Return what is wrong with the kind of an entry or row of an entity type; empty if nothing."""
    kinds, kind = KINDS.get(type_, ()), row.get("kind")
    if kind is None or kind in kinds:
        return ""
    known = f"; one of {', '.join(kinds)}" if kinds else f"; a {type_} has none, take it out"
    return f"unknown kind {kind!r}{suggestion(kind, kinds) or known}"


def _order(source: Source, entry: Raw, years: Raw, steps: tuple[Step, ...]) -> Iterator[str]:
    begin, end = years.get("from", 0), years.get("to", 9999)
    if begin > end:
        words = f"{entry['id']}: from {begin} is later than to {end}; change one of them"
        yield source.fault(entry, words, *steps, "from")


def _outside(source: Source, entry: Raw, former: Raw, at: int) -> Iterator[str]:
    """Yield the years of a former name in which the entry was no more."""
    last = entry.get("to", 9999)
    for key in ("from", "to"):
        if former.get(key, 0) > last:
            words = f"{entry['id']}: former {key} {former[key]} is later than the entry's to {last}"
            yield source.fault(entry, f"{words}; change one of them", "former", at, key)


def template_faults(source: Source, states: Iterable[str]) -> Iterator[str]:
    """Yield what the bodies of a template name that does not exist: parents, states, slugs."""
    bodies = source.table("bodies") or []
    known = {body["slug"] for body in bodies}
    slugs = {state.partition("-")[2] for state in states}
    for body in bodies:
        parent = body.get("parent", "")
        if parent and parent not in known:
            words = f"{body['slug']}: parent {parent!r} is no body{suggestion(parent, known)}"
            yield source.fault(body, words, "parent")
        for table in ("overrides", "acronym_by_state"):
            for slug in body.get(table, ()):
                if slug not in slugs and slug != LINE:
                    words = f"{body['slug']}: {slug!r} is no state{suggestion(slug, slugs)}"
                    yield source.fault(body, words, table, slug)


def ledger_faults(records: Mapping[str, Record], types: Mapping[str, Raw]) -> Iterator[str]:
    """Yield the faults of the entries together.

    A parent, successor, larger place, jurisdiction or institution of a post that does not exist,
    a cycle, an unscoped name, acronym or external identifier of two entries, a scoped name of
    two entries of one jurisdiction, a name that stands twice in an entry.
    """
    of = {key: types[entry["type"]]["of"] for key, (_, entry) in records.items()}
    for source, entry in records.values():
        yield from _references(source, entry, of)
    for key in ("parent", "within", "successor"):
        yield from _cycles(records, key)
    named = [record for id_, record in records.items() if of[id_] != "place"]
    yield from _shared_names(named)
    yield from _shared_ids(records.values())


def _references(source: Source, entry: Raw, of: Mapping[str, str]) -> Iterator[str]:
    posts = [
        (post["at"], ("posts", at, "at"))
        for at, post in enumerate(entry.get("posts", ()))
        if "at" in post
    ]
    keys = ("parent", "successor", "jurisdiction", "within")
    for id_, steps in [*((entry[key], (key,)) for key in keys if key in entry), *posts]:
        wanted = _WANTED.get(str(steps[0]))
        if id_ not in of or (wanted and of[id_] != wanted):
            near = suggestion(id_, (other for other in of if of[other] == (wanted or of[other])))
            words = f"{' '.join(str(step) for step in steps if isinstance(step, str))} {id_!r}"
            words = f"{entry['id']}: {words} is no {wanted or 'entry'}"
            yield source.fault(entry, words + (near or "; add it, or correct the id"), *steps)


def _cycles(records: Mapping[str, Record], key: str) -> Iterator[str]:
    sound: set[str] = set()
    for id_ in records:
        path: dict[str, None] = {}
        at = id_
        while at in records and at not in sound:
            if at in path:
                source, entry = records[at]
                around = [*path][[*path].index(at) :]
                words = f"{at}: {key} leads back to itself ({' > '.join([*around, at])})"
                yield source.fault(entry, f"{words}; correct one of them", key)
                break
            path[at] = None
            at = records[at][1].get(key, "")
        sound.update(path)


def _shared_names(records: Iterable[Record]) -> Iterator[str]:
    """Yield names that are not unique: everywhere, or inside the jurisdiction when scoped."""
    owners: dict[tuple[str, str], Record] = {}
    for source, entry in records:
        place = entry.get("jurisdiction", "")
        for name, how, _ in forms_of(entry):
            if how not in _EVERYWHERE and how != "scoped":
                continue
            key = ("" if how in _EVERYWHERE else place, normal(name))
            owner = owners.setdefault(key, (source, entry))
            if owner[1]["id"] != entry["id"]:
                where = f"inside {key[0]}" if key[0] else "everywhere"
                words = f"{name!r} names both {_at(owner, source)} and {entry['id']} {where}"
                told = f"{words}; make it scoped or weak in one of them"
                yield source.fault(entry, told, *_steps_to(entry, name))


def _at(owner: Record, source: Source) -> str:
    other, entry = owner
    place = other.path.name if other.path.parent == source.path.parent else other.path
    return f"{entry['id']} ({place}:{entry.get(LINE, 1)})"


def _shared_ids(records: Iterable[Record]) -> Iterator[str]:
    owners: dict[tuple[str, str], Record] = {}
    for source, entry in records:
        for kind, id_ in entry.get("ids", {}).items():
            owner = owners.setdefault((kind, str(id_)), (source, entry))
            if owner[1]["id"] != entry["id"] and kind != LINE:
                words = f"{kind} {id_!r} is of both {_at(owner, source)} and {entry['id']}"
                yield source.fault(entry, f"{words}; take it out of one of them", "ids", kind)


def _steps_to(entry: Raw, name: str) -> tuple[Step, ...]:
    """Return the steps that lead to a name in an entry; none for a name made of others."""
    return next((at for key in _NAMES for at in _inside(entry.get(key), name, (key,))), ())


def _inside(value: Any, name: str, steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    if value == name:
        yield steps
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _inside(item, name, (*steps, at))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _inside(item, name, (*steps, key))
