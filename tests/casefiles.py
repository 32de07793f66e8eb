"""The case files of the reading engine: what a careful reader finds in a few sentences, and not.

``tests/cases/FAMILY.LANGUAGE.yaml`` is a list of cases. Each has an ``id``, a ``text``, what is
known of the document (``published``, ``publisher``, ``place``), and some of:

* ``facts``: ``[subject, relation, object]`` that must come, by any name of both; the object of a
  ``date`` is an ISO date; a fourth item ``{title: ..., modality: ...}`` says more;
* ``not``: facts that must not come beside them, ``"*"`` standing for anything;
* ``entities``: ``[type, name]`` or ``[type/kind, name]``; ``no_entities``: ``[type, name]``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tejido.loading import load
from tejido.model import Claim, Entity, Reading
from tejido.reading.document import make_document

__all__ = ["FOLDER", "all_cases", "problems", "read_cases", "relations"]

FOLDER = Path(__file__).parent / "cases"
_KNOWN = ("published", "publisher", "place")
_SYMMETRIC = {"partner"}
_LEADING = {"el", "la", "los", "las", "the", "a", "an", "un", "una", "del", "de"}


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file, each with the language that the file's name tells."""
    language = path.name.split(".")[-2]
    cases = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or []
    return [{"language": language, **case} for case in cases]


def all_cases(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Return the cases of every file of a folder, in the order of the files' names."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in read_cases(path)]


def problems(case: dict[str, Any]) -> list[str]:
    """Return what the engine reads otherwise than a case wants, one line each."""
    known = {key: str(case[key]) for key in _KNOWN if key in case}
    reading = load(make_document("case", case["text"], language=case["language"], **known))
    return [*_fact_problems(case, reading), *_entity_problems(case, reading)]


def _fact_problems(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    wanted = [[*map(str, fact[:3]), *fact[3:]] for fact in case.get("facts", ())]
    barred = [list(map(str, fact)) for fact in case.get("not", ())]
    entities = {entity.id: entity for entity in reading.entities}
    for fact in wanted:
        if not any(_says(claim, fact, entities) for claim in reading.claims):
            yield f"missing: {' | '.join(map(str, fact))}"
    for claim in reading.claims:
        if any(_says(claim, fact, entities) for fact in wanted):
            continue
        if any(_says(claim, fact, entities) for fact in barred):
            yield f"wrong: {_told(claim, entities)} ({claim.rule})"


def _says(claim: Claim, fact: list[Any], entities: dict[str, Entity]) -> bool:
    subject, relation, object_, *more = fact
    if relation not in ("*", claim.relation):
        return False
    if any(getattr(claim, key) != value for part in more for key, value in part.items()):
        return False
    ends = [(claim.subject.entity, claim.object.entity)]
    if claim.relation in _SYMMETRIC:
        ends.append((claim.object.entity, claim.subject.entity))
    return any(
        _named(one, subject, entities) and _named(other, object_, entities) for one, other in ends
    )


def _named(id: str, name: str, entities: dict[str, Entity]) -> bool:
    if name == "*" or id not in entities:
        return name in ("*", id)
    return _plain(name) in {_plain(known) for known in entities[id].names}


def _entity_problems(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for kind, name in case.get("entities", ()):
        if not any(_is(entity, kind, name) for entity in reading.entities):
            yield f"missing entity: {kind} {name}"
    for kind, name in case.get("no_entities", ()):
        for entity in reading.entities:
            if _is(entity, kind, name):
                yield f"wrong entity: {entity.type} {entity.names[0]}"


def _is(entity: Entity, kind: str, name: str) -> bool:
    type_, _, narrow = kind.partition("/")
    if type_ not in ("*", entity.type) or narrow not in ("", entity.kind):
        return False
    return name == "*" or _plain(name) in {_plain(known) for known in entity.names}


def _told(claim: Claim, entities: dict[str, Entity]) -> str:
    ends = (claim.subject.entity, claim.object.entity)
    one, other = (entities[end].names[0] if end in entities else end for end in ends)
    return f"{one} | {claim.relation} | {other}"


@cache
def _plain(name: str) -> str:
    """Return the words of a name as evaluation compares them: no case, accents, first article."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", bare)
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return " ".join(words)


def relations(cases: Iterable[dict[str, Any]]) -> set[str]:
    """Return the relations that cases want to come."""
    return {fact[1] for case in cases for fact in case.get("facts", ())}
