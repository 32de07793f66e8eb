"""What a build did not understand or cannot vouch for, so that people can look at it.

Unread sentences, names that resolve to nothing, provisional entities, facts of a single document,
contradicting values, and documents without facts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tejido.model import SYMMETRIC, Claim, Document, Entity, Reading, Span
from tejido.reading.searching import Failed
from tejido.spans import touches, union

if TYPE_CHECKING:
    from tejido.gathering import Track
    from tejido.linking.candidates import Remember
    from tejido.linking.ledger import Ledger
    from tejido.linking.meeting import Met

__all__ = [
    "Alike",
    "Contradiction",
    "Looked",
    "Provisional",
    "Report",
    "Single",
    "Unread",
    "Unresolved",
    "Warned",
    "look_at",
    "report_graph",
    "report_met",
    "report_on",
]

_SINGLE_VALUED = {"date": ("event", "agreement"), "place": ("event",)}
"""Relations of which a thing has one value, and the types of the things."""
_FEWEST = 2
"""How many institutions a sentence names that should state something between them."""


class Warned(NamedTuple):
    """A document that was read with a warning, such as a guessed encoding."""

    document: str
    warning: str


class Unread(NamedTuple):
    """A sentence that names two or more institutions and gave no fact; code-point offsets."""

    document: str
    start: int
    end: int
    sentence: str
    institutions: tuple[str, ...]


class Unresolved(NamedTuple):
    """A name in a document that became no entity; code-point offsets."""

    document: str
    start: int
    end: int
    type: str
    name: str


class Provisional(NamedTuple):
    """An entity that the ledger does not know."""

    key: str
    type: str
    name: str
    documents: tuple[str, ...]


class Alike(NamedTuple):
    """Two things that may be one: keys, names, how alike in (0, 1]."""

    one: str
    name: str
    other: str
    other_name: str
    score: float


class Single(NamedTuple):
    """A fact that one document alone states; ``object`` is a name, or an ISO date."""

    subject: str
    relation: str
    object: str
    document: str


class Value(NamedTuple):
    """One of several values, and the documents for it."""

    value: str
    documents: tuple[str, ...]


class Contradiction(NamedTuple):
    """A thing with two or more values where it has one."""

    key: str
    name: str
    relation: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How much was read, and what to look at; every list is sorted.

    ``failed`` are files that the build could not read; only the report that it returns has any.
    """

    documents: int
    entities: int
    facts: int
    warnings: tuple[Warned, ...] = ()
    unread: tuple[Unread, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    provisional: tuple[Provisional, ...] = ()
    alike: tuple[Alike, ...] = ()
    single_source: tuple[Single, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    without_facts: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()


Fact = tuple[str, str, str]
"""What a claim says: the subject's key, the relation, the object's key or date."""
Sources = Mapping[Fact, tuple[str, ...]]
"""The documents that state each fact."""


class Looked(NamedTuple):
    """What one document alone has to look at."""

    unread: tuple[Unread, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def look_at(reading: Reading) -> Looked:
    """Return what a document alone has to look at."""
    return Looked(tuple(_unread(reading)), tuple(_unresolved(reading)))


def report_on(readings: Iterable[Reading], looked: Mapping[str, Looked] | None = None) -> Report:
    """Return the report on what was read from a number of documents.

    ``looked`` is what :func:`look_at` returned of each document, by id: with it the readings may
    come without text, blocks, mentions and passages.
    """
    every = sorted(readings, key=lambda reading: reading.document.id)
    names, sources = _names(every), _sources(every)
    each = [looked[r.document.id] if looked else look_at(r) for r in every]
    return Report(
        documents=len(every),
        entities=len(names),
        facts=len(sources),
        warnings=tuple(Warned(r.document.id, text) for r in every for text in r.document.warnings),
        unread=tuple(sentence for one in each for sentence in one.unread),
        unresolved=tuple(name for one in each for name in one.unresolved),
        provisional=tuple(_provisional(every)),
        single_source=tuple(_single(sources, names)),
        contradictions=tuple(_contradictions(sources, names)),
        without_facts=tuple(r.document.id for r in every if not r.claims),
    )


def report_met(
    met: Met,
    ledger: Ledger,
    looked: Mapping[str, Looked] | None = None,
    remember: Remember | None = None,
) -> Report:
    """Return the report on documents that met, with the things that may be one.

    ``looked`` is that of :func:`report_on`, ``remember`` that of
    :func:`tejido.linking.candidates.candidates`.
    """
    from tejido.linking.proposals import proposals

    names = {**_names(met.readings)}

    def name(key: str) -> str:
        return names.get(key) or next(iter(ledger[key.partition("/")[2]].names.values()))

    pairs = proposals(met, ledger, remember)
    alike = (Alike(p.one, name(p.one), p.other, name(p.other), p.score) for p in pairs)
    return replace(report_on(met.readings, looked), alike=tuple(alike))


def report_graph(graph: Path, track: Track = iter) -> Report:
    """Return the report on a graph file, whose documents are read again.

    Raises GraphError when the graph is broken or foreign, DocumentError when a document is missing
    or no longer what the graph was built from.
    """
    from tejido.build import meet_all
    from tejido.linking.ledger import default_ledger
    from tejido.rereading import read_again

    return report_met(meet_all(read_again(graph, track)), default_ledger())


# ---- one document


def _unread(reading: Reading) -> Iterator[Unread]:
    document = reading.document
    quoted = union(Span(*claim.passages[0][:2]) for claim in reading.claims)
    named = sorted(
        (span, _name(entity), entity.id)
        for entity in reading.entities
        for span in (entity.mentions if entity.type == "institution" else ())
    )
    for span in _sentences(document):
        inside = {id_: name for name, id_ in _names_in(span, named)}
        if len(inside) >= _FEWEST and not touches(span, quoted):
            sentence = " ".join(document.text[slice(*span)].split())
            yield Unread(document.id, *span, sentence, tuple(sorted(inside.values())))


def _names_in(sentence: Span, named: Sequence[tuple[Span, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield name and id of the institutions whose mentions lie inside a sentence."""
    first = bisect_left(named, sentence.start, key=lambda one: one[0].start)
    for at in range(first, len(named)):
        span, name, id_ = named[at]
        if span.start >= sentence.end:
            return
        if span.end <= sentence.end:
            yield name, id_


def _sentences(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind != "boilerplate":
            yield from block.sentences or (block.span,)


def _unresolved(reading: Reading) -> Iterator[Unresolved]:
    resolved = union(span for entity in reading.entities for span in entity.mentions)
    for mention in sorted(reading.mentions, key=lambda mention: mention.span):
        if mention.named and not touches(mention.span, resolved):
            yield Unresolved(reading.document.id, *mention.span, mention.type, mention.name)


# ---- all of them together


def _name(entity: Entity) -> str:
    return entity.names[0] if entity.names else entity.key


def _names(readings: Iterable[Reading]) -> dict[str, str]:
    """Return the name of each entity: the one in the first document that has it."""
    names: dict[str, str] = {}
    for reading in readings:
        for entity in reading.entities:
            names.setdefault(entity.key, _name(entity))
    return names


def _sources(readings: Iterable[Reading]) -> Sources:
    sources: defaultdict[Fact, set[str]] = defaultdict(set)
    for reading in readings:
        keys = {entity.id: entity.key for entity in reading.entities}
        for claim in reading.claims:
            sources[_fact(claim, keys)].add(reading.document.id)
    return {fact: tuple(sorted(sources[fact])) for fact in sorted(sources)}


def _fact(claim: Claim, keys: Mapping[str, str]) -> Fact:
    subject = keys[claim.subject.entity]
    object_ = keys.get(claim.object.entity, claim.object.entity)
    if claim.relation in SYMMETRIC:
        subject, object_ = sorted((subject, object_))
    return subject, claim.relation, object_


def _provisional(readings: Iterable[Reading]) -> Iterator[Provisional]:
    found: dict[str, tuple[Entity, list[str]]] = {}
    for reading in readings:
        for entity in reading.entities:
            if entity.resolved_by == "provisional":
                found.setdefault(entity.key, (entity, []))[1].append(reading.document.id)
    for key, (entity, documents) in sorted(found.items()):
        yield Provisional(key, entity.type, _name(entity), tuple(dict.fromkeys(documents)))


def _single(sources: Sources, names: Mapping[str, str]) -> Iterator[Single]:
    for (subject, relation, object_), documents in sources.items():
        if len(documents) == 1:
            told = (names[subject], relation, names.get(object_, object_))
            yield Single(*told, documents[0])


def _contradictions(sources: Sources, names: Mapping[str, str]) -> Iterator[Contradiction]:
    values: defaultdict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (subject, relation, object_), documents in sources.items():
        if subject.partition("/")[0] in _SINGLE_VALUED.get(relation, ()):
            values[subject, relation][object_] = documents
    for (subject, relation), documents_by_value in values.items():
        if any(not _agree(*pair) for pair in combinations(documents_by_value, 2)):
            told = (Value(names.get(v, v), ids) for v, ids in documents_by_value.items())
            yield Contradiction(subject, names[subject], relation, tuple(told))


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates share a day, or one of two places lies in the other.

    A place's key begins with that of the place around it (``place/mx-roo``, ``place/mx``).
    """
    if one.startswith("place/"):
        return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")
    (start, end), (other_start, other_end) = _days(one), _days(other)
    return start <= other_end and other_start <= end


def _days(date: str) -> tuple[str, str]:
    """Return the first and last day of an ISO date, month, year or interval, as texts."""
    first, _, last = date.partition("/")
    return first.ljust(10, "-"), (last or first).ljust(10, "~")
