"""Objects before their verb that a pronoun repeats, and who is told by a cleft clause.

``El convenio lo firmaron A y B``; ``Quien inauguró el foro fue la rectora``.
"""

from __future__ import annotations

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.sentence import Group, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["fronted_object", "lend_clefts", "pronoun_before"]


def pronoun_before(sentence: Sentence, here: Predicate) -> str:
    """Return the pronoun of an object right before a verb, empty without one."""
    pronoun = here.voice == "active" and sentence.says(here.start - 1, "object_clitics")
    return sentence.low(here.start - 1) if pronoun else ""


def fronted_object(clauses: Clauses, number: int) -> Group | None:
    """The happening told last before a verb whose pronoun agrees with it."""
    sentence, here = clauses.sentence, clauses.found[number]
    pronoun = pronoun_before(sentence, here)
    if not pronoun:
        return None
    gender = "f" if pronoun in sentence.cues["feminine_clitics"] else "m"
    before = (group for group in reversed(sentence.groups) if group.end < here.start)
    fit = (group for group in before if group.happens and group.gender in {"", gender})
    return next(fit, None)


def lend_clefts(clauses: Clauses) -> None:
    """Give a verb without subject who stands behind the copula: ``Quien abrió el foro fue X``."""
    numbers = range(len(clauses.found) - 1)
    for number in numbers:
        frame, copula = clauses.frames[number], clauses.frames[number + 1]
        if not _asks(clauses.sentence, frame.predicate) or any(frame.agent):
            continue
        who = next(iter(_behind(clauses, copula)), None)
        if who is not None and copula.predicate.lemma in clauses.sentence.cues["bearing"]:
            frame.agent = who.args


def _asks(sentence: Sentence, here: Predicate) -> bool:
    """Whether a clause only asks who: ``quien inauguró``, ``la encargada de impartir``."""
    if here.voice != "active" or not here.modality:
        return False
    at = here.start - 1
    if sentence.says(at, "personal_relatives") or sentence.says(here.start, "personal_relatives"):
        return at <= 0 or sentence.shows(at - 1, ",;")
    charged = sentence.says(here.start, "of") and sentence.says(at, "afterwards")
    article = sentence.says(at, "relatives") and sentence.says(at - 1, "articles") and at <= 1
    return charged or article


def _behind(clauses: Clauses, copula: Frame) -> list[Group]:
    verb, stop = copula.predicate.verb, copula.reach
    groups = (group for group in clauses.sentence.groups if verb < group.start < stop)
    return [group for group in groups if group.acts and not group.prep][:1]
