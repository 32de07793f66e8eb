"""Posts and bodies that stand behind a person's name: ``Amy Pope, directora de la OIM``."""

from __future__ import annotations

from collections.abc import Sequence

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
from tejido.marking.tokens import possessive
from tejido.model import Span

__all__ = ["offices_after", "stated_offices"]

_DASHES = frozenset("-–—")
_APPOINTING = 10
"""Tokens between a name and the post it is said to be given."""
_RAW = 10
"""Tokens of a post that the lexicon does not know, in lists."""
_CLOSED = frozenset({",", ";", ".", "", ")"})
_DOTTED = frozenset({"."})
_TITLED, _ASIDE = 6, 20
"""How far a verb of appointing stands before a name, and the post behind what is told aside."""


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
    if scene.low(at) not in (",", "|", *_DASHES):
        return None
    begin = at + 1 + (scene.free(at + 1) and scene.low(at + 1) in scene.words["definites"])
    if scene.institution(begin) is None:
        return None
    behind = scene.after_name(begin)
    closed = scene.low(behind) in ("", ",", ".", ";", ")", "(", "|", *_DASHES)
    return scene.institution(begin) if closed or scene.finite(behind) else None


def _whose(scene: Scene, role: Role, has_post: bool) -> bool:
    """Tell whether a post behind a name belongs to it, and not to the name that comes next."""
    name = name_at(scene, role.end)
    if fits(scene, role, name) or split_field(scene, role):
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
        here = skip_determiner(scene, scene.phrase(at, scene.words.phrases["copulas"]))
        role = role_at(scene, _behind_body(scene, here))
        if role is None or not _whose(scene, role, has_post or bool(offices)):
            break
        if role.entry.plural or (offices and here > at and scene.finite(role.end)):
            break  # "Ana Paz, directora del DIF, el alcalde informó"
        chain = _own(scene, chain_of(scene, role))
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


def _own(scene: Scene, chain: Sequence[Role]) -> Sequence[Role]:
    """Leave the last post to the name behind it: ``Ana Paz, rectora, y el alcalde, Luis Soto``."""
    last = chain[-1]
    following = name_at(scene, last.end + 1) if scene.low(last.end) == "," else None
    named = following is not None and len(following.parts) > 1
    determined = scene.low(last.start - 1) in scene.words["definites"]
    return chain[:-1] if len(chain) > 1 and named and determined else chain


def post_given(scene: Scene, at: int) -> int:
    """Return the position behind words that give a person a post, ``at`` without them.

    ``NAME fue nombrada ayer``, ``NAME rindió protesta como``.
    """
    between, told, here = scene.words["appointing"], False, at
    while here < at + _APPOINTING and _role_behind(scene, here) is None:
        forms = () if scene.low(here) in between else scene.words.verbs.get(scene.low(here), ())
        given = any(form.lemma in scene.words["appoints"] for form in forms)
        if not given and scene.low(here) not in between:
            return at
        told, here = told or given, here + 1
    return here if told and _role_behind(scene, here) is not None else at


def _role_behind(scene: Scene, at: int) -> Role | None:
    """Return the post that begins at a position or behind the body there."""
    return role_at(scene, _behind_body(scene, at))


def _behind_body(scene: Scene, at: int) -> int:
    """Return where a post begins that a name modifies: "UNDP Director", "Peru's Minister"."""
    if scene.words.language != "en" or not 0 <= at < len(scene.tokens):
        return at
    if not scene.free(at):
        return scene.after_name(at)
    return at + bool(scene.tokens[at].capital and possessive(scene.tokens[at]))


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


def _takes_over(scene: Scene, at: int) -> tuple[Office, int] | None:
    """Read "NAME asumió la presidencia del Consejo": the noun stands for the post."""
    told, noun, here = False, -1, at
    while here < at + _APPOINTING and scene.free(here):
        low = scene.low(here)
        forms = scene.words.verbs.get(low, ())
        if noun < 0 and low in scene.words["headships"]:
            noun = here
        elif any(form.lemma in scene.words["taking_over"] for form in forms):
            told = True
        elif low not in scene.words["appointing"] and low not in scene.words["adjectives"]:
            return None
        here += 1
    found = scene.institution(here)
    if not told or noun < 0 or found is None:
        return None
    return Office(scene.span(noun, noun + 1), found), scene.after_name(here)


def _represents(
    scene: Scene, name: Name, sure: bool, listed: bool, has_body: bool
) -> tuple[Office, int] | None:
    """Read an institution that follows a name without one: "(UNODC)", ", de El Colegio".

    ``sure``: a post before tells that a person is named.
    """
    at = name.end
    sign = scene.low(at)
    here = at + 1 if sign in (",", "(", "|", *_DASHES) else at
    phrase = scene.phrase(here, scene.words.phrases["represents"])
    inner, linked_by = skip_determiner(scene, phrase), False
    if phrase == here:
        linked = scene.low(here) in scene.words["origins"] and (not has_body or sign == ",")
        linked_by = (
            sign == "," and scene.low(here) in scene.words["spoken_for"]
        )  # "Ana Paz, por la FAO,"
        linked = linked or linked_by
        if not linked and sign not in ("(", *_DASHES, "|") and not (listed and sign == ","):
            return None
        if not (listed or sure or name.strong) and (here == at or sign == "("):
            return None  # "Climate Action Data (CAD)" is no person
        inner = skip_determiner(scene, here + 1 if linked else here)
    found = scene.institution(inner)
    if found is None or (linked_by and scene.low(scene.after_name(inner)) not in _CLOSED):
        return None
    empty = scene.tokens[name.end - 1].end
    return Office(Span(empty, empty), found), scene.after_name(inner)


def _appointed(scene: Scene, name: Name) -> bool:
    """Tell whether a verb of appointing stands before a name: "appointed Dr. NAME as"."""
    at = name.start - 1
    while at > name.start - _TITLED and (
        scene.low(at) in _DOTTED or scene.low(at) in scene.words.phrases["honorifics"]
    ):
        at -= 1
    if scene.words["personal"]:  # "nombró a la Dra."
        at -= scene.low(at) in scene.words["determiners"]
        at -= scene.low(at) in scene.words["personal"]
    forms = scene.words.verbs.get(scene.low(at), ())
    return any(form.lemma in scene.words["appointers"] for form in forms)


def _serving(scene: Scene, at: int) -> int:
    """Return where the post of who is appointed is told: "NAME, a lawyer, to serve as"."""
    served = scene.words.phrases["serving"]
    far = range(at + 1, min(at + _ASIDE, scene.size))
    found = (i for i in far if scene.low(i - 1) == "," and scene.phrase(i, served) > i)
    return next(found, at)


def stated_offices(scene: Scene, name: Name) -> list[Office]:
    """Return the posts that a verb right behind a name gives: "NAME is currently"."""
    verb = scene.phrase(name.end, scene.words.phrases["predicates"]) > name.end
    if not verb and post_given(scene, name.end) == name.end:
        return []
    return offices_after(scene, name, listed=False)[0]


def _links(scene: Scene, at: int) -> bool:
    return scene.low(at) in scene.words["links"] or scene.low(at) in scene.words["determiners"]


def _raw(scene: Scene, at: int) -> tuple[Office, int] | None:
    """Take the words behind a name on a list of persons as its post, known or not."""
    end = at
    while end < min(at + _RAW, scene.size) and scene.free(end):
        if scene.tokens[end].shape not in "WAwn":
            break
        end += 1
    while end > at and _links(scene, end - 1):
        end -= 1
    if end == at or scene.tokens[at].shape != "w" or any(map(scene.finite, range(at, end))):
        return None
    behind = end
    while _links(scene, behind):
        behind += 1
    found = scene.institution(behind)
    if found is None:
        found = _institution_behind(scene, end)
    return Office(scene.span(at, end), found), end


def offices_after(
    scene: Scene, name: Name, *, listed: bool, has_post: bool = False, has_body: bool = False
) -> tuple[list[Office], int, str]:
    """Return the posts that follow a name, the position behind them, and the rule.

    ``listed``: the name stands on a list of persons, where more counts as a post; ``has_post``:
    a post stands before the name already; ``has_body``: one that names its body.
    """
    at = name.end
    last = scene.low(name.end - 1)
    written = last == "." or last in scene.words["postnominals"]
    if scene.tokens[name.end - 1].end != name.stop and not written:
        return [], at, ""  # a possessive
    opening = at + 1 if scene.low(at) == "(" else _separator(scene, at)
    stated = not has_body and scene.phrase(at, scene.words.phrases["predicates"]) > at
    given = opening if has_body else post_given(scene, at)
    appointed = not has_post and _appointed(scene, name)
    if opening > at or stated or given > at or appointed:
        found, end = _roles_behind(scene, max(opening, given), has_post)
        serving = _serving(scene, end) if appointed and opening > at else end
        if serving > end:
            more, end = _roles_behind(scene, serving, has_post)
            found += more
        if found:
            return found, end, "name-post"
        if lead := _leads(scene, opening):
            return [lead[0]], lead[1], "name-leads"
    if not has_post and (taken := _takes_over(scene, at)):
        return [taken[0]], taken[1], "name-leads"
    if body := _represents(scene, name, has_post, listed, has_body):
        return [body[0]], body[1], "name-institution"
    if listed and opening > at and (raw := _raw(scene, opening)):
        return [raw[0]], raw[1], "list-post"
    return [], at, ""
