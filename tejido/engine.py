"""The stages in their order: a document in, a reading with entities and claims out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tejido.linking.entities import government_of, link
from tejido.linking.ledger import Ledger, default_ledger
from tejido.marking.mark import mark
from tejido.marking.persons import find_persons
from tejido.marking.verbs import verb_forms
from tejido.marking.words import words
from tejido.model import Document, Mention, Reading
from tejido.stating.arguments import chunks_of, hidden_institutions
from tejido.stating.context import Context, Found
from tejido.stating.cues import cues
from tejido.stating.lists import components
from tejido.stating.posts import post_claims, representing
from tejido.stating.statements import Sections, statements
from tejido.stating.units import unit_claims
from tejido.stating.writing import write_claims

__all__ = ["read"]


def read(
    document: Document, *, ledger: Ledger | None = None, sections: Sections = "all", lists: bool = True
) -> Reading:
    """Read a document: mark its names, link them, find what is stated of them.

    Args:
        document: what to read.
        ledger: the identity ledger; by default the project's own.
        sections: whose happening "este evento" points to: ``all`` headings open a section of
            their own, or only the ``title`` of the document does.
        lists: items under an introduction ("asistieron:", "componentes:") are read as its list.
    """
    ledger = ledger if ledger is not None else default_ledger()
    lexicon = cues(document.language)
    marked = mark(document, ledger)
    if lists:
        marked = _merged(marked, components(document, lexicon))
    persons = find_persons(document, document.language, marked)
    linked = link(document, marked, persons, ledger, lexicon.sets["generic_events"] | lexicon.sets["generic_institutions"])
    context = Context(
        document, words(document.language), verb_forms(document.language), lexicon,
        chunks_of(document, linked, lexicon),
        lambda place: government_of(linked, place, document.language, ledger),
        hidden_institutions(linked),
    )
    found: list[Found] = []
    found.extend(statements(context, sections=sections, lists=lists))
    found.extend(post_claims(context, linked))
    found.extend(representing(context, linked))
    found.extend(unit_claims(document, linked, ledger))
    return write_claims(document, linked, found)


def _merged(mentions: Sequence[Mention], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """Put components in place of the mentions they cover: their text is one name."""
    extra = list(more)
    kept = [
        mention for mention in mentions
        if not any(part.span.start <= mention.span.start and mention.span.end <= part.span.end
                   for part in extra)
    ]
    return tuple(sorted([*kept, *extra], key=lambda mention: mention.span))


