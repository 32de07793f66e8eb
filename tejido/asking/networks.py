"""Answers as networks of networkx: the rows are edges between the things in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tejido.asking.records import Record, Records, Thing
from tejido.errors import QueryError
from tejido.project import ID

if TYPE_CHECKING:
    import networkx

__all__ = ["network"]


def network(
    records: Records,
    source: str | None = None,
    target: str | None = None,
    *,
    directed: bool = False,
) -> networkx.Graph[str]:
    """Return the network of an answer; rows that lack one end are left out.

    A node is an IRI and has ``label`` and ``kind`` (``institution``, ``event``, ...). An edge has
    ``weight``, the number of rows between its ends, and each further column by its name: one
    value, or several as text with semicolons between. So it goes to GraphML and GEXF as it is.

    Args:
        records: the answer.
        source: the column of one end; None for the first that holds things other than documents.
        target: the column of the other end; None for the next such.
        directed: a DiGraph from source to target.

    Raises:
        QueryError: there is no such column, or no two columns of things.
    """
    import networkx

    ends = _ends(records, source, target)
    made: networkx.Graph[str] = networkx.DiGraph() if directed else networkx.Graph()
    seen: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        one, other = (record[column] for column in ends)
        if isinstance(one, Thing) and isinstance(other, Thing):
            for thing in (one, other):
                made.add_node(thing.iri, label=thing.label, kind=_kind(thing.iri))
            pair = (one.iri, other.iri)
            key = (pair[1], pair[0]) if not directed and pair[::-1] in seen else pair
            seen.setdefault(key, []).append(record)
    further = [column for column in records.columns if column not in ends]
    for (one, other), some in seen.items():
        shown = {column: _joined(some, column) for column in further}
        kept = {column: value for column, value in shown.items() if value is not None}
        made.add_edge(one, other, **{**kept, "weight": len(some)})
    return made


def _ends(records: Records, source: str | None, target: str | None) -> tuple[str, str]:
    for column in (source, target):
        if column is not None and column not in records.columns:
            raise QueryError(f"no column '{column}'; there are {', '.join(records.columns)}")
    free = [c for c in records.columns if c not in (source, target) and _has_things(records, c)]
    ends = [column or (free.pop(0) if free else None) for column in (source, target)]
    if ends[0] is None or ends[1] is None:
        if not len(records):
            return records.columns[0], records.columns[-1]
        raise QueryError(
            "edges need two columns of things; name both: to_networkx('of', 'partner')"
        )
    return ends[0], ends[1]


def _has_things(records: Records, column: str) -> bool:
    """Return whether a column holds things of the graph, neither documents nor roles."""
    iris = [record[column].iri for record in records if isinstance(record[column], Thing)]
    return bool(iris) and all(iri.startswith(ID) and _kind(iri) != "document" for iri in iris)


def _kind(iri: str) -> str:
    return iri.removeprefix(ID).split("/")[0] if iri.startswith(ID) else ""


def _joined(records: list[Record], column: str) -> object:
    values = {record[column] for record in records} - {None}
    if len(values) == 1:
        (value,) = values
        return value if isinstance(value, int | float) else str(value)
    return "; ".join(sorted(map(str, values))) or None
