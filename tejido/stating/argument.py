"""An argument: an entity in the words that name it."""

from __future__ import annotations

from tejido.linking.entities import Linked
from tejido.model import Span
from tejido.stating.sentence import Arg

__all__ = ["arg_of"]


def arg_of(linked: Linked, entity: int, span: Span, how: str = "name") -> Arg:
    """Return an argument for an entity in the words at ``span``."""
    found = linked.clusters[entity]
    identity = linked.identities[entity]
    return Arg(entity, found.type, identity.kind or found.kind or "other", span, how)
