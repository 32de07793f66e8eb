"""A document as an earlier build read it, or read now: the outcome is the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from tejido.building.memory import Memory
from tejido.building.packing import packed, thin, unpacked
from tejido.building.versions import digest, reading_digest
from tejido.deciding import Decisions
from tejido.errors import DocumentError
from tejido.gathering import loaded_from
from tejido.graph.pieces import Piece, piece_of
from tejido.linking.candidates import Candidate, Thing
from tejido.linking.meeting import Met
from tejido.model import Reading
from tejido.reading.files import metadata_of, read_bytes, shown_path
from tejido.reading.formats import Format, format_of
from tejido.reading.names import kept_path
from tejido.reading.searching import Source
from tejido.report import Looked, Unread, Unresolved, look_at

__all__ = ["Given", "Recalled", "Recaller"]


class Recalled(NamedTuple):
    """A document of a build: what others need of its reading, and by which name it is kept.

    ``key`` stands for all that its reading depends on, ``name`` for that and what people judged;
    ``format`` read it, ``sha256`` is that of its bytes.
    """

    source: Source
    key: str
    name: str
    reading: Reading
    format: Format | None
    sha256: str


class Given(NamedTuple):
    """What a document gives once all have met: its piece without claims, what to look at.

    ``name`` is the one by which piece and claims are kept.
    """

    recalled: Recalled
    name: str
    piece: Piece
    looked: Looked


@dataclass(frozen=True, slots=True)
class Recaller:
    """Recalls documents from a memory; what is not in it is read, and put there."""

    memory: Memory
    decisions: Decisions
    version: str
    judged: str

    @classmethod
    def of(cls, memory: Memory, decisions: Decisions) -> Recaller:
        """Return what recalls documents as they are read today, with these decisions."""
        claims = decisions.judgements.claims
        told = [(id_, one.answer, one.passage) for id_, one in sorted(claims.items())]
        moved = [(key, decisions.redirects.of(key)) for key in decisions.redirects]
        return cls(memory, decisions, reading_digest(), digest(json.dumps([told, moved])))

    def recall(self, source: Source) -> Recalled:
        """Return a document with its thin reading; DocumentError when it cannot be read."""
        data, known = read_bytes(source.path), metadata_of(source.path)
        key, sha = self._key(source, data, known)
        name = digest(key, self.judged)
        body = self.memory.get(f"thin {name}")
        if body is None:
            whole = self._read(key, lambda: loaded_from(data, source.path, known))
            body = packed(thin(self.decisions.judged(whole)))
            self.memory.put(f"thin {name}", body)
        self.memory.keep(f"whole {key}")
        return Recalled(source, key, name, unpacked(body), format_of(data, source.path.name), sha)

    def reading(self, source: Source) -> Reading:
        """Return the reading of a document as its loader made it; DocumentError as above."""
        data, known = read_bytes(source.path), metadata_of(source.path)
        key, _ = self._key(source, data, known)
        return self._read(key, lambda: loaded_from(data, source.path, known))

    def _key(self, source: Source, data: bytes, known: Mapping[str, str]) -> tuple[str, str]:
        """Return what stands for all that the reading depends on, and the SHA-256 of the bytes."""
        about = json.dumps([shown_path(source.path), source.path.name, sorted(known.items())])
        sha = sha256(data).hexdigest()
        return digest(self.version, about, sha), sha

    def _read(self, key: str, read: Callable[[], Reading]) -> Reading:
        body = self.memory.get(f"whole {key}")
        if body is not None:
            return unpacked(body)
        reading = read()
        self.memory.put(f"whole {key}", packed(reading))
        return reading

    def whole(self, recalled: Recalled) -> Reading:
        """Return the whole reading of a document, as people judged it.

        Raises DocumentError when it has to be read again and is no longer what it was.
        """

        def again() -> Reading:
            path = recalled.source.path
            data = read_bytes(path)
            if sha256(data).hexdigest() != recalled.sha256:
                raise DocumentError(f"{kept_path(path)}: changed while it was read; build again")
            return loaded_from(data, path, metadata_of(path))

        return self.decisions.judged(self._read(recalled.key, again))

    def given(self, recalled: Recalled, reading: Reading, met: Met) -> Given:
        """Return what a document gives; ``reading`` is its thin one of those that ``met``."""
        told = [(entity.key, entity.resolved_by) for entity in reading.entities]
        name = digest(recalled.name, json.dumps(told))
        body = self.memory.get(f"piece {name}")
        if body is None:
            whole = met.renamed(self.whole(recalled))
            piece = piece_of(whole)
            body = _packed(piece, look_at(whole))
            self.memory.put(f"piece {name}", body)
            self.memory.put(f"claims {name}", piece.claims.encode())
        self.memory.keep(f"claims {name}")
        return Given(recalled, name, *_unpacked(body))

    def pairs(
        self, things: Sequence[Thing], work: Callable[[], list[Candidate]]
    ) -> list[Candidate]:
        """Return the pairs of things of one type that may be one."""
        told = [
            (t.key, t.names, t.scope, sorted(t.years), sorted(t.bodies), t.known) for t in things
        ]
        name = f"pairs {digest(self.version, json.dumps([things[0].type, told]))}"
        body = self.memory.get(name)
        if body is not None:
            return [Candidate(*pair) for pair in json.loads(body)]
        found = work()
        self.memory.put(name, json.dumps(found).encode())
        return found

    def claims(self, given: Given, met: Met) -> str:
        """Return what a document states, as Turtle."""
        body = self.memory.get(f"claims {given.name}")
        if body is not None:
            return body.decode()
        return piece_of(met.renamed(self.whole(given.recalled))).claims


def _packed(piece: Piece, looked: Looked) -> bytes:
    parts = (piece.document, piece.known, piece.prefixes, piece.edges, looked)
    return json.dumps(parts, ensure_ascii=False).encode()


def _unpacked(body: bytes) -> tuple[Piece, Looked]:
    document, known, prefixes, edges, (unread, unresolved) = json.loads(body)
    looked = Looked(
        tuple([Unread(*one)._replace(institutions=tuple(one[4])) for one in unread]),
        tuple([Unresolved(*one) for one in unresolved]),
    )
    ends = tuple([(subject, predicate, object_) for subject, predicate, object_ in edges])
    return Piece(document, known, "", tuple(prefixes), ends), looked
