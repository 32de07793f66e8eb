"""Cards of persons: the post and the institution on lines of their own below the name."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.marking.offices import Office
from tejido.marking.personmentions import PersonMention, person_of
from tejido.marking.personnames import name_at
from tejido.marking.scene import Scene
from tejido.model import Block, Span

__all__ = ["is_card", "read_card"]

_LINKING = frozenset({",", "|", "-", "–", "—", "(", "/"})


def is_card(text: str, block: Block) -> bool:
    """Tell whether each line of an item is a sentence by itself, as those of a card are."""
    gaps = zip(block.sentences, block.sentences[1:], strict=False)
    between = [text[one.end : other.start] for one, other in gaps]
    return block.kind == "item" and bool(between) and all("\n" in gap for gap in between)


def read_card(scenes: Sequence[Scene], fallback: int | None) -> PersonMention | None:
    """Return the person of a card; ``fallback`` is the body of the list that it stands in.

    The first line may tell for whom the person is there.

    None when the first line holds more than a name.
    """
    above = _body(scenes[0]) if not scenes[0].free(scenes[0].size - 1) else None
    first, *below = scenes[above is not None :]
    fallback = fallback if above is None else above
    name = name_at(first, 0)
    if name is None or len(name.parts) < 2 or name.end < first.size:
        return None
    body = next((found for scene in below if (found := _body(scene)) is not None), None)
    title = next((span for scene in below[:1] if (span := _title(scene)) is not None), None)
    if title is None and body is None:
        return person_of(first, name, "card", (), fallback)
    empty = Span(name.stop, name.stop)
    return person_of(first, name, "card", (Office(title or empty, body),), fallback)


def _body(scene: Scene) -> int | None:
    """Return the institution that a line names first."""
    marked = scene.marked.mentions
    found = (index for index in scene.names if index >= 0)
    return next((index for index in found if marked[index].type == "institution"), None)


def _title(scene: Scene) -> Span | None:
    """Return what a line says before the institution in it: ``Rectora de la``, the links aside."""
    end = next((at for at in range(scene.size) if not scene.free(at)), scene.size)
    while end and (_links(scene, end - 1) or scene.low(end - 1) in _LINKING):
        end -= 1
    return scene.span(0, end) if end else None


def _links(scene: Scene, at: int) -> bool:
    return scene.low(at) in scene.words["links"] or scene.low(at) in scene.words["determiners"]
