"""Spanish verb forms as predicates: voice and modality from mood, auxiliaries and neighbours."""

from __future__ import annotations

from tejido.marking.verbs import Form
from tejido.stating.sentence import Sentence
from tejido.stating.verbgroup import Predicate, auxiliary, before, denied, governs, helps

__all__ = ["spanish_predicate"]

_HELPED = frozenset({"participle"})
_NOMINAL = frozenset({"participle", "gerund", "infinitive"})
"""Moods that may stand behind ``estar``; of another one is an adjective: ``estuvo presente``."""
_PLANNING = frozenset({"finite", "future", "participle"})
_AUXILIARY_MODALITY = {"future": "planned", "conditional": "", "subjunctive": "", "infinitive": ""}


def spanish_predicate(
    sentence: Sentence, index: int, readings: tuple[Form, ...]
) -> Predicate | None:
    """Return the predicate that a verb form makes, None when it is a noun or an auxiliary."""
    moods = {form.mood: form for form in readings}
    if sentence.low(index) in sentence.grammar.words.demonstratives:
        return None
    if not _NOMINAL & moods.keys() and auxiliary(sentence, index, "passives") is not None:
        return None
    finite = moods.get("finite") or moods.get("future")
    if "participle" in moods and _collective(sentence, index):
        return None
    if "participle" in moods and "finite" not in moods:
        determined = sentence.low(index - 1) in sentence.grammar.words.determiners
        if determined and sentence.free(index - 1):
            return None
        return _participle(sentence, index, moods["participle"].lemma)
    if finite is not None:
        return _finite(sentence, index, finite)
    if "gerund" in moods:
        return _gerund(sentence, index, moods["gerund"].lemma)
    if "infinitive" in moods:
        return _infinitive(sentence, index, moods["infinitive"].lemma)
    if _nominal(sentence, index):
        return None  # "en nombre de", "del presente convenio"
    planned = "subjunctive" in moods and _agreed(sentence, index)
    return _personal(sentence, index, readings[0].lemma, "planned" if planned else "")


def _collective(sentence: Sentence, index: int) -> bool:
    """Whether a participle is a noun of people here: ``y delegados de la FAO``."""
    noun = sentence.low(index) in sentence.grammar.words.collectives
    return noun and sentence.says(index + 1, "sources")


def _personal(
    sentence: Sentence, index: int, lemma: str, modality: str, verb: int | None = None
) -> Predicate:
    """A verb group from ``index`` on, its reflexive pronoun before it."""
    reflexive = sentence.low(index - 1) in sentence.cues["reflexives"]
    voice = "se" if reflexive else "active"
    return Predicate(index - reflexive, index if verb is None else verb, lemma, voice, modality)


def _finite(sentence: Sentence, index: int, form: Form) -> Predicate | None:
    if helps(sentence, index, form.lemma, _HELPED) or _progresses(sentence, index, form.lemma):
        return None
    if _nominal(sentence, index) and not _with_object(sentence, index, form):
        return None
    return _personal(sentence, index, form.lemma, "planned" if form.mood == "future" else "stated")


def _progresses(sentence: Sentence, index: int, lemma: str) -> bool:
    """Whether a verb only says that the one behind it is under way: ``están organizando``."""
    behind = sentence.grammar.verbs.get(sentence.low(index + 1), ())
    gerund = bool(behind) and all(form.mood == "gerund" for form in behind)
    return gerund and lemma in sentence.cues["progressives"]


def _with_object(sentence: Sentence, index: int, form: Form) -> bool:
    """Whether the article before a verb is its object: ``la mesa la integran A y B``."""
    return form.number == "p" and sentence.says(index - 1, "object_articles")


def _nominal(sentence: Sentence, index: int) -> bool:
    """Whether a form is a noun, by the word before it: ``la firma``, ``para el desarrollo``."""
    low, cues = sentence.low(index - 1), sentence.cues
    determined = low in sentence.grammar.words.determiners and low not in cues["object_pronouns"]
    nominal = determined or low in cues["nominal"]
    past = sentence.low(index).endswith(tuple(cues["past_endings"]))
    return not past and (nominal or _asked_for(sentence, index))


def _asked_for(sentence: Sentence, index: int) -> bool:
    """Whether a form is the noun that a cue asks for behind its verb: ``se dieron cita``."""
    forms = sentence.grammar.verbs.get(sentence.low(index - 1), ()) if index else ()
    cues = (cue for form in forms for cue in sentence.cues.verbs.get(form.lemma, ()))
    return any(sentence.low(index) in cue.near for cue in cues)


def _agreed(sentence: Sentence, index: int) -> bool:
    """Whether a verb of planning governs the clause: ``se acordó que ... se celebre``."""
    for at in range(index - 1, -1, -1):
        if sentence.free(at) and governs(sentence, at, {"finite"}):
            opens = sentence.cues["clause_openers"]
            return any(sentence.low(k) in opens for k in range(at, index))
    return False


def _participle(sentence: Sentence, index: int, lemma: str) -> Predicate:
    passive = auxiliary(sentence, index, "passives")
    if passive is not None:
        return _passive(sentence, index, lemma, *passive)
    perfect = auxiliary(sentence, index, "perfects")
    if perfect is not None:
        at, form = perfect
        return _personal(sentence, at, lemma, "stated" if form.mood == "finite" else "", index)
    return Predicate(index, index, lemma, "participle", "stated", sentence.low(index)[-2:])


def _gerund(sentence: Sentence, index: int, lemma: str) -> Predicate | None:
    """``organizando el foro``, ``están organizando el foro``; ``siendo`` helps a participle."""
    if helps(sentence, index, lemma, _HELPED):
        return None
    progressive = auxiliary(sentence, index, "progressives")
    if progressive is None:
        return Predicate(index, index, lemma, "gerund", "stated")
    at, form = progressive
    return _personal(sentence, at, lemma, "stated" if form.mood == "finite" else "", index)


def _passive(sentence: Sentence, index: int, lemma: str, at: int, form: Form) -> Predicate:
    """``fue firmado``, ``ha sido firmado``, ``será firmado``."""
    if form.mood == "gerund" and (under_way := auxiliary(sentence, at, "progressives")):
        at, form = under_way  # "está siendo impartido"
    perfect = auxiliary(sentence, at, "perfects") if form.mood == "participle" else None
    modality = _AUXILIARY_MODALITY.get(form.mood, "stated")
    return Predicate(perfect[0] if perfect else at, index, lemma, "passive", modality)


def _infinitive(sentence: Sentence, index: int, lemma: str) -> Predicate:
    at = before(sentence, index)
    if _tells(sentence, at) or (lemma in sentence.cues["shown"] and _given(sentence, at)):
        return Predicate(at, index, lemma, "active", "stated")
    planned = _planned(sentence, at)
    return Predicate(index, index, lemma, "active", "planned" if planned else "", aims=not planned)


def _tells(sentence: Sentence, at: int) -> bool:
    """Whether an infinitive behind a word tells a fact: ``al firmar``, ``después de firmar``."""
    after = sentence.says(at, "of") and sentence.low(at - 1) in sentence.cues["afterwards"]
    return sentence.says(at, "told") or after


def _given(sentence: Sentence, at: int) -> bool:
    """Whether a verb of giving governs an infinitive: ``dio a conocer``."""
    forms = sentence.grammar.verbs.get(sentence.low(at - 1), ())
    giving = any(form.lemma in sentence.cues["giving"] and form.mood == "finite" for form in forms)
    return giving and sentence.says(at, "verb_links") and not denied(sentence, at - 1)


def _planned(sentence: Sentence, at: int) -> bool:
    """Whether a verb of planning governs an infinitive: ``acordaron firmar``, ``va a lanzar``."""
    if not sentence.free(at):
        return False
    if sentence.low(at) in sentence.grammar.verbs:
        return governs(sentence, at, _PLANNING)
    linked = sentence.says(at, "verb_links") and sentence.free(at - 1)
    return linked and governs(sentence, at - 1, _PLANNING)
