"""What may stand between the members of a list, and is skipped to reach the next one."""

from __future__ import annotations

from tejido.stating.governors import joins
from tejido.stating.sentence import Arg, Sentence

__all__ = [
    "before_last",
    "chunk_end",
    "common_tail",
    "opens_member",
    "past_brackets",
    "past_capacity",
    "past_exemplified",
    "past_origin",
    "past_people",
    "past_separators",
    "past_unread",
]

_SEPARATORS = frozenset(",;/")
_COUNT = 4
"""Digits of the number that counts a member of a list."""
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


def past_people(sentence: Sentence, arg: Arg, index: int) -> int:
    """Skip whom of a body a list counts before its next member: ``UNICEF staff and FAO``."""
    words = sentence.grammar.words
    people = arg.type == "institution" and sentence.low(index) in words.collectives
    return index + 1 if people and words.language == "en" else index


def past_origin(sentence: Sentence, arg: Arg, index: int) -> int:
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
    own = arg.type == "person" or (arg.type == "institution" and _from_place(sentence, index))
    at = index + (own and sentence.low(index) == ",")
    of = sentence.low(at) in sentence.cues["sources"]
    if not (of or sentence.low(at) in sentence.cues["at"]) or at + 1 >= len(sentence.tokens):
        return index
    placed = sentence.cover[at + 1] >= 0 and sentence.chunk_at(at + 1).args[0].type == "place"
    end = chunk_end(sentence, at + 1) if placed else index
    return end if of or sentence.low(end) == ";" or _listed_on(sentence, arg, end) else index


def _listed_on(sentence: Sentence, arg: Arg, end: int) -> bool:
    """Whether a list goes on behind the place of a body: ``the Guild in Lima, the Trust``."""
    body = past_separators(sentence, end)
    while sentence.free(body) and sentence.low(body) in sentence.grammar.words.determiners:
        body += 1
    if arg.type != "institution" or not sentence.shows(end, ",") or not 0 <= body < sentence.size:
        return False
    return sentence.cover[body] >= 0 and sentence.chunk_at(body).args[0].type == "institution"


def _from_place(sentence: Sentence, comma: int) -> bool:
    """Whether commas set off where a body is from: ``la Red del Agua, de Chile;``."""
    at = comma + 2
    placed = at < sentence.size and not sentence.free(at)
    if not placed or sentence.low(comma + 1) not in sentence.cues["sources"]:
        return False
    end = chunk_end(sentence, at)
    closed = sentence.low(end) in _SEPARATORS or joins(sentence, sentence.low(end))
    return closed and sentence.chunk_at(at).args[0].type == "place"


def past_capacity(sentence: Sentence, index: int) -> int:
    """Skip as what a member of a list is there: ``Ana Paz, como presidenta; Luis Soto``."""
    if not sentence.shows(index, ",") or not sentence.says(index + 1, "serving_as"):
        return index
    end = index + 2
    while end < index + _INSERTED and _plain(sentence, end):
        end += 1
    return end if sentence.low(end) in {",", ";"} and end > index + 2 else index


def past_exemplified(sentence: Sentence, at: int) -> int:
    """Skip a common noun whose members follow: ``UNICEF and local groups including the Union``."""
    end = at
    while end < at + _UNREAD and _plain(sentence, end) and not sentence.says(end, "exemplifying"):
        end += 1
    shown = end > at + 1 and sentence.says(end, "exemplifying")
    return end + 1 if shown else at


def past_unread(sentence: Sentence, at: int) -> int:
    """Skip a member that names nobody: ``la FAO, Comisarías de Familia, la Policía y el Ejército``.

    It begins with a capital and has no verb, and the list goes on behind it.
    """
    end = at
    while sentence.free(end) and end < at + _UNREAD and _unread(sentence, end):
        end += 1
    if before_last(sentence, at):
        return past_separators(sentence, _capitals_end(sentence, at))
    listed = end > at + 1 and sentence.tokens[at].shape == "W" and sentence.shows(end, ",")
    if not listed and (common := _common_noun(sentence, at)):
        return past_separators(sentence, common)
    return past_separators(sentence, end) if listed else at


def _common_noun(sentence: Sentence, start: int) -> int:
    """Return the token behind a noun that stands for a member, 0 without one.

    It is definite, or bare in the plural before the last member: ``la FAO, la cooperación suiza y
    la UE``, ``UNICEF, trade unions and the Elm Chamber``.
    """
    end = start + 1
    while end <= start + _COMMON and _plain(sentence, end):
        end += 1
    definite = sentence.low(start) in sentence.grammar.words.definites
    last = joins(sentence, sentence.low(end))
    if definite:
        return end if end > start + 2 and (sentence.shows(end, ",") or last) else 0
    words = (sentence.low(at) for at in range(start, end))
    several = _plain(sentence, start) and any(word.endswith("s") for word in words)
    return end if several and last and sentence.shows(start - 1, ",") else 0


def _plain(sentence: Sentence, at: int) -> bool:
    """Whether a token is a word in lower case that is neither verb, preposition nor join word."""
    if not sentence.free(at) or sentence.tokens[at].shape != "w":
        return False
    low = sentence.low(at)
    linking = sentence.says(at, "prepositions") or joins(sentence, low)
    return not linking and low not in sentence.grammar.verbs


def common_tail(sentence: Sentence, at: int) -> bool:
    """Whether a list ends in common nouns: ``, civil society, teachers and businesses``."""
    end = at
    while end < at + _INSERTED and (_plain(sentence, end) or sentence.low(end) == ","):
        end += 1
    return end > at and joins(sentence, sentence.low(end)) and _plain(sentence, end + 1)


def before_last(sentence: Sentence, at: int) -> bool:
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


def past_separators(sentence: Sentence, at: int) -> int:
    """Skip commas, join words and what stands between two commas behind one."""
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


def opens_member(sentence: Sentence, index: int) -> bool:
    """Whether a word may open a member of a list: ``y de la``, ``y el personal``."""
    low, words = sentence.low(index), sentence.grammar.words
    return (
        low in words.determiners
        or low in words.collectives
        or low in words.adjectives
        or low in words.evaluatives
        or low in words.place_nouns
        or low in sentence.cues["list_links"]
        or low in sentence.cues["kind_nouns"]
        or (sentence.tokens[index].shape == "n" and len(low) < _COUNT)
        or low in _QUOTES
    )
