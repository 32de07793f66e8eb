"""Precision, recall and F1 of facts files against gold ones, per entity type and relation.

A system's entity is found when a gold entity of its type has a name of the same words (case,
accents, punctuation and leading articles aside) or of at least four fifths of them; each gold
entity is found once, the closest names first. A fact is found when its relation and both its
entities are those of a gold fact. What a gold file marks ``optional`` is neither rewarded nor
punished.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tejido.compared import SUFFIX, FactsFile, Named, Stated, read_facts_file, read_text
from tejido.errors import DocumentError
from tejido.model import SYMMETRIC

__all__ = [
    "Evaluation",
    "Outcome",
    "Tally",
    "evaluate_document",
    "evaluate_folders",
]

_LEADING = frozenset({"el", "la", "los", "las", "the", "a", "an", "un", "una", "del", "de"})
_ALIKE = 0.8


class Tally(NamedTuple):
    """How many were found, how many were given wrongly, how many were missed."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 when nothing was given."""
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given; 0 when nothing was wanted."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


class Outcome(NamedTuple):
    """What became of one entity or fact that counts.

    ``part`` is ``entities`` or ``facts``; ``label`` the entity type or the relation; ``verdict``
    ``found``, ``wrong`` or ``missed``; ``what`` the name, or both names of a fact.
    """

    document: str
    part: str
    label: str
    verdict: str
    what: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes over a number of documents; of ``quotes`` facts, ``verbatim`` quote the text."""

    documents: int
    outcomes: tuple[Outcome, ...]
    quotes: int
    verbatim: int

    @property
    def quotes_verbatim(self) -> float | None:
        """The share of facts whose quote stands in the text; None without facts."""
        return self.verbatim / self.quotes if self.quotes else None

    def labels(self, part: str) -> list[str]:
        """Return the entity types or relations that occur in a part, sorted."""
        return sorted({outcome.label for outcome in self.outcomes if outcome.part == part})

    def tally(self, part: str, label: str | None = None) -> Tally:
        """Count the outcomes of a part, of one label or of all of them together."""
        verdicts = Counter(
            outcome.verdict
            for outcome in self.outcomes
            if outcome.part == part and label in (None, outcome.label)
        )
        return Tally(*(verdicts[name] for name in Tally._fields))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def evaluate_folders(gold: Path, facts: Path) -> Evaluation:
    """Compare each ``NAME.facts.json`` of ``facts`` with the one of the folder ``gold``.

    The text is ``NAME.txt`` beside the gold file or in ``documents`` beside its folder; a file
    that ``facts`` lacks counts as empty. Raises DocumentError on a missing or broken file.
    """
    paths = sorted(gold.glob(f"*{SUFFIX}"))
    if not paths:
        raise DocumentError(f"{gold}: no *{SUFFIX} in this folder; name the folder of gold files")
    if not facts.is_dir():
        raise DocumentError(f"{facts}: no such folder; name the one that 'tejido facts' wrote")
    return _sum(_evaluate_file(path, facts / path.name) for path in paths)


def _evaluate_file(gold: Path, facts: Path) -> Evaluation:
    name = gold.name.removesuffix(SUFFIX)
    given = read_facts_file(facts) if facts.exists() else FactsFile()
    return evaluate_document(read_facts_file(gold), given, _text(gold.resolve().parent, name), name)


def _sum(parts: Iterable[Evaluation]) -> Evaluation:
    every = tuple(parts)
    return Evaluation(
        documents=sum(part.documents for part in every),
        outcomes=tuple(outcome for part in every for outcome in part.outcomes),
        quotes=sum(part.quotes for part in every),
        verbatim=sum(part.verbatim for part in every),
    )


def evaluate_document(gold: FactsFile, given: FactsFile, text: str, name: str = "") -> Evaluation:
    """Compare what was given for one document with its gold facts."""
    aligned = _align(gold.entities, given.entities)
    flat = _fold(text)
    quotes = [_fold(fact.quote) for fact in given.facts]
    outcomes = (*_entity_outcomes(gold, given, aligned), *_fact_outcomes(gold, given, aligned))
    return Evaluation(
        documents=1,
        outcomes=tuple(Outcome(name, *outcome) for outcome in outcomes),
        quotes=len(quotes),
        verbatim=sum(bool(quote) and quote in flat for quote in quotes),
    )


_Verdicts = Iterator[tuple[str, str, str, str]]


def _entity_outcomes(gold: FactsFile, given: FactsFile, aligned: dict[str, str]) -> _Verdicts:
    matched = set(aligned.values())
    for entity in _by_id(gold).values():
        if not entity.optional:
            verdict = "found" if entity.id in matched else "missed"
            yield "entities", entity.type, verdict, _best_name(entity)
    for entity in _by_id(given).values():
        if entity.id not in aligned:
            yield "entities", entity.type, "wrong", _best_name(entity)


def _fact_outcomes(gold: FactsFile, given: FactsFile, aligned: dict[str, str]) -> _Verdicts:
    wanted = {key: i for i, fact in enumerate(gold.facts) for key in _keys(fact)}
    known, names = _by_id(gold), _by_id(given)
    found: set[int] = set()
    wrong: dict[tuple[str, str, str], Stated] = {}
    for fact in given.facts:
        key = _translated(fact, aligned)
        if key in wanted:
            found.add(wanted[key])
        elif not any(id in known and known[id].optional for id in (key[0], key[2])):
            wrong[fact[:3]] = fact
    for fact in wrong.values():
        yield "facts", fact.relation, "wrong", _told(fact, names)
    for i, fact in enumerate(gold.facts):
        ends = (known.get(fact.subject), known.get(fact.object))
        if not fact.optional and not any(end and end.optional for end in ends):
            yield "facts", fact.relation, "found" if i in found else "missed", _told(fact, known)


def _keys(fact: Stated) -> Iterator[tuple[str, str, str]]:
    yield fact[:3]
    if fact.relation in SYMMETRIC:
        yield fact.object, fact.relation, fact.subject


def _translated(fact: Stated, aligned: dict[str, str]) -> tuple[str | None, str, str | None]:
    dated = fact.relation == "date"
    object_ = fact.object if dated else aligned.get(fact.object)
    return aligned.get(fact.subject), fact.relation, object_


def _by_id(file: FactsFile) -> dict[str, Named]:
    return {entity.id: entity for entity in file.entities}


def _best_name(entity: Named) -> str:
    return entity.names[0] if entity.names else "?"


def _told(fact: Stated, names: dict[str, Named]) -> str:
    ends = (_best_name(names[id]) if id in names else id for id in (fact.subject, fact.object))
    return " → ".join(ends)


# ---- names


def _align(gold: Sequence[Named], given: Sequence[Named]) -> dict[str, str]:
    """Pair given with gold entities of their type, one to one, the most alike first.

    Among equally alike ones a gold entity that is not optional comes first, then the ids decide.
    """
    pairs = sorted(
        (-alike, wanted.optional, entity.id, wanted.id)
        for wanted in gold
        for entity in given
        if entity.type == wanted.type and (alike := _likeness(entity, wanted)) >= _ALIKE
    )
    aligned: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, entity_id, wanted_id in pairs:
        if entity_id not in aligned and wanted_id not in taken:
            aligned[entity_id] = wanted_id
            taken.add(wanted_id)
    return aligned


def _likeness(one: Named, other: Named) -> float:
    """Return the best Jaccard index between the words of any two names."""
    ours = [set(words) for name in one.names if (words := _words(name))]
    theirs = [set(words) for name in other.names if (words := _words(name))]
    return max((len(a & b) / len(a | b) for a in ours for b in theirs), default=0.0)


def _words(name: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return words


def _fold(text: str) -> str:
    return " ".join(text.split())


# ---- files


def _text(folder: Path, name: str) -> str:
    places = (folder / f"{name}.txt", folder.parent / "documents" / f"{name}.txt")
    for path in places:
        if path.exists():
            return read_text(path)
    raise DocumentError(f"{places[0]}: the text of the gold file {name}{SUFFIX} is missing")
