"""Bodies whose heads sign for them: ``la rectora de la UNAM, Ana Paz, firmó el convenio``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tejido.stating.context import Found
from tejido.stating.sentence import Arg

__all__ = ["signed_for"]

_TIES = frozenset({"post", "represents"})


def signed_for(found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``signatory`` of the body for each person who signs and acts for one.

    The body is that of the person's first post; what tells of the post is quoted too.
    """
    acting: dict[int, Found] = {}
    for one in found:
        if one.relation in _TIES and isinstance(one.object, Arg):
            acting.setdefault(one.subject.entity, one)
    for one in found:
        signer = one.object if one.relation == "signatory" else None
        tie = acting.get(signer.entity) if isinstance(signer, Arg) else None
        if tie is not None and signer is not None and signer != tie.object:
            where = tuple(dict.fromkeys((*one.where, *tie.where)))
            yield replace(one, object=tie.object, where=where, rule="signed-by-head")
