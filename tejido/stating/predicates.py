"""Predicates of a sentence: verbs with voice and modality, between which arguments are sought."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.marking.verbs import Form
from tejido.stating.english import english_predicate
from tejido.stating.sentence import Sentence
from tejido.stating.spanish import spanish_predicate
from tejido.stating.verbgroup import Predicate, denied

__all__ = ["predicates"]


def predicates(sentence: Sentence) -> Iterator[Predicate]:
    """Yield the predicates of a sentence in order."""
    wished, last = -1, None
    verbs = sentence.grammar.verbs
    for index, low in enumerate(sentence.bare):
        readings = verbs.get(low)
        found = _at(sentence, index, readings) if readings else None
        if found is None:
            continue
        if last is not None and _objects(sentence, last, found):
            continue
        if wished >= 0 and not _bounded(sentence, wished, found.start):
            found = found._replace(modality="")
        if found.lemma in sentence.cues["wishes"] and found.voice == "active":
            wished = index
        if last is not None and _shares(sentence, last, found):
            found = found._replace(voice="passive", modality=last.modality)
        last = found
        yield found


def _objects(sentence: Sentence, last: Predicate, here: Predicate) -> bool:
    """Whether what looks like a verb is a plural behind one: ``trains guides``."""
    beside = here.start == here.verb == last.verb + 1 and last.voice == here.voice == "active"
    return sentence.grammar.words.english and beside and sentence.low(here.verb).endswith("s")


def _shares(sentence: Sentence, last: Predicate, here: Predicate) -> bool:
    """Whether a participle shares the auxiliary of the last: ``presidida por A e integrada``."""
    told = here.voice == "participle" or _without_object(sentence, here)
    joined = sentence.says(here.start - 1, "coordinators") and told
    agent = any(sentence.says(at, "by") for at in range(last.verb + 1, here.start))
    one, other = (_agreement(sentence.low(each.verb)) for each in (last, here))
    return joined and agent and last.voice == "passive" and (not here.ending or one == other)


def _without_object(sentence: Sentence, here: Predicate) -> bool:
    """Whether an English past that may be a participle acts on nothing: ``carried out with``."""
    forms = sentence.grammar.verbs.get(sentence.low(here.verb), ())
    past = here.start == here.verb and any(form.mood == "participle" for form in forms)
    if not sentence.grammar.words.english or here.voice != "active" or not past:
        return False
    at = here.verb + 1
    while sentence.says(at, "verb_particles") or sentence.says(at, "adverbs"):
        at += 1
    return at >= sentence.size or sentence.says(at, "prepositions") or sentence.shows(at, ",.;")


def _agreement(participle: str) -> str:
    """The letters of a Spanish participle that tell its gender and number."""
    return participle[-2:] if participle.endswith("s") else participle[-1:]


def _at(sentence: Sentence, index: int, readings: tuple[Form, ...]) -> Predicate | None:
    if sentence.tokens[index].shape not in "wW" and not _shouted(sentence, index):
        return None
    english = sentence.grammar.words.language == "en"
    found = (english_predicate if english else spanish_predicate)(sentence, index, readings)
    refused = sentence.low(index + 1) in sentence.cues["refusals"]
    if found is not None and (refused or denied(sentence, found.start)):
        return found._replace(modality="")
    return found


def _shouted(sentence: Sentence, index: int) -> bool:
    """Whether a verb in capitals stands between words in capitals: ``COUNCIL MEETING HELD IN``."""
    beside = sentence.tokens[max(0, index - 1) : index + 2]
    return len(beside) > 2 and all(token.shape == "A" for token in beside)


def _bounded(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sign ends the clause between a verb of wishing and a later verb."""
    return any(
        sentence.free(at)
        and (sentence.tokens[at].shape == "." or sentence.low(at) in sentence.cues["clause_bounds"])
        for at in range(start + 1, end)
    )
