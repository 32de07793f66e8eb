"""How a person's name and the posts stand together: before, behind, in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import Role, role_at
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare
from tejido.model import Span

__all__ = ["Named", "Office", "names_of", "office_of", "offices_after"]

_DASHES = frozenset("-–—")
_HIGH = frozenset(
    ["executive-head", "ministerial", "diplomatic", "judicial", "legislative", "municipal"]
)
_RAW = 10  # tokens of a post that the lexicon does not know, in lists


class Office(NamedTuple):
    """A post by offsets: its title as written, its institution, the office it implies.

    ``reference`` is a noun that stands for the institution ("dicha dependencia").
    """

    span: Span
    institution: int | None = None
    implied: str = ""
    reference: Span | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The persons that a post names, and the position behind them."""

    people: tuple[tuple[Name, tuple[Office, ...]], ...]
    end: int
    rule: str


def office_of(scene: Scene, role: Role, institution: int | None = None) -> Office:
    """Return the office of a role; ``institution`` is taken when the role names none."""
    own = role.institution if role.institution is not None else institution
    noun = role.anaphor
    reference = scene.span(noun, noun + 1) if noun is not None and own is None else None
    return Office(scene.span(role.start, role.title), own, role.entry.office, reference)


def _skip_determiner(scene: Scene, at: int) -> int:
    free = scene.free(at) and scene.low(at) in scene.words["determiners"]
    return at + 1 if free else at


def _chain(scene: Scene, role: Role) -> list[Role]:
    """Return a role and those joined to it ("fundador y director de la asociación")."""
    roles = [role]
    while len(roles) < 4 and scene.low(roles[-1].end) in scene.words["joins"]:
        if _inside_field(scene, roles[-1]):
            break
        after = role_at(scene, _skip_determiner(scene, roles[-1].end + 1))
        if after is None:
            break
        roles.append(after)
    shared = next(
        (each.institution for each in reversed(roles) if each.institution is not None), None
    )
    if roles[0].institution is None and not roles[0].complete and len(roles) > 1:
        roles[0] = _with(roles[0], shared)
    return roles


def _with(role: Role, institution: int | None) -> Role:
    return replace(role, institution=institution)


def _single(scene: Scene, role: Role, name: Name) -> bool:
    """Tell whether one capital right behind a post is a surname ("President Biden")."""
    token = scene.tokens[name.start]
    if role.entry.group not in _HIGH or not scene.tokens[role.start].capital:
        return False
    direct = name.start == role.end and not role.complete
    after = scene.low(name.end)
    links = scene.words["links"] | scene.words["joins"]
    return direct and token.shape == "W" and len(token.text) > 2 and after not in links


def _fits(scene: Scene, role: Role, name: Name | None) -> bool:
    if name is None or len(name.parts[-1]) == 1:
        return False
    return len(name.parts) > 1 or _single(scene, role, name)


def _inside_field(scene: Scene, role: Role) -> tuple[Role, Name] | None:
    """Split a name off the end of a field ("Minister of Environment Wilbert Rozas")."""
    start = role.title - 2
    if role.institution is not None or role.field >= start or role.end != role.title:
        return None
    after = scene.low(role.end)
    closed = after in (",", "", ".", ";", "and", "y") or scene.finite(role.end)
    if not closed or scene.tokens[start - 1].shape != "W":
        return None
    name = name_at(scene, start)
    if name is None or name.end != role.end or len(name.parts) != 2:
        return None
    return Role(role.start, start, start, role.entry, None, role.field, True), name


def _list_of(scene: Scene, first: Name) -> list[Name]:
    """Return the names that a plural post governs ("los diputados A, B y C")."""
    names, at = [first], first.end
    while len(names) < 12:
        here = at + (scene.low(at) == ",")
        here += scene.low(here) in scene.words["joins"]
        if here == at or role_at(scene, here):
            break
        name = name_at(scene, here)
        if name is None or len(name.parts) < 2:
            break
        names.append(name)
        at = name.end
    return names


def names_of(scene: Scene, role: Role) -> Named:
    """Return the persons named right behind a post: "la directora de la OIM, Amy Pope"."""
    roles = _chain(scene, role)
    at = roles[-1].end
    if scene.low(at) in (",", ":"):
        at = _skip_determiner(scene, at + 1)
        closer = role_at(scene, at)
        if closer is not None and _fits(scene, closer, name_at(scene, closer.end)):
            roles.append(closer)
            at = closer.end
    name = name_at(scene, at)
    comma = at > roles[-1].end
    if comma and name is not None and _taken_by_next(scene, name):
        name = None
    if (
        name
        and not comma
        and not name.strong
        and roles[-1].complete
        and roles[-1].institution is not None
    ):
        name = None if _unsure(scene, name) else name
    if not _fits(scene, roles[-1], name):
        split = _inside_field(scene, roles[-1])
        if split is None:
            return Named((), role.title, "")
        roles[-1], name = split
    assert name is not None
    offices = tuple(office_of(scene, each) for each in roles)
    if role.entry.plural:
        names = _list_of(scene, name)
        behind, end, _ = offices_after(scene, names[-1], listed=False, has_post=True)
        shared = _merged(offices, [each for each in behind if each.span.start == each.span.end])
        return Named(tuple((each, shared) for each in names), max(end, names[-1].end), "post-name")
    further, end, _ = offices_after(scene, name, listed=False, has_post=True)
    return Named(((name, _merged(offices, further)),), end, "post-name")


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


def _taken_by_next(scene: Scene, name: Name) -> bool:
    """Tell whether a name behind a comma is the next of a list: too weak to belong here."""
    return not name.strong and len(name.parts) < 2


def _separator(scene: Scene, at: int) -> int:
    """Return the position behind what separates a name from its post, ``at`` without one."""
    here = at
    while here < at + 3 and scene.low(here) in (".", ":", ",", "|", *_DASHES):
        here += 1
    if here > at + 1 and scene.low(here - 1) not in _DASHES:
        return at
    if here == at + 1 and scene.low(at) in (".", ":"):
        return at
    return here


def _institution_behind(scene: Scene, at: int) -> int | None:
    """Return the institution that follows a post after a comma or dash, closed again."""
    if scene.low(at) not in (",", "|", *_DASHES) or scene.institution(at + 1) is None:
        return None
    after = scene.low(scene.after_name(at + 1))
    closed = after in ("", ",", ".", ";", ")", "(", "|", *_DASHES)
    return scene.institution(at + 1) if closed else None


def _whose(scene: Scene, role: Role, has_post: bool) -> bool:
    """Tell whether a post behind a name belongs to it, and not to the name that comes next."""
    name = name_at(scene, role.end)
    if _fits(scene, role, name) or _inside_field(scene, role):
        return False
    if scene.low(role.end) == "," and has_post:
        following = name_at(scene, role.end + 1)
        return not (following is not None and len(following.parts) > 1)
    return True


def _roles_behind(scene: Scene, at: int, has_post: bool) -> tuple[list[Office], int]:
    """Read the posts that begin at a position: joined ones, and more behind commas."""
    offices: list[Office] = []
    end = at
    while len(offices) < 5:
        here = _skip_determiner(scene, scene.phrase(at, scene.words.phrases["copulas"]))
        role = role_at(scene, here)
        if role is None or not _whose(scene, role, has_post or bool(offices)):
            break
        chain = _chain(scene, role)
        end = chain[-1].end
        behind = None
        if chain[-1].institution is None:
            behind = _institution_behind(scene, end)
            end = scene.after_name(end + 1) if behind is not None else end
        offices += [office_of(scene, each, behind) for each in chain]
        if scene.low(end) != ",":
            break
        at = end + 1
    return offices, end


def _leads(scene: Scene, at: int) -> tuple[Office, int] | None:
    """Read "quien preside el Consejo", "who heads the Unit": the verb stands for the post."""
    if scene.low(at) not in scene.words["relatives"]:
        return None
    forms = scene.words.verbs.get(scene.low(at + 1), ())
    if not any(form.lemma in scene.words["leads"] for form in forms):
        return None
    body = at + 2
    while body < at + 5 and scene.free(body):
        body += 1
    found = scene.institution(body)
    if found is None:
        return None
    return Office(scene.span(at + 1, at + 2), found), scene.after_name(body)


def _represents(
    scene: Scene, name: Name, listed: bool, has_post: bool
) -> tuple[Office, int] | None:
    """Read an institution that follows a name without a post: "(UNODC)", ", de El Colegio"."""
    at = name.end
    sign = scene.low(at)
    here = at + 1 if sign in (",", "(", "|", *_DASHES) else at
    phrase = scene.phrase(here, scene.words.phrases["represents"])
    inner = _skip_determiner(scene, phrase)
    if phrase == here:
        linked = scene.low(here) in ("de", "del", "of", "from") and (not has_post or sign == ",")
        if not linked and sign not in ("(", *_DASHES, "|") and not (listed and sign == ","):
            return None
        if not listed and not name.strong and (here == at or sign == "("):
            return None  # "Climate Action Data (CAD)" is no person
        inner = _skip_determiner(scene, here + 1 if linked else here)
    found = scene.institution(inner)
    if found is None:
        return None
    empty = scene.tokens[name.end - 1].end
    return Office(Span(empty, empty), found), scene.after_name(inner)


def _raw(scene: Scene, at: int) -> tuple[Office, int] | None:
    """Take the words behind a name on a list of persons as its post, known or not."""
    end = at
    while end < min(at + _RAW, len(scene.tokens)) and scene.free(end):
        if scene.tokens[end].shape not in "WAwn":
            break
        end += 1
    while end > at and scene.low(end - 1) in scene.words["links"] | scene.words["determiners"]:
        end -= 1
    if end == at or scene.tokens[at].shape != "w" or any(map(scene.finite, range(at, end))):
        return None
    behind = end
    while scene.low(behind) in scene.words["links"] | scene.words["determiners"]:
        behind += 1
    found = scene.institution(behind)
    if found is None:
        found = _institution_behind(scene, end)
    return Office(scene.span(at, end), found), end


def offices_after(
    scene: Scene, name: Name, *, listed: bool, has_post: bool = False
) -> tuple[list[Office], int, str]:
    """Return the posts that follow a name, the position behind them, and the rule.

    ``listed``: the name stands on a list of persons, where more counts as a post; ``has_post``:
    a post stands before the name already.
    """
    at = name.end
    if scene.tokens[name.end - 1].end != name.stop and scene.low(name.end - 1) != ".":
        return [], at, ""  # a possessive
    opening = at + 1 if scene.low(at) == "(" else _separator(scene, at)
    if opening > at:
        found, end = _roles_behind(scene, opening, has_post)
        if found:
            return found, end, "name-post"
        if lead := _leads(scene, opening):
            return [lead[0]], lead[1], "name-leads"
    if body := _represents(scene, name, listed, has_post):
        return [body[0]], body[1], "name-institution"
    if listed and opening > at and (raw := _raw(scene, opening)):
        return [raw[0]], raw[1], "list-post"
    return [], at, ""
