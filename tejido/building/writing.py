"""The graph of documents that were recalled: what is kept is copied, the rest written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

from tejido.building.blocks import Blocks
from tejido.building.recalling import Given, Recalled, Recaller
from tejido.errors import OutputError
from tejido.graph.files import replace_file
from tejido.graph.formats import format_of
from tejido.graph.iris import document_iri
from tejido.graph.pieces import pieced, shared_of
from tejido.graph.writing import write_graph
from tejido.linking.meeting import Met
from tejido.report import Looked

__all__ = ["write_recalled"]


def write_recalled(
    recalled: Sequence[Recalled], met: Met, recaller: Recaller, out: Path
) -> Mapping[str, Looked]:
    """Write the graph of documents that met; return what of each there is to look at, by id.

    Raises OutputError when it cannot be written; the old file then stays as it was.
    """
    readings = {reading.document.id: reading for reading in met.readings}
    given = [recaller.given(one, readings[one.reading.document.id], met) for one in recalled]
    given.sort(key=lambda one: document_iri(one.piece.document))
    if format_of(out) == "ttl":
        _write_turtle(given, met, recaller, out)
    else:
        whole = (met.renamed(recaller.whole(one)) for one in recalled)
        write_graph(whole, out, ledger=recaller.decisions.ledger, retired=met.retired)
    return {one.piece.document: one.looked for one in given}


def _write_turtle(given: Sequence[Given], met: Met, recaller: Recaller, out: Path) -> None:
    pieces = [one.piece for one in given]
    edges = (edge for piece in pieces for edge in piece.edges)
    blocks = Blocks(recaller.memory, recaller.version)
    shared = shared_of(met.readings, edges, recaller.decisions.ledger, met.retired, blocks)
    blocks.save()
    meant = sha256()

    def parts() -> Iterator[str]:
        for part in pieced(pieces, (recaller.claims(one, met) for one in given), shared):
            meant.update(part.encode())
            yield part

    def check(path: Path) -> None:
        """Each part was read again when it was made; the file must hold their bytes."""
        with path.open("rb") as file:
            if file_digest(file, "sha256").digest() != meant.digest():
                raise OutputError(f"{path}: not what was written; nothing replaced")

    replace_file(out, parts(), check)
