"""Sentences with their names in place, as the cues see them."""

from __future__ import annotations

from tejido.linking.entities import Linked, link
from tejido.linking.ledger import default_ledger
from tejido.marking.mark import mark
from tejido.marking.persons import find_persons
from tejido.model import Span
from tejido.reading.document import make_document
from tejido.stating.arguments import chunks_of
from tejido.stating.grammar import grammar
from tejido.stating.grouping import read_sentence
from tejido.stating.sentence import Arg, Sentence

__all__ = ["named", "sentence"]


def sentence(text: str, language: str) -> tuple[Sentence, Linked]:
    """Return a text as one sentence, and the entities that its arguments are numbers of."""
    document = make_document("case", text, language=language)
    ledger, known = default_ledger(), grammar(language)
    mentions = mark(document, ledger)
    persons = find_persons(document, language, mentions)
    linked = link(document, mentions, persons, ledger, known.cues["generic_events"])
    chunks = chunks_of(document, linked, known.cues)
    return read_sentence(document.text, Span(0, len(document.text)), chunks, known), linked


def named(linked: Linked, args: tuple[Arg, ...]) -> list[str]:
    """Return the first name of each argument."""
    return [linked.clusters[arg.entity].names[0] for arg in args]
