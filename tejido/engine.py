"""The stages in their order: a document in, a reading with entities and claims out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from tejido.linking.entities import Linked, link
from tejido.linking.governments import government_of, nation_of, office_of
from tejido.linking.ledger import Ledger, default_ledger
from tejido.marking.mark import mark
from tejido.marking.persons import find_persons
from tejido.model import Document, Mention, Reading
from tejido.stating.arguments import chunks_of, hidden_institutions
from tejido.stating.components import component_mentions
from tejido.stating.context import Context
from tejido.stating.grammar import grammar
from tejido.stating.introductions import Listing, listings
from tejido.stating.parties import party_claims
from tejido.stating.posts import listed_posts, post_claims
from tejido.stating.represented import with_posts
from tejido.stating.sheets import outside_labels, sheet_mentions
from tejido.stating.statements import Sections, statements
from tejido.stating.tellers import told_events
from tejido.stating.told import told_mentions
from tejido.stating.unitnames import named_unit_claims
from tejido.stating.units import unit_claims
from tejido.stating.writing import write_claims

__all__ = ["read"]


def read(
    document: Document,
    *,
    ledger: Ledger | None = None,
    sections: Sections = "all",
) -> Reading:
    """Read a document: mark its names, link them, find what is stated of them.

    Args:
        document: what to read.
        ledger: the identity ledger; by default the project's own.
        sections: whose happening "este evento" points to: ``all`` headings open a section of
            their own, or only the ``title`` of the document does.

    Raises:
        LexiconError: a file of the lexicon is missing or broken.
        LedgerError: a file of the ledger is.
    """
    ledger = ledger if ledger is not None else default_ledger()
    cues = grammar(document.language).cues
    found = listings(document, cues)
    names = mark(document, ledger)
    parts = [*component_mentions(document, found, cues), *told_mentions(document, names)]
    names = outside_labels(document, names, cues)
    sheets = tuple(sheet_mentions(document, names, cues))
    marked = _replaced(names, [*sheets, *parts])
    persons = find_persons(document, document.language, marked)
    generic = cues["generic_events"] | cues["generic_institutions"] | cues["generic_programmes"]
    linked = link(document, marked, persons, ledger, generic)
    context = _context(document, linked, ledger, found, sheets)
    claims = [
        *statements(context, sections=sections),
        *post_claims(context, linked),
        *listed_posts(context, linked),
        *unit_claims(document, linked, ledger, cues),
        *named_unit_claims(document, linked, cues),
    ]
    claims = list(with_posts(linked, claims))
    return write_claims(document, linked, [*claims, *party_claims(context, claims)])


def _context(
    document: Document,
    linked: Linked,
    ledger: Ledger,
    found: Sequence[Listing],
    sheets: Sequence[Mention],
) -> Context:
    language = grammar(document.language)
    return Context(
        document,
        language,
        chunks_of(document, linked, language.cues),
        hidden_institutions(linked),
        found,
        told_events(linked),
        frozenset(sheet.span.start for sheet in sheets),
        lambda place: government_of(linked, place, document.language, ledger),
        lambda demonym: nation_of(linked, demonym, document.language, ledger),
        lambda office, place: office_of(linked, office, place, document.language, ledger),
    )


def _replaced(mentions: Sequence[Mention], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """Put components in place of the mentions they cover: their text is one name."""
    parts = sorted(more, key=lambda mention: mention.span)
    starts = [part.span.start for part in parts]

    def covered(mention: Mention) -> bool:
        before = bisect_right(starts, mention.span.start)
        return before > 0 and mention.span.end <= parts[before - 1].span.end

    kept = [mention for mention in mentions if not covered(mention)]
    return tuple(sorted([*kept, *parts], key=lambda mention: mention.span))
