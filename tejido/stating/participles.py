"""What a participle says of the noun it belongs to: ``el curso organizado por X``."""

from __future__ import annotations

from tejido.stating.clauses import Clauses, Frame, right_groups
from tejido.stating.filling import fill_slots
from tejido.stating.governors import qualifies
from tejido.stating.sentence import Group, Sentence
from tejido.stating.subjects import people_before
from tejido.stating.ties import tied_participle
from tejido.stating.verbgroup import Predicate

__all__ = ["participle", "unread_clause", "unread_noun"]

_NOUN = 5
"""Words of a noun phrase before a participle."""


def participle(clauses: Clauses, number: int) -> Frame:
    """Return the frame of a participle: its theme is the noun before, its agent behind ``por``."""
    frame = Frame(clauses.found[number])
    bare = tied_participle(clauses.sentence, frame.predicate.start)
    if bare or clauses.sentence.shows(frame.predicate.start, "-"):
        return _compounded(clauses, frame)
    people = people_before(clauses.sentence, frame.predicate)
    frame.peopled = people or unread_noun(clauses.sentence, frame.predicate.start)
    right = right_groups(clauses, number)
    other = people or _of_common_noun(clauses.sentence, frame.predicate.start)
    head = None if other else _head(clauses, frame.predicate)
    head = _joined_head(clauses, number) or head or _following(clauses.sentence, frame.predicate)
    if head is not None:
        frame.theme, frame.subject = head.args, head
    elif not frame.peopled:
        frame.peopled = people_before(clauses.sentence, frame.predicate)
    by = next((group for group in right if group.prep in clauses.sentence.cues["by"]), None)
    if by is not None:
        clauses.taken.add(by.start)
        frame.agent = by.args
    fill_slots(clauses, right, frame)
    return frame


def _joined_head(clauses: Clauses, number: int) -> Group | None:
    """What two joined participles are of: ``el plan financiado por A en B y ejecutado por C``."""
    here = clauses.found[number]
    if number == 0 or not clauses.sentence.says(here.start - 1, "coordinators"):
        return None
    earlier = clauses.frames.get(number - 1)
    told = earlier is not None and earlier.predicate.voice == "participle" and earlier.agent
    return earlier.subject if earlier is not None and told else None


def _compounded(clauses: Clauses, frame: Frame) -> Frame:
    """``the EU-funded project``: the agent before the hyphen, the theme right behind."""
    here, groups = frame.predicate, clauses.sentence.groups
    agent = next((group for group in groups if group.end == here.start), None)
    theme = next((group for group in groups if group.start == here.verb + 1), None)
    if agent is not None:
        clauses.taken.add(agent.start)
    if agent is not None and theme is not None:
        frame.agent, frame.theme, frame.subject = agent.args, theme.args, theme
    return frame


def unread_noun(sentence: Sentence, start: int) -> bool:
    """Whether a common noun stands right before: ``La delegación mexicana, encabezada por``."""
    at = start - 1 - sentence.shows(start - 1, ",")
    words, first = sentence.grammar.words, at
    while first > at - _NOUN and sentence.free(at) and qualifies(sentence, first):
        if sentence.low(first) in words.determiners:
            noun = sentence.low(first + 1)
            return first < at and noun not in sentence.cues["generic_events"]
        first -= 1
    return False


def unread_clause(sentence: Sentence, start: int) -> bool:
    """Whether a clause begins with a noun nobody reads: ``La obra de X fue pagada por``."""
    first = start
    while first > 0 and not _bounds(sentence, first - 1):
        first -= 1
    words, noun = sentence.grammar.words, first + 1
    determined = sentence.free(first) and sentence.low(first) in words.determiners
    plain = noun < start and sentence.free(noun) and sentence.tokens[noun].shape == "w"
    return determined and plain and sentence.low(noun) not in sentence.cues["generic_events"]


def _bounds(sentence: Sentence, at: int) -> bool:
    """Whether a sign or a word that joins clauses stands at a token."""
    if not sentence.free(at):
        return False
    return sentence.tokens[at].shape == "." or sentence.says(at, "relatives")


def _of_common_noun(sentence: Sentence, start: int) -> bool:
    """Whether a governed noun owns a participle: ``del trabajo promovido por``."""
    noun, before = start - 1, sentence.low(start - 2)
    governed = before in sentence.cues["contractions"] and before in sentence.cues["prepositions"]
    plain = sentence.free(noun) and sentence.tokens[noun].shape == "w"
    return governed and plain and sentence.low(noun) not in sentence.cues["generic_events"]


def _head(clauses: Clauses, here: Predicate) -> Group | None:
    """The noun a participle belongs to: nearest left happening that agrees, else nearest.

    What a preposition governs is out of reach behind a verb: ``una obra del plan fue la escuela``.
    """
    sentence, finite = clauses.sentence, [one for one in clauses.found if one.finite]
    last = max((one.verb for one in finite if one.verb < here.start), default=-1)
    left = [group for group in reversed(sentence.groups) if group.end <= here.start]
    left = [group for group in left if group.start > last or not group.prep]
    gender = "f" if here.ending[:1] == "a" or here.ending == "da" else "m"
    for group in left[:4]:
        agrees = not here.ending or group.gender in {"", gender} or len(left) == 1
        if group.happens and agrees:
            return group
    return left[0] if left else None


def _following(sentence: Sentence, here: Predicate) -> Group | None:
    """The noun behind a participle that opens its sentence: ``Encabezada por X, la caminata``."""
    behind = [group for group in sentence.groups if group.start > here.verb]
    found = next((group for group in behind if group.prep == "" and group.happens), None)
    return found if found is not None and _opens_clause(sentence, found.start) else None


def _opens_clause(sentence: Sentence, index: int) -> bool:
    """Whether nothing but determiners stands between a comma and a noun."""
    at = index - 1
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at -= 1
    return sentence.shows(at, ",")
