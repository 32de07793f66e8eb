"""A verb with its auxiliaries, and what stands before it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tejido.marking.verbs import Form
from tejido.stating.sentence import Sentence

__all__ = ["Predicate", "auxiliary", "before", "denied", "governs", "helps"]

_CLAUSE_SIGNS = frozenset(",;:.(")


class Predicate(NamedTuple):
    """A verb in a sentence.

    ``start`` is the first token of the verb group, ``verb`` the verb; ``voice`` is ``active``,
    ``passive``, ``se``, ``participle`` or ``gerund``; ``modality`` is ``stated``, ``planned`` or
    empty when the clause denies, wishes or only aims (such a predicate makes no claim but still
    ends clauses); ``ending`` the last letters of a Spanish participle, for its gender; ``aims``
    says that it is an infinitive that only tells a purpose.
    """

    start: int
    verb: int
    lemma: str
    voice: str
    modality: str
    ending: str = ""
    aims: bool = False

    @property
    def finite(self) -> bool:
        """Whether the verb can have a subject of its own: no participle, no gerund."""
        return self.voice not in {"participle", "gerund"}


def before(sentence: Sentence, index: int) -> int:
    """Return the last token before ``index`` that is no adverb or clitic."""
    at = index - 1
    while sentence.says(at, "clitics") or (sentence.free(at) and _adverb(sentence, at)):
        at -= 1
    return at


def _adverb(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    return low in sentence.cues["adverbs"] or low.endswith(sentence.grammar.adverb_endings)


def auxiliary(sentence: Sentence, index: int, kind: str) -> tuple[int, Form] | None:
    """Return the auxiliary (``passives`` or ``perfects``) right before a participle."""
    at = before(sentence, index)
    if not sentence.free(at):
        return None
    for form in sentence.grammar.verbs.get(sentence.low(at), ()):
        if form.lemma in sentence.cues[kind]:
            return at, form
    return None


def helps(sentence: Sentence, index: int, lemma: str, moods: Collection[str]) -> bool:
    """Whether a verb is but the auxiliary of a verb behind it: ``fue``, ``has not been``."""
    cues = sentence.cues
    if lemma not in cues["passives"] and lemma not in cues["perfects"]:
        return False
    at = index + 1
    while _adverb(sentence, at) or sentence.low(at) in cues["auxiliary_fillers"]:
        at += 1
    return any(form.mood in moods for form in sentence.grammar.verbs.get(sentence.low(at), ()))


def governs(sentence: Sentence, index: int, moods: Collection[str] = ()) -> bool:
    """Whether the word at ``index`` is a verb of planning (in one of ``moods``, when given)."""
    return any(
        form.lemma in sentence.cues["plans"] and (not moods or form.mood in moods)
        for form in sentence.grammar.verbs.get(sentence.low(index), ())
    )


def denied(sentence: Sentence, start: int) -> bool:
    """Whether a negation stands in the few words before a verb group: ``no se firmó``."""
    for at in range(start - 1, max(-1, start - 5), -1):
        if not sentence.free(at) or sentence.low(at) in _CLAUSE_SIGNS:
            return False
        if sentence.low(at) in sentence.cues["negations"]:
            return sentence.low(at + 1) not in sentence.cues["restrictions"]
    return False
