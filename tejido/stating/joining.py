"""Verbs that are joined to the one before, and what they take from it."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.clauses import Clauses
from tejido.stating.sentence import Arg, Sentence
from tejido.stating.verbgroup import Predicate

__all__ = ["coordinated", "joined", "too_many"]


def coordinated(clauses: Clauses, number: int) -> bool:
    """Whether a join word right before a verb ties it to the verb before: ``y firmó``."""
    sentence = clauses.sentence
    at = clauses.found[number].start - 1
    while sentence.says(at, "adverbs"):
        at -= 1
    joined = sentence.says(at, "coordinators")
    return joined and any(predicate.finite for predicate in clauses.found[:number])


def too_many(sentence: Sentence, here: Predicate, args: Sequence[Arg]) -> bool:
    """Whether several persons cannot do what a verb tells of one: ``A y B ...; agradeció``."""
    endings = sentence.grammar.words.endings["plural"]
    several = len(args) > 1 and all(arg.type == "person" for arg in args)
    forms = sentence.grammar.verbs.get(sentence.low(here.verb), ())
    single = bool(forms) and all(form.number == "s" for form in forms)
    return bool(endings) and several and here.start == here.verb and single


def joined(sentence: Sentence, start: int) -> bool:
    """Whether one of the three free words before a verb joins it on."""
    for at in range(start - 1, start - 4, -1):
        if not sentence.free(at):
            return False
        joins = sentence.says(at, "coordinators") or sentence.says(at, "alternatives")
        if joins or sentence.low(at) == ",":
            return True
    return False
