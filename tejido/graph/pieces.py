"""A graph in Turtle, put together from what each document alone gives.

What a document states has its own stretch of the file, which depends on nothing but its reading:
it can be kept and used again. What several documents share (things, direct edges) is written anew.
The outcome is what :func:`tejido.graph.formats.turtle` writes of the same readings, byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from tejido.errors import GraphError
from tejido.graph.claims import Statement, claim_triples, passage_triples, statements
from tejido.graph.curated import Ledger, Thing, occurring, replaced_triples, things
from tejido.graph.derive import derived_edges
from tejido.graph.formats import HEADER
from tejido.graph.iris import document_iri, entity_iri
from tejido.graph.layout import EDGES, OTHERS, SECTIONS, parts_of
from tejido.graph.sources import known_triples
from tejido.graph.terms import PREFIXES, term
from tejido.graph.turtle import Names, Section, block, body, heading, written_block
from tejido.model import Reading

__all__ = ["Block", "Edge", "Piece", "Remember", "Shared", "piece_of", "pieced", "shared_of"]

Edge = tuple[str, str, str]
"""IRIs of subject and predicate, and the object as Turtle writes it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one document alone gives.

    ``known`` is what is known of the document and ``claims`` what it states, both as Turtle,
    checked; ``prefixes`` are those used in them and in the objects of ``edges``.
    """

    document: str
    known: str
    claims: str
    prefixes: tuple[str, ...]
    edges: tuple[Edge, ...]


def piece_of(reading: Reading) -> Piece:
    """Return the piece of a reading whose entities bear the keys that count.

    Raises GraphError when what is written is not what was meant.
    """
    stated = statements(reading)
    names = Names()
    known: dict[str, list[Triple]] = defaultdict(list)
    for triple in _triples(reading, stated):
        known[triple.subject.value].append(triple)  # type: ignore[union-attr]
    parts = parts_of({subject: sorted(set(about), key=str) for subject, about in known.items()})
    (documents,) = parts.things
    told = "".join(body([documents], names)).removeprefix(heading(documents.heading))
    claims = "".join(body(parts.claims, names))
    edges = {_edge(quad, names) for quad in derived_edges(stated)}
    _check(told + claims, len({quad for about in known.values() for quad in about}))
    used = tuple(sorted(names.used))
    return Piece(reading.document.id, told, claims, used, tuple(sorted(edges)))


def _triples(reading: Reading, stated: Sequence[Statement]) -> Iterator[Triple]:
    yield from known_triples(reading.document)
    for statement in stated:
        yield from claim_triples(statement)
    passages = (passage for statement in stated for passage in statement.claim.passages)
    yield from passage_triples(reading.document, passages)


def _edge(quad: Quad, names: Names) -> Edge:
    subject = quad.subject
    assert isinstance(subject, NamedNode)
    return subject.value, quad.predicate.value, names.term(quad.object)


def _check(text: str, expected: int) -> None:
    """Read what was written, strictly; it must hold as many statements as were meant."""
    whole = "".join(map(_declared, PREFIXES)) + text
    count = len(set(parse(whole.encode(), format=RdfFormat.TURTLE)))
    if count != expected:
        raise GraphError(f"{count} statements read back of {expected}; please report it")


def _declared(prefix: str) -> str:
    return f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"


class Block(NamedTuple):
    """What is said of one thing, as Turtle, checked, and the prefixes used in it."""

    text: str
    prefixes: tuple[str, ...]


Remember = Callable[[str, Callable[[], Block]], Block]
"""What gives the block of a thing, from earlier or made; the text stands for all it comes from."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What several documents share, as Turtle: things, what is left, direct edges."""

    things: str
    others: str
    edges: str
    prefixes: frozenset[str]


def shared_of(
    readings: Sequence[Reading],
    edges: Iterable[Edge],
    ledger: Ledger,
    retired: Mapping[str, str],
    remember: Remember = lambda _, make: make(),
) -> Shared:
    """Return what readings share; of them only entities and the ends of claims count.

    ``edges`` are those of the pieces; ``ledger`` and ``retired`` are those of
    :func:`tejido.graph.weave.graph_of`. Raises GraphError when what is written is not what was
    meant.
    """
    names = Names()
    where, replaced = _where(readings), _replaced(retired)
    by_type: defaultdict[str, dict[str, Block]] = defaultdict(dict)
    for thing in things(readings, ledger):
        about = (where.get(thing.key, ()), replaced.pop(thing.key, ()))
        origin = repr((thing.key, thing.told, *about))
        made = remember(origin, partial(_block, thing, *about, ledger))
        by_type[thing.key.partition("/")[0]][entity_iri(thing.key)] = made
    blocks = [block for found in by_type.values() for block in found.values()]
    left = {key: list(_more(key, (), olds)) for key, olds in replaced.items()}
    others = _written_others(left, names)
    direct = set(edges)
    written = _written_edges(direct, names)
    _check(written, len(direct))
    used = frozenset({*names.used, *(prefix for block in blocks for prefix in block.prefixes)})
    return Shared(_written_things(by_type), others, written, used)


def _block(thing: Thing, documents: Sequence[str], olds: Sequence[str], ledger: Ledger) -> Block:
    names = Names()
    triples = {*thing.triples(ledger), *_more(thing.key, documents, olds)}
    text = "\n" + block((entity_iri(thing.key), sorted(triples, key=str)), names)
    _check(text, len(triples))
    return Block(text, tuple(sorted(names.used)))


def _more(key: str, documents: Iterable[str], olds: Iterable[str]) -> Iterator[Triple]:
    """Yield in which documents a thing is mentioned, and which keys it took the place of."""
    iri = NamedNode(entity_iri(key))
    for document in documents:
        yield Triple(iri, term("mentionedIn"), NamedNode(document_iri(document)))
    yield from replaced_triples(dict.fromkeys(olds, key))


def _where(readings: Iterable[Reading]) -> dict[str, list[str]]:
    """Return in which documents things are mentioned, by key."""
    where: dict[str, list[str]] = {}
    for reading in readings:
        for key in {entity.key: None for entity in occurring(reading)}:
            where.setdefault(key, []).append(reading.document.id)
    return where


def _replaced(retired: Mapping[str, str]) -> dict[str, list[str]]:
    replaced: dict[str, list[str]] = {}
    for old, new in sorted(retired.items()):
        replaced.setdefault(new, []).append(old)
    return replaced


def _written_things(by_type: Mapping[str, Mapping[str, Block]]) -> str:
    parts: list[str] = []
    for name, title in SECTIONS.items():
        if found := by_type.get(name.lower()):
            parts += (heading(title), *(found[iri].text for iri in sorted(found)))
    return "".join(parts)


def _written_others(left: Mapping[str, Sequence[Triple]], names: Names) -> str:
    if not left:
        return ""
    subjects = sorted((entity_iri(key), triples) for key, triples in left.items())
    text = "".join(body([Section(OTHERS, subjects)], names))
    _check(text, sum(map(len, left.values())))
    return text


def _written_edges(edges: Iterable[Edge], names: Names) -> str:
    about: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for subject, predicate, object_ in sorted(edges):
        about[subject].setdefault(predicate, []).append(object_)
    blocks = ["\n" + written_block(iri, about[iri], names) for iri in sorted(about)]
    return heading(EDGES) + "".join(blocks) if blocks else ""


def pieced(pieces: Sequence[Piece], claims: Iterable[str], shared: Shared) -> Iterator[str]:
    """Yield the Turtle of pieces, sorted by document, and what they share.

    ``claims`` are those of the pieces, in the same order: pieces may come without.
    """
    used = {*shared.prefixes, *(prefix for piece in pieces for prefix in piece.prefixes)}
    yield HEADER
    yield from map(_declared, sorted(used))
    yield heading("Documents")
    yield from (piece.known for piece in pieces)
    yield shared.things
    yield from claims
    yield shared.others
    yield shared.edges
