"""Objects before their verb that a pronoun repeats, and who is told by a cleft clause.

``El convenio lo firmaron A y B``; ``Quien inauguró el foro fue la rectora``.
"""

from __future__ import annotations

from tejido.stating.clauses import Clauses, Frame
from tejido.stating.sentence import Arg, Group, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["fronted_object", "lend_clefts", "pronoun_before"]


def pronoun_before(sentence: Sentence, here: Predicate) -> str:
    """Return the pronoun of an object right before a verb, empty without one."""
    pronoun = here.voice == "active" and sentence.says(here.start - 1, "object_clitics")
    return sentence.low(here.start - 1) if pronoun else ""


def fronted_object(clauses: Clauses, number: int) -> Group | None:
    """What was told last before a verb whose pronoun agrees with it: a happening.

    Of who makes up a body, the body: ``La red la integran A y B``.
    """
    sentence, here = clauses.sentence, clauses.found[number]
    pronoun = pronoun_before(sentence, here)
    if not pronoun:
        return None
    gender = "f" if pronoun in sentence.cues["feminine_clitics"] else "m"
    before = (group for group in reversed(sentence.groups) if group.end < here.start)
    agreeing = (group for group in before if group.gender in {"", gender})
    bodies = here.lemma in sentence.cues["presiding"]
    return next((g for g in agreeing if g.happens or (bodies and _body(g))), None)


def _body(group: Group) -> bool:
    """Whether a group is one body that nothing governs."""
    return group.prep == "" and len(group.args) == 1 and group.types == {"institution"}


def lend_clefts(clauses: Clauses) -> None:
    """Give a verb without subject who stands behind the copula: ``Quien abrió el foro fue X``."""
    numbers = range(len(clauses.found) - 1)
    for number in numbers:
        frame, copula = clauses.frames[number], clauses.frames[number + 1]
        acted_on = _acted_on(clauses.sentence, frame)
        if not _asks(clauses.sentence, frame.predicate):
            continue
        who = _behind(clauses, copula)
        if who is None or not _tells(clauses.sentence, frame.predicate, copula.predicate):
            continue
        if who.happens and not frame.theme:  # "Los programas que lleva la FAO son X y Z"
            frame.theme = who.args
        elif not who.happens and (acted_on or not frame.agent):
            frame.agent, frame.theme = who.args, frame.theme + acted_on


def _acted_on(sentence: Sentence, frame: Frame) -> tuple[Arg, ...]:
    """What stands behind a verb of which a plural noun is the subject: ``Los que integran X``."""
    here = frame.predicate
    forms = sentence.grammar.verbs.get(sentence.low(here.verb), ())
    plural = any(form.number != "s" for form in forms) and sentence.low(here.start - 2)[-1:] == "s"
    ahead = frame.subject is not None or not sentence.says(here.start - 1, "relatives")
    return () if ahead or not plural else frame.agent


def _tells(sentence: Sentence, here: Predicate, copula: Predicate) -> bool:
    """Whether a copula tells who acts: ``Entre quienes asistieron se encuentran A y B``."""
    if here.voice == "gerund":  # "Attending the forum were A and B"
        between = range(here.verb + 1, copula.start)
        free = not any(sentence.shows(at, ",") for at in between)
        return free and copula.lemma in sentence.cues["bearing"]
    return copula.lemma in sentence.cues["bearing"] or sentence.says(copula.verb, "listing")


def _asks(sentence: Sentence, here: Predicate) -> bool:
    """Whether a clause only asks who: ``quien inauguró``, ``la encargada de impartir``."""
    if here.voice == "gerund":
        return here.start <= 1
    if here.voice != "active" or not here.modality:
        return False
    at = here.start - 1
    opening = sentence.says(0, "together") or sentence.says(0, "prepositions")  # "Among those"
    if sentence.says(at, "personal_relatives") or sentence.says(here.start, "personal_relatives"):
        pointed = sentence.low(at - 1) in sentence.grammar.words.demonstratives
        return at - pointed <= opening or sentence.shows(at - 1, ",;")
    charged = sentence.says(here.start, "of") and sentence.says(at, "afterwards")
    relative = sentence.says(at, "relatives")
    article = relative and sentence.says(at - 1, "articles") and at <= 1
    return charged or article or (relative and _several(sentence, at))


def _several(sentence: Sentence, relative: int) -> bool:
    """Whether people or bodies without a name open a sentence: ``Las autoridades que asistieron``.

    So does one of them: ``La institución que coordina la red es la OIM``.
    """
    noun = relative - 1
    first = noun - 1 - (not sentence.says(noun - 1, "articles"))
    opening = sentence.says(first, "articles") and first <= 1
    return opening and all(
        sentence.free(at) and sentence.tokens[at].shape == "w" for at in range(first + 1, relative)
    )


def _behind(clauses: Clauses, copula: Frame) -> Group | None:
    verb, stop = copula.predicate.verb, copula.reach
    groups = (group for group in clauses.sentence.groups if verb < group.start < stop)
    told = (group for group in groups if group.acts or group.happens or group.types == {"place"})
    return next((group for group in told if not group.prep), None)
