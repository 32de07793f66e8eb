"""Places that no list holds, by the words around them: ``municipio de X``, ``en X``."""

from __future__ import annotations

from tejido.marking.grammar.openings import office_of_post
from tejido.marking.line import Line
from tejido.marking.venues import beside_venue, labelled, staged
from tejido.marking.words import Words
from tejido.reading.words import given_names

__all__ = ["place_end", "place_told"]

_LONGEST = 5
_MOST = 4
_LIST = 24
"""Tokens between rulers and the last place that they rule."""


def place_end(line: Line, index: int, told: int = -1) -> int | None:
    """Return the token behind a place named at ``index``, if the words around say so.

    ``told`` is the token behind the last place told as such: what is joined to it is a place.
    """
    if line.shout:
        return None
    known = line.place(index)
    if known is not None:
        return _grown(line, index, known)
    if not line.capital(index) or line.head(index) is not None or index in line.known:
        return None
    before, words = line.low(index - 1), line.words
    if before in words.links["core"] and office_of_post(line, index - 2):
        return None
    if before in words.links["core"] and line.low(index - 2) in words.place_nouns:
        return max(_run(line, index), index + 1)
    if before in words.links["core"] and (_ruler(line, index - 2) or _ruled_too(line, index - 2)):
        return _located(line, index)
    if before in words.ands and _ruled_pair(line, index - 1):
        return _located(line, index)
    if before == ";" and _ruled_too(line, index - 1):
        return _located(line, index)
    if any(form.lemma in words.visiting for form in line.verbs.get(before, ())):
        return _located(line, index)  # "visitó Nueva Caleta"
    if before in words.named_divisions and line.low(index - 2) in words.determiners:
        return _located(line, index)
    seat = _seat(line, index) if line.ruled else None
    if seat is not None:
        return seat
    if before in words.articles and line.low(index - 2) in words.locating:
        return _divided(line, index)
    if before in words.locating and line.low(index - 2) not in words.posts:
        return _located(line, index)
    if beside_venue(line, index) or staged(line, index) or labelled(line, index):
        return _located(line, index)
    return _listed(line, index) if told >= 0 and _joined(line, told) == index else None


def place_told(line: Line, index: int, told: int) -> bool:
    """Whether a place at ``index`` stands behind ``in``, a noun of place, or another such place."""
    before, words = line.low(index - 1), line.words
    of_noun = before in words.links["core"] and line.low(index - 2) in words.place_nouns
    of_noun = of_noun or before in words.named_divisions
    return before in words.locating or of_noun or (told >= 0 and _joined(line, told) == index)


def _joined(line: Line, at: int) -> int:
    """Return the token behind the comma or join word at ``at``, or -1."""
    comma = line.low(at) == ","
    joined = line.low(at + comma) in line.words.ands
    return at + comma + joined if comma or joined else -1


def _listed(line: Line, index: int) -> int | None:
    """A member of a list of places: the last one is joined by a word and ends the phrase."""
    words = line.words
    joined = line.low(index - 1) in words.ands
    if joined and line.low(index - 2) == "," and _lone(line, index - 3):
        return None
    at = index
    for _ in range(_MOST * _MOST):
        end = line.place(at) or _run(line, at)
        fits = at < end <= at + _MOST and line.head(at) is None and not line.acronym(at)
        if not fits or _plain(line, at, end):
            return None
        if joined:
            closed = line.shape(end) in {"", "."} or line.low(end) in words.phrase_ends
            closed = closed or line.low(end) in words.place_nouns  # "Kisumu and Siaya counties"
            closed = closed or (line.low(index) not in given_names() and _acts(line, end))
            return (line.place(index) or _run(line, index)) if closed else None
        at = _joined(line, end)
        if at < 0:
            return None
        joined = line.low(at - 1) in words.ands
    return None


def _acts(line: Line, at: int) -> bool:
    """Whether a verb follows: ``los municipios de Otavalo, Ibarra y Cayambe se sumaron``."""
    return line.finite(at) or (line.low(at) in line.words.closers and line.finite(at + 1))


def _lone(line: Line, last: int) -> bool:
    """Whether one place only stands before a comma: ``in Fiji, and Ana Paz spoke`` lists none."""
    at = last
    while line.capital(at):
        at -= 1
    return line.low(at) in line.words.locating


def _ruler(line: Line, index: int) -> bool:
    """Whether a post stands at a token that is always of a place: ``la alcaldesa de``."""
    if line.low(index) == ")" and line.low(index - 2) == "(":
        index -= 3  # "el alcalde (s) de"
    pair = f"{line.low(index - 1)} {line.low(index)}"
    return line.low(index) in line.words.rulers or pair in line.words.rulers


def _ruled_too(line: Line, index: int) -> bool:
    """Whether rulers told before are of one more: ``los alcaldes de Loja, Ana Paz, y de``."""
    if line.low(index) not in line.words.ands and line.low(index) not in {",", ";"}:
        return False
    rulers = (at for at in range(index - 1, max(0, index - _LIST), -1) if _ruler(line, at))
    at = next(rulers, 0)
    return at > 0 and line.low(at).endswith("s") and line.low(at + 1) in line.words.links["core"]


def _ruled_pair(line: Line, join: int) -> bool:
    """Whether rulers of a place are also of what a word joins to it: ``alcaldes de Loja y``."""
    at = join - 1
    while line.capital(at) and at > join - _MOST:
        at -= 1
    linked = at < join - 1 and line.low(at) in line.words.links["core"]
    return linked and line.low(at - 1).endswith("s") and _ruler(line, at - 1)


def _divided(line: Line, index: int) -> int | None:
    """The end of a division told with an article: ``in the Eastern Region``."""
    end, nouns = index, line.words.place_nouns
    while line.capital(end) and end < index + _MOST:
        if line.head(end) is not None and line.low(end) not in nouns:
            return None
        end += 1
    division = end > index + 1 and line.low(end - 1) in nouns
    return end if division and not line.acronym(index) else None


def _seat(line: Line, index: int) -> int | None:
    """The end of a place right before the post of who rules it: ``Elmtown Mayor Ana Paz``."""
    words, end = line.words, index
    while end < index + _MOST and line.capital(end) and not _small(words, line.low(end)):
        if line.head(end) is not None or line.acronym(end) or line.calling(end):
            return None
        end += 1
    ruler = end
    while line.capital(ruler) and line.low(ruler) in words.before_rulers:
        ruler += 1
    if all(line.low(at) in words.place_nouns for at in range(index, end)):
        return None  # "the District Governor"
    ruled = index < end and line.low(ruler) in words.rulers and line.capital(ruler)
    named = line.capital(ruler + 1) or line.low(ruler + 1) == ","
    return end if ruled and named and not _plain(line, index, end) else None


def _small(words: Words, low: str) -> bool:
    """Whether a capital is no word of a place, but opens a sentence or tells who rules it."""
    telling = low in words.posts or low in words.adjectives or low in words.before_rulers
    return telling or low in words.openers_false


def _run(line: Line, index: int) -> int:
    """Return the end of a run of capitalised words, small words inside it allowed."""
    end = index
    while end < min(line.size, index + _LONGEST):
        if line.capital(end) and not line.acronym(end):
            end += 1
        elif end > index and (inner := _inner(line, end)) is not None:
            end = inner
        else:
            break
    return end


def _articled(word: str) -> bool:
    """Whether a lower-case article is tied to a name: ``Sharm el-Sheikh``."""
    article, tied, name = word.partition("-")
    return bool(tied) and article.islower() and len(article) < 4 and name[:1].isupper()


def _inner(line: Line, at: int) -> int | None:
    """Return the token behind small words inside a name: ``San Juan de los Lagos``."""
    if _articled(line.tokens[at].text):
        return at + 1
    if line.low(at) not in line.words.place_links:
        return None
    inner, words = at + 1, line.words
    if line.low(at) in words.place_articles and line.low(at - 1) not in words.saints:
        return None  # "en Tena la Casa"
    while line.low(inner) in line.words.place_articles:
        inner += 1
    if not line.capital(inner) or inner in line.known or line.head(inner) is not None:
        return None
    return inner


def _grown(line: Line, index: int, end: int) -> int | None:
    """A known place whose name goes on: ``San Luis``, ``San Juan Bautista Caleta``."""
    grown, most = end, index + _MOST
    if not line.words.english and _held(line, index):
        while grown < most and line.capital(grown) and not _other(line, grown):
            grown += 1
        return grown if grown > end and _ends(line, grown) else None
    if line.low(index) in line.words.saints:
        while grown < most and line.capital(grown) and not _ended(line, grown):
            grown += 1
        grown = _of_saint(line, grown) or grown
    return grown if grown > end else None


def _of_saint(line: Line, at: int) -> int | None:
    """The end of a town told by where it is: ``Santa Rosa de Copán``, ``San Juan de Pasto``."""
    link = line.link(at)
    named = link is not None and link.weight == "core" and not link.article
    if line.words.english or link is None or not named or line.head(link.target) is not None:
        return None
    told = line.shape(link.target) == "W" and not _other(line, link.target)
    known = line.known.get(link.target)
    fits = told and (known is None or known.type == "place")
    return link.target + 1 if fits and _ends(line, link.target + 1) else None


def _held(line: Line, index: int) -> bool:
    """Whether a place stands behind who rules it or a noun of place: ``alcalde de``."""
    linked = line.low(index - 1) in line.words.links["core"]
    return linked and (_ruler(line, index - 2) or line.low(index - 2) in line.words.place_nouns)


def _other(line: Line, at: int) -> bool:
    """Whether a capital behind a place begins another name: ``alcalde de Cali Luis Paz``."""
    return line.low(at) in given_names() or line.head(at) is not None or line.calling(at)


def _ended(line: Line, at: int) -> bool:
    """Whether a capital behind a place is no part of its name: ``San Luis Mayor Ana Paz``."""
    low = line.low(at)
    return low in line.common or low in line.words.posts or low in line.words.before_rulers


def _located(line: Line, index: int) -> int | None:
    """A short capitalised name behind ``en``, no acronym, month or common word."""
    if line.acronym(index) or line.low(index) in line.words.months:
        return None
    end = _run(line, index)
    closed = _ends(line, end) or line.finite(end) or line.link(end) is not None
    closed = closed or line.low(end) in line.words.articles | line.words.place_nouns
    closed = closed and line.low(index) not in line.words.streets
    return end if 0 < end - index < 4 and closed and not _plain(line, index, end) else None


def _ends(line: Line, at: int) -> bool:
    """Whether a sign, a join or the end of the line follows."""
    return line.shape(at) in {"", "."} or line.low(at) in line.words.joins


def _plain(line: Line, start: int, end: int) -> bool:
    """Whether a word is written in lower case elsewhere, is a verb form, or a field of study."""
    nouns = line.words.place_nouns  # "Ho Chi Minh City", though the text tells of a city
    start += line.low(start) in line.words.place_articles and end > start + 1  # "La Rioja"
    lows = (low for at in range(start, end) if (low := line.low(at)) not in nouns or at == start)
    studied = line.low(end - 1) in line.words.studies
    return studied or any(low in line.common or _verbal(line, low) for low in lows)


def _verbal(line: Line, low: str) -> bool:
    """Whether a word is a verb form, and no rare one: ``tena`` is the town of Tena, too."""
    return any(form.mood != "subjunctive" for form in line.verbs.get(low, ()))
