"""Head nouns of names (``comisión``, ``workshop``) and where they are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tejido.errors import LexiconError
from tejido.marking.rows import rows
from tejido.marking.tokens import bare
from tejido.model import KINDS

__all__ = ["Head", "HeadForm", "Heads", "head_index", "read_heads"]

_COLUMNS = {
    "type": (*KINDS, "none"),
    "kind": (),
    "gender or order": ("m", "f", "first", "last", "both"),
    "needs": ("none", "continuation", "proper", "optional"),
    "lower": ("no", "scoped", "yes"),
    "short": ("short", ""),
}
"""The columns behind the plural, and what may stand in them; the type tells the kinds."""
_HAPPENINGS = frozenset({"event", "programme", "agreement"})


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

    @property
    def body(self) -> bool:
        """Whether the head names an institution."""
        return self.type == "institution"

    @property
    def happening(self) -> bool:
        """Whether the head names an event, a programme or an agreement."""
        return self.type in _HAPPENINGS

    @property
    def noun(self) -> str:
        """The word that tells what it is: the first in Spanish, in English the last."""
        return self.lemma.split(" ")[0 if self.gender else -1]

    @property
    def gender(self) -> str:
        """The grammatical gender, ``m`` or ``f``, or an empty string."""
        return self.agreement if self.agreement in {"m", "f"} else ""

    @property
    def last(self) -> bool:
        """Whether an English head may stand at the end of its name (``Law Commission``)."""
        return self.agreement in {"last", "both"}

    @property
    def first(self) -> bool:
        """Whether an English head may stand at the beginning (``Ministry of Law``)."""
        return self.agreement in {"first", "both"}


class HeadForm(NamedTuple):
    """One form of a head: its words, the head, whether they are its plural."""

    words: tuple[str, ...]
    head: Head
    plural: bool


Heads = dict[str, tuple[HeadForm, ...]]
"""Forms of heads by their first word, those of most words first."""


def read_heads(path: Path) -> Iterator[Head]:
    """Yield the heads of a ``heads.tsv``.

    Raises:
        LexiconError: the file cannot be read, or a row lacks columns or has an unknown value.
    """
    for number, row in rows(path):
        if not 7 <= len(row) <= 8 or not row[0].strip():
            raise LexiconError(
                f"{path}:{number}: a head has seven or eight columns, tabs between them, not "
                f"{len(row)}; the first lines of the file name them"
            )
        lemma, plural, type_, kind, agreement, needs, lower, short = (*row, "")[:8]
        for (name, allowed), value in zip(_COLUMNS.items(), (*row, "")[2:8], strict=True):
            known = allowed or KINDS.get(type_, (kind,))
            if value not in known:
                told = ", ".join(filter(None, known))
                raise LexiconError(f"{path}:{number}: unknown {name} {value!r}; one of {told}")
        yield Head(lemma, plural, type_, kind, agreement, needs, lower, short == "short")


def head_index(heads: Iterable[Head], *, fold: bool) -> Heads:
    """Return the forms of heads by first word; ``fold`` takes the accents off."""
    index: dict[str, list[HeadForm]] = {}
    for head in heads:
        for form, plural in ((head.lemma, False), (head.plural, True)):
            if form and not (plural and form == head.lemma):
                found = HeadForm(tuple((bare(form) if fold else form).split()), head, plural)
                index.setdefault(found.words[0], []).append(found)
    return {word: tuple(sorted(found, key=_longest)) for word, found in index.items()}


def _longest(form: HeadForm) -> tuple[int, bool, tuple[str, ...], str]:
    return -len(form.words), form.plural, form.words, form.head.lemma
