"""The facts of a reading with the stretches of the document that made each."""

from __future__ import annotations

from typing import NamedTuple

from tejido.explaining.cue import cue_spans
from tejido.locate import find_words
from tejido.marking.dates import find_dates, reference_of
from tejido.model import Argument, Claim, Document, Entity, Passage, Reading, Span

__all__ = ["Explained", "Part", "explain"]


class Part(NamedTuple):
    """What a stretch does in a fact: ``role`` is ``subject``, ``object`` or ``cue``."""

    span: Span
    role: str


class Explained(NamedTuple):
    """A claim, the names of its arguments, and its parts in the order of the text.

    ``object`` is a name or an ISO date. A part lies inside one of the claim's passages, maybe in
    another part (a place in a name); a cue whose words stand in none of them has no part.
    """

    claim: Claim
    subject: str
    object: str
    parts: tuple[Part, ...]


def explain(reading: Reading) -> tuple[Explained, ...]:
    """Return the facts of a reading, explained, in the order of their first passage."""
    entities = {entity.id: entity for entity in reading.entities}
    found = [_explained(reading.document, claim, entities) for claim in reading.claims]
    return tuple(sorted(found, key=lambda one: one.claim.passages[0][:2]))


def _explained(document: Document, claim: Claim, entities: dict[str, Entity]) -> Explained:
    ends = ((claim.subject, "subject"), (claim.object, "object"))
    subject, object_ = (_name(argument, entities) for argument, _ in ends)
    parts = [
        Part(span, role)
        for argument, role in ends
        if (span := _stands(document, claim, argument, entities)) is not None
    ]
    return Explained(
        claim, subject, object_, tuple(sorted([*parts, *_cue(document, claim, parts)]))
    )


def _name(argument: Argument, entities: dict[str, Entity]) -> str:
    entity = entities.get(argument.entity)
    return entity.names[0] if entity and entity.names else argument.entity


def _stands(
    document: Document, claim: Claim, argument: Argument, entities: dict[str, Entity]
) -> Span | None:
    """Return where an argument stands in the first passage that has it."""
    entity = entities.get(argument.entity)
    for passage in claim.passages:
        found = (
            (_mention(passage, argument, entity) or _words(passage, argument))
            if entity is not None
            else _date(document, passage, argument)
        )
        if found is not None:
            return found
    return None


def _mention(passage: Passage, argument: Argument, entity: Entity) -> Span | None:
    """Return the entity's own mention in a passage that has the words of the argument."""
    for span in entity.mentions:
        inside = passage.start <= span.start and span.end <= passage.end
        words = passage.exact[span.start - passage.start : span.end - passage.start]
        if inside and " ".join(words.split()) == argument.words:
            return span
    return None


def _words(passage: Passage, argument: Argument) -> Span | None:
    found = find_words(passage.exact, argument.words) if argument.words else None
    return Span(passage.start + found.start, passage.start + found.end) if found else None


def _date(document: Document, passage: Passage, argument: Argument) -> Span | None:
    """Return where the date of a ``date`` claim stands, which has no words."""
    span = Span(passage.start, passage.end)
    dates = find_dates(document.text, span, document.language, reference_of(document))
    return next((date.span for date in dates if date.iso == argument.entity), None)


def _cue(document: Document, claim: Claim, parts: list[Part]) -> list[Part]:
    """The words of the cue in the first passage that has them, nearest to the arguments."""
    for passage in claim.passages:
        within = Span(passage.start, passage.end)
        spans = cue_spans(document.text, within, document.language, claim.rule)
        free = [span for span in spans if not any(_overlap(span, part.span) for part in parts)]
        if free:
            return [Part(min(free, key=lambda span: _distance(span, parts)), "cue")]
    return []


def _distance(span: Span, parts: list[Part]) -> tuple[int, int]:
    gaps = (max(span.start - p.span.end, p.span.start - span.end) for p in parts)
    return sum(gaps), span.start


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
