"""Bodies that a post shares its field with, and the town that a document is of."""

from __future__ import annotations

from tejido.linking.entities import Linked
from tejido.linking.normal import normal
from tejido.marking.personmentions import PostMention
from tejido.stating.context import Context

__all__ = ["home_town", "named_alike"]

_GATHERED = frozenset({"commission", "legislature"})
"""Kinds of bodies made up of members: who heads a field is at none of them."""


def named_alike(context: Context, linked: Linked, post: PostMention) -> int | None:
    """Return the only body named by the field of a post: ``la regidora de Cultura``.

    The text names the ``Regiduría de Cultura``: one word stands before the same field.
    """
    field = _field(context, post.title)
    places = (
        linked.clusters[entity].type == "place" for _, entity in linked.mentions_in(post.span)
    )
    if not field or any(places):  # "concejal de Loja" is none of the Universidad de Loja
        return None
    alike = {
        arg.entity
        for arg in context.hidden
        if arg.kind not in _GATHERED
        for name in linked.clusters[arg.entity].names
        if _field(context, name) == field
    }
    return alike.pop() if len(alike) == 1 else None


def _field(context: Context, name: str) -> tuple[str, ...]:
    """The words behind the first link of a title or a name, when one word stands before it."""
    adjectives = context.grammar.words.adjectives
    words = [word for word in name.split() if word not in adjectives]
    linked = len(words) > 2 and words[1].lower() in context.cues["of"]
    capital = linked and words[2][:1].isupper()
    return tuple(normal(" ".join(words[2:])).split()) if capital else ()


def home_town(context: Context, linked: Linked, post: PostMention) -> int | None:
    """Return the place of the document for a post that tells none: ``la alcaldesa Ana Paz``."""
    home = context.document.place.split(",")[0].strip()
    pairs = zip(linked.identities, linked.clusters, strict=True)
    towns = ((one.kind or cluster.kind) == post.office for one, cluster in pairs)
    if not home or len(post.title.split()) > 2 or any(towns):
        return None
    places = (at for at, one in enumerate(linked.clusters) if one.type == "place")
    return next((at for at in places if home in linked.clusters[at].names), None)
