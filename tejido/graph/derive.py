"""Direct edges between entities, drawn from stated claims: shortcuts, never evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from tejido.graph.claims import Statement
from tejido.graph.terms import DERIVED, term
from tejido.model import SYMMETRIC

__all__ = ["derived_edges"]


def derived_edges(statements: Iterable[Statement]) -> Iterator[Quad]:
    """Yield an edge per stated claim, both ways where the relation is symmetric.

    What is only planned gives none. An edge that several claims state comes several times.
    """
    for statement in statements:
        if statement.claim.modality != "stated":
            continue
        subject, object_ = statement.subject, statement.object
        yield Quad(subject, term(statement.property), object_, DERIVED)
        if statement.property in SYMMETRIC and isinstance(object_, NamedNode):
            yield Quad(object_, term(statement.property), subject, DERIVED)
