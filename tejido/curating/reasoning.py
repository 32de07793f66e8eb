"""The reasons for an identity as lines of styled pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tejido.curating.showing import Occurrence
from tejido.curating.why import Reasons, Relation
from tejido.explaining.pieces import Piece
from tejido.graph.iris import entity_iri
from tejido.linking.files import ledger_files
from tejido.linking.judgements import Judgement
from tejido.linking.ledger import Ledger
from tejido.project import authority_folders
from tejido.wording import labels, texts

__all__ = ["Telling"]

Line = list[Piece]
_BY_NAME = frozenset({"name", "acronym", "scoped-name"})
"""The steps that went by a name of the entry."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells reasons in a language; ``path`` is the file of judgements."""

    language: str
    ledger: Ledger
    path: Path

    @property
    def _said(self) -> dict[str, str]:
        return texts(self.language, "why")

    def thing(self, found: Reasons) -> Iterator[Line]:
        """Yield why a thing is one."""
        name = (found.thing.names or (found.thing.key,))[0]
        key = found.thing.key
        yield [Piece(name, "heading"), Piece(f"  {key}  {entity_iri(key)}", "quiet")]
        yield from map(_indented, self._known(found))
        yield from self._forms(found)
        yield from self._documents(found)
        for old in found.formerly:
            yield _indented(self._said["formerly"].format(key=old))
        yield from map(_indented, self._decided(found))

    def _known(self, found: Reasons) -> Iterator[str]:
        if found.entry is None:
            yield self._said["provisional"]
            return
        where = _written(found.entry.id) or f"{found.entry.id}, {self._said['made']}"
        yield self._said["entry"].format(where=where)
        for what, id_ in (
            ("jurisdiction", found.entry.jurisdiction),
            ("parent", found.entry.parent or found.entry.within),
        ):
            if id_:
                yield self._said[what].format(name=self._name(id_), key=id_)

    def _name(self, id_: str) -> str:
        if id_ not in self.ledger:
            return id_
        names = self.ledger[id_].names
        return names.get(self.language) or next(iter(names.values()))

    def _forms(self, found: Reasons) -> Iterator[Line]:
        if found.forms:
            yield _indented(self._said["forms"])
        for name, how in found.forms:
            yield [Piece(f"    {name}"), Piece(f"  {self._said[how]}", "quiet")]

    def _documents(self, found: Reasons) -> Iterator[Line]:
        shown, hows = found.thing.occurrences, dict(found.forms)
        yield _indented(self._said["documents" if shown else "unseen"])
        for one in shown:
            step = self._step(one, hows)
            date = f", {one.published}" if one.published else ""
            yield [
                Piece(f"    {one.document}{date}, {one.at}  {step}: ", "quiet"),
                *one.sentence,
            ]

    def _step(self, one: Occurrence, hows: Mapping[str, str]) -> str:
        """Return how a mention was identified; by its own words if the entry has them."""
        if one.how in _BY_NAME and one.words in hows:
            return self._said[hows[one.words]]
        return labels(self.language)[f"resolution-{one.how}"]

    def _decided(self, found: Reasons) -> Iterator[str]:
        for tie in found.ties:
            if tie.judged is None:
                yield self._said["agreement"].format(one=tie.one, other=tie.other)
        for one in found.judged:
            yield self._judgement(one)
        for pair in found.proposed:
            other = pair.other if pair.one == found.thing.key else pair.one
            name = self._name(other.partition("/")[2])
            yield self._said["proposed"].format(name=name, key=other, score=f"{pair.score:.2f}")

    def _judgement(self, one: Judgement) -> str:
        who = self._said["by"].format(by=one.by, when=one.when).strip(", ")
        told = "; ".join(part for part in (who, one.why) if part)
        return self._said["judged"].format(
            path=_near(self.path),
            line=one.line,
            answer=self._said[one.answer],
            about=", ".join(one.about),
            told=f" ({told})" if told else "",
        )

    def relation(self, one: str, other: str, found: Relation) -> Iterator[Line]:
        """Yield how two things stand to each other; ``one`` and ``other`` are what people wrote."""
        pair = found.proposed
        told = self._said[f"is_{found.how}"].format(
            one=one,
            other=other,
            key=found.one,
            child=found.one,
            larger=found.other,
            score=f"{pair.score:.2f}" if pair else "",
        )
        yield [Piece(told, "heading")]
        if found.judged:
            yield _indented(self._judgement(found.judged))


def _indented(text: str) -> Line:
    return [Piece(f"  {text}")]


def _near(path: Path) -> Path:
    """Return a path as seen from the working folder, if it lies inside."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _written(id_: str) -> str:
    """Return file and line of the entry with an id; empty when no file has it as it is."""
    begins = re.compile(rf"^- (?:\{{)?id: {re.escape(id_)}(?=[\s,}}]|$)", re.MULTILINE)
    for folder in authority_folders():
        for path in ledger_files(folder):
            text = path.read_text(encoding="utf-8")
            if found := begins.search(text):
                return f"{_near(path)}:{text.count(chr(10), 0, found.start()) + 1}"
    return ""
