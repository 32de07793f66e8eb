"""Verb forms of both languages, conjugated by rule from the lists of infinitives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tejido.errors import LexiconError
from tejido.project import lexicon

__all__ = ["Form", "conjugate_en", "conjugate_es", "verb_forms"]


class Form(NamedTuple):
    """What a verb form is: its infinitive, ``mood`` and number (``s``, ``p`` or empty).

    ``mood`` is ``finite``, ``future``, ``conditional``, ``subjunctive``, ``participle``,
    ``gerund`` or ``infinitive``.
    """

    lemma: str
    mood: str
    number: str = ""


_ES_TABLE = {
    # class: (mood, number, ending) after the stem; * marks endings that stress the stem.
    "ar": (
        ("finite", "s", "a*"), ("finite", "p", "an*"), ("finite", "p", "amos"),
        ("finite", "s", "ó"), ("finite", "p", "aron"),
        ("finite", "s", "aba"), ("finite", "p", "aban"),
        ("subjunctive", "s", "e*"), ("subjunctive", "p", "en*"),
        ("subjunctive", "s", "ara"), ("subjunctive", "p", "aran"),
        ("participle", "s", "ado"), ("gerund", "", "ando"),
    ),
    "er": (
        ("finite", "s", "e*"), ("finite", "p", "en*"), ("finite", "p", "emos"),
        ("finite", "s", "ió"), ("finite", "p", "ieron"),
        ("finite", "s", "ía"), ("finite", "p", "ían"),
        ("subjunctive", "s", "a*"), ("subjunctive", "p", "an*"),
        ("subjunctive", "s", "iera"), ("subjunctive", "p", "ieran"),
        ("participle", "s", "ido"), ("gerund", "", "iendo"),
    ),
}
_ES_TABLE["ir"] = (*_ES_TABLE["er"], ("finite", "p", "imos"))
_STRONG = (("finite", "s", "o"), ("finite", "p", "ieron"), ("finite", "p", "eron"),
           ("subjunctive", "s", "iera"), ("subjunctive", "p", "ieran"))
_FUTURE = (("future", "s", "á"), ("future", "p", "án"), ("future", "p", "emos"),
           ("conditional", "s", "ía"), ("conditional", "p", "ían"))
_VOWEL = re.compile(r"[aeiouáéíóú]")


def _changed(stem: str, change: str) -> str:
    old, new = change.split(">")
    at = stem.rfind(old)
    return stem[:at] + new + stem[at + len(old):] if at >= 0 else stem


def _spelt(stem: str, ending: str, verb_class: str) -> str:
    """Keep the sound of the stem's last consonant before the ending (busca, busque)."""
    soft = ending[0] in "eéií"
    if verb_class == "ar" and soft:
        for old, new in (("c", "qu"), ("g", "gu"), ("z", "c"), ("gu", "gü")):
            if stem.endswith(old) and not (old == "g" and stem.endswith("gu")):
                return stem[: -len(old)] + new + ending
    if verb_class != "ar" and not soft:
        if re.search(r"[aeiou]c$", stem):
            return stem[:-1] + "zc" + ending
        if stem.endswith("gu"):
            return stem[:-1] + ending
        if stem.endswith("g"):
            return stem[:-1] + "j" + ending
    return stem + ending


def conjugate_es(entry: str) -> Iterator[tuple[str, Form]]:
    """Yield the third-person, first-person-plural and impersonal forms of a Spanish verb.

    ``entry`` is an infinitive with its irregularities after a colon (``reunir:u>ú``,
    ``tener:pret=tuv,fut=tendr,pres=tiene/tienen``).
    """
    lemma, _, notes = entry.partition(":")
    marks = [note for note in notes.split(",") if note]
    given = dict(mark.split("=") for mark in marks if "=" in mark)
    change = next((mark for mark in marks if ">" in mark), "")
    stem, verb_class = lemma[:-2], lemma[-2:].replace("í", "i")
    yield lemma, Form(lemma, "infinitive")
    for mood, number, raw in _ES_TABLE[verb_class]:
        ending = raw.rstrip("*")
        base = _changed(stem, change) if change and raw.endswith("*") else stem
        if change in {"e>i", "e>ie", "o>ue"} and verb_class == "ir" and ending[:2] in {"ió", "ie"}:
            base = _changed(stem, change[0] + ">" + {"e": "i", "o": "u"}[change[0]])
        if "y" in marks and ending[0] in "aei" and ending not in {"ido", "ía", "ían", "imos", "emos"}:
            base, ending = stem + "y", ending.removeprefix("i") if ending[:2] in {"ió", "ie"} else ending
        yield _spelt(base, ending, verb_class), Form(lemma, mood, number)
    for mood, number, ending in _FUTURE:
        yield given.get("fut", lemma) + ending, Form(lemma, mood, number)
    if "pret" in given:
        for mood, number, ending in _STRONG:
            spelt = given["pret"] + ending
            yield spelt.replace("hico", "hizo"), Form(lemma, mood, number)
        if lemma in {"ser", "ir"}:
            for form, number in (("fue", "s"), ("fueron", "p")):
                yield form, Form(lemma, "finite", number)
    for number, form in zip("sp", given.get("pres", "").split("/"), strict=False):
        if form:
            yield form, Form(lemma, "finite", number)
    participle = given.get("part")
    if participle:
        yield participle, Form(lemma, "participle", "s")


_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


def conjugate_en(entry: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of an English verb; ``entry`` may give past and participle after a colon."""
    lemma, _, irregular = entry.partition(":")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    double = lemma + lemma[-1] if _DOUBLED.match(lemma) or lemma in {"commit", "submit"} else stem
    soft = lemma[:-1] + "i" if re.search(r"[^aeiou]y$", lemma) else double
    third = lemma + "es" if re.search(r"(?:s|sh|ch|x|o)$", lemma) else lemma + "s"
    past, participle = irregular.split("/") if irregular else (soft + "ed", soft + "ed")
    yield lemma, Form(lemma, "infinitive")
    yield (soft + "es" if soft.endswith("i") else third), Form(lemma, "finite", "s")
    yield past, Form(lemma, "finite")
    yield participle, Form(lemma, "participle")
    yield double + "ing", Form(lemma, "gerund")


def _inflected(form: str, found: Form) -> Iterator[tuple[str, Form]]:
    """Yield a Spanish participle in its four forms, any other form as it is."""
    if found.mood == "participle" and form.endswith("o"):
        for ending, number in (("o", "s"), ("a", "s"), ("os", "p"), ("as", "p")):
            yield form[:-1] + ending, found._replace(number=number)
    else:
        yield form, found


_SHORT = {"es", "ha", "va", "da", "fue", "han", "van", "dan", "dio", "son", "era", "ser", "dar"}
_PARTICLES = {"una", "unan", "sobre", "para", "entre", "como", "este", "esta", "bajo", "tras", "mediante", "sean", "dado", "dada"}


def _small(form: str, language: str) -> bool:
    """Whether a Spanish form is nearly always a small word and no verb (``una`` of ``unir``)."""
    return language == "es" and (form in _PARTICLES or (len(form) < 4 and form not in _SHORT))


@cache
def verb_forms(language: str) -> dict[str, tuple[Form, ...]]:
    """Return every known verb form of a language (lower case) with its readings.

    Raises:
        LexiconError: the list of verbs is missing or an entry is malformed.
    """
    path = lexicon(language, "verbs.txt")
    forms: dict[str, list[Form]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error}); restore the file") from error
    conjugate = conjugate_es if language == "es" else conjugate_en
    for number, line in enumerate(lines, 1):
        for entry in () if line.startswith("#") else line.split():
            try:
                pairs = list(conjugate(entry))
            except (ValueError, KeyError, IndexError) as error:
                raise LexiconError(f"{path}:{number}: {entry!r} is no verb entry") from error
            for form, found in pairs:
                spread = _inflected(form, found) if language == "es" else ((form, found),)
                for spelt, reading in spread:
                    bucket = forms.setdefault(spelt, [])
                    if reading not in bucket:
                        bucket.append(reading)
    if language == "en":
        for spelt, lemma, number in (("is", "be", "s"), ("are", "be", "p"), ("were", "be", "p"), ("has", "have", "s")):
            forms.setdefault(spelt, []).append(Form(lemma, "finite", number))
    return {form: tuple(found) for form, found in forms.items() if not _small(form, language)}
