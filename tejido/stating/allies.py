"""Two bodies that sign an agreement of collaboration are partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from tejido.stating.context import Context, Found
from tejido.stating.sentence import Arg

__all__ = ["allies"]


def allies(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``partner`` of the two bodies that sign what is called a collaboration."""
    signed: dict[int, dict[int, Found]] = {}
    for one in found:
        if one.relation == "signatory" and _allying(context, one.subject):
            parties = signed.setdefault(one.subject.entity, {})
            if isinstance(one.object, Arg) and one.object.type == "institution":
                parties.setdefault(one.object.entity, one)
    for parties in signed.values():
        if len(parties) == 2:
            yield _between(*parties.values())


def _allying(context: Context, agreement: Arg) -> bool:
    """Whether the name of an agreement says that its parties work together."""
    words = context.words(agreement.span).lower().split()
    return not context.cues["allying"].isdisjoint(words)


def _between(one: Found, other: Found) -> Found:
    """The partnership of two parties, told by the words of the agreement."""
    told = (*one.told, one.subject.span)
    return replace(
        other, relation="partner", subject=cast(Arg, one.object), rule="signed-together", told=told
    )
