"""Posts of who was told before, in a sentence without a subject: ``Fue directora de la OIM``."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.marking.apposition import post_given
from tejido.marking.offices import chain_of, fits, skip_determiner
from tejido.marking.personnames import name_at
from tejido.marking.posts import Role, role_at
from tejido.marking.scene import Scene

__all__ = ["career"]


def career(scene: Scene) -> list[Role]:
    """Return the posts at a body that a sentence tells whose verb opens it."""
    first = _verb(scene, 0)
    if not _finite(scene, first):
        return []
    clauses = [first, *(_verb(scene, at) for at in _joints(scene))]
    return [role for at in clauses for role in _told(scene, at)]


def _verb(scene: Scene, at: int) -> int:
    """Return where the verb of a clause may stand: behind adverbs and commas."""
    while scene.low(at) in scene.words["meanwhile"]:
        at += 1
    return at


def _finite(scene: Scene, at: int) -> bool:
    """Whether a verb stands at a position, its helper aside; it may open the sentence."""
    verb = at + (scene.low(at) in scene.words["helpers"])
    return scene.finite(verb) or (verb == 0 and scene.low(verb) in scene.words.finite)


def _joints(scene: Scene) -> Iterator[int]:
    for at in range(1, scene.size - 1):
        if scene.low(at) == "," or scene.low(at) in scene.words["joins"]:
            yield at + 1


def _told(scene: Scene, at: int) -> list[Role]:
    """The posts behind a verb that gives one, when nobody else is named with them."""
    if not _finite(scene, at):
        return []
    behind = max(scene.phrase(at, scene.words.phrases["predicates"]), post_given(scene, at))
    role = role_at(scene, skip_determiner(scene, behind)) if behind > at else None
    if role is None or role.entry.plural:
        return []
    chain = chain_of(scene, role)
    named = fits(
        scene, chain[-1], name_at(scene, chain[-1].end + (scene.low(chain[-1].end) == ","))
    )
    return [] if named else [each for each in chain if each.institution is not None]
