"""How verbs of both languages are conjugated, as far as reports use their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Form", "conjugate_en", "conjugate_es"]


class Form(NamedTuple):
    """What a verb form is: its infinitive, ``mood`` and number (``s``, ``p`` or empty).

    ``mood`` is ``finite``, ``future``, ``conditional``, ``subjunctive``, ``participle``,
    ``gerund`` or ``infinitive``.
    """

    lemma: str
    mood: str
    number: str = ""


_Endings = tuple[tuple[str, str, str], ...]
"""Mood, number and ending; a ``*`` marks endings that stress the stem."""


def _endings(table: str) -> _Endings:
    rows = (row.split() for row in table.strip().splitlines())
    return tuple(
        (mood, "" if number == "-" else number, ending)
        for mood, number, *endings in rows
        for ending in endings
    )


_AR = _endings("""
finite s a*
finite p an* amos
finite s ó
finite p aron
finite s aba
finite p aban
subjunctive s e*
subjunctive p en*
subjunctive s ara
subjunctive p aran
participle s ado
gerund - ando
""")
_ER = _endings("""
finite s e*
finite p en* emos
finite s ió
finite p ieron
finite s ía
finite p ían
subjunctive s a*
subjunctive p an*
subjunctive s iera
subjunctive p ieran
participle s ido
gerund - iendo
""")
_CLASSES = {"ar": _AR, "er": _ER, "ir": (*_ER, *_endings("finite p imos"))}
_STRONG = _endings("""
finite s o
finite p ieron eron
subjunctive s iera
subjunctive p ieran
""")
_FUTURE = _endings("""
future s á
future p án emos
conditional s ía
conditional p ían
""")
_SOFTENED = (("c", "qu"), ("g", "gu"), ("z", "c"), ("gu", "gü"))
_GIVEN = {"pret", "fut", "sub", "part", "pres"}
_KEEPS_I = {"ido", "ía", "ían", "imos", "emos"}


def _changed(stem: str, change: str) -> str:
    """Change the last vowel of a stem as ``OLD>NEW`` says."""
    old, new = change.split(">")
    at = stem.rfind(old)
    return stem[:at] + new + stem[at + len(old) :] if at >= 0 else stem


def _softened(stem: str) -> str:
    """Spell the stem of an ``-ar`` verb before e (busque, llegue, alcance)."""
    for old, new in _SOFTENED:
        if stem.endswith(old) and not (old == "g" and stem.endswith("gu")):
            return stem[: -len(old)] + new
    return stem


def _hardened(stem: str) -> str:
    """Spell the stem of an ``-er``/``-ir`` verb before a and o (conozca, siga, dirija)."""
    if re.search(r"[aeiou]c$", stem):
        return stem[:-1] + "zc"
    if stem.endswith("gu"):
        return stem[:-1]
    return stem[:-1] + "j" if stem.endswith("g") else stem


def _spelt(stem: str, ending: str, verb_class: str) -> str:
    """Join stem and ending so that the stem's last consonant keeps its sound."""
    soft = ending[0] in "eéií"
    if verb_class == "ar":
        return (_softened(stem) if soft else stem) + ending
    return (stem if soft else _hardened(stem)) + ending


class _Notes(NamedTuple):
    """The irregularities of a verb: a change of the stem, given stems and forms, ``y``."""

    change: str
    given: dict[str, str]
    with_y: bool


def _notes(written: str) -> _Notes:
    marks = [mark for mark in written.split(",") if mark]
    given = dict(mark.split("=") for mark in marks if "=" in mark)
    unknown = [mark for mark in marks if mark != "y" and not {">", "="} & set(mark)]
    if unknown or not given.keys() <= _GIVEN:
        raise ValueError(written)
    return _Notes(next((mark for mark in marks if ">" in mark), ""), given, "y" in marks)


def _stem(stem: str, raw: str, verb_class: str, notes: _Notes) -> tuple[str, str]:
    """Return stem and ending with the verb's changes (pide, pidió; construyó, construye)."""
    ending, change = raw.rstrip("*"), notes.change
    third = ending[:2] in {"ió", "ie"}
    if change in {"e>i", "e>ie", "o>ue"} and verb_class == "ir" and third:
        stem = _changed(stem, change[0] + ">" + {"e": "i", "o": "u"}[change[0]])
    elif change and raw.endswith("*"):
        stem = _changed(stem, change)
    if notes.with_y and ending[0] in "aei" and ending not in _KEEPS_I:
        return stem + "y", ending.removeprefix("i") if third else ending
    return stem, ending


def _regular(lemma: str, notes: _Notes) -> Iterator[tuple[str, Form]]:
    verb_class = lemma[-2:].replace("í", "i")
    for mood, number, raw in _CLASSES[verb_class]:
        stem, ending = _stem(lemma[:-2], raw, verb_class, notes)
        yield _spelt(stem, ending, verb_class), Form(lemma, mood, number)


def _strong(lemma: str, stem: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a strong preterite (tuvo, hizo, fue)."""
    for mood, number, ending in _STRONG:
        yield (stem + ending).replace("hico", "hizo"), Form(lemma, mood, number)
    if stem == "fu":
        yield "fue", Form(lemma, "finite", "s")
        yield "fueron", Form(lemma, "finite", "p")


def conjugate_es(entry: str) -> Iterator[tuple[str, Form]]:
    """Yield the third-person, first-person-plural and impersonal forms of a Spanish verb.

    ``entry`` is an infinitive with its irregularities after a colon (``reunir:u>ú``,
    ``tener:pret=tuv,fut=tendr,pres=tiene/tienen``).
    """
    lemma, _, written = entry.partition(":")
    notes = _notes(written)
    yield lemma, Form(lemma, "infinitive")
    yield from _regular(lemma, notes)
    for mood, number, ending in _FUTURE:
        yield notes.given.get("fut", lemma) + ending, Form(lemma, mood, number)
    if "pret" in notes.given:
        yield from _strong(lemma, notes.given["pret"])
    for number, form in zip("sp", notes.given.get("pres", "").split("/"), strict=False):
        if form:
            yield form, Form(lemma, "finite", number)
    if notes.given.get("part"):
        yield notes.given["part"], Form(lemma, "participle", "s")


_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
_SIBILANT = re.compile(r"(?:s|sh|ch|x|o)$")
_TO_I = re.compile(r"[^aeiou]y$")


def conjugate_en(entry: str, doubled: frozenset[str] = frozenset()) -> Iterator[tuple[str, Form]]:
    """Yield the forms of an English verb; ``entry`` may give past and participle after a colon.

    ``doubled`` holds the verbs of several syllables that double their last consonant.
    """
    lemma, _, irregular = entry.partition(":")
    silent = lemma.endswith("e") and not lemma.endswith("ee") and len(lemma) > 2
    stem = lemma[:-1] if silent else lemma
    double = lemma + lemma[-1] if _DOUBLES.match(lemma) or lemma in doubled else stem
    soft = lemma[:-1] + "i" if _TO_I.search(lemma) else double
    third = lemma + ("es" if _SIBILANT.search(lemma) else "s")
    past, participle = irregular.split("/") if irregular else (soft + "ed", soft + "ed")
    yield lemma, Form(lemma, "infinitive")
    yield (soft + "es" if soft.endswith("i") else third), Form(lemma, "finite", "s")
    yield past, Form(lemma, "finite")
    yield participle, Form(lemma, "participle")
    yield double + "ing", Form(lemma, "gerund")
