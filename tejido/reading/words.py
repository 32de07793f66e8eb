"""The word lists of reading and marking, each read once from its data file."""

from __future__ import annotations

from functools import cache
from typing import Any

from tejido.errors import LexiconError
from tejido.project import lexicon

__all__ = ["LANGUAGES", "alternatives", "given_names", "table", "word_set"]

LANGUAGES = ("es", "en")


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """Return the lexicon file ``lexicon/LANGUAGE/NAME.yaml`` as a dictionary.

    Raises:
        LexiconError: the file is missing, broken or no mapping; the message names it.
    """
    import yaml

    path = lexicon(language, f"{name}.yaml")
    try:
        with path.open(encoding="utf-8") as file:
            data = yaml.load(file, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}; restore the file") from error
    if not isinstance(data, dict):
        raise LexiconError(f"{path}: holds no mapping; restore the file")
    return data


@cache
def word_set(language: str, name: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon file, case-folded; ``language`` ``*``: of all languages."""
    languages = LANGUAGES if language == "*" else (language,)
    found = (table(each, name).get(key) or () for each in languages)
    return frozenset(str(word).casefold() for words in found for word in words)


def alternatives(words: frozenset[str]) -> str:
    """Return a regular expression that matches any of ``words``, the longest first."""
    import re

    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def given_names() -> frozenset[str]:
    """Return the given names of all languages, case-folded."""
    keys = ("given", "given_f", "given_m")
    return frozenset(name for key in keys for name in word_set("*", "persons", key))
