"""The values that pass between the stages: documents, mentions, entities, claims.

All offsets count Unicode code points in ``Document.text``; ``end`` is exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = [
    "ENTITY_TYPES",
    "KINDS",
    "RELATIONS",
    "SYMMETRIC",
    "Argument",
    "Block",
    "Claim",
    "Correction",
    "Document",
    "Entity",
    "EntityType",
    "Mention",
    "Passage",
    "Reading",
    "Signature",
    "Span",
]

EntityType = Literal["institution", "event", "programme", "agreement", "person", "place"]
ENTITY_TYPES: tuple[EntityType, ...] = (
    "institution",
    "event",
    "programme",
    "agreement",
    "person",
    "place",
)
KINDS: dict[str, tuple[str, ...]] = {
    "institution": (
        *("intergovernmental", "government", "state-government", "municipal-government"),
        *("justice", "legislature", "commission", "autonomous", "civil-society", "academia"),
        *("private", "media", "other"),
    ),
    "event": (
        *("forum", "training", "meeting", "conference", "ceremony", "fair", "commemoration"),
        *("observance", "visit", "other"),
    ),
    "programme": ("programme", "project", "campaign", "initiative", "strategy", "plan", "other"),
    "agreement": ("memorandum", "agreement", "declaration", "other"),
}
"""The kinds of each type of entity that has any; each is a concept of the ontology."""


class Span(NamedTuple):
    """A stretch of a text from ``start`` up to, not including, ``end`` (code points)."""

    start: int
    end: int


class Signature(NamedTuple):
    """Which entity types a relation takes as subject and as object; no objects: an ISO date."""

    subjects: frozenset[str]
    objects: frozenset[str]


_TYPE_OF = {
    "I": "institution",
    "E": "event",
    "P": "programme",
    "A": "agreement",
    "N": "person",
    "L": "place",
}


def _signature(subjects: str, objects: str) -> Signature:
    types = (frozenset(_TYPE_OF[letter] for letter in side) for side in (subjects, objects))
    return Signature(*types)


RELATIONS: dict[str, Signature] = {
    "organizer": _signature("E", "IN"),
    "participant": _signature("E", "IN"),
    "speaker": _signature("E", "IN"),
    "facilitator": _signature("E", "IN"),
    "audience": _signature("E", "I"),
    "place": _signature("EPAI", "L"),
    "date": _signature("EAP", ""),
    "funder": _signature("PEA", "I"),
    "implementer": _signature("P", "I"),
    "launcher": _signature("P", "IN"),
    "adopter": _signature("P", "IL"),
    "signatory": _signature("A", "IN"),
    "partner": _signature("I", "I"),
    "supporter": _signature("I", "I"),
    "member": _signature("IE", "INL"),
    "parent": _signature("IEPANL", "IEPANL"),
    "post": _signature("N", "I"),
    "represents": _signature("N", "I"),
}
SYMMETRIC = frozenset({"partner"})


@dataclass(frozen=True, slots=True)
class Block:
    """A layout unit of a document: its span, kind, and the label a list item carries.

    ``kind`` is ``title``, ``dateline``, ``heading``, ``paragraph``, ``item``, ``row`` or
    ``boilerplate`` (menus, contacts, "about us"). ``label`` is the number or bullet of an item.
    ``span`` excludes the label and surrounding white space. ``sentences`` lie inside the span.
    """

    kind: str
    span: Span
    label: str = ""
    sentences: tuple[Span, ...] = ()


class Correction(NamedTuple):
    """A stretch of a canonical text that does not stand so in its source, and what stands there."""

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text ready to be read, with what is known of it.

    ``text`` is canonical (:func:`tejido.reading.trusted.trusted`); ``published`` is an ISO 8601
    date (or month or year) or empty; ``place`` and ``publisher`` are names as written, empty when
    not known; ``language`` is ``es`` or ``en``; ``sha256`` is of the text as it was read (NFC,
    ``\\n`` line ends, nothing else changed), in UTF-8.
    ``path`` is where it was read from, relative to the project when inside it. ``pages`` are the
    offsets at which its pages begin; empty when it has none. ``corrections``, in order, lead back
    from the canonical text to what was read, but for white space and what is hidden.
    """

    id: str
    text: str
    language: str = "es"
    title: str = ""
    published: str = ""
    place: str = ""
    publisher: str = ""
    url: str = ""
    loader: str = ""
    path: str = ""
    sha256: str = ""
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def as_read(self, start: int, end: int) -> str:
        """Return a stretch of the text in the source's own characters; a correction counts whole.

        What was taken out at the very edges of the stretch is left out.
        """
        first = bisect_right(self.corrections, start, key=lambda one: one.end)
        behind = bisect_left(self.corrections, end, key=lambda one: one.start)
        parts: list[str] = []
        for correction in self.corrections[first:behind]:
            parts += (self.text[start : correction.start], correction.source)
            start = correction.end
        return "".join((*parts, self.text[start:end]))

    def page(self, offset: int) -> int:
        """Return the page (from 1) on which an offset lies; 0 when the document has no pages."""
        return bisect_right(self.pages, offset)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    ``name`` is the name to store (a distributed head spelled out, quotes taken off); ``names``
    its variants, best first; ``rule`` says what found it; ``key`` is a ledger id when the
    ledger's own names found it; ``head`` is the lemma of the head noun, if any; ``number`` is
    ``s`` or ``p``; ``gender`` is ``m``, ``f`` or empty. ``named`` is false for a happening told
    by common words only ("el encuentro").
    """

    type: EntityType
    span: Span
    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    rule: str = ""
    key: str = ""
    head: str = ""
    number: str = "s"
    gender: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of a document: ``id`` is local to it, ``key`` is its identity across documents.

    ``key`` is ``TYPE/SLUG``, the last part of the entity's IRI (``institution/int-unodc``);
    ``names`` best first; ``resolved_by`` is a concept of the resolutions scheme: ``definition``,
    ``name``, ``acronym``, ``scoped-name``, ``list``, ``anaphora``, ``publisher``,
    ``provisional``, or across documents ``judgement`` and ``agreement``. ``origin`` is the key
    that its document gave it if that is another one: claims keep their IRIs by it. ``ways`` runs
    parallel to ``mentions``: ``definition`` or ``anaphora`` if that tied the mention to the
    others, else empty.
    """

    id: str
    type: EntityType
    names: tuple[str, ...]
    kind: str = ""
    key: str = ""
    resolved_by: str = "provisional"
    mentions: tuple[Span, ...] = ()
    origin: str = ""
    ways: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A verbatim stretch of a document: ``exact`` equals ``text[start:end]``."""

    start: int
    end: int
    exact: str


class Argument(NamedTuple):
    """Who or what fills a slot of a claim, in which words, identified how.

    ``entity`` is the local id of an :class:`Entity`, or the ISO date of a ``date`` claim.
    """

    entity: str
    words: str = ""
    resolved_by: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document states: a relation between two arguments, with the passages that say so.

    ``passages[0]`` is the quote; further ones hold arguments that stand elsewhere (a heading, an
    antecedent). ``rule`` is the id of the cue or rule; ``modality`` is ``stated`` or ``planned``;
    ``title`` is the post as written, for ``post`` claims only; ``reviewed`` tells that a person
    accepted the claim.
    """

    subject: Argument
    relation: str
    object: Argument
    passages: tuple[Passage, ...]
    rule: str
    modality: str = "stated"
    title: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document.

    ``scope`` are the ids of the places that it speaks for, narrowest first.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    scope: tuple[str, ...] = ()
