"""Who a finite verb is about: the group before it, an antecedent, or what came before."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame, joined_on
from tejido.stating.sentence import Arg, Group, Sentence
from tejido.stating.verbgroup import Predicate, before

_ASIDE = 8
"""Words of a noun in apposition before its relative clause."""

__all__ = [
    "coordinated",
    "inherited",
    "object_relative",
    "oblique",
    "people_before",
    "relative_object",
    "resumed",
    "subject",
    "too_many",
]


def subject(clauses: Clauses, number: int, left: Sequence[Group]) -> Group | None:
    """Return the group a verb agrees with: the antecedent of its pronoun, else the nearest."""
    sentence = clauses.sentence
    relative = _relative_before(sentence, clauses.found[number].start)
    if relative is not None:
        if _governed(sentence, relative):
            return None
        if _far_off(clauses, number, relative):
            return None
        found = _same(clauses, number, relative) or _antecedent(clauses, relative)
        return _held(clauses, number, found) or found
    plain = clauses.plain(left)
    if not plain:
        return _past_aside(clauses, number)
    nearest = plain[0]
    if _closed_off(clauses, number, nearest):
        return _past_aside(clauses, number)
    modified = _modified(clauses, number, nearest)
    if modified is not None:
        return modified
    if len(plain) > 1 and joined_on(sentence, nearest) and plain[1].types == nearest.types:
        return nearest._replace(start=plain[1].start, args=plain[1].args + nearest.args)
    return nearest


def _far_off(clauses: Clauses, number: int, relative: int) -> bool:
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


def _held(clauses: Clauses, number: int, found: Group | None) -> Group | None:
    """The event before what it is about: ``the workshop of the Reef Programme which was held``."""
    lemma, groups = clauses.found[number].lemma, clauses.sentence.groups
    if found is None or lemma not in clauses.sentence.cues["held"] or not found.prep:
        return None
    if found.args[0].type == "event":
        return None
    before = groups[groups.index(found) - 1] if groups.index(found) else None
    close = before is not None and found.opening - before.end < 2
    return before if before is not None and close and before.args[0].type == "event" else None


def _closed_off(clauses: Clauses, number: int, nearest: Group) -> bool:
    """Whether a comma ends the relative clause that a group stands in: ``que dirige Ana Paz,``."""
    sentence, here = clauses.sentence, clauses.found[number]
    earlier = next((one for one in reversed(clauses.found[:number]) if one.finite), None)
    if earlier is None or earlier.verb > nearest.start or not sentence.shows(nearest.end, ","):
        return False
    right_behind = not sentence.shows(nearest.start - 1, ",") and here.start - nearest.end < 4
    return right_behind and _relative_before(sentence, earlier.start) is not None


def _past_aside(clauses: Clauses, number: int) -> Group | None:
    """Who stands before what commas set off: ``The Fund, a body that helps reefs, launched``."""
    sentence, here = clauses.sentence, clauses.found[number]
    relative = next((at for at in reversed(clauses.relatives) if at < here.start), None)
    if relative is None or not here.finite:
        return None
    closed = any(sentence.shows(at, ",") for at in range(relative, here.start))
    opened = relative - 1
    while opened > relative - _ASIDE and not sentence.shows(opened, ","):
        opened -= 1
    if not (closed and sentence.shows(opened, ",") and _opens_aside(sentence, opened, relative)):
        return None
    before = (group for group in sentence.groups if group.end == opened and group.acts)
    return next((group for group in before if not group.prep), None)


def _opens_aside(sentence: Sentence, comma: int, relative: int) -> bool:
    """Whether a pronoun, or an article and the noun it is of, stands behind a comma."""
    article = sentence.low(comma + 1) in sentence.grammar.words.indefinite_articles
    return comma + 1 == relative or article


def _modified(clauses: Clauses, number: int, nearest: Group) -> Group | None:
    """Who a relative clause right before a verb is about: ``Ana, who led the Fund, thanked``.

    The nearest group then belongs to that clause; without a comma behind it, too.
    """
    sentence, here = clauses.sentence, clauses.found[number]
    earlier = next((one for one in reversed(clauses.found[:number]) if one.finite), None)
    if earlier is None or earlier.verb > nearest.start or nearest.end < here.start - 3:
        return None
    relative = _relative_before(sentence, earlier.start)
    if relative is None or not sentence.says(relative, "personal_relatives"):
        return None
    found = _antecedent(clauses, relative)
    return found if found is not None and found.acts and not found.prep else None


def people_before(sentence: Sentence, here: Predicate) -> bool:
    """Whether a noun of people stands right before a verb: ``the delegation led by X``."""
    at = before(sentence, here.start)
    return sentence.free(at) and sentence.low(at) in sentence.grammar.words.collectives


def _same(clauses: Clauses, number: int, relative: int) -> Group | None:
    """What a relative clause joined to another one is about: ``que coordina X y que arrancará``."""
    if not clauses.sentence.says(relative - 1, "coordinators"):
        return None
    for at in range(number - 1, -1, -1):
        earlier = clauses.frames.get(at)
        if earlier is not None and earlier.predicate.finite:
            told = _relative_before(clauses.sentence, earlier.predicate.start) is not None
            return earlier.subject if told else None
    return None


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
    relative = _relative_before(clauses.sentence, start)
    at = _governed(clauses.sentence, relative) if relative is not None else None
    found = _antecedent(clauses, at) if at is not None else None
    if at is None or found is None:
        return None
    if clauses.found[number].lemma in clauses.sentence.cues["intransitive"] and not found.happens:
        found = _attended(clauses, at) or found
    low = clauses.sentence.low(at)
    return clauses.sentence.cues.fold.get(low, low), found


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


def _governed(sentence: Sentence, relative: int) -> int | None:
    """The preposition that governs a relative pronoun: ``en la que``, ``in which``."""
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


def _relative_before(sentence: Sentence, start: int) -> int | None:
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


def _antecedent(clauses: Clauses, relative: int) -> Group | None:
    """The group a relative pronoun stands for: the nearest before it that is no bare place."""
    if _unnamed(clauses.sentence, relative):
        return None
    things = clauses.sentence.low(relative) in clauses.sentence.cues["impersonal_relatives"]
    for group in reversed(clauses.sentence.groups):
        barred = group.types == {"place"} or (things and group.types == {"person"})
        if group.end <= relative and group.start not in clauses.taken and not barred:
            return group
    return None


def _unnamed(sentence: Sentence, relative: int) -> bool:
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
    found = _antecedent(clauses, relative)
    return found if found is not None and found.happens else None


def coordinated(clauses: Clauses, number: int) -> bool:
    """Whether a join word right before a verb ties it to the verb before: ``y firmó``."""
    sentence = clauses.sentence
    at = clauses.found[number].start - 1
    while sentence.says(at, "adverbs"):
        at -= 1
    joined = sentence.says(at, "coordinators")
    return joined and any(predicate.finite for predicate in clauses.found[:number])


def resumed(clauses: Clauses, number: int) -> Group | None:
    """The subject before a relative clause: ``X, que depende de Y, organizó``."""
    sentence = clauses.sentence
    earlier = [predicate for predicate in clauses.found[:number] if predicate.finite]
    if not earlier or not sentence.shows(clauses.found[number].start - 1, ","):
        return None
    at = earlier[-1].start - 1
    return _antecedent(clauses, at) if sentence.says(at, "relatives") else None


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
        return _antecedent(clauses, at)
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


def inherited(clauses: Clauses, number: int) -> Frame | None:
    """Where a verb without subject takes it from: the topic, or the verb it is joined to."""
    return _topic(clauses, number) or _coordinate(clauses, number)


def _topic(clauses: Clauses, number: int) -> Frame | None:
    """The body a sentence is about, for a verb without subject behind ``donde``."""
    here, sentence = clauses.found[number], clauses.sentence
    if not sentence.says(here.start - 1, "where"):
        return None
    for group in sentence.groups:
        if group.end <= here.start and group.args[0].type == "institution":
            return Frame(here, agent=group.args, subject=group)
    return None


def _coordinate(clauses: Clauses, number: int) -> Frame | None:
    """The frame of the verb before, for a coordinated verb: ``lanzó X y firmó Y``."""
    here = clauses.found[number]
    if here.voice != "active" and not _joined(clauses.sentence, here.start):
        return None
    relative = _relative_before(clauses.sentence, here.start)
    if relative is not None and (
        _unnamed(clauses.sentence, relative) or _far_off(clauses, number, relative)
    ):
        return None
    for earlier in range(number - 1, -1, -1):
        frame = clauses.frames.get(earlier)
        told = frame is not None and (frame.agent or frame.theme)
        if frame is None or not told or frame.predicate.voice == "participle":
            continue
        if not too_many(clauses.sentence, here, frame.agent):
            return frame
    return None


def too_many(sentence: Sentence, here: Predicate, args: Sequence[Arg]) -> bool:
    """Whether several persons cannot do what a verb tells of one: ``A y B ...; agradeció``."""
    endings = sentence.grammar.words.endings["plural"]
    several = len(args) > 1 and all(arg.type == "person" for arg in args)
    forms = sentence.grammar.verbs.get(sentence.low(here.verb), ())
    single = bool(forms) and all(form.number == "s" for form in forms)
    return bool(endings) and several and here.start == here.verb and single


def _joined(sentence: Sentence, start: int) -> bool:
    """Whether one of the three free words before a verb joins it on."""
    for at in range(start - 1, start - 4, -1):
        if not sentence.free(at):
            return False
        joins = sentence.says(at, "coordinators") or sentence.says(at, "alternatives")
        if joins or sentence.low(at) == ",":
            return True
    return False
