"""Persons whom no post precedes: their posts follow, or they act, or they stand on a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tejido.marking.apposition import offices_after
from tejido.marking.delegates import spoken_for
from tejido.marking.offices import Office
from tejido.marking.personmentions import PersonMention, person_of
from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import POSSESSIVES, role_at
from tejido.marking.scene import Scene
from tejido.model import Span

__all__ = ["SURNAMED", "Listed", "alone"]

SURNAMED = "surnamed"
"""The rule of persons told by an honorific and a surname."""
_ACTIVE, _PASSIVE = ("finite", "future"), ("participle",)
_SPEECH = 5
"""How many tokens a verb of giving and the noun of the speech take."""
_ENDS = frozenset({".", "(", "“", '"', "«"})
_LISTING = frozenset({",", ";", ":"})
_CLOSED = frozenset({",", ";", ".", "(", "", "–", "—", "-"})
_MOST, _RUNS = 12, 4
"""Names that stand in one list."""


@dataclass(slots=True)
class Listed:
    """What stands above a list: whether it lists persons, for which institution, its columns."""

    attends: bool = False
    institution: int | None = None
    columns: tuple[str, ...] = ()


def alone(
    scene: Scene, at: int, name: Name, above: Listed
) -> tuple[list[PersonMention], int] | None:
    """Read a name that no post precedes: its posts follow, or it acts, or it is on a list.

    ``name`` is read at ``at``, or behind honorifics there. Returns the persons named, and the
    position behind them.
    """
    if not _whole(name):
        return _surnamed(scene, name, at)
    titled = name.start > at
    if not titled and Span(scene.tokens[name.start].start, name.stop) in scene.marked.places:
        return None
    shouted = all(part.isupper() for part in name.parts) and not titled
    if shouted and (not name.strong or scene.kind in ("title", "heading")):
        return None
    if _private(scene, at) and not titled:
        return None
    opens = scene.kind in ("item", "row") and at < 2
    staged = scene.low(at - 1) == ":" and _event_at(scene, at - 2)
    labelled = staged or (scene.low(at - 1) == ":" and _introduced(scene, at))
    listed = (opens and (above.attends or name.strong)) or labelled
    rostered = _rostered(scene, at, name)
    listed = listed or rostered
    offices, end, rule = offices_after(scene, name, listed=listed or (titled and at < 2))
    if _namesake(scene, at) and not (titled or (offices and scene.low(name.end) == ",")):
        return None
    fallback = above.institution if listed else None
    if offices:
        return [person_of(scene, name, rule, offices, fallback)], end
    if (pair := _paired(scene, name)) and name.strong:
        return [person_of(scene, each, pair[1], pair[2]) for each in pair[0]], pair[3]
    if staged and name.strong:
        people = _together(scene, name)
        return [person_of(scene, each, "staged", ()) for each in people], people[-1].end
    if titled:
        return [person_of(scene, name, "honorific", (), above.institution if listed else None)], end
    if rostered or (opens and above.attends and (name.strong or end == scene.size)):
        return [person_of(scene, name, "list", (), above.institution)], end
    if name.strong and _bracketed(scene, at, name):
        return [person_of(scene, name, "list", ())], end
    if not name.strong:
        runs = len(name.parts) < _RUNS and _runs(scene, at)
        return ([person_of(scene, name, "acts", ())], end) if runs else None
    if (owner := _owned(scene, at)) is not None:
        return [person_of(scene, name, "name-institution", [owner])], end
    together = _together(scene, name)
    if spoken_for(scene, at) is not None:
        return [person_of(scene, each, "name-institution", ()) for each in together], end
    if _acts(scene, name, at) or _acts(scene, together[-1], together[-1].start):
        return [person_of(scene, each, "acts", ()) for each in together], together[-1].end
    return ([person_of(scene, name, "acts", ())], end) if _attends(scene, at) else None


def _rostered(scene: Scene, at: int, name: Name) -> bool:
    """Tell whether a name is one of a line that lists persons: ``Present: A, B (Chair) and C``."""
    bracketed = scene.low(name.end) == "(" and scene.attendance > 0
    if len(name.parts) > _RUNS or not (bracketed or scene.roster):
        return False
    joins = scene.words["joins"]
    before, behind = scene.low(at - 1), scene.low(name.end)
    return (before in _LISTING or before in joins) and (behind in _CLOSED or behind in joins)


def _bracketed(scene: Scene, at: int, name: Name) -> bool:
    """Tell whether a name and a bracket stand behind another bracket: ``A (FAO), B (Club) y C``."""
    before = at - 1 - (scene.low(at - 1) in scene.words["joins"])
    before -= scene.low(before) == ","
    return scene.low(before) == ")" and before < at - 1 and scene.low(name.end) == "("


def _event_at(scene: Scene, at: int) -> bool:
    """Whether the name of an event ends at a position: ``Taller de Cerámica: Ana Paz``."""
    found = scene.institution(at)
    return found is not None and scene.marked.mentions[found].type == "event"


def _private(scene: Scene, at: int) -> bool:
    """Tell whether the words before a name make it a victim's or a relative's."""
    near = (scene.low(i) for i in range(max(0, at - 3), at))
    return any(word in scene.words["private"] for word in near)


def _namesake(scene: Scene, at: int) -> bool:
    """Tell whether the words before a name make it a place's or a prize's: ``Premio NAME``."""
    before = at - 1 - (scene.low(at - 1) in scene.words["links"])
    return scene.low(before) in scene.words["not_after"]


def _acts(scene: Scene, name: Name, at: int) -> bool:
    """Tell whether a verb of public acting stands beside a name ("moderó NAME", "NAME said")."""
    by = scene.low(at - 1) in scene.words["by"]
    moods = _PASSIVE if by else _ACTIVE
    before = _act(scene, at - 2 if by else at - 1, moods) or _met(scene, at)
    told = before or _charged(scene, at) or _introduced(scene, at)
    return told or _behind_acts(scene, name)


def _behind_acts(scene: Scene, name: Name) -> bool:
    """Tell whether a verb of public acting follows a name, perhaps with its auxiliaries."""
    at = _behind(scene, name)
    helped = scene.low(at - 1) in scene.words["helpers"]
    moods = (*_ACTIVE, "participle", "gerund") if helped else _ACTIVE
    return _act(scene, at, moods) or _gives(scene, at)


def _gives(scene: Scene, at: int) -> bool:
    """Tell whether a speech is given from a position on: "gave the welcome address"."""
    forms = scene.words.verbs.get(scene.low(at), ())
    if not any(form.lemma in scene.words["gives"] and form.mood in _ACTIVE for form in forms):
        return False
    near = range(at + 1, min(at + _SPEECH, scene.size))
    return any(scene.low(k) in scene.words["speeches"] for k in near if scene.free(k))


def _attends(scene: Scene, at: int) -> bool:
    """Tell whether a name is one of a list behind a verb of attending ("asistieron A, B y C")."""
    here = at - 1
    while here >= 0 and scene.low(here) not in scene.words.finite:
        if scene.low(here) in _ENDS:
            return False
        here -= 1
    forms = scene.words.verbs.get(scene.low(here), ()) if here >= 0 else ()
    attending = [form for form in forms if form.lemma in scene.words["attends"]]
    if here == at - 1:
        return bool(attending)  # "En representación de la FAO acudió NAME"
    many = any(form.number == "p" for form in attending)
    return many and scene.low(at - 1) in _LISTING | scene.words["joins"]


def _charged(scene: Scene, at: int) -> bool:
    """Tell whether words of presence or charge stand before a name ("con la presencia de")."""
    before = scene.low(at - 1)
    linked = before in scene.words["origins"] or before in scene.words["by"]
    return linked and scene.low(at - 2) in scene.words["charges"]


def _act(scene: Scene, at: int, moods: Sequence[str]) -> bool:
    """Tell whether a form of a verb of public acting stands at a position."""
    forms = scene.words.verbs.get(scene.low(at), ())
    return any(form.lemma in scene.words["acts"] and form.mood in moods for form in forms)


def _runs(scene: Scene, at: int) -> bool:
    """Tell whether a name is whom an event is run by, what only persons do: "moderated by NAME"."""
    by = scene.low(at - 1) in scene.words["by"]
    forms = scene.words.verbs.get(scene.low(at - 2), ()) if by else ()
    return any(form.lemma in scene.words["running"] for form in forms)


def _met(scene: Scene, at: int) -> bool:
    """Tell whether a name is whom somebody meets: "met with NAME"."""
    forms = scene.words.verbs.get(scene.low(at - 2), ())
    beside = scene.low(at - 1) in scene.words["beside"]
    return beside and any(form.lemma in scene.words["meets"] for form in forms)


def _behind(scene: Scene, name: Name) -> int:
    """Return where the verb of a name may stand, a relative pronoun aside: "NAME, who said"."""
    at = name.end + (scene.low(name.end) == ",")
    at = at + 1 if scene.low(at) in scene.words["relatives"] else name.end
    while at < name.end + 4 and scene.low(at) in scene.words["helpers"]:
        at += 1
    return at


def _introduced(scene: Scene, at: int) -> bool:
    """Tell whether the word before a name is a role at an event: "guest speaker NAME"."""
    here = at - 1
    while here > at - 4 and (scene.low(here) == "," or scene.low(here) in scene.words["being"]):
        here -= 1
    return scene.low(here) in scene.words["roles"]


def _whole(name: Name) -> bool:
    """Tell whether a name has two parts and does not end in an initial ("Rosa B.")."""
    return len(name.parts) > 1 and len(name.parts[-1]) > 1


def _surnamed(scene: Scene, name: Name, at: int) -> tuple[list[PersonMention], int] | None:
    """Read an honorific and a surname that acts: "Prof. Reid said"."""
    plain = name.start > at and len(name.parts[0]) > 2 and not _private(scene, at)
    if plain and _acts(scene, name, at):
        return [person_of(scene, name, SURNAMED, ())], name.end
    return None


def _owned(scene: Scene, at: int) -> Office | None:
    """Read the body that a person is told to be of by a possessive: "UNICEF's NAME"."""
    owner = at - 1 - (scene.low(at - 1) in POSSESSIVES)
    possessive = at > 0 and scene.tokens[at - 1].text.endswith(POSSESSIVES)
    body = scene.institution(owner) if possessive else None
    start = scene.tokens[at].start
    return Office(Span(start, start), body) if body is not None else None


def _together(scene: Scene, first: Name) -> list[Name]:
    """Return a sure name and the sure ones listed behind it: "A, B and C spoke"."""
    names = [first]
    while len(names) < _MOST:
        at = names[-1].end + (scene.low(names[-1].end) == ",")
        joined = scene.low(at) in scene.words["joins"]
        name = name_at(scene, at + joined) if at + joined > names[-1].end else None
        if name is None or not name.strong or not _whole(name) or name.start > at + joined:
            break
        names.append(name)
        if joined:
            break
    return names


def _paired(scene: Scene, first: Name) -> tuple[list[Name], str, list[Office], int] | None:
    """Read "A y B, de la Fundación X": both names take what follows the second."""
    if scene.low(first.end) not in scene.words["joins"] or role_at(scene, first.end + 1):
        return None
    second = name_at(scene, first.end + 1)
    if second is None or not _whole(second):
        return None
    offices, end, rule = offices_after(scene, second, listed=False)
    shared = [office for office in offices if office.institution is not None]
    return ([first, second], rule, offices, end) if shared and rule == "name-institution" else None
