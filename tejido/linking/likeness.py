"""How alike two names are, and in what way: slips of the pen, acronyms, names cut short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from tejido.linking.confusable import skeleton, stem
from tejido.linking.counts import differ
from tejido.linking.keys import LITTLE
from tejido.linking.normal import normal

__all__ = ["Name", "alike", "fits", "name_of", "one_slip"]

_SLIP, _GENDER, _SOUND, _LOOK = 0.93, 0.7, 0.97, 0.9
_ORDER, _LONGER, _CUT = 0.85, 0.7, 0.85
_INITIALS, _FEW_INITIALS, _SYLLABLES = 0.9, 0.75, 0.8
_FEW = 3
"""So few initials fit many names."""
_PIECE = 4
"""Letters of one word in an acronym of syllables (``Inmujeres``: the last word may stand whole)."""
_LONG = 6
"""Letters of an acronym that is read like a word, slips and all."""
_LEAST = 4
"""Letters of a word in which a slip leaves it what it was."""


class Name(NamedTuple):
    """A name in the forms that are compared.

    ``text`` is its normal form, ``words`` the telling words of that, ``stems`` how they sound;
    ``looks`` its skeleton; ``acronym`` says that it may be one.
    """

    written: str
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    looks: str
    acronym: bool


@lru_cache(maxsize=1 << 16)
def name_of(written: str) -> Name:
    """Return the forms of a written name."""
    text = normal(written)
    spoken = text.split()
    telling = tuple(word for word in spoken if word not in LITTLE) or tuple(spoken)
    acronym = len(spoken) == 1 and sum(map(str.isupper, written)) > 1
    return Name(written, text, telling, tuple(map(stem, telling)), skeleton(written), acronym)


def alike(one: Name, other: Name, known: Collection[str] = ()) -> tuple[float, str]:
    """Return how alike two names are, in (0, 1], and why; (0, "") when they are not.

    Why: ``name`` (equal), ``spelling``, ``acronym``, ``shorter`` (the tail left out) or ``words``
    (in another order, or one word more). A slip does not turn one of the ``known`` words into
    another.
    """
    if one.text == other.text:
        return (1.0, "name")
    if one.looks == other.looks:
        return (_LOOK, "spelling")
    if one.acronym or other.acronym:
        return _abbreviated(one, other)
    found = _spelled(one, other, known) or _cut(one, other) or _longer(one, other)
    return (0.0, "") if found is None or _counted_apart(one, other) else found


def _counted_apart(one: Name, other: Name) -> bool:
    """Names of a series: the second forum, the forum of 2023."""
    ours, theirs = _figures(one.words), _figures(other.words)
    pair = (one.written,), (other.written,)
    return ours != theirs or differ(*pair, "es") or differ(*pair, "en")


def _figures(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _abbreviated(one: Name, other: Name) -> tuple[float, str]:
    if len(one.words) == len(other.words):
        slip = min(len(one.text), len(other.text)) >= _LONG and one_slip(one.text, other.text)
        return (_LOOK, "spelling") if slip else (0.0, "")
    short, full = (one, other) if one.acronym else (other, one)
    if short.text == full.words[0]:
        return (_CUT, "shorter")
    return (fits(short.text, full.words), "acronym")


@lru_cache(maxsize=1 << 15)
def fits(acronym: str, words: tuple[str, ...]) -> float:
    """Return how well a lower-case acronym fits telling words: by initials, else by syllables."""
    if len(words) < 2 or len(acronym) < _FEW:
        return 0.0
    if acronym == "".join(word[0] for word in words):
        return _FEW_INITIALS if len(acronym) == _FEW else _INITIALS
    return _SYLLABLES if len(acronym) > _FEW and _syllables(acronym, words) else 0.0


def _syllables(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of all words, in order (``SEGOB``, ``Conavim``)."""
    if not words or not acronym:
        return not words and not acronym
    first, rest = words[0], words[1:]
    longest = len(first) if not rest else _PIECE
    size = 0
    while size < min(longest, len(acronym), len(first)) and acronym[size] == first[size]:
        size += 1
        if _syllables(acronym[size:], rest):
            return True
    return False


def _spelled(one: Name, other: Name, known: Collection[str]) -> tuple[float, str] | None:
    """Words that sound the same or differ by a slip, in the same order or in another."""
    if len(one.words) != len(other.words):
        return None
    if one.stems == other.stems or sorted(one.stems) != sorted(other.stems):
        return _paired(one.words, other.words, known, 1.0, "spelling")
    pairs = sorted(zip(one.stems, one.words, strict=True))
    others = sorted(zip(other.stems, other.words, strict=True))
    words = [word for _, word in pairs], [word for _, word in others]
    return _paired(*words, known, _ORDER, "words")


def _paired(
    ours: Sequence[str], theirs: Sequence[str], known: Collection[str], score: float, why: str
) -> tuple[float, str] | None:
    for one, other in zip(ours, theirs, strict=True):
        score *= 1.0 if one == other else _word(one, other, known)
    return (score, why) if score else None


def _word(one: str, other: str, known: Collection[str]) -> float:
    """Return how surely one word is the other, written with a slip."""
    sound = stem(one) == stem(other)
    if not sound and ((one in known and other in known) or not one_slip(one, other)):
        return 0.0
    return _GENDER if _gender(one) != _gender(other) else _SOUND if sound else _SLIP


def _gender(word: str) -> str:
    last = word.removesuffix("s")[-1:]
    return last if last in "ao" else ""


def one_slip(one: str, other: str) -> bool:
    """Tell whether one letter put, left out, exchanged, or moved by one makes two words equal."""
    one, other = sorted((one, other), key=len)
    if len(one) < _LEAST or len(other) > len(one) + 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    moved = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or moved == other[at:]


def _cut(one: Name, other: Name) -> tuple[float, str] | None:
    short, full = (one, other) if len(one.words) < len(other.words) else (other, one)
    size = len(short.words)
    return (_CUT, "shorter") if size > 1 and full.words[:size] == short.words else None


def _longer(one: Name, other: Name) -> tuple[float, str] | None:
    """One word more somewhere inside."""
    more = Counter(one.stems), Counter(other.stems)
    short, full = sorted(more, key=Counter.total)
    return (
        (_LONGER, "words")
        if short.total() > _FEW and not short - full and (full.total() == short.total() + 1)
        else None
    )
