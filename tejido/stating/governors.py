"""What stands before a group of names: its preposition, and what may come between."""

from __future__ import annotations

from tejido.stating.sentence import Sentence

__all__ = ["before_determined", "governor", "joins", "qualifies", "verb_at"]

_OPENING = frozenset('"“«(‘')
_LETTERS = 2
"""Letters of a title before a name, at most."""
_WORDS = 3
"""Words that may describe a collective noun."""
_EXAMPLES = 9
"""Tokens of a common noun that names exemplify."""
_VENUE = 12
"""Words of a venue."""
_PEOPLE = 9
"""Tokens of people and what they are of before their body."""
_OFFICE = 7
"""Tokens of an office and its field before the country it is of."""


def governor(sentence: Sentence, index: int) -> tuple[str, int]:
    """Return the preposition before a group and the token where the whole phrase begins.

    ``con personal de la Cruz Roja`` is governed by ``con``, ``en la segunda edición del Foro`` by
    ``en``; empty when nothing governs.
    """
    at = _before_determiners(sentence, index)
    if sentence.cover[index] < 0 or sentence.chunk_at(index).args[0].type != "event":
        at = _past_examples(sentence, at)
    if not sentence.free(at):
        return "", at + 1
    at -= sentence.shows(at, ":") and sentence.says(at - 1, "prepositions")  # "integrado por: A"
    at -= _counted(sentence, at, index)
    low, cues = sentence.low(at), sentence.cues
    if low in cues["of"] and sentence.low(at - 1) in cues["editions"]:
        return governor(sentence, at - 1)
    if _by_phrase(sentence, at):
        return next(iter(cues["by"])), at - 2
    placed = _of_venue(sentence, at, index) or _of_place(sentence, at)
    if placed is not None:
        return placed
    collective = _of_collective(sentence, at)
    if collective is not None:
        return governor(sentence, _before_count(sentence, _described(sentence, collective)))
    if low in cues["prepositions"]:
        return cues.fold.get(low, low), at
    return "", at + 1


def _counted(sentence: Sentence, at: int, index: int) -> bool:
    """Whether a number counts people of a body behind a preposition: ``for 56 UNICEF staff``."""
    counts = sentence.tokens[at].shape == "n" and sentence.says(at - 1, "prepositions")
    body = sentence.cover[index] >= 0 and sentence.chunk_at(index).args[0].type == "institution"
    behind = index
    while behind < sentence.size and sentence.cover[behind] == sentence.cover[index]:
        behind += 1
    return counts and body and sentence.low(behind) in sentence.grammar.words.collectives


def _described(sentence: Sentence, collective: int) -> int:
    """Where the words begin that describe a collective noun: ``to the surgical ward of``."""
    at = collective
    while at > collective - _WORDS and sentence.tokens[at - 1].shape == "w":
        if not (sentence.free(at - 1) and qualifies(sentence, at - 1)):
            break
        at -= 1
    determined = sentence.low(at) in sentence.grammar.words.determiners or (
        sentence.low(at - 1) in sentence.cues["prepositions"]
    )
    return at if determined else collective


def _past_examples(sentence: Sentence, at: int) -> int:
    """Return the preposition of what names exemplify: ``by bodies such as``, else ``at``."""
    words = sentence.cues["exemplifying"]
    begins = at - 1 if sentence.low(at - 1) in words else at
    if not sentence.says(at, "exemplifying") or joins(sentence, sentence.low(at - 1)):
        return at
    begins -= sentence.says(begins - 1, "prepositions")  # "entre ellos"
    for back in range(begins - 1, max(begins - _EXAMPLES, -1), -1):
        counted = sentence.says(back, "of") and sentence.tokens[back + 1].shape == "n"
        if sentence.says(back, "prepositions") and not counted:
            return back  # "a 45 bodies of 12 countries, among them"
        told = _describes(sentence, back) or sentence.low(back) == "," or counted
        if not sentence.free(back) or not told:
            break
    return at


def _by_phrase(sentence: Sentence, at: int) -> bool:
    """Whether the words up to a token tell the agent of a passive: ``por parte de``."""
    low = sentence.low
    last = sentence.cues.fold.get(low(at), low(at))
    return f"{low(at - 2)} {low(at - 1)} {last}" in sentence.cues["agent_phrases"]


def _before_determiners(sentence: Sentence, index: int) -> int:
    """Return the first token left of a group that is no part of its noun phrase."""
    words, low = sentence.grammar.words, sentence.low
    kind = sentence.chunk_at(index).args[0].type if sentence.cover[index] >= 0 else ""
    person, placed = kind == "person", kind == "place"
    determined = False
    at = index - 1
    while sentence.free(at) and low(at) not in sentence.cues["contractions"]:
        determined = determined or (person and low(at) in words.determiners)
        bare_person = person and not determined
        noun = placed and low(at) in words.place_nouns  # "de la región Lima"
        if not (noun or _modifies(sentence, at) or (bare_person and qualifies(sentence, at))):
            break
        at -= 1
    return at


def _modifies(sentence: Sentence, index: int) -> bool:
    """Whether a word may stand between a preposition and its noun: ``en la segunda``."""
    low, words = sentence.low(index), sentence.grammar.words
    return (
        low in words.determiners
        or low in _OPENING
        or low in words.ordinals
        or low in words.adjectives
        or low in words.evaluatives
        or low in words.demonstratives
    )


def _of_place(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The preposition before a common noun of place: ``en la ciudad de Xalapa``."""
    low, cues, words = sentence.low, sentence.cues, sentence.grammar.words
    if low(at - 1) not in words.place_nouns:
        return None
    if low(at) not in cues["of"] or low(at) in cues["contractions"]:
        return None
    back = at - 2
    while sentence.free(back) and back > at - 6 and _describes(sentence, back):
        back -= 1
    if not sentence.says(back, "prepositions"):
        return ("", back + 1) if back < at - 2 or not sentence.free(back) else None
    if low(back) in cues["of"] and low(back - 1) in words.place_nouns:
        outer = _of_place(sentence, back)  # "en 14 municipios de los departamentos de"
        return outer or (cues.fold.get(low(back), low(back)), back)
    return cues.fold.get(low(back), low(back)), back


def _of_venue(sentence: Sentence, at: int, index: int) -> tuple[str, int] | None:
    """The preposition before the venue that a place is of: ``en el auditorio municipal de Xalapa``.

    What a venue is part of may stand between: ``en la sala del Museo Regional de Xalapa``.
    """
    cues, low = sentence.cues, sentence.low
    if low(at) not in cues["of"] or index - at > 2:
        return None
    if sentence.cover[index] < 0 or sentence.chunk_at(index).args[0].type != "place":
        return None
    back = at - 1
    while back > at - _VENUE and _in_venue(sentence, back):
        back -= 1
    noun = next(
        (
            k
            for k in range(back + 1, at)
            if sentence.low(k) not in sentence.grammar.words.determiners
        ),
        at,
    )
    named = sentence.tokens[noun].shape == "W" and sentence.free(noun)  # "en el Panóptico de Loja"
    told = low(back) in cues["at"] and (named or low(noun) in cues["venues"])
    return (cues.fold.get(low(back), low(back)), back) if told else None


def _in_venue(sentence: Sentence, index: int) -> bool:
    """Whether a token may stand in the words of a venue: no verb, no sign, a body's name."""
    if not sentence.free(index):
        return index >= 0 and sentence.chunk_at(index).args[0].type == "institution"
    if sentence.low(index) in sentence.cues["of"] or sentence.tokens[index].shape == "A":
        return True
    return _describes(sentence, index) and sentence.low(index) not in sentence.cues["relatives"]


def _describes(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    worded = sentence.tokens[index].shape in "wWn" and low not in sentence.cues["prepositions"]
    return worded or low in sentence.grammar.words.determiners


def _of_collective(sentence: Sentence, at: int) -> int | None:
    """Where the collective noun begins that a body is of: ``representantes de``, ``UN staff``."""
    low, words = sentence.low, sentence.grammar.words
    if low(at) in sentence.cues["sources"]:
        back = at - 1 - joins(sentence, low(at - 1))  # "autoridades municipales y del Instituto"
        while _gathers(sentence, back) or _gathers_on(sentence, back):
            back -= 1
        if any(low(k) in words.collectives for k in range(back + 1, at)):
            return back + 1
        if (people := _people_of(sentence, at)) is not None:
            return people
        if (office := _officials(sentence, at)) is not None:
            return office
    return at if low(at) in words.collectives and words.language == "en" else None


def _people_of(sentence: Sentence, at: int) -> int | None:
    """Where people begin who are of a part of a body: ``alumnos de la carrera de Derecho de``."""
    back, words = at - 1, sentence.grammar.words
    while back > at - _PEOPLE and sentence.free(back) and not verb_at(sentence, back):
        if sentence.low(back) in words.collectives and sentence.says(back + 1, "sources"):
            return back
        small = sentence.tokens[back].shape in "wW" and sentence.low(back) not in words.closers
        other = sentence.says(back, "prepositions") and not sentence.says(back, "sources")
        if not small or other or joins(sentence, sentence.low(back)):
            return None
        back -= 1
    return None


def _officials(sentence: Sentence, at: int) -> int | None:
    """Where an office in the plural begins, that of countries: ``the foreign ministers of``."""
    back = at - 1
    while back > at - _OFFICE and _in_office(sentence, back):
        if not sentence.says(back, "offices"):
            back -= 1
            continue
        while sentence.tokens[back - 1].shape in "wW" and qualifies(sentence, back - 1):
            if sentence.says(back - 1, "articles") or not sentence.free(back - 1):
                break
            back -= 1
        return back
    return None


def _in_office(sentence: Sentence, index: int) -> bool:
    """Whether a token may stand in an office and its field: ``Ministers for Foreign Affairs``."""
    if not sentence.free(index):
        return False
    return sentence.says(index, "post_fillers") or qualifies(sentence, index)


def _before_count(sentence: Sentence, index: int) -> int:
    """Skip the count of a collective noun: ``a 30 agentes de``, ``un total de 30 agentes de``."""
    counted = sentence.free(index - 1) and sentence.tokens[index - 1].shape == "n"
    at = index - 1 - counted
    if sentence.says(at, "of") and sentence.says(at - 1, "quantities"):
        return at - 1
    return index - 1 if counted else index


def _gathers(sentence: Sentence, index: int) -> bool:
    low, words = sentence.low(index), sentence.grammar.words
    return sentence.free(index) and (low in words.adjectives or low in words.collectives)


def _gathers_on(sentence: Sentence, index: int) -> bool:
    """Whether a word joins two collective nouns: ``autoridades y especialistas de``."""
    low, words = sentence.low, sentence.grammar.words
    joined = sentence.free(index) and low(index) in words.joins
    return joined and sentence.free(index - 1) and low(index - 1) in words.collectives


def qualifies(sentence: Sentence, index: int) -> bool:
    """Whether a word before a person only says who it is: ``la matrona chilena``, ``Mtra.``."""
    low, token = sentence.low(index), sentence.tokens[index]
    if low == "." and token.end - token.start == 1:
        titled = index > 0 and sentence.tokens[index - 1].shape == "W"
        return titled and len(sentence.low(index - 1)) < 6
    words = sentence.grammar.words
    if token.shape == "A" and len(low) <= _LETTERS and token.text.isupper():
        return True  # "HE Ana Paz"
    return (
        token.shape in "wW"
        and low not in sentence.cues["prepositions"]
        and not joins(sentence, low)
        and low not in words.closers
        and (low not in sentence.grammar.verbs or low in words.grades)  # "Acting Director"
    )


def joins(sentence: Sentence, low: str) -> bool:
    """Whether a word adds a member to a list: ``y``, ``as well as``."""
    return low in sentence.grammar.joins


def before_determined(sentence: Sentence, index: int) -> int:
    """Return the first token left of ``index`` that is no determiner."""
    at = index - 1
    while sentence.free(at) and sentence.low(at) in sentence.grammar.words.determiners:
        at -= 1
    return at


def verb_at(sentence: Sentence, index: int) -> bool:
    """Whether a finite verb stands at a token, its pronoun aside."""
    at = index + sentence.says(index, "reflexives")
    forms = sentence.grammar.verbs.get(sentence.low(at), ())
    return sentence.free(at) and any(form.mood in {"finite", "future"} for form in forms)
