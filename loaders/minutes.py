"""Minutes and meeting notes: attendee lists, numbered points and components."""

from __future__ import annotations

from tejido.engine import read
from tejido.model import Document, Reading
from tejido.stating.cues import cues
from tejido.stating.introductions import listings

__all__ = ["load", "matches"]


def matches(document: Document) -> float:
    """A list of attendees, or two lists whose introduction says what they hold."""
    found = listings(document, cues(document.language))
    attended = any(
        claim.relation == "participant" for listing in found for claim in listing.cue.claims
    )
    return 0.9 if len(found) > 1 or attended else 0.0


def load(document: Document) -> Reading:
    """Headings open sections of their own: the points of an agenda, the events of a day."""
    return read(document, sections="all")
