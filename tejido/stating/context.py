"""What every stage of stating needs: the document, its entities, and the current happening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tejido.marking.dates import reference_of
from tejido.marking.verbs import Form
from tejido.marking.words import Words
from tejido.model import RELATIONS, Document, Span
from tejido.stating.cues import Cues, Slot
from tejido.stating.sentence import Arg, Chunk

__all__ = ["Context", "Found", "fits"]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as the rules find it, before it is written down with passages.

    ``where`` holds the spans that state it, the quote first. ``strength`` orders rules that say
    the same: the stronger one keeps its passage first.
    """

    relation: str
    subject: Arg
    object: Arg | str
    where: tuple[Span, ...]
    rule: str
    modality: str = "stated"
    title: str = ""


@dataclass(slots=True)
class Context:
    """The state of one document while its claims are found.

    ``chunks`` are all arguments in text order; ``government`` gives the government of a place that
    acts; ``current`` the happening that a reference without
    words points to, per type; ``section`` the one set by the heading; ``opening`` holds while
    only lines of dates and places have followed that heading; ``main`` the first happening that
    the title or the opening paragraphs tell; ``stage`` the event
    that the opening paragraphs tell of, where speech is speech at it; ``item`` and ``day`` the agenda item and ISO day above.
    """

    document: Document
    words: Words
    verbs: Mapping[str, tuple[Form, ...]]
    cues: Cues
    chunks: Sequence[Chunk]
    government: Callable[[int], int]
    hidden: Sequence[Arg] = ()
    current: dict[str, Arg] = field(default_factory=dict)
    section: dict[str, Arg] = field(default_factory=dict)
    main: dict[str, Arg] = field(default_factory=dict)
    last: Arg | None = None
    item: Arg | None = None
    stage: Arg | None = None
    day: str = ""
    opening: bool = False
    dated: str = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Keep where each chunk begins, and the date that gives dates their year."""
        self.dated = reference_of(self.document)
        self.starts = [chunk.span.start for chunk in self.chunks]

    def chunks_in(self, span: Span) -> list[Chunk]:
        """Return the chunks that lie inside a span, in order."""
        first = bisect_left(self.starts, span.start)
        found = []
        for chunk in self.chunks[first:]:
            if chunk.span.start >= span.end:
                break
            found.append(chunk)
        return found

    def hidden_in(self, span: Span) -> list[Arg]:
        """Return the institutions that stand inside the posts of persons within a span."""
        return [arg for arg in self.hidden if span.start <= arg.span.start and arg.span.end <= span.end]

    def reference(self, type_: str) -> Arg | None:
        """Return the happening of the section, else the last one told, of a type."""
        return self.section.get(type_) or self.current.get(type_) or self.main.get(type_)


def fits(arg: Arg, slot: Slot, allowed: frozenset[str]) -> bool:
    """Whether an argument has a type the relation and the slot allow."""
    if arg.type not in allowed or (slot.type and arg.type != slot.type):
        return False
    return not slot.kind or arg.kind == slot.kind


def signature(relation: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the subject and object types of a relation."""
    found = RELATIONS[relation]
    return found.subjects, found.objects
