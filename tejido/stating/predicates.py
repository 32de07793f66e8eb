"""Predicates of a sentence: verbs with voice and modality, between which arguments are sought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tejido.marking.verbs import Form
from tejido.marking.words import Words
from tejido.stating.cues import Cues
from tejido.stating.sentence import Sentence

__all__ = ["Predicate", "predicates"]


class Predicate(NamedTuple):
    """A verb in a sentence.

    ``start`` is the first token of the verb group, ``index`` the verb, ``voice`` is ``active``,
    ``passive``, ``se`` or ``participle``; ``modality`` is ``stated``, ``planned`` or empty when the
    clause denies, wishes or only aims (such a predicate makes no claim but still ends clauses).
    """

    start: int
    index: int
    lemma: str
    voice: str
    modality: str
    ending: str = ""


class _Finder:
    def __init__(self, sentence: Sentence, verbs: Mapping[str, tuple[Form, ...]],
                 words: Words, cues: Cues) -> None:
        self.s, self.verbs, self.words, self.cues = sentence, verbs, words, cues

    def before(self, index: int) -> int:
        """Return the last token before ``index`` that is no adverb, clitic or negation."""
        at = index - 1
        sets = self.cues.sets
        while self.s.free(at) and (
            self.s.low(at) in sets["adverbs"] or self.s.low(at) in {"lo", "le", "les", "nos"}
            or self.s.low(at).endswith("mente") or (self.s.low(at).endswith("ly") and self.words.language == "en")
        ):
            at -= 1
        return at

    def auxiliary(self, index: int, kind: str) -> tuple[int, Form] | None:
        """Return the auxiliary (``passives`` or ``perfects``) right before a participle."""
        at = self.before(index)
        if not self.s.free(at):
            return None
        for form in self.verbs.get(self.s.low(at), ()):
            if form.lemma in self.cues.sets[kind]:
                return at, form
        return None

    def denied(self, start: int) -> bool:
        negations = self.cues.sets["negations"]
        for at in range(start - 1, max(-1, start - 5), -1):
            if not self.s.free(at) or self.s.low(at) in {",", ";", ":", ".", "("}:
                return False
            if self.s.low(at) in negations:
                follows = self.s.low(at + 1)
                return follows not in {"solo", "sólo", "solamente", "only"}
        return False

    def at(self, index: int) -> Predicate | None:
        readings = self.verbs.get(self.s.low(index))
        if not readings:
            return None
        found = self.english(index, readings) if self.words.language == "en" else self.spanish(index, readings)
        if found is not None and found.modality and (self.denied(found.start) or self.refused(index)):
            return found._replace(modality="")
        return found

    def refused(self, index: int) -> bool:
        """Whether ``not`` follows an English auxiliary or copula: ``is not a member``."""
        return self.words.language == "en" and self.s.low(index + 1) in {"not", "never"}

    # -- Spanish ------------------------------------------------------------------------------

    def spanish(self, index: int, readings: tuple[Form, ...]) -> Predicate | None:
        low, previous = self.s.low(index), self.s.low(index - 1)
        moods = {form.mood: form for form in readings}
        if low in self.words.demonstratives:
            return None
        if "participle" in moods and "finite" not in moods and previous in self.words.determiners and self.s.free(index - 1):
            return None
        if "participle" in moods and "finite" not in moods:
            return self.participle(index, moods["participle"].lemma)
        finite = moods.get("finite") or moods.get("future")
        if finite is not None:
            nominal = (previous in self.words.determiners and previous not in {"se", "le", "lo"}) or previous in {
                "de", "con", "por", "para", "sin", "en", "a", "del", "al", "su", "sus"}
            if nominal and not low.endswith(("ó", "aron", "ieron", "eron")):
                return None
            if self.s.low(index - 1) not in {"", ","} and not self.s.free(index - 1) and index == 0:
                return None
            modality = "planned" if finite.mood == "future" else "stated"
            if finite.lemma in self.cues.sets["perfects"] | self.cues.sets["passives"] and self.auxiliary_only(index):
                return None
            reflexive = previous in self.cues.sets["reflexives"]
            start = index - 1 if reflexive else index
            return Predicate(start, index, finite.lemma, "se" if reflexive else "active", modality)
        if "gerund" in moods:
            return Predicate(index, index, moods["gerund"].lemma, "gerund", "stated")
        if "infinitive" in moods:
            return self.infinitive(index, moods["infinitive"].lemma)
        if "subjunctive" in moods or "conditional" in moods:
            reflexive = previous in self.cues.sets["reflexives"]
            modality = "planned" if "subjunctive" in moods and self.agreed(index) else ""
            return Predicate(index - reflexive, index, readings[0].lemma, "se" if reflexive else "active", modality)
        return None

    def agreed(self, index: int) -> bool:
        """Whether a verb of planning governs the clause: ``se acordó que ... se celebre``."""
        for at in range(index - 1, -1, -1):
            if self.s.free(at) and any(
                form.lemma in self.cues.sets["plans"] and form.mood == "finite"
                for form in self.verbs.get(self.s.low(at), ())
            ):
                return any(self.s.low(k) == "que" for k in range(at, index))
        return False

    def participle(self, index: int, lemma: str) -> Predicate | None:
        passive = self.auxiliary(index, "passives")
        if passive is not None:
            at, form = passive
            perfect = self.auxiliary(at, "perfects") if form.mood == "participle" else None
            start = perfect[0] if perfect else at
            modality = {"future": "planned", "conditional": "", "subjunctive": "", "infinitive": ""}.get(form.mood, "stated")
            return Predicate(start, index, lemma, "passive", modality)
        perfect = self.auxiliary(index, "perfects")
        if perfect is not None:
            at, form = perfect
            reflexive = self.s.low(at - 1) in self.cues.sets["reflexives"]
            modality = "stated" if form.mood in {"finite"} else ""
            return Predicate(at - reflexive, index, lemma, "se" if reflexive else "active", modality)
        return Predicate(index, index, lemma, "participle", "stated", self.s.low(index)[-2:])

    def infinitive(self, index: int, lemma: str) -> Predicate | None:
        at = self.before(index)
        previous = self.s.low(at) if self.s.free(at) else ""
        if previous == "al" or (previous == "tras" or (previous == "de" and self.s.low(at - 1) in {"después", "luego"})):
            return Predicate(at, index, lemma, "active", "stated")
        governor = self.verbs.get(previous, ()) if self.s.free(at) else ()
        governor = governor or (self.verbs.get(self.s.low(at - 1), ()) if previous in {"a", "de"} and self.s.free(at - 1) else ())
        planned = any(form.lemma in self.cues.sets["plans"] and form.mood in {"finite", "future", "participle"} for form in governor)
        return Predicate(index, index, lemma, "active", "planned" if planned else "")

    # -- English ------------------------------------------------------------------------------

    def english(self, index: int, readings: tuple[Form, ...]) -> Predicate | None:
        previous = self.s.low(index - 1)
        moods = {form.mood: form for form in readings}
        if previous in self.words.determiners or previous in {"of", "for", "with", "in", "on"} and "gerund" not in moods:
            return None
        at = self.before(index)
        helper = self.s.low(at) if self.s.free(at) else ""
        if "participle" in moods:
            lemma = moods["participle"].lemma
            if lemma in self.cues.sets["passives"] and self.auxiliary_only(index):
                return None
            passive = self.auxiliary(index, "passives")
            if passive is not None:
                return self.english_passive(index, lemma, passive[0])
            if self.auxiliary(index, "perfects") is not None:
                return Predicate(at, index, lemma, "active", "stated")
            if self.reduced(index):
                return Predicate(index, index, lemma, "participle", "stated")
            return Predicate(index, index, lemma, "active", "stated")
        lemma = readings[0].lemma
        if "gerund" in moods:
            told = helper in self.cues.sets["told"] or helper in {"", ","} or self.auxiliary(index, "passives") is not None
            progressive = self.auxiliary(index, "passives") is not None
            return Predicate(index, index, lemma, "active" if progressive else "gerund", "stated" if told else "")
        if "finite" in moods:
            if lemma in self.cues.sets["passives"] | self.cues.sets["perfects"] and self.auxiliary_only(index):
                return None
            return Predicate(index, index, lemma, "active", "stated")
        return self.bare(index, lemma, helper, at)

    def auxiliary_only(self, index: int) -> bool:
        """Whether an auxiliary is followed by the participle it helps."""
        at = index + 1
        while self.s.low(at) in self.cues.sets["adverbs"] or self.s.low(at) in {"not", "been", "being"} or self.s.low(at).endswith("ly"):
            at += 1
        helped = {"participle", "gerund"} if self.words.language == "en" else {"participle"}
        return any(form.mood in helped for form in self.verbs.get(self.s.low(at), ()))

    def english_passive(self, index: int, lemma: str, at: int) -> Predicate:
        before = self.before(at)
        helper = self.s.low(before)
        modality = "stated"
        if helper == "to" and (not self.s.free(before - 1) or self.s.low(before - 1) in {",", ")", '"', "”"}):
            return Predicate(before, index, lemma, "participle", "planned")
        if helper in {"will", "to", "shall"}:
            modality = "planned" if helper != "to" or self.s.low(before - 1) in {"scheduled", "planned", "set", "expected"} else ""
        elif helper in self.cues.sets["wishes"]:
            modality = ""
        return Predicate(min(at, before + 1), index, lemma, "passive", modality)

    def reduced(self, index: int) -> bool:
        """Whether a past form is a participle behind its noun: ``the workshop organized by X``."""
        following = self.s.low(index + 1)
        if following == "by":
            return True
        left = [g for g in self.s.groups if g.end <= index]
        if not left or not any(a.type in {"event", "agreement", "programme"} for a in left[-1].args):
            return False
        return following in {"in", "at", "on", "from", "between", "to", "for", "with"} or following in {"", ",", "."}

    def bare(self, index: int, lemma: str, helper: str, at: int) -> Predicate | None:
        if lemma in self.cues.sets["passives"] | self.cues.sets["perfects"] and self.auxiliary_only(index):
            return None
        if helper in {"will", "shall"}:
            return Predicate(at, index, lemma, "active", "planned")
        if helper == "to":
            if any(self.s.low(k) in self.cues.sets["ordinal_first"] for k in range(max(0, at - 6), at)):
                return Predicate(index, index, lemma, "active", "stated")
            governor = {form.lemma for form in self.verbs.get(self.s.low(at - 1), ())}
            return Predicate(index, index, lemma, "active", "planned" if governor & self.cues.sets["plans"] else "")
        if helper == "would" and any(self.s.low(k) == "that" for k in range(at)):
            return Predicate(at, index, lemma, "active", "planned")
        if helper in self.cues.sets["wishes"] or helper in {"can", "cannot"}:
            return Predicate(index, index, lemma, "active", "")
        if at >= 0 and not self.s.free(at):
            return Predicate(index, index, lemma, "active", "stated")
        if helper in self.cues.sets["relatives"] or helper in {"and", ")"}:
            return Predicate(index, index, lemma, "active", "stated")
        return None


def _bounded(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sign ends the clause between a verb of wishing and a later verb."""
    return any(
        sentence.free(at) and (sentence.tokens[at].shape == "." or sentence.low(at) in {"y", "and", "que", "which", "who"})
        for at in range(start + 1, end)
    )


def predicates(
    sentence: Sentence, verbs: Mapping[str, tuple[Form, ...]], words: Words, cues: Cues
) -> Iterator[Predicate]:
    """Yield the predicates of a sentence in order."""
    finder = _Finder(sentence, verbs, words, cues)
    wished = -1
    for index in range(len(sentence.tokens)):
        if sentence.cover[index] < 0 and sentence.tokens[index].shape in "wW":
            found = finder.at(index)
            if found is not None:
                if found.modality and 0 <= wished and not _bounded(sentence, wished, found.start):
                    found = found._replace(modality="")
                if found.lemma in cues.sets["wishes"] and found.voice == "active":
                    wished = index
                yield found
