"""Persons that stand behind their posts: ``la directora de la OIM, Amy Pope``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tejido.marking.apposition import offices_after
from tejido.marking.fields import field_end
from tejido.marking.offices import (
    Office,
    chain_of,
    fits,
    office_of,
    skip_determiner,
    split_field,
)
from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import Role, role_at
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare

__all__ = ["Named", "names_of"]

_TITLES = frozenset({"academic", "diplomatic", "police-military"})
_FIELD = 5
"""Words of a field between commas."""
_BETWEEN = frozenset(",;")


@dataclass(frozen=True, slots=True)
class Named:
    """The persons that a post names, and the position behind them."""

    people: tuple[tuple[Name, tuple[Office, ...]], ...]
    end: int
    rule: str


def _list_of(scene: Scene, first: Name) -> list[Name]:
    """Return the names that a plural post governs ("los diputados A, B y C")."""
    names, at = [first], first.end
    while len(names) < 12:
        at += 3 * (scene.low(at) == "(" and scene.low(at + 2) == ")")  # of which party
        at = _past_home(scene, at)
        here = at + (scene.low(at) == ",")
        here += scene.low(here) in scene.words["joins"]
        titled = _past_calling(scene, here)
        if here == at or (titled == here and role_at(scene, here)):
            break
        here = titled
        name = name_at(scene, here)
        if name is None or len(name.parts) < 2:
            break
        names.append(name)
        at = name.end
    return names


def _past_calling(scene: Scene, at: int) -> int:
    """Return the position behind a calling that one of several bears: ``Ana Paz, Engineer Bo``."""
    role = role_at(scene, at)
    plain = role is not None and role.title == at + 1 and role.end == role.title
    if role is None or not plain or role.entry.plural or role.institution is not None:
        return at
    name = name_at(scene, role.end)
    return role.end if name is not None and len(name.parts) > 1 else at


def _past_home(scene: Scene, at: int) -> int:
    """Return the position behind the place that one of several is of: ``Ana Paz de Loja, B``."""
    if scene.low(at) not in scene.words["origins"]:
        return at
    ends = (
        end
        for end in range(at + 2, min(at + 6, scene.size + 1))
        if scene.span(at + 1, end) in scene.marked.places
    )
    return next(ends, at)


def names_of(scene: Scene, role: Role) -> Named:
    """Return the persons named right behind a post: "la directora de la OIM, Amy Pope"."""
    if scene.low(role.end) == ":" and _labels(scene, role):
        return Named((), role.title, "")  # "Panellists: Ana Paz", "los delegados: Ana Paz, de"
    roles, at = _roles(scene, role)
    name = _holder(scene, roles[-1], at) or _told_holder(scene, roles[-1])
    if name is None or not fits(scene, roles[-1], name):
        split = split_field(scene, roles[-1])
        if split is None:
            return Named((), role.title, "")
        roles[-1], name = split
    offices = tuple(office_of(scene, each) for each in roles)
    names = _list_of(scene, name) if role.entry.plural else [name]
    if role.entry.plural and len(names) == 1 and scene.finite(name.end):
        return Named((), role.title, "")  # a clause of its own: "estuvieron agentes, Ana Paz dijo"
    bodied = any(each.complete or each.institution is not None for each in roles)
    behind, end, _ = offices_after(scene, names[-1], listed=False, has_post=True, has_body=bodied)
    if role.entry.plural:
        behind = [each for each in behind if each.span.start == each.span.end]
    shared = _merged(offices, behind)
    people = [(each, shared) for each in names]
    if role.entry.plural and len(names) == len(offices) > 1 and _several(offices):
        people = [(each, (own,)) for each, own in zip(names, offices, strict=True)]
    if role.entry.plural and len(names) == 1 and name.start > roles[-1].end:
        people = [(name, offices), *_fielded(scene, role, name.end)]
    return Named(tuple(people), max(end, people[-1][0].end), "post-name")


def _several(offices: Sequence[Office]) -> bool:
    """Tell whether a post is told once, of several bodies: "los directores de A y B, C y D"."""
    told = {office.span for office in offices}
    return len(told) == 1 and len({office.institution for office in offices}) == len(offices)


def _labels(scene: Scene, role: Role) -> bool:
    """Whether a colon behind a post opens a list of people with posts of their own."""
    bodied = role.complete or role.institution is not None
    return scene.low(role.title - 1) in scene.words["roles"] or (role.entry.plural and not bodied)


def _fielded(scene: Scene, role: Role, at: int) -> list[tuple[Name, tuple[Office, ...]]]:
    """Return the others of a plural post, each behind a field of its own.

    ``los ministros de Salud, Ana Paz; de Cultura, Luis Mora; y Hacienda, Eva Ruiz``, ``los
    rectores de la Universidad de Loja, Ana Paz, y de la UTE, Luis Mora``.
    """
    people: list[tuple[Name, tuple[Office, ...]]] = []
    while len(people) < 12:
        begin = at
        while scene.low(begin) in _BETWEEN or scene.low(begin) in scene.words["joins"]:
            begin += 1
        link, begin = begin, _past_link(scene, begin)
        end = _field_end(scene, begin)
        name = name_at(scene, end + 1) if end > begin and scene.low(end) == "," else None
        if link == at or name is None or len(name.parts) < 2:
            break
        body = scene.institution(begin)
        span, noun = scene.span(link, end), " ".join(role.entry.words)
        if scene.low(link) not in scene.words["links"]:  # "Tecali, Ana Paz; Loja, Luis Mora"
            noun = f"{noun} {scene.low(role.start + len(role.entry.words))}"
        people.append((name, (Office(span, body, role.entry.office, None, noun),)))
        at = name.end
    return people


def _past_link(scene: Scene, at: int) -> int:
    """Return the position behind the link of a field and its article: ``de la``."""
    linked = at + (scene.low(at) in scene.words["links"])
    article = linked > at and scene.free(linked) and scene.low(linked) in scene.words["determiners"]
    return linked + article


def _field_end(scene: Scene, at: int) -> int:
    """Return the position behind a field, with what it is of: ``Villa de Praga``."""
    end = field_end(scene, at)
    while end > at and (onward := _past_link(scene, end)) > end:
        if field_end(scene, onward) == onward:
            break
        end = field_end(scene, onward)
    return end


def _roles(scene: Scene, role: Role) -> tuple[list[Role], int]:
    """Return the posts before a name, one more behind a comma, and where the name may begin."""
    roles = chain_of(scene, role)
    at = roles[-1].end
    if scene.low(at) not in (",", ":"):
        return roles, _past_title(scene, roles[-1])
    at = skip_determiner(scene, at + 1)
    at = _past_field(scene, at)
    if (body := _body_between(scene, roles[-1], at)) > at:
        return [*roles[:-1], roles[-1]._replace(institution=scene.institution(at))], body
    closer = role_at(scene, at)
    if closer is None or not fits(scene, closer, name_at(scene, closer.end)):
        return roles, at
    if closer.entry.group == "academic" and not closer.complete:
        return roles, closer.end  # a title: "the Deputy Vice-Chancellor, Professor Ana Paz"
    return [*roles, closer], closer.end


def _past_field(scene: Scene, at: int) -> int:
    """Return the position behind a field between commas: ``Director, Operations, Ms. Tom Reid``.

    The body or the holder of the post follows; else ``at`` is returned.
    """
    end = at
    while end < at + _FIELD and scene.free(end) and _fielding(scene, end):
        end += 1
    if end == at or scene.low(end) != ",":
        return at
    name = name_at(scene, end + 1)
    titled = name is not None and name.start > end + 1
    plain = role_at(scene, at) is None and not _given(scene, at)
    return end + 1 if plain and (titled or scene.institution(end + 1) is not None) else at


def _fielding(scene: Scene, at: int) -> bool:
    """Tell whether a word may stand in a field between commas."""
    return scene.tokens[at].shape == "W" or scene.low(at) in scene.words["joins"]


def _given(scene: Scene, at: int) -> bool:
    """Tell whether the name of a person may begin at a position."""
    return bare(scene.low(at)) in scene.words.given or scene.places[at]


def _body_between(scene: Scene, role: Role, at: int) -> int:
    """Return where the holder stands behind the body of a post between commas, else ``at``.

    ``the Permanent Secretary, Ministry of Health, Dr. Tom Reid``.
    """
    if role.institution is not None or scene.institution(at) is None:
        return at
    end = scene.after_name(at)
    if scene.low(end) == "(":
        close = next((k for k in range(end, min(end + 4, scene.size)) if scene.low(k) == ")"), end)
        end = close + 1
    name = name_at(scene, end + 1) if scene.low(end) == "," else None
    sure = name is not None and name.strong and len(name.parts) > 1
    return end + 1 if sure and role_at(scene, end + 1) is None else at


def _past_title(scene: Scene, role: Role) -> int:
    """Return the position behind a second post that is but a title: ``Director Ambassador X``."""
    title = role_at(scene, role.end) if role.institution is not None else None
    if title is None or title.entry.group not in _TITLES or title.complete:
        return role.end
    return title.end if fits(scene, title, name_at(scene, title.end)) else role.end


def _told_holder(scene: Scene, role: Role) -> Name | None:
    """The name that a verb gives a post: ``el nuevo director de X es Ana``, ``nombró directora a``.

    The body stands between the post and the verb.
    """
    low, words, before = scene.low(role.end), scene.words, scene.low(role.start - 1)
    owned = before in words["possessives"]  # "the Institute, whose director is Ana Paz"
    if (role.institution is None and not owned) or role.entry.plural:
        return None
    said = low in words["being"] and (owned or before in words["definites"] | words["novel"])
    forms = words.verbs.get(scene.low(role.start - 1), ())
    given = low in words["personal"] and any(form.lemma in words["appointers"] for form in forms)
    name = name_at(scene, role.end + 1) if said or given else None
    return name if name is not None and len(name.parts) > 1 else None


def _holder(scene: Scene, role: Role, at: int) -> Name | None:
    """The name at a position behind a post, unless it may belong to something else there."""
    name = name_at(scene, at)
    if name is not None and (behind := _behind_place(scene, name)) is not None:
        return behind
    if name is None or name.strong:
        return name
    if at > role.end:  # behind a comma: a single part is the next of a list
        return name if len(name.parts) > 1 else None
    named = role.complete and role.institution is not None and not _placed(scene, role)
    return None if named and _unsure(scene, name) else name


def _behind_place(scene: Scene, name: Name) -> Name | None:
    """The holder behind the place of a post: ``Deputy Commissioner Dalby, Ana Paz, said``."""
    if len(name.parts) > 1 or name.strong or scene.low(name.end) != ",":
        return None
    holder = name_at(scene, name.end + 1)
    if holder is None or len(holder.parts) < 2 or scene.low(holder.end) != ",":
        return None
    return holder if scene.finite(holder.end + 1) else None


def _placed(scene: Scene, role: Role) -> bool:
    """Tell whether a post ends in a place: ``EU Ambassador to Ghana``."""
    ends = (scene.span(at, role.end) for at in range(max(role.start, role.end - 3), role.end))
    return any(span in scene.marked.places for span in ends)


def _merged(before: Sequence[Office], behind: Sequence[Office]) -> tuple[Office, ...]:
    """Join the posts on both sides of a name; a bare body behind is that of a post before."""
    bodies = [each for each in behind if each.span.start == each.span.end]
    if bodies and before and all(each.institution is None for each in before):
        first = before[0]._replace(institution=bodies[0].institution, reference=None)
        return (first, *before[1:], *(each for each in behind if each not in bodies))
    return (*before, *behind)


def _unsure(scene: Scene, name: Name) -> bool:
    """Tell whether capitals right behind an institution may be the rest of its name."""
    return not any(bare(part) in scene.words.surnames for part in name.parts[-2:]) or any(
        token.shape == "w" for token in scene.tokens[name.start : name.end]
    )
