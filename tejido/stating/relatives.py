"""Relative clauses: what their pronoun stands for, as subject, object or behind a preposition."""

from __future__ import annotations

from tejido.stating.clauses import Clauses
from tejido.stating.joining import coordinated
from tejido.stating.sentence import Group, Sentence

__all__ = [
    "antecedent",
    "far_off",
    "fronted",
    "governed",
    "object_relative",
    "oblique",
    "relative_before",
    "relative_object",
    "unnamed",
]


def far_off(clauses: Clauses, number: int, relative: int) -> bool:
    """Whether a pronoun with an article is of a noun behind another verb: ``..., la cual cierra``.

    What it stands for names nothing when no name stands close before it.
    """
    sentence = clauses.sentence
    if not sentence.says(relative - 1, "articles") or not sentence.shows(relative - 2, ","):
        return False
    told = (one.verb for one in reversed(clauses.found[:number]) if one.finite)
    last = next(told, -1)
    groups = (group for group in sentence.groups if last < group.start and group.end <= relative)
    return last >= 0 and all(group.types == {"place"} for group in groups)


def oblique(clauses: Clauses, number: int, own: Group | None) -> tuple[str, Group] | None:
    """The preposition of a relative clause and what it governs: ``la mesa en la que participó``."""
    start = clauses.found[number].start
    if own is not None and own.end <= start:
        start = own.opening if own.prep else _opening(clauses.sentence, own)
    if own is None and clauses.sentence.says(start - 1, "subject_pronouns"):
        start -= 1
        if clauses.sentence.says(start - 1, "attending"):  # "y en ella participaron"
            return _where(clauses, start)
    if own is None and _resumes(clauses, number):
        return _where(clauses, start)
    if clauses.sentence.says(start - 1, "where"):
        return _where(clauses, start)
    relative = relative_before(clauses.sentence, start)
    at = governed(clauses.sentence, relative) if relative is not None else None
    found = antecedent(clauses, at) if at is not None else None
    if at is None or found is None:
        return None
    if clauses.found[number].lemma in clauses.sentence.cues["intransitive"] and not found.happens:
        found = _attended(clauses, at) or found
    low = clauses.sentence.low(at)
    return clauses.sentence.cues.fold.get(low, low), found


def fronted(clauses: Clauses, number: int) -> tuple[str, Group] | None:
    """The event that opens a sentence, for its main verb: ``En el taller, que dio X, asistieron``.

    A comma closes the relative clause between.
    """
    sentence, here = clauses.sentence, clauses.found[number]
    first = next(iter(sentence.groups), None)
    if first is None or first.opening or not first.happens or not sentence.says(0, "attending"):
        return None
    between = [at for at in clauses.relatives if first.end <= at < here.start]
    closed = sentence.shows(here.start - 1, ",") and sentence.shows(first.end, ",")
    attends = here.lemma in sentence.cues["intransitive"] and closed
    return (first.prep, first) if attends and between[:1] == [first.end + 1] else None


def _attended(clauses: Clauses, at: int) -> Group | None:
    """The event before the body it is of: ``la sesión del Comité, a la que acudieron``."""
    near = [group for group in clauses.sentence.groups if group.end <= at][-2:]
    of = clauses.sentence.cues["of"]
    owned = len(near) > 1 and near[1].prep in of and near[1].opening == near[0].end
    return near[0] if owned and near[0].happens else None


def _resumes(clauses: Clauses, number: int) -> bool:
    """Whether who took part is joined on: ``El foro se realizó en Loja y participaron A y B``."""
    here = clauses.found[number]
    joined = coordinated(clauses, number) and here.lemma in clauses.sentence.cues["intransitive"]
    if not joined or number == 0:
        return False
    earlier = clauses.found[number - 1]
    return earlier.voice == "se" or earlier.lemma in clauses.sentence.cues["intransitive"]


def _where(clauses: Clauses, start: int) -> tuple[str, Group] | None:
    """The happening told before in the sentence: ``el foro en Loja, donde participó la FAO``."""
    before = (group for group in reversed(clauses.sentence.groups) if group.end <= start)
    event = next((group for group in before if group.types <= {"event", "programme"}), None)
    return (min(clauses.sentence.cues["at"]), event) if event is not None else None


def governed(sentence: Sentence, relative: int) -> int | None:
    """The preposition that governs a relative pronoun: ``en la que``, ``in which``."""
    if sentence.grammar.words.english and sentence.says(relative, "clause_openers"):
        return None  # "in that it opened"
    at = relative - 1
    fused = sentence.says(at, "contractions") and sentence.says(at, "prepositions")  # "al que"
    while (
        not fused and sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners
    ):
        at -= 1
    return at if at > 0 and sentence.says(at, "prepositions") else None


def _opening(sentence: Sentence, group: Group) -> int:
    """Where the noun phrase of a group begins, its determiners included."""
    at = group.start
    while sentence.free(at - 1) and sentence.low(at - 1) in sentence.grammar.words.determiners:
        at -= 1
    return at


def relative_before(sentence: Sentence, start: int) -> int | None:
    """The relative pronoun before a verb: ``que no``, ``que desde 2010``."""
    at = start - 1
    while sentence.says(at, "adverbs") or sentence.says(at, "negations"):
        at -= 1
    timed = at
    while sentence.says(timed, "time_words") or _number(sentence, timed):
        timed -= 1
    if sentence.says(timed, "relatives"):
        return timed
    return at if sentence.says(at, "relatives") else None


def _number(sentence: Sentence, index: int) -> bool:
    return sentence.free(index) and sentence.low(index)[0].isdigit()


def antecedent(clauses: Clauses, relative: int) -> Group | None:
    """The group a relative pronoun stands for: the nearest before it that is no bare place."""
    if unnamed(clauses.sentence, relative):
        return None
    things = clauses.sentence.low(relative) in clauses.sentence.cues["impersonal_relatives"]
    for group in reversed(clauses.sentence.groups):
        barred = group.types == {"place"} or (things and group.types == {"person"})
        if group.end <= relative and group.start not in clauses.taken and not barred:
            return group
    return None


def unnamed(sentence: Sentence, relative: int) -> bool:
    """Whether a noun that names nobody stands before a pronoun: ``la regidora que preside``.

    ``la OIM y los 19 municipios que integran``: several, counted or with an article.
    """
    words, at = sentence.grammar.words, relative - 1
    low = sentence.low(at)
    if sentence.free(at) and (low in words.posts or low in words.collectives):
        return True
    plural = sentence.free(at) and sentence.tokens[at].shape == "w" and low.endswith("s")
    at -= 1
    counted = sentence.free(at) and sentence.tokens[at].shape == "n"
    article = sentence.says(at - counted, "articles") and sentence.low(at - counted).endswith("s")
    others = low in sentence.cues["generic_events"] or low in sentence.cues["editions"]
    return plural and article and not others


def _happening_antecedent(clauses: Clauses, relative: int) -> Group | None:
    found = antecedent(clauses, relative)
    if found is not None and not found.happens:  # "la reunión de la Red X, que organiza Y"
        found = _attended(clauses, relative)
    return found if found is not None and found.happens else None


def object_relative(clauses: Clauses, number: int, agent: Group) -> Group | None:
    """The happening a pronoun right before a verb stands for: ``el curso que imparte la OIM``.

    A body can be presided over, and headed by a person: ``la comisión que preside la OIM``.
    """
    here = clauses.found[number]
    at = here.start - 1
    if not clauses.sentence.says(at, "relatives"):
        return None
    cues = clauses.sentence.cues
    if (told := _told_too(clauses, number, at)) is not None:
        return told
    headed = agent.types == {"person"} and here.lemma in cues["heading"]
    if headed or here.lemma in cues["presiding"]:
        return antecedent(clauses, at)
    return _happening_antecedent(clauses, at)


def _told_too(clauses: Clauses, number: int, relative: int) -> Group | None:
    """The happening of a relative clause joined to another: ``que ejecuta X y que financia Y``."""
    if not clauses.sentence.says(relative - 1, "coordinators") or number == 0:
        return None
    earlier = clauses.frames.get(number - 1)
    theme = earlier.theme if earlier is not None else ()
    before = (group for group in reversed(clauses.sentence.groups) if group.end <= relative)
    return next((group for group in before if group.happens and group.args == theme), None)


def relative_object(clauses: Clauses, group: Group | None) -> Group | None:
    """The happening before the subject of a relative clause: ``el curso que la OIM imparte``."""
    if group is None:
        return None
    sentence = clauses.sentence
    at = group.opening - 1 if group.prep else group.start - 1
    while sentence.free(at) and not sentence.says(at, "relatives") and at > group.start - 5:
        if sentence.low(at) in ",.":
            return None
        at -= 1
    return _happening_antecedent(clauses, at) if sentence.says(at, "relatives") else None
