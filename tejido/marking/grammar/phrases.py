"""Lower-case phrases inside a name: ``curso de atención a víctimas``."""

from __future__ import annotations

from tejido.marking.grammar.run import Run
from tejido.marking.line import Line

__all__ = ["article", "governed", "lower_phrase"]

_LONGEST = {"institution": 3, "event": 9, "programme": 9, "agreement": 9}
_FARTHEST = 60  # tokens: capitals and links do not count as words of the phrase


def lower_phrase(run: Run, target: int, bound: int = 0) -> bool:
    """Carry the name on over the lower-case nouns at ``target``, as far as the head allows.

    ``bound`` is the number of words that an aim (``para prevenir y erradicar``) may have.
    """
    if run.head.body and (run.lower_head or _placed(run)):
        return False
    longest = bound or _LONGEST[run.head.type] + 2 * _lists(run.line, target + 1)
    end, taken = _reach(run.line, target, longest, aim=bound > 0)
    if not 0 < taken <= longest or (bound and taken < 2):
        return False
    if run.head.body and not bound and not _closed(run.line, end):
        return False
    run.at = target
    return run.take(end)


def _placed(run: Run) -> bool:
    """Whether a body ends in its place or is known: ``Government of Fiji for the donation``."""
    known = run.line.known.get(run.start - 1)
    return run.placed == run.end or (known is not None and known.end == run.end)


def _reach(line: Line, target: int, longest: int, *, aim: bool) -> tuple[int, int]:
    """Return the end of a phrase and how many lower-case words it has."""
    at, end, taken = target, target, 0
    while at < min(line.size, target + _FARTHEST) and taken <= longest:
        if line.lower(at - 1) and line.person(at):
            break
        if line.capital(at) and not line.acronym(at):
            at = end = line.place(at) or at + 1
        elif _noun(line, at, aim):
            taken += 1
            at = end = at + 1
        elif (behind := _passed(line, at, target, aim)) > at:
            at = behind
        else:
            break
    return end, taken


def _noun(line: Line, index: int, aim: bool) -> bool:
    return line.lower(index) or (aim and line.infinitive(index))


def _passed(line: Line, at: int, target: int, aim: bool) -> int:
    """Return the token behind a small word inside a phrase, ``at`` itself if it ends the phrase."""
    link, low, words = line.link(at), line.low(at), line.words
    if link is not None and link.article and line.low(link.target) in words.posts:
        return at  # a person: "visita de cortesía de la embajadora"
    ends = link is not None and link.word in words.phrase_ends and not governed(line, at)
    if link is not None and not ends:
        stops = link.word in words.aims and line.infinitive(link.target)
        return at if stops else link.target
    if low in words.joins and _pair(line, at):
        return at + 1
    if low in words.joins and line.capital(at + 1) and _between(line, at):
        return at + 1
    if aim and link is not None and link.word in words.within and line.place(link.target):
        return link.target
    if (low in words.joins or _lists(line, at)) and _noun(line, at + 1, aim):
        return at + 1
    object_ = low in words.articles and at > target and _governs(line, at - 1)
    return at + 1 if object_ else at


def _between(line: Line, join: int) -> bool:
    """Whether places are joined behind a word like "between": ``entre Perú y Chile``."""
    at = join - 1
    while line.capital(at):
        at -= 1
    return at < join - 1 and line.low(at) in line.words.parties_between


def _lists(line: Line, at: int) -> bool:
    """Whether a comma stands between nouns up to the last one: ``atención, sanción y cuidado``."""
    end = at
    while line.low(end) == "," and line.lower(end + 1):
        end += 2
    listed = end > at and line.low(end) in line.words.joins and line.lower(end + 1)
    return listed and not any(line.head(k) for k in range(at + 1, end + 2))


def governed(line: Line, at: int) -> bool:
    """Whether the noun before a link goes on with it: ``atención a víctimas``."""
    return line.low(at) in line.words.governed and line.low(at - 1) in line.words.governing


def _pair(line: Line, at: int) -> bool:
    """Whether a join word stands between two adjectives: ``cooperación técnica y financiera``."""
    last, first = line.low(at + 1), line.low(at - 1)
    alike = last[-1:] == first[-1:] and first.endswith(line.words.endings["complement"])
    return alike and line.lower(at + 1) and line.head(at + 1) is None


def _governs(line: Line, index: int) -> bool:
    """Whether a verb in a name takes an object: ``erradicar los``, ``maintaining the``."""
    gerund = line.lower(index) and line.low(index).endswith(line.words.endings["gerund"])
    return gerund or line.infinitive(index)


def _closed(line: Line, index: int) -> bool:
    """Whether a name may end before ``index``: a sign, a capital, a verb, the end."""
    low, words = line.low(index), line.words
    return (
        line.shape(index) != "w"
        or low in words.closers
        or low in words.joins
        or low in words.participles
        or line.finite(index)
        or line.link(index) is not None
    )


def article(run: Run) -> bool:
    """An article behind an infinitive of the name: ``Erradicar los Delitos``."""
    line, index = run.line, run.at
    if line.low(index) not in line.words.articles or not line.infinitive(index - 1):
        return False
    if run.fresh:
        return False
    if line.capital(index + 1):
        return run.take(index + 2)
    return lower_phrase(run, index + 1)
