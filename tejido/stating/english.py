"""English verb forms as predicates: voice and modality from mood, auxiliaries and neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.marking.tokens import possessive
from tejido.marking.verbs import Form
from tejido.stating.sentence import Group, Sentence
from tejido.stating.ties import tied_participle
from tejido.stating.verbgroup import Predicate, auxiliary, before, governs, helps

__all__ = ["english_predicate"]

_HELPED = frozenset({"participle", "gerund"})
_ENDS_PHRASE = frozenset({"", ",", "."})
_SEPARATORS = frozenset({",", "–", "—", "-"})
_FRESH = frozenset({",", ")", '"', "”"})


def english_predicate(
    sentence: Sentence, index: int, readings: tuple[Form, ...]
) -> Predicate | None:
    """Return the predicate that a verb form makes, None when it is a noun or an auxiliary."""
    moods = {form.mood: form for form in readings}
    if sentence.shows(index - 1, "-"):
        return _compounded(sentence, index, moods.get("participle"))
    if "participle" in moods and tied_participle(sentence, index):
        return Predicate(index, index, moods["participle"].lemma, "participle", "stated")
    if _proper(sentence, index) or _nominal(sentence, index, "gerund" in moods):
        return None
    if "participle" in moods:
        return _past(sentence, index, moods["participle"].lemma)
    lemma = readings[0].lemma
    if helps(sentence, index, lemma, _HELPED) or _bound_to(sentence, index, lemma):
        return None
    if "gerund" in moods:
        listed = sentence.says(index, "exemplifying") and _separated(sentence, index)
        return None if listed else _gerund(sentence, index, lemma)
    if "finite" in moods:
        governed = _governed(sentence, index) or _plural(sentence, index)
        return None if governed else Predicate(index, index, lemma, "active", "stated")
    return _bare(sentence, index, lemma)


def _separated(sentence: Sentence, index: int) -> bool:
    """Whether a comma or a dash stands before: ``leaders from three states, including A``."""
    return sentence.low(index - 1) in _SEPARATORS


def _compounded(sentence: Sentence, index: int, form: Form | None) -> Predicate | None:
    """``EU-funded``: a participle tied to the name of its agent; its group begins at the hyphen."""
    if form is None or index < 2 or sentence.free(index - 2):
        return None
    return Predicate(index - 1, index, form.lemma, "participle", "stated")


def _nominal(sentence: Sentence, index: int, gerund: bool) -> bool:
    """Whether a form is a noun, by the word before it: ``the launch``, ``of support``.

    A gerund is one too before the word of its source: ``with funding from``.
    """
    low = sentence.low(index - 1)
    owned = index > 0 and possessive(sentence.tokens[index - 1]) > 0
    determined = owned or low in sentence.grammar.words.determiners
    if sentence.says(index - 1, "relatives") and _inflected(sentence, index):
        return False  # "an event that took place"
    verbal = gerund and not sentence.says(index + 1, "sources")
    return determined or (low in sentence.cues["nominal"] and not verbal)


def _inflected(sentence: Sentence, index: int) -> bool:
    """Whether a form is told from the bare verb, a noun too: ``took``, no ``launch``."""
    low = sentence.low(index)
    return all(form.lemma != low for form in sentence.grammar.verbs.get(low, ()))


def _governed(sentence: Sentence, index: int) -> bool:
    """Whether a form in ``-s`` is a noun behind its verb: ``offered opening remarks``.

    So is one behind an adjective: ``medicines and medical supplies``.
    """
    forms, at = sentence.grammar.verbs, index - 1
    before = sentence.low(at)
    described = sentence.free(at) and sentence.tokens[at].shape == "w" and before not in forms
    if described and before.endswith(tuple(sentence.cues["adjective_endings"])):
        return sentence.low(index).endswith("s")
    if any(form.mood == "gerund" for form in forms.get(sentence.low(at), ())):
        at -= 1
    told = forms.get(sentence.low(at), ()) if sentence.free(at) else ()
    return any(form.mood in {"finite", "participle"} and form.number != "s" for form in told)


def _plural(sentence: Sentence, index: int) -> bool:
    """Whether a form in ``-s`` is a noun behind another: ``officials of the project states,``."""
    noun = not sentence.free(index - 1) and sentence.tokens[index - 1].shape == "w"
    return noun and (sentence.shows(index + 1, ",.;") or sentence.says(index + 1, "coordinators"))


def _proper(sentence: Sentence, index: int) -> bool:
    """Whether a capital inside a whole sentence makes a name of a form: ``Head of Finance``."""
    capital = index > 0 and sentence.tokens[index].capital
    whole = sentence.tokens[-1].text == "."
    return capital and whole and sentence.tokens[index - 1].shape != "."


def _past(sentence: Sentence, index: int, lemma: str) -> Predicate | None:
    """A form in ``-ed``: past, perfect, passive, or the participle of a reduced clause."""
    if lemma in sentence.cues["passives"] and helps(sentence, index, lemma, _HELPED):
        return None
    passive = auxiliary(sentence, index, "passives")
    if passive is not None:
        return _passive(sentence, index, lemma, passive[0])
    perfect = auxiliary(sentence, index, "perfects")
    if perfect is not None:
        return Predicate(perfect[0], index, lemma, "active", "stated")
    voice = "participle" if _reduced(sentence, index) else "active"
    return Predicate(index, index, lemma, voice, "stated")


def _passive(sentence: Sentence, index: int, lemma: str, at: int) -> Predicate:
    helper = before(sentence, at)
    to = sentence.low(helper) in sentence.cues["infinitive_signs"]
    if to and (not sentence.free(helper - 1) or sentence.low(helper - 1) in _FRESH):
        return Predicate(helper, index, lemma, "participle", "planned")
    modality = _passive_modality(sentence, helper)
    first = helper - 1 if to and _bound_to(sentence, helper - 1, "") else min(at, helper + 1)
    return Predicate(first, index, lemma, "passive", modality)


def _bound_to(sentence: Sentence, index: int, lemma: str) -> bool:
    """Whether ``is`` stands before ``to be`` and a participle: what is planned."""
    signs, passives = sentence.cues["infinitive_signs"], sentence.cues["passives"]
    forms = sentence.grammar.verbs.get(sentence.low(index), ())
    is_ = lemma in passives or any(form.lemma in passives for form in forms)
    return is_ and sentence.low(index + 1) in signs and sentence.low(index + 2) in passives


def _passive_modality(sentence: Sentence, helper: int) -> str:
    """``will be held`` and ``scheduled to be held`` are planned, ``to be held`` tells nothing."""
    low, cues = sentence.low(helper), sentence.cues
    if low in cues["infinitive_signs"]:
        return "planned" if sentence.low(helper - 1) in cues["planned"] else ""
    if low in cues["futures"]:
        return "planned"
    return "" if low in cues["wishes"] else "stated"


def _reduced(sentence: Sentence, index: int) -> bool:
    """Whether a past form is a participle behind its noun: ``the workshop organized by X``."""
    following = sentence.low(index + 1)
    behind = sentence.low(index + 2) if sentence.says(index + 1, "verb_particles") else following
    if behind in sentence.cues["by"]:
        return True
    left = [group for group in sentence.groups if group.end <= index]
    if not left or not _happening(sentence, left):
        return False
    if sentence.says(index + 1, "adverbs") and sentence.shows(index - 1, ","):
        following = sentence.low(index + 2)
    return following in sentence.cues["behind_participle"] or following in _ENDS_PHRASE


def _happening(sentence: Sentence, left: Sequence[Group]) -> bool:
    """Whether a happening stands last, or whose it is: ``the meeting of the Council held in``."""
    of = left[-1].prep in sentence.cues["of"] and len(left) > 1
    return left[-1].happens or (of and left[-2].happens and left[-2].end == left[-1].opening)


def _gerund(sentence: Sentence, index: int, lemma: str) -> Predicate:
    at = before(sentence, index)
    helper = sentence.low(at) if sentence.free(at) else ""
    progressive = auxiliary(sentence, index, "passives")
    if progressive is not None:
        return Predicate(progressive[0], index, lemma, "active", "stated")
    told = helper in {"", ","} or helper in sentence.cues["told"]
    return Predicate(index, index, lemma, "gerund", "stated" if told else "")


def _bare(sentence: Sentence, index: int, lemma: str) -> Predicate | None:
    """A bare form: planned behind ``will``, a fact behind a subject, else often a noun."""
    at = before(sentence, index)
    if sentence.low(index) in sentence.grammar.words.collectives and not sentence.free(at):
        return None  # "the UNDP team"
    if sentence.says(at, "futures") or _reported(sentence, at):
        return Predicate(at, index, lemma, "active", "planned")
    here = Predicate(index, index, lemma, "active", "stated")
    if sentence.says(at, "infinitive_signs"):
        return here._replace(modality=_infinitive_modality(sentence, at))
    if sentence.says(at, "wishes") or sentence.says(at, "abilities"):
        return here._replace(modality="")
    return here if _has_subject(sentence, at) else None


def _reported(sentence: Sentence, at: int) -> bool:
    """Whether a clause behind ``that`` says what would happen."""
    opens = sentence.cues["clause_openers"]
    return sentence.says(at, "conditionals") and any(sentence.low(k) in opens for k in range(at))


def _infinitive_modality(sentence: Sentence, at: int) -> str:
    """``the first to sign`` tells a fact, ``plans to sign`` a plan, ``to sign`` nothing."""
    ordinals = sentence.cues["ordinal_first"]
    if any(sentence.low(k) in ordinals for k in range(max(0, at - 6), at)):
        return "stated"
    return "planned" if governs(sentence, at - 1) else ""


def _single(sentence: Sentence, at: int) -> bool:
    """Whether one happening ends at a token: ``the forum open`` lacks the ``s`` of a verb."""
    group = next((group for group in sentence.groups if group.end == at + 1), None)
    if group is None or len(group.args) > 1 or not group.happens:
        return False
    return not sentence.low(at).endswith("s")


def _has_subject(sentence: Sentence, at: int) -> bool:
    """Whether a bare form follows a name, a relative pronoun or a verb it is joined to."""
    if at >= 0 and not sentence.free(at):
        return not _single(sentence, at)
    joined = sentence.says(at, "coordinators") or sentence.shows(at, ")")
    if sentence.low(at - 2) in sentence.grammar.words.determiners and sentence.free(at - 1):
        return False  # "the central and state governments"
    return joined or sentence.says(at, "relatives")
