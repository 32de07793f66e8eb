"""One thing of several documents: made one by the ledger, by people, or because all agrees.

A document alone gives each of its things a key. Here the keys of all documents meet: judgements
join and part them, and things of one name are one when time and organiser agree too. Whatever the
order of the documents, the outcome is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from tejido.linking.evidence import BODIES, Evidence, evidence
from tejido.linking.judged import Judged, judged
from tejido.linking.judgements import Judgement, Judgements
from tejido.linking.ledger import Ledger
from tejido.linking.nodes import Nodes
from tejido.linking.partition import Partition
from tejido.linking.redirects import Redirects, with_origins
from tejido.model import Argument, Claim, Entity, Reading

__all__ = ["Met", "Tie", "meet"]

_DATED = frozenset({"agreement", "event"})
"""The types that must begin on one day; the others must not begin in different years."""


class Tie(NamedTuple):
    """Why two keys are one: ``judged``, or else name, time and organiser agree."""

    one: str
    other: str
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """Readings whose entities bear the keys that count, sorted by document.

    ``ties`` are what joined keys; ``retired`` maps the keys that documents or redirects gave to
    those that took their place; ``keys`` says of each node, ``KEY`` or ``KEY@DOCUMENT``, which
    key it has; ``apart`` are the pairs of keys that people judged to be two, or could not judge.
    ``renamed`` gives another reading of one of the documents the keys that count.
    """

    readings: tuple[Reading, ...]
    ties: tuple[Tie, ...] = ()
    retired: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    renamed: Callable[[Reading], Reading] = field(
        default=lambda one: one, compare=False, repr=False
    )


def meet(
    readings: Iterable[Reading],
    ledger: Ledger,
    judgements: Judgements | None = None,
    redirects: Redirects | None = None,
) -> Met:
    """Return the readings with the keys that their entities bear across documents.

    A judged side ``KEY@DOCUMENT`` parts what that document calls so from ``KEY``. Claims whose
    two sides became one thing are left out.

    Raises:
        LedgerError: judgements name things that cannot be, or contradict each other.
    """
    known = redirects or Redirects()
    first = (with_origins(reading, known) for reading in readings)
    read = sorted(first, key=lambda reading: reading.document.id)
    decided = judged(judgements or Judgements(), known, ledger)
    nodes = Nodes(read, known, decided.all)
    partition = Partition(_pair(one, nodes) for one in decided.different)
    ties = (*_judged(decided, nodes, partition), *_agreeing(read, nodes, partition))
    outcome = _Outcome(nodes, nodes.keys(partition, ledger), _by_people(ties, nodes, partition))
    renamed = partial(_renamed, outcome=outcome)
    met = tuple(map(renamed, read))
    left = (_pair(one, nodes) for one in (*decided.different, *decided.unsure))
    apart = frozenset(frozenset(outcome.keys.get(node, node) for node in pair) for pair in left)
    return Met(met, ties, _retired(read, met, known), outcome.keys, apart, renamed)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The key of each node, and the nodes on which people have a say."""

    nodes: Nodes
    keys: Mapping[str, str]
    told: Collection[str]


def _pair(one: Judgement, nodes: Nodes) -> tuple[str, str]:
    left, right = map(nodes.named, one.about)
    return left, right


def _judged(decided: Judged, nodes: Nodes, partition: Partition) -> Iterator[Tie]:
    """Join what people call the same; leave ``KEY@DOCUMENT`` with ``KEY`` if not put elsewhere."""
    for one in decided.same:
        pair = _pair(one, nodes)
        if not partition.join(*pair):
            sets = {*map(partition.find, pair)}
            against = (
                o for o in decided.different if {*map(partition.find, _pair(o, nodes))} == sets
            )
            raise decided.contradiction(one, against)
        yield Tie(*pair, one)
    moved = {side for one in decided.same for side in _pair(one, nodes)}
    for side in sorted(nodes.parted - moved):
        partition.join(side, side.partition("@")[0])


def _agreeing(read: Sequence[Reading], nodes: Nodes, partition: Partition) -> Iterator[Tie]:
    """Join things of one name, time and organiser."""
    for type_ in BODIES:
        found = (one for reading in read for one in evidence(reading, type_, nodes.of(reading)))
        for alike in _alike(found, partition):
            for first, *others in _of_one_time(alike, type_):
                for other in others:
                    apart = partition.find(first) != partition.find(other)
                    if apart and partition.join(first, other):
                        yield Tie(first, other)


def _alike(found: Iterable[Evidence], partition: Partition) -> list[list[Evidence]]:
    """Return the things that share name and organiser, in one order."""
    groups: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in found:
        for name in sorted(one.names):
            for body in sorted({*map(partition.find, one.bodies)}):
                groups[name, body].append(one)
    return [groups[of] for of in sorted(groups)]


def _of_one_time(alike: Sequence[Evidence], type_: str) -> Iterator[list[str]]:
    """Yield the nodes that began together; without a date only where one time is known at most."""
    length = 10 if type_ in _DATED else 4
    times: defaultdict[str, list[str]] = defaultdict(list)
    for one in alike:
        for time in sorted({date[:length] for date in one.dates}) or [""]:
            times[time].append(one.node)
    undated = times.pop("", [])
    if undated and type_ not in _DATED and len(times) < 2:
        times[next(iter(times), "")].extend(undated)
    yield from (times[time] for time in sorted(times))


def _by_people(ties: Iterable[Tie], nodes: Nodes, partition: Partition) -> frozenset[str]:
    told = {node for tie in ties if tie.judged for node in (tie.one, tie.other)}
    sets = {*map(partition.find, told | nodes.parted)}
    return frozenset(node for node in nodes if partition.find(node) in sets)


def _renamed(reading: Reading, outcome: _Outcome) -> Reading:
    of = outcome.nodes.of(reading)
    old = {entity.id: entity for entity in reading.entities}
    new = {id_: _met(entity, of(entity), outcome) for id_, entity in old.items()}
    claims: Iterable[Claim] = reading.claims
    if any(new[id_] is not entity for id_, entity in old.items()):
        claims = (_identified(claim, old, new) for claim in reading.claims)
    kept = tuple(claim for claim in claims if not _of_itself(claim, new))
    return replace(reading, entities=tuple(new.values()), claims=kept)


def _met(entity: Entity, node: str, outcome: _Outcome) -> Entity:
    key = outcome.keys[node]
    if key != node:
        how = "judgement" if node in outcome.told else "agreement"
        return replace(entity, key=key, resolved_by=how)
    return entity if entity.key == key else replace(entity, key=key)


def _identified(claim: Claim, old: Mapping[str, Entity], new: Mapping[str, Entity]) -> Claim:
    """Let the arguments say what identified them last, unless they point to another mention."""

    def known(argument: Argument) -> Argument:
        entity = old.get(argument.entity)
        if entity is None or argument.resolved_by not in ("", entity.resolved_by):
            return argument
        return argument._replace(resolved_by=new[argument.entity].resolved_by)

    return replace(claim, subject=known(claim.subject), object=known(claim.object))


def _of_itself(claim: Claim, entities: Mapping[str, Entity]) -> bool:
    object_ = entities.get(claim.object.entity)
    return object_ is not None and entities[claim.subject.entity].key == object_.key


def _retired(
    read: Iterable[Reading], met: Iterable[Reading], redirects: Redirects
) -> dict[str, str]:
    """Return what the keys given up lead to: of documents, and of redirects to what occurs."""
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in zip(read, met, strict=True):
        for old, new in zip(one.entities, other.entities, strict=True):
            moved[old.key].add(new.key)
    kept = {entity.key for reading in met for entity in reading.entities}
    for old_key in redirects:
        moved[old_key].update({redirects.of(old_key)} & kept)
    gone = sorted((old, new) for old, new in moved.items() if old not in kept)
    return {old: next(iter(new)) for old, new in gone if len(new) == 1}
