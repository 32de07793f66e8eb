"""A review in progress: answers go to the file one by one, the last ones can be taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from tejido.curating.questions import Question
from tejido.errors import LedgerError
from tejido.graph.files import replace_file
from tejido.linking.judgements import (
    Answer,
    Judgement,
    add_judgement,
    read_judgements,
    written,
)
from tejido.linking.ledger import Ledger
from tejido.linking.meeting import meet
from tejido.linking.partition import Partition
from tejido.linking.redirects import Redirects

__all__ = ["Session"]


@dataclass
class Session:
    """Who answers, when (an ISO date), into which file; ``given`` are the answers so far."""

    path: Path
    ledger: Ledger
    redirects: Redirects
    by: str
    when: str
    given: list[Judgement] = field(default_factory=list)

    def answer(self, question: Question, answer: Answer, why: str = "") -> None:
        """Write the answer to a question.

        Raises:
            LedgerError: it contradicts other judgements; nothing is written.
            OutputError: the file cannot be written.
        """
        judgement = Judgement(answer, question.about, question.passage, self.by, self.when, why)
        known = read_judgements(self.path)
        line = len(self._text().splitlines()) + 1
        more = replace(known, pairs=(*known.pairs, replace(judgement, line=line)))
        if len(judgement.about) > 1:
            meet((), self.ledger, more, self.redirects)
        add_judgement(self.path, judgement)
        self.given.append(judgement)

    def undo(self) -> Judgement | None:
        """Take the last answer back out of the file; return it, None when there is none.

        Raises:
            LedgerError: somebody else changed the end of the file meanwhile.
            OutputError: the file cannot be written.
        """
        if not self.given:
            return None
        text, line = self._text(), written(self.given[-1])
        if not text.endswith(line):
            raise LedgerError(f"{self.path}: does not end with your last answer; edit it by hand")
        replace_file(self.path, [text.removesuffix(line)], lambda _: None)
        return self.given.pop()

    def settled(self, question: Question, skipped: Collection[tuple[str, ...]] = ()) -> bool:
        """Tell whether the answers so far, or what was skipped, leave nothing to ask."""
        about = question.about
        if about in skipped or any({*about} == {*one.about} for one in self.given):
            return True
        if len(about) < 2:
            return False
        known = read_judgements(self.path).pairs
        partition = Partition(
            (one.about[0], one.about[1]) for one in known if one.answer == "different"
        )
        for one in known:
            if one.answer == "same":
                partition.join(one.about[0], one.about[1])
        joined = partition.find(about[0]) == partition.find(about[1])
        return joined or partition.split(about[0], about[1])

    def _text(self) -> str:
        return self.path.read_text(encoding="utf-8") if self.path.exists() else ""
