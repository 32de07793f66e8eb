"""English names in capitals: ``Ministry of Health``, ``National Human Rights Commission``."""

from __future__ import annotations

from tejido.marking.grammar.compound import Compound
from tejido.marking.grammar.extent import Extent, extend
from tejido.marking.line import HeadMatch, Line

__all__ = ["capitalised"]

_TIES = {"&", "'", "’"}
_DASHES = ("–", "—")
_SPELT = 2
"""Words of a name before and behind its letters."""
_FIELDS = 10
"""Words of the fields of a post, at most."""
_LONGEST = 40  # no name has more words, and every word of a run begins another run


def capitalised(line: Line, index: int) -> Compound | None:
    """Return the name around a head in the run of capitals that begins at ``index``, if any."""
    end = _joined(line, index, _sequence(line, index))
    heads = [(at, match) for at in range(index, end) if (match := line.head(at)) is not None]
    if any(match.head.type == "none" and match.end == end for _, match in heads):
        return None
    choice = _choice(line, heads, index, end)
    if _post(line, index, choice):
        return None
    found = _spelt_owner(line, index, end)
    found = found or _happening_behind(line, index, end, choice) or _body_behind(line, index, end)
    if found is not None:
        return found
    return _around(line, index, end, *choice) if choice else _linked_last(line, index, end)


def _post(line: Line, index: int, choice: tuple[int, HeadMatch] | None) -> bool:
    """Whether a run is a post and what it is of, or who holds it, and no name of a happening."""
    field = choice is not None and choice[1].head.noun in line.words.field_heads
    if field and _joined_field(line, index):
        return True
    if choice is not None and (choice[1].head.body or choice[0] == index):
        return False
    upto, posts = choice[0] if choice is not None else index + 1, line.words.posts
    field = line.link(index - 1) is not None and line.low(index - 2) in posts
    return field or any(line.low(at) in posts for at in range(max(0, index - 1), upto))


def _joined_field(line: Line, index: int) -> bool:
    """Whether a run goes on the field of a post: ``Minister of Health and Water Services``."""
    if line.low(index - 1) not in line.words.ands:
        return False
    at = index - 2
    while at > index - _FIELDS and (line.capital(at) or line.low(at) == ","):
        at -= 1
    return line.link(at) is not None and line.low(at - 1) in line.words.posts


def _sequence(line: Line, index: int) -> int:
    """Return the end of the unbroken run of capitalised words that begins at ``index``."""
    end = index
    while line.capital(end) or (end > index and _tied(line, end)):
        if end == index + _LONGEST or (end > index and _ends(line, end)):
            break
        end += 1
        if not line.shout and (_another(line, index, end) or _ends_owner(line, end)):
            break
    return end


def _ends(line: Line, at: int) -> bool:
    """Whether a capital is no part of the run before it: a small word, the title of a person."""
    return line.low(at) in line.words.openers_false or line.calling(at)


def _another(line: Line, index: int, at: int) -> bool:
    """Whether a known name is no part of the run before it: ``Peru's``, ``Agreement UNOPS``."""
    if at not in line.known:
        return False
    head = line.head(at - 1) if at - 1 > index and line.acronym(at) else None
    return line.possessive(at - 1) or (head is not None and head.head.happening)


def _ends_owner(line: Line, at: int) -> bool:
    """Whether a body in the possessive ends before a token, no other body beginning there."""
    return line.possessive(at - 1) and _headed(line, at - 1) and not _headed(line, at)


def _headed(line: Line, at: int) -> bool:
    """Whether a head of a body stands at a token."""
    match = line.head(at)
    return match is not None and match.head.body


def _tied(line: Line, at: int) -> bool:
    """Whether a sign or number stands inside a run of capitals (``Johnson & Co``, ``Area 51``)."""
    if line.shape(at) == "n":
        return len(line.tokens[at].text) < 5
    saint = line.low(at) == "." and line.low(at - 1) in line.words.saints  # "St. Mary's College"
    return (saint or line.low(at) in _TIES) and line.capital(at + 1)


def _joined(line: Line, index: int, end: int) -> int:
    """Take in the second half of modifiers: ``the National Port and Border Control Agency``."""
    words = line.words
    before = line.low(index - 1)
    if before in words.adjectives or before in words.evaluatives:
        before = line.low(index - 2)
    told = before in words.articles or before in words.indefinite_articles
    told = told or bool(line.possessive(index - 1))
    start = line.tokens[index].start
    if not told and not line.text[max(0, start - 2) : start].rstrip(" ").endswith(_DASHES):
        return end
    join = _past_commas(line, index, end) if line.low(end) == "," else end
    if line.low(join) not in words.ands or not line.capital(join + 1):
        return end
    headed = any(line.head(at) is not None for at in range(index, join))
    first = index + (line.acronym(index) and line.institution(index) is not None)
    known = any(at in line.known for at in range(first, join + 2))
    if headed or known:
        return end
    further = _sequence(line, join + 1)
    last = line.head(further - 1) if further - join > 2 else None
    named = last is not None and (last.head.body or last.head.type == "programme")
    return further if named and last is not None and last.head.last else end


def _past_commas(line: Line, index: int, end: int) -> int:
    """Go on to the last of several modifiers: ``the Foreign, Commonwealth and Trade Office``."""
    at = end
    while line.low(at) == "," and at < index + _LONGEST:
        inner = at + 1
        if line.low(inner) in line.words.ands:
            return inner
        if not line.capital(inner) or inner in line.known or line.head(inner) is not None:
            return end
        at = _sequence(line, inner)
    return at if line.low(at) in line.words.ands else end


def _choice(
    line: Line, heads: list[tuple[int, HeadMatch]], index: int, end: int
) -> tuple[int, HeadMatch] | None:
    """Choose the head of a run: the last that may end a name, else one that opens it.

    A head of several words may reach beyond the run behind its owner: ``Peru's Office of the``.
    """
    choice: tuple[int, HeadMatch] | None = None
    for at, match in heads:
        owned = at > index and (line.possessive(at - 1) or _national(line, index, at, match))
        if match.head.type == "none" or (match.end > end and at > index and not owned):
            continue
        if at == index and not match.head.first and match.end < end and match.head.body:
            continue  # "Solutions Mapping"
        first = at == index or (owned and match.end > end)
        opens = first and match.head.first and choice is None
        inner = choice is not None and match.end <= choice[1].end  # "society" of "mutual society"
        if opens or (match.head.last and not inner):
            choice = (at, match)
    return choice


def _national(line: Line, index: int, at: int, match: HeadMatch) -> bool:
    """Whether one word tells whose body it is: ``Philippine Commission on Human Rights``."""
    return at == index + 1 and match.head.body and " " in match.head.lemma


def _spelt_owner(line: Line, index: int, end: int) -> Compound | None:
    """An event named by a body and its letters: ``Reef Fund (RF) Steering Committee Meeting``."""
    spelt = line.low(end) == "(" and line.shape(end + 1) == "A" and line.low(end + 2) == ")"
    if not spelt or not line.capital(end + 3) or end - index < _SPELT:
        return None
    further = _sequence(line, end + 3)
    match = line.head(further - 1)
    if match is None or match.head.type != "event" or further - end < _SPELT + 3:
        return None
    return Compound(index, match, Extent(further, (), None, True))


def _happening_behind(
    line: Line, index: int, end: int, choice: tuple[int, HeadMatch] | None
) -> Compound | None:
    """A run of capitals before a head in lower case: ``Blue Heart campaign``.

    Its acronym may stand between: ``Local Economic Development (LED) project``.
    """
    lettered = _lettered(line, end) or _owning(line, end)
    behind = line.head(lettered or end)
    if behind is None or not behind.head.happening or line.capital(end):
        return None
    if line.low(behind.end) in line.words.posts:
        return None  # "UNHCR project manager"
    body = choice is not None and choice[1].head.body
    if body and lettered and choice is not None:
        body = not choice[1].plural  # "Emergency Response Teams (ERT) training" trains teams
    if body or line.finite(lettered or end) or (behind.head.lower == "no" and not behind.head.last):
        return None
    further = line.head(behind.end)
    if further is not None and further.head.type == "event" and not line.capital(behind.end):
        behind = further  # "C4 project kick-off meeting"
    extent = extend(line, behind.end, behind.head, True)
    other = line.known.get(index)
    titled = other is None or other.end != end  # "World Refugee Day fair" is no World Refugee Day
    cuts = (*extent.cuts, end) if titled else extent.cuts
    return Compound(index, behind, extent._replace(proper=True, cuts=cuts))


def _owning(line: Line, at: int) -> int:
    """Return the token behind the apostrophe of owners: ``Stakeholders' meeting``, else 0."""
    owners = line.low(at) in {"'", "’"} and line.low(at - 1).endswith("s")
    return at + 1 if owners and line.shape(at + 1) == "w" else 0


def _lettered(line: Line, at: int) -> int:
    """Return the token behind an acronym in brackets at ``at``, 0 without one."""
    inside = line.low(at) == "(" and line.low(at + 2) == ")"
    return at + 3 if inside and line.shape(at + 1) == "A" and not line.capital(at + 3) else 0


def _body_behind(line: Line, index: int, end: int) -> Compound | None:
    """An adjective in capitals before a lower-case body: ``National commission for Refugees``."""
    behind = line.head(end)
    if behind is None or not behind.head.body or line.capital(end):
        return None
    if line.low(index) not in line.words.adjectives:
        return None
    extent = extend(line, behind.end, behind.head, False)
    if extent.end == behind.end:
        return None
    return Compound(index, behind, extent._replace(proper=True))


def _linked_last(line: Line, index: int, end: int) -> Compound | None:
    """A title with links before its last head: ``Lights on the Road Project``."""
    at = end
    for _ in range(3):
        link = line.link(at)
        if link is None or not line.capital(link.target) or link.target in line.known:
            return None
        at = _sequence(line, link.target)
        match = line.head(at - 1) if at - link.target > 1 else None
        if match is not None and match.end == at and match.head.type in {"programme", "agreement"}:
            return Compound(index, match, Extent(at, (), None, True))
    return None


def _division(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a division is where something happens: ``in the Eastern Region``."""
    words, before = line.words, index - 1 - (line.low(index - 1) in line.words.articles)
    return line.low(match.end - 1) in words.place_nouns and line.low(before) in words.locating


def _before_post(line: Line, start: int, end: int) -> int:
    """Return where the post of a person begins in a run: ``United Nations Coordinator Ana Paz``."""
    words = line.words
    post = next((at for at in range(start, end) if line.low(at) in words.posts), end)
    while post > start and post < end and line.low(post - 1) in words.grades:
        post -= 1
    return post if post + 1 < end else end


def _held(line: Line, index: int, at: int, end: int, match: HeadMatch) -> bool:
    """Whether only a post stands behind a body: ``U.S. Embassy Deputy Chief of Mission``."""
    words = line.words
    if at == index or not match.head.body or match.end >= end or line.low(index) in words.posts:
        return False
    plain = (words.adjectives, words.grades, words.openers_false)
    told = any(all(line.low(k) not in each for each in plain) for k in range(index, at))
    told = told and line.institution(index) is None  # "USAID Mission Director"
    return told and all(
        line.low(k) in words.posts or line.low(k) in words.grades for k in range(match.end, end)
    )


def _around(line: Line, index: int, end: int, at: int, match: HeadMatch) -> Compound | None:
    """The name around a chosen head, with what follows the head if it opens or ends the run."""
    posts = line.words.posts
    bare = at == index or line.low(index) in posts
    if line.low(end - 1) in posts and _held(line, index, at, end, match):
        return Compound(index, match, Extent(match.end, (), None, True))
    if line.low(end - 1) in posts or (bare and line.low(match.end) in posts):
        return None  # a post: "Deputy Mission Director"
    if _division(line, index, match):
        return None
    inside = at > index and match.end < end and match.end not in line.known
    owning = line.owning(match.end)
    phased = inside and line.low(match.end) in line.words.phases  # "Clean Rivers Project Phase 2"
    extent = Extent(match.end) if inside or owning else extend(line, match.end, match.head, False)
    extent = Extent(min(end, match.end + 2)) if phased else extent
    proper = inside or extent.proper or at > index or end > match.end
    if at == index and extent.end < end:
        extent, proper = extent._replace(end=_before_post(line, match.end, end)), True
    return Compound(index, match, extent._replace(proper=proper))
