"""The lexicon of names of one language, read once from its data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tejido.errors import LexiconError
from tejido.marking.tokens import bare
from tejido.project import lexicon

__all__ = ["Head", "Words", "words"]

_TYPES = {"institution", "event", "programme", "agreement", "none"}


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of names, as ``heads.tsv`` gives it (its first lines explain the columns)."""

    lemma: str
    plural: str
    type: str
    kind: str
    agreement: str
    needs: str
    lower: str
    short: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A pattern that tells the kind of an institution from its name."""

    pattern: re.Pattern[str]
    kind: str
    overrides: frozenset[str]


@dataclass(frozen=True)
class Words:
    """All that the grammar of names needs to know of a language.

    ``heads`` maps the first word (lower case) of a head, singular or plural, to its readings:
    (all its words, head, is plural), longest first; ``bare_heads`` is the same without accents.
    """

    language: str
    heads: dict[str, tuple[tuple[tuple[str, ...], Head, bool], ...]]
    bare_heads: dict[str, tuple[tuple[tuple[str, ...], Head, bool], ...]]
    kinds: tuple[Kind, ...]
    sets: dict[str, frozenset[str]]
    links: dict[str, frozenset[str]]

    def __getattr__(self, name: str) -> frozenset[str]:
        """Return a word set of ``names.yaml`` by its key (``words.determiners``)."""
        try:
            return self.__dict__["sets"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); restore the file") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _heads(path: Path) -> Iterator[Head]:
    for number, row in _rows(path):
        cells = row + [""] * (8 - len(row))
        if len(row) < 7 or cells[2] not in _TYPES:
            raise LexiconError(f"{path}:{number}: a head needs seven columns and a known type")
        yield Head(*cells[:7], short=cells[7] == "short")


def _index(heads: list[Head], fold: bool) -> dict[str, tuple[tuple[tuple[str, ...], Head, bool], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Head, bool]]] = {}
    for head in heads:
        for form, plural in ((head.lemma, False), (head.plural, True)):
            if form and not (plural and form == head.lemma):
                forms = tuple((bare(form) if fold else form).split())
                index.setdefault(forms[0], []).append((forms, head, plural))
    return {
        word: tuple(sorted(found, key=lambda f: (-len(f[0]), f[2], f[0], f[1].lemma)))
        for word, found in index.items()
    }


def _kinds(path: Path) -> Iterator[Kind]:
    for number, row in _rows(path):
        try:
            yield Kind(re.compile(row[0]), row[1], frozenset(row[2].split() if len(row) > 2 else ()))
        except (re.error, IndexError) as error:
            raise LexiconError(f"{path}:{number}: {error}; correct the pattern") from error


@cache
def words(language: str) -> Words:
    """Return the lexicon of names of ``es`` or ``en``.

    Raises:
        LexiconError: a data file is missing or broken; the message names file and line.
    """
    import yaml

    path = lexicon(language, "names.yaml")
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}") from error
    heads = list(_heads(lexicon(language, "heads.tsv")))
    links = {weight: frozenset(found) for weight, found in data.pop("links").items()}
    return Words(
        language,
        _index(heads, fold=False),
        _index(heads, fold=True),
        tuple(_kinds(lexicon(language, "kinds.tsv"))),
        {key: frozenset(str(word) for word in found) for key, found in data.items()},
        links,
    )
