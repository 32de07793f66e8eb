"""Posts by offsets, and how a name fits them: joined posts, a name at the end of a field."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import Role, role_at
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare, possessive
from tejido.model import Span
from tejido.reading.words import word_set

__all__ = ["Office", "chain_of", "fits", "office_of", "skip_determiner", "split_field"]

_CLOSING = frozenset(["", ",", ".", ";"])
_HIGH = frozenset(
    [
        "executive-head",
        "ministerial",
        "diplomatic",
        "judicial",
        "legislative",
        "municipal",
        "academic",
    ]
)


class Office(NamedTuple):
    """A post by offsets: its title as written, its institution, the office it implies.

    ``reference`` is a noun that stands for the institution ("dicha dependencia"); ``noun`` is the
    word of a post that several share, before the title of one of them ("los alcaldes ... de Loja").
    """

    span: Span
    institution: int | None = None
    implied: str = ""
    reference: Span | None = None
    noun: str = ""


def office_of(scene: Scene, role: Role, institution: int | None = None) -> Office:
    """Return the office of a role; ``institution`` is taken when the role names none."""
    own = role.institution if role.institution is not None else institution
    noun = role.anaphor
    reference = _noun(scene, noun) if noun is not None and own is None else None
    return Office(scene.span(role.start, role.title), own, role.entry.office, reference)


def _noun(scene: Scene, at: int) -> Span:
    """Return where a noun stands, a possessive aside: "the hospital's director"."""
    token = scene.tokens[at]
    return Span(token.start, token.end - possessive(token))


def skip_determiner(scene: Scene, at: int) -> int:
    """Return the position behind a determiner and ``new``, the same one if neither stands there."""
    free = scene.free(at) and scene.low(at) in scene.words["determiners"]
    titled = scene.phrase(at, scene.words.phrases["honorifics"]) > at
    behind = at + 1 if free and not titled else at
    new = scene.free(behind) and scene.low(behind) in scene.words["novel"]
    return behind + (new and scene.tokens[behind].shape == "w")


def _also_at(scene: Scene, role: Role) -> Role | None:
    """Return a post again at the next body: "presidenta del Tribunal y del Consejo"."""
    link = role.end + 1
    linked = scene.low(link) in scene.words["links"]
    if role.institution is None or not (linked or role.entry.plural):
        return None
    body = link + linked
    while scene.free(body) and scene.low(body) in scene.words["determiners"]:
        body += 1
    found = scene.institution(body)
    named = found is not None and scene.marked.mentions[found].type == "institution"
    return role._replace(institution=found, end=scene.after_name(body)) if named else None


def chain_of(scene: Scene, role: Role) -> list[Role]:
    """Return a role and those joined to it ("fundador y director de la asociación")."""
    roles = [role]
    while len(roles) < 4 and scene.low(roles[-1].end) in scene.words["joins"]:
        if split_field(scene, roles[-1]):
            break
        again = scene.phrase(roles[-1].end + 1, scene.words.phrases["copulas"])  # "and as a"
        begin = skip_determiner(scene, again)
        after = role_at(scene, begin)
        also = _also_at(scene, roles[-1]) if after is None else None
        if also is not None:
            roles.append(also)
            continue
        if after is None or (begin > again and _of_two(roles[-1], after)):
            break
        roles.append(after)
    shared = next(
        (each.institution for each in reversed(roles) if each.institution is not None), None
    )
    if roles[0].institution is None and not roles[0].complete and len(roles) > 1:
        roles[0] = roles[0]._replace(institution=shared)
    return roles


def _of_two(one: Role, other: Role) -> bool:
    """Tell whether two joined posts are of two persons ("la presidenta y el rector")."""
    return {one.entry.gender, other.entry.gender} == {"f", "m"}


def _single(scene: Scene, role: Role, name: Name) -> bool:
    """Tell whether one capital right behind a post is a surname ("President Biden")."""
    token = scene.tokens[name.start]
    told = scene.tokens[role.start].capital or scene.low(role.start - 1) in scene.words["definites"]
    if role.entry.group not in _HIGH or role.entry.plural or not told:
        return False
    direct = name.start == role.end and not role.complete
    after = scene.low(name.end)
    field = after in scene.words["links"] or (
        after in scene.words["joins"]
        and role_at(scene, skip_determiner(scene, name.end + 1)) is None
    )
    topic = token.low in word_set(scene.words.language, "names", "fields")
    plain = token.shape == "W" and len(token.text) > 2 and not field and not topic
    return direct and plain and not _goes_on(scene, name)


def _goes_on(scene: Scene, name: Name) -> bool:
    """Tell whether the holder of the post follows: ``la Secretaria Técnica, Ana Paz Ruiz``."""
    holder = name_at(scene, name.end + 1) if scene.low(name.end) == "," else None
    surname = bare(name.parts[-1]) in scene.words.surnames
    return holder is not None and holder.strong and len(holder.parts) > 1 and not surname


def fits(scene: Scene, role: Role, name: Name | None) -> bool:
    """Tell whether a name may be that of who holds a post: two parts, or a surname alone."""
    if name is None or len(name.parts[-1]) == 1:
        return False
    titled = name.start > role.end and role.institution is not None and not role.entry.plural
    return len(name.parts) > 1 or titled or _single(scene, role, name)


def split_field(scene: Scene, role: Role) -> tuple[Role, Name] | None:
    """Split a name off the end of a field ("Minister of Environment Paul Reid")."""
    start = role.title - 2
    if role.institution is not None or role.field >= start or role.end != role.title:
        return None
    after = scene.low(role.end)
    closed = after in _CLOSING or after in scene.words["joins"] or scene.finite(role.end)
    if not closed or scene.tokens[start - 1].shape != "W":
        return None
    name = name_at(scene, start)
    if name is None or name.end != role.end or len(name.parts) != 2:
        return None
    return Role(role.start, start, start, role.entry, None, role.field, True), name
