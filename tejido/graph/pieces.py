"""A graph in Turtle, put together from what each document alone gives.

What a document states has its own stretch of the file, which depends on nothing but its reading:
it can be kept and used again. What several documents share (things, direct edges) is written anew.
The outcome is what :func:`tejido.graph.formats.turtle` writes of the same readings, byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from tejido.errors import GraphError
from tejido.graph.claims import Statement, claim_triples, passage_triples, statements
from tejido.graph.curated import Ledger, curated_triples, occurring, replaced_triples
from tejido.graph.derive import derived_edges
from tejido.graph.formats import HEADER
from tejido.graph.iris import document_iri, entity_iri
from tejido.graph.layout import EDGES, Subjects, parts_of
from tejido.graph.sources import known_triples
from tejido.graph.terms import AUTHORITY, PREFIXES, term
from tejido.graph.turtle import Names, body, heading, written_block
from tejido.model import Reading

__all__ = ["Edge", "Piece", "Shared", "piece_of", "pieced", "shared_of"]

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
    known: Subjects = defaultdict(list)
    for triple in _triples(reading, stated):
        known[triple.subject.value].append(_quad(triple))  # type: ignore[union-attr]
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


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, AUTHORITY)


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


@dataclass(frozen=True, slots=True)
class Shared:
    """What several documents share, as Turtle: things, what is left, direct edges."""

    things: str
    others: str
    edges: str
    prefixes: tuple[str, ...]


def shared_of(
    readings: Sequence[Reading],
    edges: Iterable[Edge],
    ledger: Ledger,
    retired: Mapping[str, str],
) -> Shared:
    """Return what readings share; of them only entities and the ends of claims count.

    ``edges`` are those of the pieces; ``ledger`` and ``retired`` are those of
    :func:`tejido.graph.weave.graph_of`. Raises GraphError when what is written is not what was
    meant.
    """
    names = Names()
    known: Subjects = defaultdict(list)
    triples = {*curated_triples(readings, ledger), *replaced_triples(retired), *_where(readings)}
    for triple in triples:
        known[triple.subject.value].append(_quad(triple))  # type: ignore[union-attr]
    parts = parts_of(known)
    things, others = "".join(body(parts.things, names)), "".join(body(parts.others, names))
    _check(things + others, len(triples))
    direct = set(edges)
    written = _written_edges(direct, names)
    _check(written, len(direct))
    return Shared(things, others, written, tuple(names.used))


def _where(readings: Iterable[Reading]) -> Iterator[Triple]:
    """Yield in which documents things are mentioned."""
    for reading in readings:
        document = NamedNode(document_iri(reading.document.id))
        for key in {entity.key for entity in occurring(reading)}:
            yield Triple(NamedNode(entity_iri(key)), term("mentionedIn"), document)


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
