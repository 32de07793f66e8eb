"""Which groups of a sentence fill the slots of its predicates."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses, Frame, left_groups, reach, right_groups
from tejido.stating.cuephrases import opens_clause
from tejido.stating.dislocated import fronted_object, lend_clefts, pronoun_before
from tejido.stating.filling import fill_slots
from tejido.stating.gapping import gapped
from tejido.stating.gerunds import exemplified, lend_to_gerunds
from tejido.stating.joining import coordinated, too_many
from tejido.stating.led import add_leaders, leader_received, leader_subject
from tejido.stating.participles import participle
from tejido.stating.passives import args_of, fill_passive, fill_reflexive
from tejido.stating.predicates import predicates
from tejido.stating.relatives import (
    fronted,
    governed,
    object_relative,
    oblique,
    relative_before,
    relative_object,
)
from tejido.stating.sentence import HAPPENINGS, Arg, Group, Sentence
from tejido.stating.subjects import inherited, resumed, subject
from tejido.stating.verbgroup import Predicate, before

__all__ = ["Frame", "frames", "named_by"]

_OPENING = 1
"""A sentence whose first verb stands further on has a noun before it, named or not."""
_ORDER = {"participle": 0, "gerund": 1}


def frames(sentence: Sentence) -> list[Frame]:
    """Return one frame per predicate, its slots filled from the groups of the sentence.

    Participles choose first, then gerunds: what they take is no subject of another verb.
    """
    clauses = Clauses(sentence, list(predicates(sentence)))
    numbers = range(len(clauses.found))
    topical = bool(clauses.found) and clauses.found[0].start <= _OPENING
    for number in sorted(numbers, key=lambda n: _ORDER.get(clauses.found[n].voice, 2)):
        frame = _filled(clauses, number)
        frame.reach, frame.topical = reach(clauses, number), topical
        clauses.frames[number] = frame
    lend_clefts(clauses)
    _lend_subjects(clauses)
    _lend_agents(clauses)
    lend_to_gerunds(clauses)
    whole = (clauses.frames[number] for number in numbers)
    return [each for frame in whole for each in (frame, *gapped(sentence, frame))]


def _lend_subjects(clauses: Clauses) -> None:
    """Give a gerund that opens its sentence who acts behind it: ``Closing the forum, X said``."""
    first = clauses.frames.get(0)
    told = first is None or first.predicate.start or first.agent
    if first is None or told or not _lacks(clauses.sentence, first):
        return
    finite = (clauses.frames[n] for n in range(1, len(clauses.found)) if clauses.found[n].finite)
    main = next(finite, None)
    if main is not None and main.predicate.voice == "active":
        first.agent = main.agent


def _lend_agents(clauses: Clauses) -> None:
    """Give a passive the agent of the one joined to it: ``was hosted and opened by Ana Paz``."""
    for number in range(len(clauses.found) - 2, -1, -1):
        one, other = clauses.frames[number], clauses.frames[number + 1]
        joined = clauses.sentence.says(one.predicate.verb + 1, "coordinators")
        close = joined and other.predicate.verb == one.predicate.verb + 2
        passive = {"passive", "participle"}.issuperset({one.predicate.voice, other.predicate.voice})
        if close and passive and not one.agent:
            one.agent = other.agent


def _lacks(sentence: Sentence, first: Frame) -> bool:
    """Whether who acts is told later: ``Closing the forum, X said``, ``Al abrir el foro, X``."""
    told = sentence.says(0, "told") and not first.agent and first.predicate.voice == "active"
    return told or first.predicate.voice == "gerund"


def _filled(clauses: Clauses, number: int) -> Frame:
    voice = clauses.found[number].voice
    if voice == "participle":
        return participle(clauses, number)
    return _gerund(clauses, number) if voice == "gerund" else _finite(clauses, number)


def _gerund(clauses: Clauses, number: int) -> Frame:
    """A gerund takes its object; its subject is that of the verb it belongs to."""
    frame = Frame(clauses.found[number])
    right = right_groups(clauses, number)
    direct = next((group for group in right if group.prep == ""), None)
    if clauses.found[number].lemma in clauses.sentence.cues["intransitive"]:
        direct = None  # "participants coming from ministries, including Ana Paz"
    if direct is not None and not _left_behind(clauses.sentence, frame.predicate, direct):
        direct = exemplified(clauses.sentence, direct, right)
        frame.theme = direct.args
        clauses.taken.add(direct.start)
    fill_slots(clauses, right, frame)
    frame.agent = _happening_before(clauses.sentence, frame.predicate)
    return frame


def _opens(sentence: Sentence, group: Group) -> bool:
    """Whether a group is the subject of the next verb: ``que agrupa a 70, y la FAO pidió``."""
    return group.acts and opens_clause(sentence, group.start, group.end)


def _happening_before(sentence: Sentence, here: Predicate) -> tuple[Arg, ...]:
    """The event right before a gerund of happening: ``at the ceremony, taking place in Lima``."""
    told = any(
        cue.happens
        and all(claim.object.name != "agent" for claim in cue.claims)
        and (not cue.near or sentence.low(here.verb + 1) in cue.near)
        for cue in sentence.cues.verbs.get(here.lemma, ())
    )
    end = here.start - sentence.shows(here.start - 1, ",")
    groups = (group for group in sentence.groups if told and group.end == end)
    return next((group.args for group in groups if group.args[0].type == "event"), ())


def _left_behind(sentence: Sentence, here: Predicate, group: Group) -> bool:
    """Whether a comma closes a clause that opens its sentence: ``Giving her speech, X said``."""
    return here.start == 0 and any(
        sentence.shows(at, ",") and not sentence.inside_group(at)
        for at in range(here.verb + 1, group.start)
    )


def _finite(clauses: Clauses, number: int) -> Frame:
    frame = Frame(clauses.found[number])
    left, right = left_groups(clauses, number), right_groups(clauses, number)
    own = None if coordinated(clauses, number) else subject(clauses, number, left)
    own = own or leader_subject(clauses, number)
    frame.subject = own or resumed(clauses, number)
    ahead = frame.subject is not None and frame.subject.end <= frame.predicate.start
    if ahead and too_many(clauses.sentence, frame.predicate, args_of(frame.subject)):
        own = frame.subject = None
    direct = [group for group in clauses.plain(right) if not _opens(clauses.sentence, group)]
    direct[:1] = [exemplified(clauses.sentence, group, direct) for group in direct[:1]]
    fill_slots(clauses, right, frame)
    fill_slots(clauses, [group for group in left if group is not frame.subject], frame)
    attended = oblique(clauses, number, own) or fronted(clauses, number)
    if attended is not None:
        frame.slots[attended[0]] = attended[1].args
    reflexive = frame.predicate.voice == "se"
    if frame.predicate.voice == "passive":
        fill_passive(clauses, number, frame, left, direct)
    elif reflexive and (frame.subject is None or not frame.subject.acts):
        fill_reflexive(clauses, number, frame, direct)
    else:
        _active(clauses, number, frame, direct)
        add_leaders(clauses, number, frame)
        leader_received(clauses, number, frame)
    return frame


def _active(clauses: Clauses, number: int, frame: Frame, direct: list[Group]) -> None:
    actors = [group for group in direct if group.acts]
    moved = fronted_object(clauses, number) if actors else None
    if moved is not None:  # "El convenio lo firmaron A y B"
        frame.theme, frame.agent, frame.subject = moved.args, actors[0].args, actors[0]
        return
    if actors and pronoun_before(clauses.sentence, frame.predicate):
        frame.agent, frame.subject = actors[0].args, actors[0]  # "La delegación la integraron A"
        return
    acted_on = _acted_on(clauses, number, frame, direct)
    if acted_on is not None:
        frame.theme, frame.agent = acted_on.args, direct[0].args
        clauses.taken.add(direct[0].start)
        return
    own = frame.subject
    behind = own is None and _acts_behind(clauses, number, direct)
    inherits = own is None and not behind and not (actors and _oblique(clauses, number))
    before = inherited(clauses, number) if inherits else None
    before = None if before is not None and _of_person(clauses, number, before) else before
    if own is not None:
        frame.agent = own.args
    elif before is not None:
        passive = before.predicate.voice == "passive" and before.theme
        meant = _pronoun(clauses.sentence, before.predicate)  # "She will meet X and sign Y"
        acting = tuple(arg for arg in before.theme if arg.type != "place" and not meant)
        frame.agent = before.theme if passive else before.agent or acting
        frame.subject = before.subject
    elif behind:
        frame.agent, direct = direct[0].args, direct[1:]
    elif not clauses.sentence.says(frame.predicate.start - 1, "subject_pronouns"):
        direct = _inverted(frame, direct)
    frame.theme = args_of(*direct[:1])
    if not any(arg.type in HAPPENINGS for arg in frame.theme):
        frame.theme += args_of(relative_object(clauses, own))


def _pronoun(sentence: Sentence, here: Predicate) -> bool:
    """Whether a pronoun of a person is the subject of a verb."""
    at = before(sentence, here.start)
    at = before(sentence, at) if sentence.says(at, "futures") else at
    return sentence.says(at, "person_pronouns")


def _oblique(clauses: Clauses, number: int) -> bool:
    """Whether a verb stands behind a governed pronoun: ``la red de la que forman parte A y B``."""
    relative = relative_before(clauses.sentence, clauses.found[number].start)
    return relative is not None and governed(clauses.sentence, relative) is not None


def _of_person(clauses: Clauses, number: int, before: Frame) -> bool:
    """Whether a pronoun of a person stands before a verb, and no person acted before."""
    pronoun = clauses.sentence.says(clauses.found[number].start - 1, "person_pronouns")
    return pronoun and not any(arg.type == "person" for arg in before.agent)


def _acts_behind(clauses: Clauses, number: int, direct: Sequence[Group]) -> bool:
    """Whether who stands behind a verb without object acts: ``en la que participaron A y B``.

    A country acts there too.
    """
    intransitive = clauses.found[number].lemma in clauses.sentence.cues["intransitive"]
    return intransitive and bool(direct) and (direct[0].acts or direct[0].types == {"place"})


def _acted_on(clauses: Clauses, number: int, frame: Frame, direct: Sequence[Group]) -> Group | None:
    """The happening before a verb whose agent stands behind it: ``el curso que imparte la OIM``."""
    if not direct or not direct[0].acts:
        return None
    relative = object_relative(clauses, number, direct[0])
    if relative is not None:
        return relative
    if clauses.sentence.grammar.words.language == "en":
        return None  # "the forum welcomed Ana Paz"
    own = frame.subject
    gathers = frame.predicate.lemma in clauses.sentence.cues["gathering"]
    return own if own is not None and own.happens and not own.acts and not gathers else None


def _inverted(frame: Frame, direct: list[Group]) -> list[Group]:
    """Give the agent behind the verb its slot (``Firmaron el convenio A y B``); return the rest."""
    actors = [group for group in direct if group.acts]
    if not actors:
        return direct
    commission = len(actors) > 1 and actors[0].args[0].kind == "commission"
    first = actors[1] if commission else actors[0]
    frame.agent = first.args
    return [group for group in direct if group is not first]


def named_by(found: Sequence[Frame], group: Group) -> Frame | None:
    """Return the frame a cue phrase belongs to: the last verb before it, else the first after."""
    before = [frame for frame in found if _reaches(frame, group)]
    after = [
        frame
        for frame in found
        if frame.predicate.verb >= group.end and frame.predicate.voice != "participle"
    ]
    aimed = [frame for frame in before if frame.predicate.aims]
    if before and (len(aimed) < len(before) or not after):
        return before[-1]
    return after[0] if after else None


def _reaches(frame: Frame, group: Group) -> bool:
    """Whether a verb stands before a cue phrase, or opens it (``contó con la presencia de``)."""
    verb = frame.predicate.verb
    opening = group.opening + (frame.predicate.voice != "participle")
    inside = frame.predicate.voice == "passive" and group.opening <= verb < group.start
    return (verb < opening or inside) and group.start < max(frame.reach, verb + 1)
