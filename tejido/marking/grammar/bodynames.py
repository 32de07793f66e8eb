"""How far the name of a body without a head noun goes, and whether it can be one."""

from __future__ import annotations

from tejido.marking.grammar.called import is_given, is_name, names_person
from tejido.marking.line import Line
from tejido.marking.tokens import bare
from tejido.model import Mention
from tejido.reading.words import given_names

__all__ = ["Taken", "body_end", "like_field", "spelt"]

Taken = dict[int, tuple[int, Mention]]
"""For each token inside a mention the token behind it, and the mention."""

_LONGEST, _FEW = 7, 4
_LETTERS = 3
"""An acronym of fewer letters spells too much."""


def body_end(line: Line, at: int, taken: Taken) -> int:
    """Return the end of the capitals from a token on if they can name a body, else ``at``."""
    return _run(line, at, taken) if line.words.english else _few(line, at)


def like_field(line: Line, start: int, end: int) -> bool:
    """Whether a name ends like the field of a post: ``director de Carreteras``."""
    fields = line.words.endings["field"]
    return bool(fields) and (end > start + 1 or line.low(start).endswith(fields))


def _few(line: Line, at: int) -> int:
    """The same in Spanish, where few capitals stand in a row; the name of a person ends them."""
    end = at
    while end < at + _FEW and line.capital(end) and line.low(end)[1:2].isalpha():
        end += 1
    callings, behind = line.words.callings, {line.words.of, *line.words.contractions}
    person = (k for k in range(at, end) if is_given(line.low(k)) or line.low(k) in callings)
    cut = next(person, end)
    named = cut > at and line.low(end) not in behind and _uncommon(line, at, cut)
    return cut if named else at


def _uncommon(line: Line, start: int, end: int) -> bool:
    """Whether capitals are no common word, no surname and no acronym."""
    low, words = line.low(start), line.words
    nouns = (words.heads, words.topics, words.bare_topics, words.fields, words.posts)
    small = (words.openers_false, words.months, words.callings, words.closers)
    if any(low in each for each in (*nouns, *small)):
        return False
    if end == start + 1 and (line.shape(start) == "A" or low in line.common):
        return False
    return not is_name(low) and not is_name(line.low(end - 1))


def _run(line: Line, at: int, taken: Taken) -> int:
    if not _opens(line, at):
        return at
    end = taken[at][0] if at in taken else at
    while end < at + _LONGEST and (step := _step(line, at, end, taken)) > end:
        end = step
    return end if _closed(line, end) else at


def _step(line: Line, start: int, at: int, taken: Taken) -> int:
    """Return the token behind the next word of a name, or ``at`` when it ends there."""
    if at > start and at in taken:
        place = taken[at][1].type == "place" and line.capital(at)
        return taken[at][0] if place else at
    named = line.capital(at) and not line.calling(at) and line.low(at) not in line.words.posts
    joined = at > start and at + 1 not in taken and _inner(line, at)
    return at + 1 if named or joined else at


def _opens(line: Line, at: int) -> bool:
    """Whether a capital may open the name of a body: no person, post, month or common word."""
    low, words = line.low(at), line.words
    if not line.capital(at) or len(low) < 2 or line.calling(at) or low in words.callings:
        return False
    small = (words.openers_false, words.posts, words.months, words.grades, line.common)
    if any(low in each for each in small) or low in given_names():
        return False
    return not names_person(line, at)


def _inner(line: Line, at: int) -> bool:
    """Whether a small word stands inside a name: ``Friends of the Reef``, ``Reed & Marsh``."""
    behind = at + 1
    if line.low(at) == "&":
        return line.capital(behind)
    linked = line.link(at) is not None or line.low(at) in line.words.articles
    if linked and line.low(behind) in line.words.articles:
        behind += 1
    return linked and line.capital(behind)


def _closed(line: Line, end: int) -> bool:
    """Whether a name ends before a token: a sign, a join, a verb or a link follows."""
    low = line.low(end)
    if line.shape(end) in {"", "."}:
        return low not in {"-", "'", "’"}
    words = line.words
    small = low in words.joins or low in words.closers or low in words.openers_false
    return small or line.link(end) is not None or line.finite(end) or low in words.participles


def spelt(line: Line, bracket: int) -> int | None:
    """Return where the name begins that an acronym in a bracket spells by its capitals.

    Not where the lexicon knows nothing that stands before who acts.
    """
    acronym = line.tokens[bracket + 1].text if bracket + 1 < line.size else ""
    closed = line.low(bracket + 2) == ")"
    spells = closed and len(acronym) >= _LETTERS and acronym.isupper()
    if not spells or not line.words.acting_after:
        return None
    start, letters = bracket, ""
    while start > max(0, bracket - _LONGEST - 3) and len(letters) < len(acronym):
        start -= 1
        if line.capital(start):
            letters = bare(line.low(start))[:1] + letters
        elif not _inner(line, start):
            return None
    low = line.low(bracket - 1)
    topical = low in line.words.topics or low in line.words.unbodied or low.endswith("s")
    if letters != bare(acronym.lower()) or topical or line.low(start) in line.words.unbodied:
        return None
    return start if _actor(line, start, bracket + 3) else None


def _actor(line: Line, start: int, end: int) -> bool:
    """Whether a name stands where who acts does: before a verb, or behind a preposition."""
    before = start - 1
    while line.low(before) in line.words.determiners:
        before -= 1
    verb = line.finite(end) or (line.low(end) in line.words.closers and line.finite(end + 1))
    return verb or line.low(before) in line.words.acting_after
