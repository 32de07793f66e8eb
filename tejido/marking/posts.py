"""Posts in a sentence: their words, their field, and the institution they belong to."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.fields import after_field
from tejido.marking.posttitles import Entry, after_adjectives, prefixed
from tejido.marking.scene import Scene
from tejido.marking.tokens import possessive

__all__ = ["POSSESSIVES", "Role", "role_at"]

POSSESSIVES = ("'s", "’s", "'", "’")
_PLACE = 6
"""Tokens of a place, and the one behind it."""
_OPEN, _CLOSE = ("(", "["), (")", "]")


class Role(NamedTuple):
    """A post in a sentence, as token positions.

    ``start``-``title`` is the title as written, ``end`` lies behind the complement that names
    the institution; ``institution`` is an index into the marked names; ``complete`` tells that
    a complement was read; ``field`` is where its field begins (``title`` when it has none);
    ``anaphor`` is the position of a noun that stands for the institution ("dicha dependencia").
    """

    start: int
    title: int
    end: int
    entry: Entry
    institution: int | None = None
    field: int = 0
    complete: bool = False
    anaphor: int | None = None


def _scope(scene: Scene, at: int) -> int:
    """Return the position after what bounds an institution: an acronym, a place."""
    if scene.low(at) in _OPEN:
        close = next((i for i in range(at + 1, at + 6) if scene.low(i) in _CLOSE), None)
        at = close + 1 if close else at
    if scene.free(at) and scene.tokens[at].shape in "AW" and scene.low(at + 1) == ",":
        at += 1  # "UNICEF Bolivia, ..."
    if scene.low(at) == "," and _abbreviated(scene, at + 1):
        at += 2  # "del Fondo para la Infancia, UNICEF, ..."
    if scene.low(at) in scene.words["places"] and _town(scene, at + 1):
        at += 2  # "directora de la OIM en Loja, ..."
    return at


def _town(scene: Scene, at: int) -> bool:
    """Tell whether the place where a body stands is between its preposition and a comma."""
    placed = scene.free(at) and scene.span(at, at + 1) in scene.marked.places
    return placed and scene.low(at + 1) == ","


def _abbreviated(scene: Scene, at: int) -> bool:
    """Tell whether an acronym between commas repeats the name before it."""
    named = scene.institution(at) is not None and scene.after_name(at) == at + 1
    return named and scene.tokens[at].shape == "A" and scene.low(at + 1) == ","


def _modifier(scene: Scene, at: int) -> bool:
    """Tell whether an English name only modifies a noun ("United Nations organizations")."""
    after = scene.after_name(at)
    if scene.words.language != "en" or not scene.free(after):
        return False
    token = scene.tokens[after]
    plain = token.shape == "w" and not scene.finite(after)
    small = token.low in scene.words.openers or token.low in scene.words["links"]
    return plain and not small


def _complement(scene: Scene, role: Role) -> Role:
    """Read what follows the words of a post: links with fields, places, the institution."""
    words = scene.words
    title = at = _joined_field(scene, role)
    institution, field, anaphor = role.institution, 0, role.anaphor
    for _ in range(6):
        if not scene.free(at) or scene.low(at) not in words["links"]:
            break
        if scene.phrase(at, words.phrases["represents"]) > at:
            break  # "el funcionario en representación del gobernador Luis Mora"
        inner = at + 1
        while scene.low(inner) in words["determiners"] and scene.free(inner):
            inner += 1
        inner += scene.low(inner) == ":" and role.entry.plural  # "de las provincias de: Salta, X;"
        found = scene.institution(inner)
        if found is not None and not _modifier(scene, inner):
            institution = found if institution is None else institution
            at = _scope(scene, scene.after_name(inner))
        elif _points(scene, at, inner):
            anaphor = inner if anaphor is None and institution is None else anaphor
            at = after_adjectives(scene, inner + 1)
        elif 0 <= inner < scene.size and not scene.free(inner):
            at = scene.after_name(inner)
            at = after_field(scene, at) if _modifier(scene, inner) else at
            field = field or inner
            title = title if institution is not None else at
        else:
            end = _past_place(scene, inner) or after_field(scene, inner)
            if end == inner:
                break
            field = field or inner
            at = end
            title = title if institution is not None else at
    if institution is None and at > role.title:
        institution, at = _acronym(scene, at)
        at = at if institution is not None else _aside(scene, at)
    elif institution is None and anaphor is None and _chapter(scene, at):
        institution, at = scene.institution(at), _chapter(scene, at)
    elif (
        institution is None
        and anaphor is None
        and (_direct(scene, at) or _closing(scene, role.start, at))
    ):
        institution, at = scene.institution(at), scene.after_name(at)
    return Role(
        role.start, title, at, role.entry, institution, field or title, at > role.title, anaphor
    )


def _points(scene: Scene, link: int, noun: int) -> bool:
    """Whether a definite noun behind a link stands for a body: ``de la entidad``, ``del ente``."""
    definite = noun > link + 1 or scene.low(link) in scene.words["definites"]
    return definite and scene.low(noun) in scene.words["anaphors"] and not _owned(scene, noun)


def _owned(scene: Scene, at: int) -> bool:
    """Tell whether a noun is of something: ``presidente de la organización del evento``."""
    return scene.low(at + 1) in scene.words["origins"]


def _past_place(scene: Scene, at: int) -> int:
    """Return the position behind a place with a capital behind it, else 0.

    What follows is the holder: ``EU Ambassador to Ghana Tom Reid``.
    """
    for end in range(at + 1, min(at + _PLACE, scene.size)):
        if scene.span(at, end) in scene.marked.places:
            return end if scene.free(end) and scene.tokens[end].capital else 0
    return 0


def _joined_field(scene: Scene, role: Role) -> int:
    """Return the position behind a second field: ``secretaria de Gobierno y Hacienda``."""
    fielded = len(role.entry.words) > 1 and scene.low(role.title) in scene.words["joins"]
    return after_field(scene, role.title) if fielded else role.title


def _acronym(scene: Scene, at: int) -> tuple[int | None, int]:
    """Read a body behind the field of a post: ``ministra de Salud (MINSA)``."""
    opened = scene.low(at) in _OPEN
    found = scene.institution(at + opened)
    if found is None:
        return None, at
    end = scene.after_name(at + opened)
    closed = opened and scene.low(end) in _CLOSE
    return (found, end + opened) if closed or not opened else (None, at)


def _aside(scene: Scene, at: int) -> int:
    """Return the position behind a place in brackets: ``embajador de China (Taiwán), Juan Li``."""
    end = at + 1
    while scene.low(at) in _OPEN and end < at + 5 and scene.free(end) and scene.tokens[end].capital:
        end += 1
    told = end > at + 1 and scene.low(end) in _CLOSE
    return end + 1 if told and scene.low(end + 1) == "," else at


def _direct(scene: Scene, at: int) -> bool:
    """Tell whether a body right behind a post stands before its holder.

    ``la directora regional Fundación Alerce, Ana Paz``.
    """
    if scene.words.language != "es" or scene.institution(at) is None:
        return False
    end = scene.after_name(at)
    named = end + 2 < scene.size and scene.tokens[end + 1].capital and scene.free(end + 1)
    return scene.low(end) == "," and named and scene.tokens[end + 2].capital


def _closing(scene: Scene, start: int, at: int) -> bool:
    """Tell whether a body in capitals right behind a post ends it: ``Ana Paz, Presidenta FIC,``."""
    if scene.institution(at) is None or scene.tokens[at].shape != "A":
        return False
    apposed = scene.low(start - 1) in {",", "("}
    return apposed and scene.low(scene.after_name(at)) in {",", ";", ".", ")", ""}


def _chapter(scene: Scene, at: int) -> int:
    """Return the position behind a body in capitals right behind a post, with its place; else 0.

    A name follows: ``Mission Director USAID Kenya Mr. Tom Reid``.
    """
    if scene.institution(at) is None or scene.tokens[at].shape != "A":
        return 0
    end = scene.after_name(at)
    end += scene.free(end) and scene.span(end, end + 1) in scene.marked.places
    end += scene.low(end) == ","
    return end if scene.free(end) and scene.tokens[end].capital else 0


def role_at(scene: Scene, at: int) -> Role | None:
    """Return the post that begins at a token, with its complement; None without one.

    An institution right before it ("UNODC Officer in Charge", "World Bank's Director") counts
    when the post names none of its own.
    """
    found = prefixed(scene, at)
    if found is None:
        return None
    noun, entry = found
    title = after_adjectives(scene, noun + len(entry.words))
    role = _complement(scene, Role(at, title, title, entry))
    if scene.low(title) in scene.words["accredited"] and scene.institution(at - 1) is not None:
        return role._replace(institution=scene.institution(at - 1))
    if role.institution is None and role.anaphor is None and at > 0:
        before = scene.institution(at - 1)
        if before is None and scene.low(at - 1) in POSSESSIVES:
            before = scene.institution(at - 2)
        if before is None and scene.low(at - 1) in _CLOSE and scene.low(at - 3) in _OPEN:
            before = scene.institution(at - 4)  # "the Reef Authority (RA) Director"
        mine = at - 1 - (scene.low(at - 1) in scene.words["novel"])
        owned = role.entry.group != "counterpart" and scene.low(mine) in scene.words["possessives"]
        if before is None and owned:
            before = _owner(scene, mine)
        if before is not None:
            return role._replace(institution=before)
        if _owning_noun(scene, at - 1):
            return role._replace(anaphor=at - 1)
    return role


def _owning_noun(scene: Scene, at: int) -> bool:
    """Tell whether a noun that stands for a body owns what follows: "the hospital's"."""
    cut = possessive(scene.tokens[at])
    noun = scene.low(at)[: -cut or None]
    return cut > 0 and noun in scene.words["anaphors"] and scene.free(at)


def _owner(scene: Scene, at: int) -> int | None:
    """Return the last institution before "su titular", "its director" in the sentence."""
    for index in range(at - 1, max(-1, at - 12), -1):
        found = scene.institution(index)
        if found is not None:
            return found
        if scene.free(index) and scene.low(index) in scene.words["anaphors"]:
            return None  # "a la empresa, representada por su gerente"
    return None
