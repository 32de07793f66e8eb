"""Why one name, or two, stand for one thing: where it is named, by which step, who decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from tejido.asking.spelling import suggestion
from tejido.curating.showing import Shown, shown
from tejido.errors import QueryError
from tejido.linking.candidates import Candidate
from tejido.linking.entry import Entry
from tejido.linking.judgements import Judgement
from tejido.linking.ledger import Ledger
from tejido.linking.meeting import Met, Tie
from tejido.linking.normal import normal, words
from tejido.linking.proposals import proposals
from tejido.linking.redirects import Redirects
from tejido.project import ID

__all__ = ["Reasons", "Relation", "keys_meant", "reasons", "relation"]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What makes a thing what it is.

    ``forms`` are the names of its entry that it was found by, with how each identifies; ``ties``
    joined its keys; ``judged`` are all judgements on it; ``formerly`` the keys it had before;
    ``proposed`` the pairs in which it may be another's.
    """

    thing: Shown
    entry: Entry | None
    forms: tuple[tuple[str, str], ...]
    ties: tuple[Tie, ...]
    judged: tuple[Judgement, ...]
    formerly: tuple[str, ...]
    proposed: tuple[Candidate, ...]


def keys_meant(asked: str, met: Met, ledger: Ledger, redirects: Redirects) -> list[str]:
    """Return the keys of all things that a key, an IRI, an entry's id or a name may mean, sorted.

    Raises:
        QueryError: nothing is called so, with the nearest name.
    """
    written = unquote(asked.removeprefix(ID))
    borne = {entity.key for reading in met.readings for entity in reading.entities}
    key = met.retired.get(redirects.of(written), redirects.of(written))
    if key in borne or key.partition("/")[2] in ledger:
        return [key]
    if asked in ledger:
        return [f"{ledger.type_of(asked)}/{asked}"]
    called = {
        entity.key
        for reading in met.readings
        for entity in reading.entities
        if normal(asked) in map(normal, entity.names)
    }
    meant = (*ledger.names.get(normal(asked), ()), *ledger.places.get(words(asked), ()))
    known = {f"{ledger.type_of(id_)}/{id_}" for id_, _, _ in meant}
    if not called | known:
        names = {name for r in met.readings for e in r.entities for name in e.names}
        hint = suggestion(asked, names)
        raise QueryError(f"{asked}: no document and no entry of the ledger calls a thing so{hint}")
    return sorted(called or known)


def reasons(key: str, met: Met, ledger: Ledger, judgements: Sequence[Judgement]) -> Reasons:
    """Return why the thing with a key is one."""
    thing = shown(key, met.readings, ledger)
    entry = ledger[thing.entry] if thing.entry else None
    return Reasons(
        thing,
        entry,
        tuple(_forms(thing, ledger)),
        tuple(tie for tie in met.ties if met.keys.get(tie.one) == key),
        tuple(one for one in judgements if key in {met.keys.get(s, s) for s in one.about}),
        tuple(old for old, new in met.retired.items() if new == key),
        tuple(pair for pair in proposals(met, ledger) if key in (pair.one, pair.other)),
    )


def _forms(thing: Shown, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the names of a thing that its entry bears, each with how it identifies."""
    is_place = thing.key.startswith("place/")
    index, form = (ledger.places, words) if is_place else (ledger.names, normal)
    for name in thing.names:
        hows = [how for id_, how, _ in index.get(form(name), ()) if id_ == thing.entry]
        yield from ((name, how) for how in hows[:1])


@dataclass(frozen=True, slots=True)
class Relation:
    """How two things stand to each other, ``one`` and ``other`` their keys.

    ``how`` is ``one`` (they are one thing), ``judged``, ``parent`` (``one`` belongs to ``other``),
    ``places`` (they act in two places), ``proposed``, or ``nothing`` that would tie them.
    """

    how: str
    one: str
    other: str
    judged: Judgement | None = None
    proposed: Candidate | None = None


def relation(
    one: str, other: str, met: Met, ledger: Ledger, judgements: Sequence[Judgement]
) -> Relation:
    """Return how the things with two keys stand to each other, the strongest reason first."""
    if one == other:
        return Relation("one", one, other)
    for judgement in judgements:
        if {met.keys.get(side, side) for side in judgement.about} == {one, other}:
            return Relation("judged", one, other, judgement)
    for child, larger in ((one, other), (other, one)):
        if _belongs(child, larger, ledger):
            return Relation("parent", child, larger)
    pair = next((p for p in proposals(met, ledger) if {p.one, p.other} == {one, other}), None)
    if pair:
        return Relation("proposed", one, other, proposed=pair)
    places = {ledger.jurisdiction(id_) for id_ in map(_id, (one, other)) if id_ in ledger}
    apart = len(places - {""}) == 2
    return Relation("places" if apart else "nothing", one, other)


def _id(key: str) -> str:
    return key.partition("/")[2]


def _belongs(child: str, larger: str, ledger: Ledger) -> bool:
    """Whether a body or a place is part of another, at whatever depth."""
    id_ = _id(child)
    while id_ in ledger:
        entry = ledger[id_]
        id_ = entry.parent or entry.within
        if id_ and id_ == _id(larger):
            return True
    return False
