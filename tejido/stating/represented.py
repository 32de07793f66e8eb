"""Posts told of who represents a body: ``la Fundación X, representada por Ana como gerente``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from tejido.linking.entities import Linked, Person
from tejido.marking.personmentions import PostMention
from tejido.model import Span
from tejido.stating.context import Found
from tejido.stating.sentence import Arg

__all__ = ["with_posts"]


def with_posts(linked: Linked, claims: Iterable[Found]) -> Iterator[Found]:
    """Yield claims, each ``represents`` as a ``post`` where the same words tell a post alone.

    Who holds a post at a body is not said to represent it besides.
    """
    every = list(claims)
    held = {_pair(claim) for claim in every if claim.relation == "post"}
    people = {(one.entity, one.mention.span): one for one in reversed(linked.persons)}
    for claim in every:
        if claim.relation != "represents":
            yield claim
        elif (post := _post(people, claim)) is not None:
            told = (*claim.told, post.span)
            yield replace(claim, relation="post", title=post.title, rule="represented", told=told)
        elif _pair(claim) not in held:
            yield claim


def _pair(claim: Found) -> tuple[int, int]:
    return claim.subject.entity, cast(Arg, claim.object).entity


def _post(people: Mapping[tuple[int, Span], Person], claim: Found) -> PostMention | None:
    """Return the post without a body that stands beside the name in the words of a claim."""
    person = people.get((claim.subject.entity, claim.subject.span))
    bare = (
        post
        for post in (person.mention.posts if person is not None else ())
        if post.title and post.institution is None
    )
    for post in bare:
        if any(one.start <= post.span.start and post.span.end <= one.end for one in claim.where):
            return post
    return None
