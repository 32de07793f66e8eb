"""The cue phrases before names: ``con la presencia de``, ``organizado por``."""

from __future__ import annotations

from tejido.stating.cues import Cue, Phrase
from tejido.stating.governors import before_determined, joins, qualifies, verb_at
from tejido.stating.sentence import ACTORS, Sentence

__all__ = [
    "cue_before",
    "cue_exemplified",
    "cue_listing",
    "named_from",
    "opens_clause",
    "phrase_at",
]

_SEPARATORS = frozenset(",;")
_QUOTES = frozenset('"“«,')
_LISTED = 24
"""Common words that may stand between a cue phrase and the names of its list."""
_EXEMPLIFIED = 12
"""Tokens of a common noun, its number, and the words that names exemplify it by."""
_NOUN = 6
"""Words of a common noun that names behind a colon spell out."""
_PHRASE = 10
"""Words of a cue phrase."""
_LOOSE = 4
"""Words of a phrase that has an article, a noun and a preposition."""
_SMALL = 4
"""Letters of a small word, at most."""


def cue_before(sentence: Sentence, index: int) -> tuple[Cue, int] | None:
    """Return the cue phrase that ends right before a group, determiners aside, and its start."""
    for start in range(max(0, index - 9), index):
        for phrase, cue in _beginning(sentence, start, sentence.bare[start]):
            end = _spelt(sentence, start, phrase)
            if 0 < end <= index and _near(sentence, end, index):
                return cue, start
    return None


def cue_listing(sentence: Sentence, index: int, end: int) -> tuple[Cue, int] | None:
    """The cue phrase before common words that names go on: ``con la presencia de regidores y``.

    A name before a verb is its subject, whatever stands before.
    """
    if sentence.chunk_at(index).args[0].type not in ACTORS or not _listed(sentence, index, end):
        return None
    at = index - 1
    while at > index - _LISTED and _common(sentence, at):
        at -= 1
        if (found := _cue_ending(sentence, at + 1)) is not None:
            return found
    return None


def cue_exemplified(sentence: Sentence, index: int) -> tuple[Cue, int] | None:
    """The cue phrase before a common noun that names exemplify.

    ``con la participación de doce organizaciones, entre ellas A y B``.
    """
    at = before_determined(sentence, index)
    if not sentence.says(at, "exemplifying"):
        return None
    while at > index - _EXEMPLIFIED and _unnamed(sentence, at):
        if (found := _cue_ending(sentence, at)) is not None:
            return found
        at -= 1
    return None


def _unnamed(sentence: Sentence, index: int) -> bool:
    """Whether a token may stand in a common noun and behind it: no name, no verb."""
    worded = sentence.free(index) and sentence.tokens[index].shape in "wn"
    return sentence.low(index) == "," or (worded and not verb_at(sentence, index))


def _cue_ending(sentence: Sentence, end: int) -> tuple[Cue, int] | None:
    """The cue phrase that ends right before a token, and where it begins."""
    for start in range(max(0, end - 1 - _PHRASE), end):
        for phrase, cue in _beginning(sentence, start, sentence.low(start)):
            if _spelt(sentence, start, phrase) == end:
                return cue, start
    return None


def _listed(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a person goes on a list: a join word or a comma before, no verb behind."""
    at = before_determined(sentence, index)
    staff = sentence.low(at - 1) in sentence.grammar.words.collectives
    low = sentence.low(at - 2 if staff and sentence.says(at, "sources") else at)
    behind = end + (sentence.low(end) == ",")
    return (low in _SEPARATORS or joins(sentence, low)) and not verb_at(sentence, behind)


def opens_clause(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a group stands between a comma and a verb: it is the subject of its clause."""
    at = before_determined(sentence, index)
    if not sentence.shows(at - joins(sentence, sentence.low(at)), ","):
        return False
    owner = end + 1  # "el Museo de la Cancillería auspicia"
    while sentence.says(end, "of") and sentence.free(owner):
        owner += 1
    if sentence.says(end, "of") and owner < sentence.size and owner - end < _SMALL:
        number = sentence.cover[owner]
        end = next((k for k in range(owner, sentence.size) if sentence.cover[k] != number), end)
    return verb_at(sentence, end)


def named_from(sentence: Sentence, index: int, many: bool) -> int:
    """Where the common noun begins that names, one or ``many``, spell out, else ``index``.

    ``conformada por doce organizaciones: A, B y C``; ``parte de dos acciones de la FAO: A y B``;
    behind a comma a number tells: ``por dos organismos, A y B``.
    """
    sign = before_determined(sentence, _before_calling(sentence, index))
    noun = _before_complement(sentence, sign)
    first = noun
    while first > noun - _NOUN and _counts(sentence, first - 1):
        first -= 1
    several = sentence.low(noun - 1).endswith("s") or sentence.low(first + 1).endswith("s")
    counted = many and sentence.shows(sign, ",") and _number(sentence, first)
    told = several and 0 < first < noun and (sentence.shows(sign, ":") or counted)
    return first if told else index


def _before_complement(sentence: Sentence, sign: int) -> int:
    """Return the token behind a noun whose complement ends at a sign: ``tres redes de X:``."""
    at = sign - 1
    if at <= 0 or sentence.free(at) or not sentence.shows(sign, ":"):
        return sign
    while at > 0 and sentence.cover[at] == sentence.cover[sign - 1]:
        at -= 1
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        if sentence.says(at, "contractions"):
            break
        at -= 1
    linked = sentence.says(at, "of") or sentence.says(at, "at")
    return at if linked and sentence.low(at - 1).endswith("s") else sign


def _number(sentence: Sentence, at: int) -> bool:
    """Whether a number stands at a token, or a word for one: ``dos``, ``varios``, ``12``."""
    return (
        sentence.tokens[at].shape == "n" or sentence.low(at) in sentence.grammar.words.indefinites
    )


def _before_calling(sentence: Sentence, index: int) -> int:
    """Return where the title before a name begins: ``Mr. Abdel Abid``."""
    at = index - 1 - sentence.shows(index - 1, ".")
    return (
        at if sentence.free(at) and sentence.low(at) in sentence.grammar.words.callings else index
    )


def _counts(sentence: Sentence, index: int) -> bool:
    """Whether a word may stand in the common noun that names spell out, or before it."""
    low = sentence.low(index)
    worded = sentence.free(index) and sentence.tokens[index].shape in "wn"
    return worded and low not in sentence.cues["prepositions"]


def _common(sentence: Sentence, index: int) -> bool:
    """Whether a word may stand in the common words of a list: no name, verb or preposition."""
    low = sentence.low(index)
    if not sentence.free(index):
        return index >= 0 and sentence.chunk_at(index).args[0].type == "place"
    if low in sentence.cues["exemplifying"]:
        return True
    if low in sentence.grammar.verbs:
        return False
    counted = sentence.tokens[index].shape == "n" or low in sentence.cues["of"]
    return low in _SEPARATORS or counted or joins(sentence, low) or qualifies(sentence, index)


def phrase_at(sentence: Sentence, index: int) -> bool:
    """Whether a cue phrase begins at a token: what stands behind it is no list member."""
    phrases = _beginning(sentence, index, sentence.low(index))
    return any(_spelt(sentence, index, phrase) for phrase, _ in phrases)


def _beginning(sentence: Sentence, start: int, first: str) -> tuple[Phrase, ...]:
    """The cue phrases that a word and the one behind it may open, the longest first."""
    phrases = sentence.cues.phrases.get(first)
    if phrases is None:
        return ()
    return phrases.get(sentence.low(start + 1), ()) + phrases.get("", ())


def _spelt(sentence: Sentence, start: int, phrase: tuple[str, ...]) -> int:
    """Return the token behind a phrase that is spelt from ``start`` on, 0 when it is not.

    Its last word may be contracted (``a cargo del``); one word of praise may stand on each side
    of its noun: ``con la valiosa participación virtual de``.
    """
    at, last, loose = start, phrase[-1], len(phrase) >= _LOOSE
    for number, word in enumerate(phrase):
        inner = loose and number >= len(phrase) - 2
        if sentence.low(at) != word and inner and _praises(sentence, at):
            at += 1
        low = sentence.low(at)
        if word is last and loose and joins(sentence, low):
            at = _past_second(sentence, at)
            low = sentence.low(at)
        if low != word and (word is not last or sentence.cues.fold.get(low, low) != word):
            return 0
        at += 1
    return at


def _past_second(sentence: Sentence, at: int) -> int:
    """Return the token behind a second noun of a phrase: ``con la presencia y el apoyo de``."""
    noun = at + 1 + (sentence.low(at + 1) in sentence.grammar.words.determiners)
    return noun + 1 if _praises(sentence, noun) else at


def _praises(sentence: Sentence, index: int) -> bool:
    """Whether a token may be an adjective beside a noun: a word in lower case, no verb."""
    low = sentence.low(index)
    plain = sentence.free(index) and sentence.tokens[index].shape == "w" and len(low) > _SMALL
    return plain and low not in sentence.grammar.verbs and low not in sentence.cues["prepositions"]


def _near(sentence: Sentence, end: int, index: int) -> bool:
    person = sentence.chunk_at(index).args[0].type == "person"
    return all(
        sentence.cover[at] < 0 and (_passes(sentence, at) or (person and qualifies(sentence, at)))
        for at in range(end, index)
    )


def _passes(sentence: Sentence, index: int) -> bool:
    """Whether a word may stand between a cue phrase and its group: ``junto con personal de``."""
    low, words = sentence.low(index), sentence.grammar.words
    return (
        low in words.determiners
        or low in words.collectives
        or low in words.adjectives
        or low in sentence.cues["cue_fillers"]
        or low in sentence.cues["editions"]
        or low in _QUOTES
        or low in words.ordinals
    )
