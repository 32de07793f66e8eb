"""Names of the ledger in a text, found by one automaton over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tejido.linking.folding import fold
from tejido.linking.ledger import Ledger
from tejido.model import Span

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Known", "find_each", "find_known"]

_APART = "\0"
"""What no name holds."""
_SUREST = ("name", "alias", "acronym", "former", "scoped", "former-scoped", "abbr", "weak")
_STRENGTH = {how: at for at, how in enumerate(_SUREST)}
_HOW = {"former-scoped": "scoped", "abbr": "place"}


class Known(NamedTuple):
    """A stretch of the text that the ledger knows: what it may mean, and how surely.

    ``ids`` are all entries it may name (many for a scoped name); ``how`` is ``name``, ``alias``,
    ``acronym``, ``former``, ``scoped``, ``weak`` or ``place``; ``type`` is their entity type.
    ``ambiguous`` is true when the words are also a common word, a given name or a surname, or
    a place known to few: look for a second cue.
    """

    span: Span
    ids: tuple[str, ...]
    how: str
    type: str
    ambiguous: bool = False


def find_known(text: str, span: Span, language: str, ledger: Ledger) -> list[Known]:
    """Return the longest, leftmost names of the ledger inside ``text[span]``, in order.

    Names of several words match whatever the accents and capitals, if one word has a capital;
    acronyms and one-word names as written, or an acronym of five letters as a word ("Unicef").
    ``text`` is NFC; spans are offsets in it.
    """
    return find_each(text, (span,), language, ledger)[0]


def find_each(text: str, spans: Sequence[Span], language: str, ledger: Ledger) -> list[list[Known]]:
    """Return what :func:`find_known` finds in each of some spans, by one search for all of them."""
    automaton, meanings = _automaton(ledger)
    folded = [f" {fold(text[span.start : span.end])} " for span in spans]
    found: list[list[Known]] = [[] for _ in spans]
    whole, at, behind, shift = _APART.join(folded), -1, 0, 0
    for start, end in _matches(whole, automaton, meanings):
        while start >= behind:
            at += 1
            shift = spans[at].start - behind
            behind += len(folded[at]) + len(_APART)
        where = Span(start + shift, end + shift - 1)
        if known := _known(text, where, whole[start:end], language, ledger):
            found[at].append(known)
    return found


def _known(text: str, where: Span, form: str, language: str, ledger: Ledger) -> Known | None:
    if text.startswith("$", where.end):
        return None  # "US$28"
    words = text[where.start : where.end]
    loud = words.isupper() and _loud(text, where)
    meaning = _meaning(words, form, language, loud, ledger)
    return Known(where, *meaning) if meaning else None


@lru_cache(maxsize=4)
def _automaton(ledger: Ledger) -> tuple[AhoCorasick, dict[str, Sequence[Sequence[str]]]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    meanings = dict(ledger.patterns)
    automaton = AhoCorasick(
        list(meanings),
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
        store_patterns=False,
    )
    return automaton, meanings


def _matches(
    folded: str, automaton: AhoCorasick, meanings: dict[str, Sequence[Sequence[str]]]
) -> Iterator[tuple[int, int]]:
    """Yield start and end of matches that end at a word's end; both include the space before."""
    for _, start, end in automaton.find_matches_as_indexes(folded):
        if not (folded[end].isalnum() and folded[end - 1].isalnum()):
            yield start, end
            continue
        shorter = folded.rfind(" ", start, end)
        while shorter > start and folded[start:shorter] not in meanings:
            shorter = folded.rfind(" ", start, shorter)
        if shorter > start:
            yield start, shorter


class _Meaning(NamedTuple):
    """What :class:`Known` says of words, wherever they stand."""

    ids: tuple[str, ...]
    how: str
    type: str
    ambiguous: bool = False


@lru_cache(maxsize=1 << 14)
def _meaning(words: str, form: str, language: str, loud: bool, ledger: Ledger) -> _Meaning | None:
    """Return what words mean among the entries that are written this way; None if none is.

    ``form`` is what the automaton found; ``loud`` says that the words stand among capitals.
    """
    if words in ledger.words.get(language, ()):
        return None
    if loud and words in ledger.words.get("capitals", ()):
        return None
    fitting = [
        (_STRENGTH[how], id_, how)
        for id_, how, written in ledger.patterns[form]
        if (
            _place_fits(words, written, loud)
            if how != "abbr" and ledger.type_of(id_) == "place"
            else _fits(words, written, how)
        )
    ]
    if not fitting:
        return None
    best, first, how = min(fitting)
    type_ = ledger.type_of(first)
    if len(fitting) == 1 and type_ != "place":
        return _Meaning((first,), _HOW.get(how, how), type_)
    ids = sorted({id_ for _, id_, _ in fitting if ledger.type_of(id_) == type_})
    if type_ == "place":
        return _Meaning(tuple(ids), "place", type_, _ambiguous(words, how, ids, ledger))
    surest = {id_ for at, id_, _ in fitting if at == best}
    return _Meaning(tuple(id_ for id_ in ids if id_ in surest), _HOW.get(how, how), type_)


def _fits(words: str, written: str, how: str) -> bool:
    """Tell whether words are capitalised as the written name of a body asks for."""
    if words == written and words[0].isupper():
        return True
    if how == "abbr" or " " not in written:
        as_word = how not in ("name", "abbr") and len(words) >= 5 and words.istitle()
        return as_word or _capitals(words) == _capitals(written)
    return words != words.lower() or (written.count(" ") > 2 and how in ("name", "alias"))


def _place_fits(words: str, written: str, loud: bool) -> bool:
    """Tell whether words are capitalised as a place's name, or stand among capitals."""
    if " " not in written:
        return words == written or (loud and len(words) > 3)
    given, asked = words.split(), written.split()
    skipped = 1 if len(asked) > 2 else 0  # "estado de México"
    pairs = list(zip(given, asked, strict=False))[skipped:]
    return all(one[0].isupper() for one, other in pairs if other[0].isupper())


def _capitals(words: str) -> list[bool]:
    return [char.isupper() for char in words]


def _loud(text: str, span: Span) -> bool:
    """Tell whether the words around a stretch, on its line, are in capitals too."""
    before = text[max(0, span.start - 20) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 20].partition("\n")[0]
    return (before + after).isupper()


def _ambiguous(words: str, how: str, ids: Sequence[str], ledger: Ledger) -> bool:
    """A weak name, a name that is a word too, or one only of divisions known to few."""
    if how == "weak" or fold(words) in ledger.words.get("ambiguous", ()):
        return True
    return all(
        ledger[id_].form == "state" and not id_.startswith("mx-") and id_ not in ledger.with_demonym
        for id_ in ids
    )
