"""Which entry of the ledger a thing of a document is, and how that was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tejido.linking.keys import provisional_key
from tejido.linking.ledger import Ledger
from tejido.linking.normal import normal, tidy, words
from tejido.linking.places import begins_as_place, ends_in_place, place_key
from tejido.linking.resolving import Question, resolve

__all__ = ["Identity", "find_entry", "identify"]

_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)\s*(.*)$")
_ORDER = ("name", "scoped-name", "list", "publisher", "acronym")


class Identity(NamedTuple):
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
    office = _office(publisher, language, ledger) if publisher else ""
    asked = Question(type, scope, language, ledger, in_list, office, text, known)
    names = [name if ledger.written(name) else tidy(name) for name in names]
    if type == "place":
        found = _place(names, asked)
    else:
        found = _decide(names, asked) or _government(names, asked)
    if found is None:
        where = _where(names[0], asked, context)
        return Identity(provisional_key(type, names[0], where), "provisional")
    id_, how = found
    kind, name = ledger.described(id_, language)
    return Identity(f"{type}/{id_}", how, kind, id_, name)


def _where(name: str, asked: Question, context: str) -> str:
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


def _place(names: Sequence[str], asked: Question) -> tuple[str, str] | None:
    for name in names:
        if id_ := place_key(name, asked.scope, asked.ledger):
            return id_, "name"
    return None


def _government(names: Sequence[str], asked: Question) -> tuple[str, str] | None:
    """A country or state that acts is its government; a word that may be a place is not."""
    ledger = asked.ledger
    if asked.type != "institution" or not begins_as_place(names[0], ledger):
        return None
    if not ends_in_place(names[0], ledger) or words(names[0]) in ledger.words.get("ambiguous", ()):
        return None
    place = place_key(names[0], asked.scope, ledger)
    if not place or ledger[place].form not in ("country", "state"):
        return None
    government = ledger.government(place)
    return (government, "name") if government else None


def _decide(names: Sequence[str], asked: Question) -> tuple[str, str] | None:
    """Resolve every name by itself, then let the surest speak."""
    if len(names) == 1 and "(" not in names[0] and "," not in names[0]:
        return resolve(names[0], asked)
    found = [(name, answer) for name in names for answer in _answers(name, asked)]
    sure = [item for item in found if item[1][1] != "acronym"]
    if found and not sure:
        spoken = (name for name in names if " " in name and len(normal(name).split()) > 2)
        full = next(spoken, "")
        sure = [item for item in found if not full or _alike(full, item[1][0], asked)]
    ids = {id_ for _, (id_, _) in sure}
    ranked = sorted(
        (_depth(id_, ids, asked), _ORDER.index(how), at, id_, how)
        for at, (_, (id_, how)) in enumerate(sure)
    )
    return (ranked[0][3], ranked[0][4]) if ranked else None


def _depth(id_: str, ids: Collection[str], asked: Question) -> int:
    """A body goes before its parent when both are named: the office before the organisation."""
    return sum(asked.ledger[other].parent == id_ for other in ids)


def _alike(full: str, id_: str, asked: Question) -> bool:
    """Tell whether an unknown full name shares most of its words with a name of the entry."""
    own = {word for word in normal(full).split() if len(word) > 3}
    entry = asked.ledger[id_]
    names = (*entry.names.values(), *(name for names in entry.alias.values() for name in names))
    return any(2 * len(own & {*normal(name).split()}) >= len(own) for name in names)


def _answers(name: str, asked: Question) -> Iterator[tuple[str, str]]:
    """Yield entry id and how it was found for a name, and for its halves "Name (ACRONYM)".

    What stands between commas must be one: "ACNUR, la Agencia de la ONU para los Refugiados".
    """
    if answer := resolve(name, asked):
        yield answer
        return
    brackets = _BRACKETS.match(name) if "(" in name else None
    if brackets:
        outer = " ".join(part for part in (brackets[1], brackets[3]) if part)
        for part in (outer, brackets[2]):
            if answer := resolve(part, asked):
                yield answer
    elif ", " in name:
        answers = [resolve(part, asked) for part in name.split(", ")]
        first = answers[0]
        if first and all(answer and answer[0] == first[0] for answer in answers):
            yield first


@lru_cache(maxsize=256)
def _office(publisher: str, language: str, ledger: Ledger) -> str:
    """Return the id of the country office that publishes; empty when it is none."""
    asked = Question("institution", (), language, ledger)
    own = next((id_ for id_, _ in _answers(tidy(publisher), asked)), "")
    return own if own and ledger[own].form == "country-office" else ""
