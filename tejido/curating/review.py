"""The walk through the questions of a review, by single keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tejido.curating.questions import FactQuestion, PairQuestion, Question
from tejido.curating.session import Session
from tejido.errors import TejidoError
from tejido.linking.judgements import Answer

__all__ = ["ANSWER_KEYS", "walk"]

ANSWER_KEYS: dict[type[Question], dict[str, Answer]] = {
    PairQuestion: {"s": "same", "d": "different", "u": "unsure"},
    FactQuestion: {"a": "accept", "r": "reject"},
}
"""The keys that answer; the capital asks for the reason too. Others: space, z, q, ?."""


def walk(
    questions: Sequence[Question],
    session: Session,
    *,
    show: Callable[[Question, int], None],
    key: Callable[[], str],
    line: Callable[[], str],
    tell: Callable[[str], None],
) -> None:
    """Ask every question that is not settled, until all are answered or ``q`` is pressed.

    Args:
        questions: what to ask, in this order.
        session: where the answers go.
        show: shows a question and its number, from 1.
        key: returns the next key pressed, empty at the end of input.
        line: returns a line typed, for the reason of an answer.
        tell: tells what happened: ``help``, ``none`` (nothing to undo), ``end``, or a fault.
    """
    skipped: list[tuple[str, ...]] = []
    at = 0
    while True:
        at = _open(questions, session, skipped, at)
        if at == len(questions):
            tell("end")
            if key() != "z":
                return
            at = _undone(questions, session, skipped, at, tell)
            continue
        question = questions[at]
        show(question, at + 1)
        pressed = _until(ANSWER_KEYS[type(question)], key, tell)
        if pressed == "q":
            return
        if pressed == " ":
            skipped.append(question.about)
        elif pressed == "z":
            at = _undone(questions, session, skipped, at, tell)
        else:
            _answer(question, pressed, session, line, tell)


def _open(
    questions: Sequence[Question], session: Session, skipped: Sequence[tuple[str, ...]], at: int
) -> int:
    """Return the number of the next question that is open, that of no question if none is."""
    while at < len(questions) and session.settled(questions[at], skipped):
        at += 1
    return at


def _until(answers: dict[str, Answer], key: Callable[[], str], tell: Callable[[str], None]) -> str:
    """Wait for a key that means something; the end of input means to stop."""
    while True:
        pressed = key()
        if pressed in ("", "\x04"):
            return "q"
        if pressed in "qz " or pressed.lower() in answers:
            return pressed
        if pressed not in "\r\n":
            tell("help")


def _answer(
    question: Question,
    pressed: str,
    session: Session,
    line: Callable[[], str],
    tell: Callable[[str], None],
) -> None:
    answer = ANSWER_KEYS[type(question)][pressed.lower()]
    try:
        session.answer(question, answer, line().strip() if pressed.isupper() else "")
    except TejidoError as error:
        tell(str(error))


def _undone(
    questions: Sequence[Question],
    session: Session,
    skipped: list[tuple[str, ...]],
    at: int,
    tell: Callable[[str], None],
) -> int:
    """Take the last answer back; return the number of its question."""
    last = session.undo()
    if last is None:
        tell("none")
        return at
    numbers = {question.about: number for number, question in enumerate(questions)}
    skipped[:] = [about for about in skipped if numbers[about] < numbers[last.about]]
    return numbers[last.about]
