"""Lists: the names that one group coordinates, and what may stand between them."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.cuephrases import phrase_at
from tejido.stating.governors import governor, joins, qualifies, verb_at
from tejido.stating.sentence import Arg, Sentence

__all__ = ["chunk_end", "members_of", "past_brackets"]

_SEPARATORS = frozenset(",;/")
_COUNT = 4
"""Digits of the number that counts a member of a list."""
_CROWD = 3
_COMMON = 3
"""Words of a member of a list that a common noun tells."""
_INSERTED = 8
"""Tokens between two commas behind a join word."""
_UNREAD = 7
"""Words of a member of a list that names nobody."""
_OUTER = {
    "institution": frozenset({"institution"}),
    "person": frozenset({"institution", "programme", "event"}),
}
"""What a member of a list may be of, by its type."""
_QUOTES = frozenset('"“«')
_TRAILING = frozenset({")", "”", "“", '"', "»", "«", "’s", "'s", "*"})
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
        resume = _past_people(sentence, args[-1], past_brackets(sentence, end))
        resume = _past_capacity(sentence, _past_origin(sentence, args[-1], resume))
        member = _next_member(sentence, resume)
        if member is None or (closed and not _begins_again(sentence, resume, member)):
            break
        more = sentence.chunk_at(member).args
        joined = any(joins(sentence, sentence.low(at)) for at in range(resume, member))
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
    article = sentence.low(_past_separators(sentence, at))
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
    if low == "," and not closed and _before_last(sentence, at + 1):
        return True
    comma = low == "," and joins(sentence, sentence.low(at + 1))
    return low == ";" or ((joins(sentence, low) or comma) and not closed)


def chunk_end(sentence: Sentence, index: int) -> int:
    """Return the token behind the name at a token."""
    number = sentence.cover[index]
    while index < sentence.size and sentence.cover[index] == number:
        index += 1
    return index


def past_brackets(sentence: Sentence, index: int) -> int:
    """Skip a bracket behind a name: ``(OIM)``, quotation marks, a possessive."""
    while sentence.free(index):
        if sentence.low(index) == "(":
            close, last = index + 1, min(index + 30, sentence.size)
            while close < last and sentence.low(close) != ")":
                close += 1
            index = close + 1
        elif sentence.low(index) in _TRAILING:
            index += 1
        else:
            break
    return index


def _past_people(sentence: Sentence, arg: Arg, index: int) -> int:
    """Skip whom of a body a list counts before its next member: ``UNICEF staff and FAO``."""
    words = sentence.grammar.words
    people = arg.type == "institution" and sentence.low(index) in words.collectives
    return index + 1 if people and words.language == "en" else index


def _past_origin(sentence: Sentence, arg: Arg, index: int) -> int:
    """Skip where a member of a list is from or holds its post, before the next one.

    ``Ana Paz, de Bolivia; Luis Mora``, ``la delegada de la OIM en Lima; Luis Mora``,
    ``el Colegio (COLPOS) de México, el Centro``.
    """
    if arg.type in _OUTER and sentence.low(index) in sentence.cues["of"]:
        noun = index + 1
        while sentence.free(noun) and sentence.low(noun) in sentence.grammar.words.determiners:
            noun += 1
        if sentence.free(noun) and sentence.low(noun) in sentence.grammar.words.place_nouns:
            return noun + 1  # "el Ayuntamiento de la localidad, la FAO"
        outer = noun < sentence.size and not sentence.free(noun)
        if outer and sentence.chunk_at(noun).args[0].type in _OUTER[arg.type]:
            return chunk_end(sentence, noun)  # "los Bomberos de la Comunidad de Loja, la FAO"
    at = index + (arg.type == "person" and sentence.low(index) == ",")
    of = sentence.low(at) in sentence.cues["sources"]
    if not (of or sentence.low(at) in sentence.cues["at"]) or at + 1 >= len(sentence.tokens):
        return index
    placed = sentence.cover[at + 1] >= 0 and sentence.chunk_at(at + 1).args[0].type == "place"
    end = chunk_end(sentence, at + 1) if placed else index
    return end if of or sentence.low(end) == ";" else index


def _past_capacity(sentence: Sentence, index: int) -> int:
    """Skip as what a member of a list is there: ``Ana Paz, como presidenta; Luis Soto``."""
    if not sentence.shows(index, ",") or not sentence.says(index + 1, "serving_as"):
        return index
    end = index + 2
    while end < index + _INSERTED and _plain(sentence, end):
        end += 1
    return end if sentence.low(end) in {",", ";"} and end > index + 2 else index


def _next_member(sentence: Sentence, index: int) -> int | None:
    """Return the token where the next coordinated chunk begins, or None.

    Before a person stand words of any kind: ``y la matrona chilena Ana Paz``.
    """
    begin = _past_separators(sentence, index)
    if begin == index or phrase_at(sentence, begin):
        return None
    if sentence.says(begin + (sentence.low(begin) in sentence.grammar.words.known_as), "witnesses"):
        return None  # "firmaron A y B, y como testigo C"
    begin = _past_exemplified(sentence, _past_unread(sentence, begin))
    qualified = False
    for at in range(begin, min(begin + 9, sentence.size)):
        if sentence.cover[at] >= 0:
            person = sentence.chunk_at(at).args[0].type == "person"
            return at if person or not qualified else None
        if not _opens_member(sentence, at):
            if not qualifies(sentence, at):
                return None
            qualified = True
    return None


def _past_exemplified(sentence: Sentence, at: int) -> int:
    """Skip a common noun whose members follow: ``UNICEF and local groups including the Union``."""
    end = at
    while end < at + _UNREAD and _plain(sentence, end) and not sentence.says(end, "exemplifying"):
        end += 1
    shown = end > at + 1 and sentence.says(end, "exemplifying")
    return end + 1 if shown else at


def _past_unread(sentence: Sentence, at: int) -> int:
    """Skip a member that names nobody: ``la FAO, Comisarías de Familia, la Policía y el Ejército``.

    It begins with a capital and has no verb, and the list goes on behind it.
    """
    end = at
    while sentence.free(end) and end < at + _UNREAD and _unread(sentence, end):
        end += 1
    if _before_last(sentence, at):
        return _past_separators(sentence, _capitals_end(sentence, at))
    listed = end > at + 1 and sentence.tokens[at].shape == "W" and sentence.shows(end, ",")
    if not listed and (common := _common_noun(sentence, at)):
        return _past_separators(sentence, common)
    return _past_separators(sentence, end) if listed else at


def _common_noun(sentence: Sentence, start: int) -> int:
    """Return the token behind a definite noun that stands for a member, 0 without one.

    ``la FAO, la cooperación suiza y la Unión Europea``.
    """
    end = start + 1
    while end <= start + _COMMON and _plain(sentence, end):
        end += 1
    definite = sentence.low(start) in sentence.grammar.words.definites
    goes_on = sentence.shows(end, ",") or joins(sentence, sentence.low(end))
    return end if definite and end > start + 2 and goes_on else 0


def _plain(sentence: Sentence, at: int) -> bool:
    """Whether a token is a word in lower case that is neither verb, preposition nor join word."""
    if not sentence.free(at) or sentence.tokens[at].shape != "w":
        return False
    low = sentence.low(at)
    linking = sentence.says(at, "prepositions") or joins(sentence, low)
    return not linking and low not in sentence.grammar.verbs


def _before_last(sentence: Sentence, at: int) -> bool:
    """Whether capitals that name nobody stand before the last member: ``, Moskino y las demás``."""
    end = _capitals_end(sentence, at)
    return end > at and joins(sentence, sentence.low(end))


def _capitals_end(sentence: Sentence, at: int) -> int:
    end = at
    while sentence.free(end) and end < at + _UNREAD and sentence.tokens[end].shape == "W":
        end += 1
    return end


def _unread(sentence: Sentence, index: int) -> bool:
    low, known = sentence.low(index), sentence.grammar
    return (
        low in sentence.cues["of"]
        or low in known.words.articles
        or (sentence.tokens[index].shape in "wW" and low not in known.verbs)
    )


def _past_separators(sentence: Sentence, at: int) -> int:
    while sentence.low(at) in _SEPARATORS or joins(sentence, sentence.low(at)):
        at += 1
        if sentence.low(at) == "," and joins(sentence, sentence.low(at - 1)):
            at = _past_insertion(sentence, at)
        if sentence.low(at) in sentence.cues["list_adverbs"]:
            at += 1
    return at


def _past_insertion(sentence: Sentence, comma: int) -> int:
    """Skip what two commas set off behind a join word: ``y, en calidad de asesores, Ana Paz``."""
    for at in range(comma + 1, min(comma + _INSERTED, sentence.size)):
        if sentence.low(at) == ",":
            return at
        if not sentence.free(at) or sentence.low(at) in sentence.grammar.verbs:
            break
    return comma


def _opens_member(sentence: Sentence, index: int) -> bool:
    """Whether a word may open a member of a list: ``y de la``, ``y el personal``."""
    low, words = sentence.low(index), sentence.grammar.words
    return (
        low in words.determiners
        or low in words.collectives
        or low in words.adjectives
        or low in sentence.cues["list_links"]
        or low in sentence.cues["kind_nouns"]
        or (sentence.tokens[index].shape == "n" and len(low) < _COUNT)
        or low in _QUOTES
    )


def _acting(sentence: Sentence, start: int, args: Sequence[Arg], more: Sequence[Arg]) -> bool:
    """A country beside a body, as subject or object: ``Singapore and the World Bank``."""
    if {args[-1].type, more[0].type} != {"institution", "place"}:
        return False
    prep, _ = governor(sentence, start)
    return not prep or prep in sentence.cues["together"]


def _alike(args: Sequence[Arg], more: Sequence[Arg]) -> bool:
    """Actors coordinate with actors, happenings with happenings, places with places."""
    return bool(args and more) and _SORTS[args[-1].type] == _SORTS[more[0].type]
