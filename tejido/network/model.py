"""What the network of partnerships is made of: families, evidence, documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["FAMILIES", "Evidence", "Quote", "Source"]

FAMILIES = (
    "partner",
    "agreement",
    "organisation",
    "funding",
    "implementation",
    "support",
    "membership",
    "participation",
)
"""The families of partnerships, the strongest first."""


class Quote(NamedTuple):
    """Verbatim words of a document, from ``start`` up to ``end`` (code points).

    ``page`` is where they begin, 0 when the document has no pages.
    """

    exact: str
    start: int
    end: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind a partnership: which side it speaks of, in which role and which words.

    ``side`` is ``first``, ``second`` or ``both``; ``role`` is a role of that side; ``document`` is
    an IRI; ``quotes`` begin with the one that states the claim, the others name what that one
    takes as known; ``words`` are what the text calls the institution; ``reviewed`` tells that a
    person checked the claim.
    """

    claim: str
    side: str
    role: str
    document: str
    quotes: tuple[Quote, ...]
    words: tuple[str, ...] = ()
    planned: bool = False
    rule: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document: all empty when not known.

    ``date`` is ISO 8601, ``path`` the file that it was read from as the graph records it.
    """

    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    path: str = ""
