"""What every stage of stating needs: the document, its entities, and the current happening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tejido.marking.dates import DateMention, reference_of
from tejido.model import Document, Span
from tejido.stating.cues import Cues, Slot
from tejido.stating.grammar import Grammar
from tejido.stating.introductions import Listing
from tejido.stating.layout import Layout
from tejido.stating.sentence import Arg, Chunk

if TYPE_CHECKING:
    from tejido.stating.labels import Label

__all__ = ["Context", "Found", "fits"]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as the rules find it, before it is written down with passages.

    ``where`` holds the spans that state it, the quote first; ``told`` the words in them by which
    the rule knows it (a verb, a date, a post), which no shorter quote may lose. ``object`` is an
    argument, or the ISO date of a ``date`` claim; ``title`` the post of a ``post`` claim.
    """

    relation: str
    subject: Arg
    object: Arg | str
    where: tuple[Span, ...]
    rule: str
    modality: str = "stated"
    title: str = ""
    told: tuple[Span, ...] = ()


@dataclass(slots=True)
class Context:
    """A document while its claims are found: what is known of it, and what is told just now.

    The first fields never change: ``chunks`` are all arguments in text order, none overlapping;
    ``hidden`` the institutions in text order, also those inside the posts of persons;
    ``listings`` the lists whose introduction says what they hold; ``told`` the events that verbs
    tell, by where the verb stands; ``sheets`` where the names of fact sheets begin; ``government``
    gives the government of a place that acts, both as numbers of entities, ``nation`` that of a
    demonym, ``office`` an office of a place.

    The rest is state, kept in step while the blocks are read in order:

    * ``section``: the happening that the heading above names, per type;
    * ``opening``: only lines of dates and places have followed that heading;
    * ``main``: the first happening told, per type; no component of another;
    * ``parts``: the components told so far;
    * ``current``: the happening (and institution) told last, per type;
    * ``topic``: the body that opened the last sentence which a name opened;
    * ``last``: the happening told last, of any type;
    * ``person``: the person who acted last, if only one did;
    * ``stage``: the first event told with an organizer, a participant or a date: speech without
      a place is speech at it;
    * ``item`` and ``day``: the agenda item and the day above;
    * ``titled``: the body that the document is about, its title telling nothing else;
    * ``label``: the label on a line of its own above, ``valued`` the last line of its value;
    * ``begun``: the date of a beginning that waits for its end, ``spanned`` what has both.
    """

    document: Document
    grammar: Grammar
    chunks: Sequence[Chunk]
    hidden: Sequence[Arg]
    listings: Sequence[Listing]
    told: Mapping[int, Arg]
    sheets: frozenset[int]
    government: Callable[[int], int]
    nation: Callable[[str], int | None]
    office: Callable[[str, int], int]

    section: dict[str, Arg] = field(default_factory=dict)
    opening: bool = False
    main: dict[str, Arg] = field(default_factory=dict)
    parts: set[int] = field(default_factory=set)
    current: dict[str, Arg] = field(default_factory=dict)
    topic: Arg | None = None
    last: Arg | None = None
    person: Arg | None = None
    stage: Arg | None = None
    item: Arg | None = None
    day: DateMention | None = None
    titled: Arg | None = None
    label: Label | None = None
    valued: Span = field(default_factory=lambda: Span(0, 0))
    begun: Found | None = None
    spanned: set[int] = field(default_factory=set)

    introducing: frozenset[Span] = field(init=False)
    dated: str = field(init=False)
    layout: Layout = field(init=False)
    cues: Cues = field(init=False)
    _starts: list[int] = field(init=False)
    _hidden_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Keep where things begin, and the date that gives dates their year."""
        self.dated = reference_of(self.document)
        self.layout = Layout(self.document)
        self.introducing = frozenset(listing.intro.span for listing in self.listings)
        self.cues = self.grammar.cues
        self._starts = [chunk.span.start for chunk in self.chunks]
        self._hidden_starts = [arg.span.start for arg in self.hidden]

    def words(self, span: Span) -> str:
        """Return the text of a span."""
        return self.document.text[span.start : span.end]

    def chunks_in(self, span: Span) -> Sequence[Chunk]:
        """Return the chunks that begin inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        return self.chunks[first : bisect_left(self._starts, span.end, first)]

    def args_in(self, span: Span) -> list[Arg]:
        """Return the arguments of the chunks that begin inside a span, in order."""
        return [arg for chunk in self.chunks_in(span) for arg in chunk.args]

    def hidden_in(self, span: Span) -> list[Arg]:
        """Return all institutions within a span, also those inside the posts of persons."""
        first = bisect_left(self._hidden_starts, span.start)
        last = bisect_left(self._hidden_starts, span.end, first)
        return [arg for arg in self.hidden[first:last] if arg.span.end <= span.end]

    def last_hidden(self, offset: int) -> Arg | None:
        """Return the institution that ends last before an offset, wherever it stands."""
        last = bisect_left(self._hidden_starts, offset)
        return next((arg for arg in reversed(self.hidden[:last]) if arg.span.end <= offset), None)

    def reference(self, type_: str) -> Arg | None:
        """Return the happening of the section, else the last one told, of a type."""
        return self.section.get(type_) or self.current.get(type_) or self.main.get(type_)


def fits(arg: Arg, slot: Slot, allowed: frozenset[str]) -> bool:
    """Whether an argument has a type the relation and the slot allow."""
    if arg.type not in allowed or (slot.type and arg.type != slot.type):
        return False
    return not slot.kind or arg.kind == slot.kind
