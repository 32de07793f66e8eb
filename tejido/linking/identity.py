"""Which entry of the ledger a thing of a document is, and how that was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tejido.linking.keys import provisional_key
from tejido.linking.ledger import Ledger
from tejido.linking.normal import normal, plain, words
from tejido.linking.places import place_key, place_named, within

__all__ = ["Identity", "find_entry", "identify"]

_FREE = frozenset({"name", "alias", "acronym", "former"})
_SCOPED = frozenset({"scoped", "former-scoped"})
_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)\s*(.*)$")
_TAIL = re.compile(r" (?:de|del|en|of|in) ")
_ORDER = ("name", "scoped-name", "list", "publisher", "acronym")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who something is: the key of its IRI, how it was resolved, the entry and its kind if any.

    ``resolved_by`` is ``name``, ``scoped-name``, ``acronym``, ``list``, ``publisher`` or
    ``provisional``; ``entry_id`` and ``name``, the entry's in the language of the document, are
    empty for a provisional key.
    """

    key: str
    resolved_by: str
    kind: str = ""
    entry_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    type: str
    scope: Sequence[str]
    language: str
    ledger: Ledger
    in_list: bool
    publisher: str
    text: str
    known: Collection[str]


def identify(
    names: Sequence[str],
    type: str,
    scope: Sequence[str],
    language: str,
    ledger: Ledger,
    *,
    in_list: bool = False,
    publisher: str = "",
    context: str = "",
    text: str = "",
    known: Collection[str] = (),
) -> Identity:
    """Return who bears ``names`` (best first) in a document of ``scope`` (narrowest first).

    A name is looked for inside the scope, then in each larger place, then everywhere; a name
    that holds its place ("Secretaría de Salud de Chiapas") inside that place. Words that name a
    body only as a member of a list count with ``in_list``; the short name of a body's parent
    means the body in what it publishes (``publisher`` as written); weak names count when their
    entry is among ``known``, the entry ids found in the document. ``text`` is the document's,
    for names that need a word beside them.

    When the best full name is unknown, an acronym alone decides only if the names share most
    words. An institution named by a bare country or state is its government. Otherwise the key
    is provisional: it depends on the normal name and, for an institution, on the narrowest
    place of the scope; for a short or generic name without scope and for every other type on
    ``context`` (a year, a document id).
    """
    asked = _Question(type, scope, language, ledger, in_list, publisher, text, known)
    if type == "place":
        found = _place(names, asked)
    else:
        found = _decide(names, asked) or _government(names, asked)
    if found is None:
        where = _where(names[0], asked, context)
        return Identity(provisional_key(type, names[0], where), "provisional")
    id_, how = found
    entry = ledger[id_]
    return Identity(f"{type}/{id_}", how, entry.kind, id_, entry.names.get(language, ""))


def _where(name: str, asked: _Question, context: str) -> str:
    """Return what a name that nobody knows counts in."""
    if asked.type != "institution":
        return context
    key = normal(name)
    generic = len(key.split()) < 3 or key in asked.ledger.names
    return asked.scope[0] if asked.scope else context if generic else ""


def find_entry(name: str, scope: Sequence[str], ledger: Ledger, language: str = "es") -> str:
    """Return the id of the institution that one name means in a scope; empty if unsure."""
    found = identify([name], "institution", scope, language, ledger)
    return found.entry_id


def _place(names: Sequence[str], asked: _Question) -> tuple[str, str] | None:
    for name in names:
        if id_ := place_key(name, asked.scope, asked.ledger):
            return id_, "name"
    return None


def _government(names: Sequence[str], asked: _Question) -> tuple[str, str] | None:
    """A country or state that acts is its government; a word that may be a place is not."""
    ledger = asked.ledger
    if asked.type != "institution" or words(names[0]) in ledger.words.get("ambiguous", ()):
        return None
    place = place_key(names[0], asked.scope, ledger)
    if not place or ledger[place].form not in ("country", "state"):
        return None
    government = ledger.government(place)
    return (government, "name") if government else None


def _decide(names: Sequence[str], asked: _Question) -> tuple[str, str] | None:
    """Resolve every name by itself, then let the surest speak."""
    found = [(name, answer) for name in names for answer in _answers(name, asked)]
    if not found:
        return None
    sure = [item for item in found if item[1][1] != "acronym"]
    if not sure:
        full = next((name for name in names if len(normal(name).split()) > 2), "")
        sure = [item for item in found if not full or _alike(full, item[1][0], asked)]
    ids = {id_ for _, (id_, _) in sure}
    ranked = sorted(
        (_depth(id_, ids, asked), _ORDER.index(how), at, id_, how)
        for at, (_, (id_, how)) in enumerate(sure)
    )
    return (ranked[0][3], ranked[0][4]) if ranked else None


def _depth(id_: str, ids: Collection[str], asked: _Question) -> int:
    """A body goes before its parent when both are named: the office before the organisation."""
    return sum(asked.ledger[other].parent == id_ for other in ids)


def _alike(full: str, id_: str, asked: _Question) -> bool:
    """Tell whether an unknown full name shares most of its words with a name of the entry."""
    own = {word for word in normal(full).split() if len(word) > 3}
    entry = asked.ledger[id_]
    names = (*entry.names.values(), *(name for names in entry.alias.values() for name in names))
    return any(2 * len(own & {*normal(name).split()}) >= len(own) for name in names)


def _answers(name: str, asked: _Question) -> Iterator[tuple[str, str]]:
    """Yield entry id and how it was found for a name, and for its halves "Name (ACRONYM)"."""
    if answer := _resolve(name, asked):
        yield answer
        return
    brackets = _BRACKETS.match(name)
    if brackets:
        outer = " ".join(part for part in (brackets[1], brackets[3]) if part)
        for part in (outer, brackets[2]):
            if answer := _resolve(part, asked):
                yield answer


def _resolve(name: str, asked: _Question) -> tuple[str, str] | None:
    return (
        _at_publisher(name, asked)
        or _in_scope(name, asked)
        or _anywhere(name, asked)
        or (_with_place(name, asked))
    )


def _meanings(name: str, hows: Collection[str], asked: _Question) -> list[tuple[str, str]]:
    """Return the entries of the type asked for that a name may mean, with how."""
    borne = _bearers(name, asked.type, asked.language, asked.ledger)
    found = {id_: how for id_, how in borne if how in hows and _needed(id_, asked)}
    return sorted(found.items())


@lru_cache(maxsize=1 << 14)
def _bearers(name: str, type: str, language: str, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Return the entries of a type whose name is written like a name, with how."""
    if name in ledger.words.get(language, ()):
        return ()
    return tuple(
        (id_, how)
        for id_, how, written in ledger.names.get(normal(name), ())
        if ledger.type_of(id_) == type and _same_writing(name, written, how)
    )


def _same_writing(name: str, written: str, how: str) -> bool:
    """One-word names and acronyms keep their case; five letters may be written as a word.

    Unscoped names of two words need a capital ("Sin Fronteras").
    """
    if " " in written:
        return name.count(" ") > 1 or how not in _FREE or name != name.lower()
    longer = len(written) >= 5 and name[:1].isupper()
    return longer or plain(name) != plain(written) or _capitals(name) == _capitals(written)


def _capitals(word: str) -> list[bool]:
    return [char.isupper() for char in word]


def _needed(id_: str, asked: _Question) -> bool:
    needs = asked.ledger[id_].needs
    return not (needs and asked.text) or any(plain(word) in _folded(asked.text) for word in needs)


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """``plain`` of the text of the document being read, which every name asks for again."""
    return plain(text)


def _at_publisher(name: str, asked: _Question) -> tuple[str, str] | None:
    """The short name of the publisher's parent means the publisher's own office."""
    if not asked.publisher or asked.type != "institution" or " " in name.strip():
        return None
    own = _body(asked.publisher, asked.language, asked.ledger)
    if not own:
        return None
    entry = asked.ledger[own]
    short = _meanings(name, {"acronym", "alias", "weak"}, asked)
    meant = entry.form == "country-office" and any(id_ == entry.parent for id_, _ in short)
    return (entry.id, "publisher") if meant else None


@lru_cache(maxsize=256)
def _body(name: str, language: str, ledger: Ledger) -> str:
    """Return the id of the institution that a name means anywhere; empty for none."""
    asked = _Question("institution", (), language, ledger, False, "", "", ())
    return next((id_ for id_, _ in _answers(name, asked)), "")


def _in_scope(name: str, asked: _Question) -> tuple[str, str] | None:
    """Scoped names in the narrowest place first; list forms only inside a list."""
    hows = {*_SCOPED, "list"} if asked.in_list else _SCOPED
    meanings = _meanings(name, hows, asked)
    for place in asked.scope:
        inside = [item for item in meanings if asked.ledger.jurisdiction(item[0]) == place]
        if len(inside) == 1:
            return inside[0][0], "list" if asked.in_list else "scoped-name"
        if inside:
            return None
    return None


def _anywhere(name: str, asked: _Question) -> tuple[str, str] | None:
    """Unscoped names if one entry bears it, or one inside the scope; weak ones if known."""
    meanings = _meanings(name, _FREE, asked) or [
        item for item in _meanings(name, {"weak"}, asked) if item[0] in asked.known
    ]
    if len(meanings) > 1 and asked.scope:
        inside = [item for item in meanings if _inside(item[0], asked.scope[0], asked.ledger)]
        meanings = inside or meanings
    if len(meanings) != 1:
        return None
    id_, how = meanings[0]
    return id_, "acronym" if how in ("acronym", "weak") and " " not in name else "name"


def _inside(id_: str, place: str, ledger: Ledger) -> bool:
    own = ledger.jurisdiction(id_)
    return bool(own) and within(own, place, ledger)


def _with_place(name: str, asked: _Question) -> tuple[str, str] | None:
    """A scoped name followed by its place; the office of an organisation in a country."""
    if asked.type != "institution":
        return None
    found = {
        id_
        for match in _TAIL.finditer(name)
        for place in place_named(name[match.end() :], asked.ledger)
        for id_ in _of_place(name[: match.start()], place, asked)
    }
    if len(found) > 1 and asked.scope:
        found = {id_ for id_ in found if _inside(id_, asked.scope[0], asked.ledger)}
    return (found.pop(), "name") if len(found) == 1 else None


def _of_place(head: str, place: str, asked: _Question) -> list[str]:
    """Return the bodies of a place that bear a scoped name, else the offices there."""
    scoped = [
        id_ for id_, _ in _meanings(head, _SCOPED, asked) if asked.ledger.jurisdiction(id_) == place
    ]
    return scoped or _offices(head, place, asked)


def _offices(head: str, place: str, asked: _Question) -> list[str]:
    """Return the offices in a place of the organisation that ``head`` names."""
    ledger = asked.ledger
    return [
        child
        for owner, _ in _meanings(head, _FREE, asked)
        for child in ledger.children(owner)
        if ledger[child].form == "country-office" and ledger.jurisdiction(child) == place
    ]
