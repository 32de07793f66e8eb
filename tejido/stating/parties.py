"""Bodies for which persons sign: the parties of an agreement, and who works together by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tejido.stating.allies import allies
from tejido.stating.context import Context, Found
from tejido.stating.sentence import Arg

__all__ = ["party_claims"]


def party_claims(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``signatory`` of the bodies whose heads sign, and ``partner`` of two that do."""
    bodies = _bodies(found)
    parties = [party for one in found for party in _parties(one, bodies)]
    yield from parties
    yield from allies(context, list(chain(found, parties)))


def _bodies(found: Sequence[Found]) -> dict[int, list[Found]]:
    """The posts of each person, and whom they represent."""
    bodies: dict[int, list[Found]] = {}
    for one in found:
        if one.relation in {"post", "represents"}:
            bodies.setdefault(one.subject.entity, []).append(one)
    return bodies


def _parties(one: Found, bodies: dict[int, list[Found]]) -> Iterator[Found]:
    """The body of a person that signs: that of the post told beside the signature, or the first."""
    if (
        one.relation != "signatory"
        or not isinstance(one.object, Arg)
        or one.object.type != "person"
    ):
        return
    posts = bodies.get(one.object.entity, ())
    beside = [post for post in posts if post.where[0] == one.where[0]]
    for post in (beside or posts)[:1]:
        where = tuple(dict.fromkeys((*one.where, *post.where)))
        told = (*one.told, *post.told)
        yield replace(one, object=post.object, where=where, rule="head-signs", told=told)
