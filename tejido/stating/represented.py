"""Posts told of who represents a body: ``la Fundación X, representada por Ana como gerente``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from tejido.linking.entities import Linked
from tejido.marking.personmentions import PostMention
from tejido.stating.context import Found
from tejido.stating.sentence import Arg

__all__ = ["with_posts"]


def with_posts(linked: Linked, claims: Iterable[Found]) -> Iterator[Found]:
    """Yield claims, each ``represents`` as a ``post`` where the same words tell a post alone.

    Who holds a post at a body is not said to represent it besides.
    """
    every = list(claims)
    held = {_pair(claim) for claim in every if claim.relation == "post"}
    for claim in every:
        if claim.relation != "represents":
            yield claim
        elif (post := _post(linked, claim)) is not None:
            told = (*claim.told, post.span)
            yield replace(claim, relation="post", title=post.title, rule="represented", told=told)
        elif _pair(claim) not in held:
            yield claim


def _pair(claim: Found) -> tuple[int, int]:
    return claim.subject.entity, cast(Arg, claim.object).entity


def _post(linked: Linked, claim: Found) -> PostMention | None:
    """Return the post without a body that stands beside the name in the words of a claim."""
    spans = claim.where
    for person in linked.persons:
        if person.entity != claim.subject.entity or person.mention.span != claim.subject.span:
            continue
        bare = (post for post in person.mention.posts if post.title and post.institution is None)
        for post in bare:
            if any(span.start <= post.span.start and post.span.end <= span.end for span in spans):
                return post
    return None
