"""Which things of documents may be one: what a person should judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tejido.linking.candidates import Candidate, Remember, Thing, candidates
from tejido.linking.evidence import BODIES
from tejido.linking.ledger import Ledger
from tejido.linking.meeting import Met
from tejido.model import Reading

__all__ = ["proposals", "things_of"]


def things_of(readings: Iterable[Reading], ledger: Ledger) -> list[Thing]:
    """Return what readings tell of each thing, by key."""
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for reading in readings:
        _gather(reading, gathered)
    return [gathered[key].thing(key, ledger) for key in sorted(gathered)]


class _Gathered:
    """What the readings so far tell of one thing; each maps to None, as an ordered set."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.scopes: dict[str, None] = {}
        self.years: set[str] = set()
        self.bodies: set[str] = set()

    def thing(self, key: str, ledger: Ledger) -> Thing:
        type_, _, id_ = key.partition("/")
        known = id_ in ledger
        scope = ledger.jurisdiction(id_) if known else next(iter(self.scopes), "")
        about = frozenset(self.years), frozenset(self.bodies)
        return Thing(key, type_, tuple(self.names), scope, *about, known)


def _gather(reading: Reading, gathered: dict[str, _Gathered]) -> None:
    keys = {entity.id: entity.key for entity in reading.entities}
    for entity in reading.entities:
        found = gathered[entity.key]
        found.names.update(dict.fromkeys(entity.names))
        found.scopes.update(dict.fromkeys(reading.scope[:1]))
    for claim in reading.claims:
        subject = keys[claim.subject.entity]
        if claim.relation == "date":
            gathered[subject].years.update(claim.object.entity.split("/"))
        elif claim.relation in BODIES.get(subject.partition("/")[0], ()):
            gathered[subject].bodies.add(keys[claim.object.entity])


def proposals(met: Met, ledger: Ledger, remember: Remember | None = None) -> list[Candidate]:
    """Return the pairs of things that may be one and that nobody has judged, closest first.

    ``remember`` is that of :func:`tejido.linking.candidates.candidates`.
    """
    known = () if remember is None else (remember,)
    found = candidates(things_of(met.readings, ledger), ledger, *known)
    return [pair for pair in found if frozenset((pair.one, pair.other)) not in met.apart]
