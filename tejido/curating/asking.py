"""The questions of a review as lines of styled pieces."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.curating.questions import FactQuestion, PairQuestion, Question
from tejido.curating.showing import Occurrence, Shown, marked_line, shown
from tejido.explaining.pieces import Piece
from tejido.linking.ledger import Ledger
from tejido.linking.meeting import Met
from tejido.locate import find_words
from tejido.model import Passage, Span
from tejido.wording import labels, relation_label, texts

__all__ = ["question_lines"]

Line = list[Piece]
_OCCURRENCES = 3
"""Sentences shown of each side."""


def question_lines(
    question: Question, met: Met, ledger: Ledger, language: str
) -> Iterator[list[Piece]]:
    """Yield a question with the evidence that a person needs to answer it."""
    if isinstance(question, PairQuestion):
        yield from _pair(question, met, ledger, language)
    else:
        yield from _fact(question, language)


def _pair(question: PairQuestion, met: Met, ledger: Ledger, language: str) -> Iterator[Line]:
    said = texts(language, "review")
    pair = question.pair
    yield [Piece(f"{said[pair.reason]}; {said['score']} {pair.score:.2f}", "quiet")]
    for letter, key in zip("AB", question.about, strict=True):
        yield from _side(letter, shown(key, met.readings, ledger), said, language)


def _side(letter: str, side: Shown, said: dict[str, str], language: str) -> Iterator[Line]:
    first, *others = side.names or (side.key,)
    also = "".join(f" = {name}" for name in others)
    name = Piece(first, "heading")
    yield [Piece(f"{letter}  "), name, Piece(also), Piece(f"  {side.key}", "quiet")]
    if side.entry:
        yield [Piece(f"     {said['entry']}", "quiet")]
    for occurrence in side.occurrences[:_OCCURRENCES]:
        yield _occurrence(occurrence, language)
    if not side.occurrences:
        yield [Piece(f"     {said['unseen']}", "quiet")]
    elif (count := len(side.occurrences) - _OCCURRENCES) > 0:
        yield [Piece(f"     {said['more'].format(count=count)}", "quiet")]


def _occurrence(occurrence: Occurrence, language: str) -> Line:
    how = labels(language)[f"resolution-{occurrence.how}"]
    date = f", {occurrence.published}" if occurrence.published else ""
    where = f"     {occurrence.document}{date}, {occurrence.at} ({how}): "
    return [Piece(where, "quiet"), *occurrence.sentence]


def _fact(question: FactQuestion, language: str) -> Iterator[Line]:
    said, called = texts(language, "review"), labels(language)
    claim, reading = question.claim, question.reading
    names = {entity.id: entity.names[0] for entity in reading.entities}
    ends = [names.get(side.entity, side.entity) for side in (claim.subject, claim.object)]
    aside = [claim.title, said["planned"] if claim.modality == "planned" else ""]
    yield [
        *(Piece(ends[0], "subject"), Piece(f" · {relation_label(claim.relation, language)} · ")),
        *(Piece(ends[1], "object"), Piece("".join(f" ({one})" for one in aside if one))),
        Piece(f"  {question.id}", "quiet"),
    ]
    yield [Piece(f"     {said['rule']} {claim.rule}", "quiet")]
    for side in (claim.subject, claim.object):
        if side.words:
            how = called.get(f"resolution-{side.resolved_by}", "")
            yield [Piece(f"     “{side.words}” = {names[side.entity]} ({how})", "quiet")]
    document = reading.document
    for passage in claim.passages:
        span = Span(passage.start, passage.end)
        sentence = marked_line(document.text, span, _words(passage, claim.object.words), "object")
        yield [Piece(f"     {document.id}, {passage.start}-{passage.end}: ", "quiet"), *sentence]


def _words(passage: Passage, words: str) -> Span:
    """Return where words stand in a passage; an empty stretch at its start for nowhere."""
    found = find_words(passage.exact, words) or Span(0, 0)
    return Span(passage.start + found.start, passage.start + found.end)
