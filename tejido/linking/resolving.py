"""What one name means: inside the scope, anywhere, or with the place that it holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tejido.linking.ledger import Ledger, Meaning
from tejido.linking.normal import plain
from tejido.linking.places import begins_as_place, ends_in_place, place_named, within

__all__ = ["Question", "resolve"]

Answer = tuple[str, str]
"""An entry id, and how it was found."""
_FREE = frozenset({"name", "alias", "acronym", "former"})
_SCOPED = frozenset({"scoped", "former-scoped"})
_LISTED = _SCOPED | {"list"}
_WEAK = frozenset({"weak"})
_SHORT = frozenset({"acronym", "alias", "weak"})
_LINKS = frozenset({"de", "del", "en", "of", "in"})
_LONGEST = 9
"""Words of a place behind a name, at most: "Gobierno del Estado de Baja California Sur"."""
_GOVERNMENT = re.compile(r"^Gobierno (?:del Estado )?(?:de la |de los |de |del )", re.IGNORECASE)
_LARGE = frozenset({"state", "country"})
_FEW = 4
"""So few meanings of a name are looked through each time."""


@dataclass(slots=True)
class Question:
    """Who is asked for, and in what document.

    ``type`` is the entity type, ``scope`` the places narrowest first, ``office`` the id of the
    country office that publishes, ``text`` the document's, ``known`` the entry ids found in it.
    """

    type: str
    scope: Sequence[str]
    language: str
    ledger: Ledger
    in_list: bool = False
    office: str = ""
    text: str = ""
    known: Collection[str] = ()


def resolve(name: str, asked: Question) -> Answer | None:
    """Return the one entry that a tidy name means and how it was found; None if unsure."""
    borne = _bearers(name, asked)
    if len(borne) == 1 and not asked.office and not asked.text:
        id_, how = borne[0]
        if how in _FREE:
            return _free(name, id_, how)
        if how in _SCOPED and asked.ledger.jurisdiction(id_) in asked.scope:
            return id_, "list" if asked.in_list else "scoped-name"
    found = borne and (
        _at_publisher(name, borne, asked)
        or _in_scope(borne, asked)
        or _anywhere(name, borne, asked)
    )
    return found or _with_place(name, asked)


def _bearers(name: str, asked: Question) -> Sequence[Answer]:
    """Return the entries of the type asked for whose name is written like a name, with how."""
    ledger = asked.ledger
    meanings = ledger.meanings(name, asked.type)
    if not meanings or name in ledger.words.get(asked.language, ()):
        return ()
    if len(meanings) > _FEW:
        return _many(name, asked.type, ledger)
    return _written(name, meanings)


@lru_cache(maxsize=1 << 12)
def _many(name: str, type: str, ledger: Ledger) -> Sequence[Answer]:
    return _written(name, ledger.meanings(name, type))


def _written(name: str, meanings: Sequence[Meaning]) -> list[Answer]:
    return [(id_, how) for id_, how, written in meanings if _same_writing(name, written, how)]


def _same_writing(name: str, written: str, how: str) -> bool:
    """One-word names and acronyms keep their case; five letters may be written as a word.

    Unscoped names of two words need a capital ("Sin Fronteras").
    """
    if name == written and name[0].isupper():
        return True
    if " " in written:
        return name.count(" ") > 1 or how not in _FREE or name != name.lower()
    longer = len(written) >= 5 and name[:1].isupper()
    return longer or plain(name) != plain(written) or _capitals(name) == _capitals(written)


def _capitals(word: str) -> list[bool]:
    return [char.isupper() for char in word]


def _among(borne: Sequence[Answer], hows: Collection[str], asked: Question) -> list[Answer]:
    """Return the meanings that count in one of these ways, each entry once."""
    found = {id_: how for id_, how in borne if how in hows}
    if asked.text:
        found = {id_: how for id_, how in found.items() if _needed(id_, asked)}
    return sorted(found.items()) if len(found) > 1 else list(found.items())


def _needed(id_: str, asked: Question) -> bool:
    needs = asked.ledger.needs(id_)
    return not needs or any(plain(word) in _folded(asked.text) for word in needs)


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """``plain`` of the text of the document being read, which every name asks for again."""
    return plain(text)


def _at_publisher(name: str, borne: Sequence[Answer], asked: Question) -> Answer | None:
    """The short name of the publisher's parent means the publisher's own office."""
    if not asked.office or asked.type != "institution" or " " in name:
        return None
    parent = asked.ledger[asked.office].parent
    meant = any(id_ == parent for id_, _ in _among(borne, _SHORT, asked))
    return (asked.office, "publisher") if meant else None


def _in_scope(borne: Sequence[Answer], asked: Question) -> Answer | None:
    """Scoped names in the narrowest place first; list forms only inside a list."""
    if not asked.scope:
        return None
    meanings = _among(borne, _LISTED if asked.in_list else _SCOPED, asked)
    for place in asked.scope if meanings else ():
        inside = [item for item in meanings if asked.ledger.jurisdiction(item[0]) == place]
        if len(inside) == 1:
            return inside[0][0], "list" if asked.in_list else "scoped-name"
        if inside:
            return None
    return None


def _anywhere(name: str, borne: Sequence[Answer], asked: Question) -> Answer | None:
    """Unscoped names if one entry bears it, or one inside the scope; weak ones if known."""
    meanings = _among(borne, _FREE, asked) or [
        item for item in _among(borne, _WEAK, asked) if item[0] in asked.known
    ]
    if len(meanings) > 1 and asked.scope:
        inside = [item for item in meanings if _inside(item[0], asked.scope[0], asked.ledger)]
        meanings = inside or meanings
    if len(meanings) != 1:
        return None
    return _free(name, *meanings[0])


def _free(name: str, id_: str, how: str) -> Answer:
    return id_, "acronym" if how in ("acronym", "weak") and " " not in name else "name"


def _inside(id_: str, place: str, ledger: Ledger) -> bool:
    own = ledger.jurisdiction(id_)
    return bool(own) and within(own, place, ledger)


def _with_place(name: str, asked: Question) -> Answer | None:
    """A scoped name followed by its place; the office of an organisation in a country."""
    if asked.type != "institution" or " " not in name or not ends_in_place(name, asked.ledger):
        return None
    found = {
        id_
        for head, link, tail in _tails(name, asked.ledger)
        for place in place_named(tail, asked.ledger)
        for id_ in _of_place(head, link, place, asked)
    }
    if len(found) > 1 and asked.scope:
        found = {id_ for id_ in found if _inside(id_, asked.scope[0], asked.ledger)}
    return (found.pop(), "name") if len(found) == 1 else None


def _tails(name: str, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Yield the ways to take a name apart: its head, what links, and what may be a place.

    What links is a word, a comma, a bracket, or nothing.
    """
    spoken = name.split(" ")
    for at in range(max(1, len(spoken) - _LONGEST), len(spoken)):
        before, first = spoken[at - 1], spoken[at]
        if not begins_as_place(first.lstrip("("), ledger):
            continue
        head = spoken[:at]
        if before in _LINKS:
            link = head.pop()
        else:
            link = "," if before.endswith(",") else "(" if first.startswith("(") else ""
        if head and (link or first[:1].isupper()):
            tail = " ".join(spoken[at:]).lstrip("(").rstrip(")")
            yield " ".join(head).rstrip(","), link, _GOVERNMENT.sub("", tail)


def _of_place(head: str, link: str, place: str, asked: Question) -> list[str]:
    """Return the bodies of a place that bear a scoped name, else the offices there.

    Without a linking word the place must be a state or a country, and the head more than a
    common word ("Congreso Guerrero" may be of anybody of that name); behind a comma or in
    brackets the place tells bodies of towns of equal names apart.
    """
    ledger = asked.ledger
    if not link and not (ledger.form(place) in _LARGE and (" " in head or head.isupper())):
        return []
    borne = _bearers(head, asked)
    scoped = [id_ for id_, _ in _among(borne, _SCOPED, asked) if ledger.jurisdiction(id_) == place]
    if scoped or not link:
        return scoped
    free = [id_ for id_, _ in _among(borne, _FREE, asked)]
    if len(free) > 1 and link in (",", "("):
        return [id_ for id_ in free if _inside(id_, place, ledger)]
    return [office for owner in free for office in _offices(owner, place, ledger)]


def _offices(owner: str, place: str, ledger: Ledger) -> Iterator[str]:
    """Yield the offices of an organisation in a place."""
    for child in ledger.children(owner):
        if ledger[child].form == "country-office" and ledger.jurisdiction(child) == place:
            yield child
