"""Lists: the names that one group coordinates, and what may stand between them."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.cuephrases import phrase_at
from tejido.stating.governors import governor, joins, qualifies, verb_at
from tejido.stating.sentence import Arg, Sentence
from tejido.stating.skipping import (
    before_last,
    chunk_end,
    common_tail,
    opens_member,
    past_brackets,
    past_capacity,
    past_exemplified,
    past_origin,
    past_people,
    past_separators,
    past_unread,
)

__all__ = ["members_of"]

_CROWD = 3
_SORTS = {"institution": 0, "person": 0, "place": 1, "event": 2, "programme": 2, "agreement": 2}


def members_of(sentence: Sentence, start: int) -> tuple[list[Arg], int]:
    """Return the coordinated arguments from a chunk on, and the token behind the last.

    Commas alone coordinate persons, three at least, and others only when a join word or a
    semicolon follows; a join word before the last member ends the list, up to a semicolon.
    """
    args, end = list(sentence.chunk_at(start).args), chunk_end(sentence, start)
    sure = (list(args), end)
    closed = False
    while True:
        resume = past_people(sentence, args[-1], past_brackets(sentence, end))
        resume = past_capacity(sentence, past_origin(sentence, args[-1], resume))
        member = _next_member(sentence, resume)
        if member is None or (closed and not _begins_again(sentence, resume, member)):
            break
        more = sentence.chunk_at(member).args
        joined = any(joins(sentence, sentence.low(at)) for at in range(resume, member))
        if joined and more[0].type == "place" and _placed(sentence, start):
            end = chunk_end(sentence, member)  # "the FAO Offices in Kenya and Uganda"
            sure = (list(args), end)
            continue
        if not (_alike(args, more) or (joined and _acting(sentence, start, args, more))):
            break
        args.extend(more)
        end = chunk_end(sentence, member)
        many = _opens_many(sentence, resume, member)
        ends = joined and not many
        closed = ends or (closed and not many and sentence.low(resume) != ";")
        if joined or sentence.low(resume) == ";":
            sure = (list(args), end)
    crowd = len(args) >= _CROWD and all(arg.type == "person" for arg in args)
    whole = crowd or (sure[1] != end and _goes_on(sentence, resume, closed))
    return (args, end) if whole else sure


def _opens_many(sentence: Sentence, at: int, member: int) -> bool:
    """Whether a plural opens a list of its own: ``y los regidores, A, B y C``.

    So do people of bodies: ``y representantes de la OIM, el ACNUR y la FAO``.
    """
    chunk, words = sentence.chunk_at(member).args, sentence.grammar.words
    if any(sentence.low(index) in words.collectives for index in range(at, member)):
        return chunk[0].type == "institution"
    article = sentence.low(past_separators(sentence, at))
    plural = article in words.determiners and article.endswith("s")
    return plural and len(chunk) == 1 and chunk[0].type == "person"


def _begins_again(sentence: Sentence, at: int, member: int) -> bool:
    """Whether a list goes on behind its ``y``: ``los alcaldes A y B, y el director C``.

    So does one of people whose last post is shared: ``y los alcaldes de Loja y Quito, A y B``. A
    name that a verb follows opens a clause.
    """
    if sentence.low(at) != ",":
        return True
    end = chunk_end(sentence, member)
    if _opens_many(sentence, at, member) and not verb_at(sentence, end):
        return True  # "el rector A y B, los diputados C y D"
    more = member == at + 1 and joins(sentence, sentence.low(end))
    people = more and sentence.chunk_at(member).args[0].type == "person"
    return (people or joins(sentence, sentence.low(at + 1))) and not verb_at(sentence, end)


def _goes_on(sentence: Sentence, at: int, closed: bool) -> bool:
    """Whether a list goes on, behind its last name, with something that is no name."""
    low = sentence.low(at)
    if low == "," and not closed and before_last(sentence, at + 1):
        return True
    if low == "," and not closed and common_tail(sentence, at + 1):
        return True
    comma = low == "," and joins(sentence, sentence.low(at + 1))
    return low == ";" or ((joins(sentence, low) or comma) and not closed)


def _next_member(sentence: Sentence, index: int) -> int | None:
    """Return the token where the next coordinated chunk begins, or None.

    Before a person stand words of any kind: ``y la matrona chilena Ana Paz``.
    """
    begin = past_separators(sentence, index)
    if begin == index or phrase_at(sentence, begin):
        return None
    if sentence.says(begin + (sentence.low(begin) in sentence.grammar.words.known_as), "witnesses"):
        return None  # "firmaron A y B, y como testigo C"
    begin = past_exemplified(sentence, past_unread(sentence, begin))
    qualified = False
    for at in range(begin, min(begin + 9, sentence.size)):
        if sentence.cover[at] >= 0:
            person = sentence.chunk_at(at).args[0].type == "person"
            return at if person or not qualified else None
        if not opens_member(sentence, at):
            if not qualifies(sentence, at):
                return None
            qualified = True
    return None


def _acting(sentence: Sentence, start: int, args: Sequence[Arg], more: Sequence[Arg]) -> bool:
    """A country beside a body, as subject or object: ``Singapore and the World Bank``."""
    if {args[-1].type, more[0].type} != {"institution", "place"}:
        return False
    prep, _ = governor(sentence, start)
    return not prep or prep in sentence.cues["together"] or prep in sentence.cues["by"]


def _placed(sentence: Sentence, start: int) -> bool:
    """Whether the name of a body holds the place where it is."""
    if sentence.chunk_at(start).args[0].type != "institution":
        return False
    span = range(start, chunk_end(sentence, start))
    return any(sentence.low(at) in sentence.cues["at"] for at in span)


def _alike(args: Sequence[Arg], more: Sequence[Arg]) -> bool:
    """Actors coordinate with actors, happenings with happenings, places with places."""
    return bool(args and more) and _SORTS[args[-1].type] == _SORTS[more[0].type]
