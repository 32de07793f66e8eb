"""Every claim is held by verbatim passages: all its arguments stand in them, no personal data."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tejido.loading import load
from tejido.marking.dates import find_dates, reference_of
from tejido.model import Argument, Claim, Document, Reading, Span
from tejido.privacy import personal_data
from tejido.project import content
from tejido.reading import read_documents
from tejido.reading.document import make_document
from tests.casefiles import all_cases

_DOCUMENTS = sorted(content("documents").glob("*.txt"))
_KNOWN = ("published", "publisher", "place")


@cache
def _readings() -> tuple[Reading, ...]:
    cases = (
        make_document(
            "case",
            case["text"],
            language=case["language"],
            **{key: str(case[key]) for key in _KNOWN if key in case},
        )
        for case in all_cases()
    )
    return tuple(load(document) for document in (*read_documents(_DOCUMENTS), *cases))


def _problems(reading: Reading, claim: Claim) -> list[str]:
    text = reading.document.text
    told = f"{claim.rule} {claim.relation}: {claim.passages}"
    verbatim = all(text[p.start : p.end] == p.exact != "" for p in claim.passages)
    arguments = all(_held(reading.document, claim, arg) for arg in (claim.subject, claim.object))
    private = any(personal_data(passage.exact) for passage in claim.passages)
    return [told] if not (claim.passages and verbatim and arguments) or private else []


def _held(document: Document, claim: Claim, argument: Argument) -> bool:
    if argument.words:
        quotes = (" ".join(passage.exact.split()) for passage in claim.passages)
        return any(argument.words in quote for quote in quotes)
    spans = (Span(passage.start, passage.end) for passage in claim.passages)
    dates = [
        date.iso
        for span in spans
        for date in find_dates(document.text, span, document.language, reference_of(document))
    ]
    return argument.entity in {*dates, *map("/".join, pairwise(dates))}


def test_every_argument_stands_in_a_verbatim_passage() -> None:
    readings = _readings()
    found = [
        p for reading in readings for claim in reading.claims for p in _problems(reading, claim)
    ]
    assert found == []
    assert sum(len(reading.claims) for reading in readings) > 500
