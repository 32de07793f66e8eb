"""Verb forms of both languages, conjugated by rule from the lists of infinitives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tejido.errors import LexiconError
from tejido.marking.conjugation import Form, conjugate_en, conjugate_es
from tejido.project import lexicon
from tejido.reading.words import table, word_set

__all__ = ["Form", "forms_in", "verb_forms"]


def _inflected(form: str, found: Form) -> Iterator[tuple[str, Form]]:
    """Yield a Spanish participle in its four forms, any other form as it is."""
    if found.mood == "participle" and form.endswith("o"):
        for ending, number in (("o", "s"), ("a", "s"), ("os", "p"), ("as", "p")):
            yield form[:-1] + ending, found._replace(number=number)
    else:
        yield form, found


def _conjugated(entry: str, language: str) -> Iterator[tuple[str, Form]]:
    if language == "en":
        yield from conjugate_en(entry, word_set("en", "verbforms", "doubled"))
    else:
        for form, found in conjugate_es(entry):
            yield from _inflected(form, found)


def _entries(language: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of every verb of ``verbs.txt``, in its order."""
    path = lexicon(language, "verbs.txt")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); restore the file") from error
    for number, line in enumerate(lines, 1):
        for entry in () if line.startswith("#") else line.split():
            try:
                yield from list(_conjugated(entry, language))
            except (ValueError, KeyError, IndexError) as error:
                raise LexiconError(
                    f"{path}:{number}: {entry!r} is no verb entry; see the file's first lines"
                ) from error


def _small(form: str, language: str) -> bool:
    """Whether a Spanish form is nearly always a small word and no verb (``una`` of ``unir``)."""
    if language != "es":
        return False
    short = len(form) < 4 and form not in word_set("es", "verbforms", "short")
    return short or form in word_set("es", "verbforms", "particles")


@cache
def verb_forms(language: str) -> dict[str, tuple[Form, ...]]:
    """Return every known verb form of a language (lower case) with its readings.

    Raises:
        LexiconError: the list of verbs is missing or an entry is malformed.
    """
    forms: dict[str, dict[Form, None]] = {}
    for form, reading in _entries(language):
        forms.setdefault(form, {})[reading] = None
    for form, (lemma, number) in table(language, "verbforms")["irregular"].items():
        forms.setdefault(form, {})[Form(lemma, "finite", number)] = None
    return {form: tuple(found) for form, found in forms.items() if not _small(form, language)}


@cache
def forms_in(language: str, *moods: str) -> frozenset[str]:
    """Return the verb forms of a language that have a reading in one of some moods."""
    forms = verb_forms(language)
    return frozenset(form for form, found in forms.items() if any(f.mood in moods for f in found))
