"""What a person is asked in a review: whether two things are one, whether a fact holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tejido.graph.judging import judgeable, passage_hash
from tejido.linking.candidates import Candidate
from tejido.linking.judgements import Judgement
from tejido.linking.ledger import Ledger
from tejido.linking.meeting import Met
from tejido.linking.proposals import proposals
from tejido.model import Claim, Reading

__all__ = ["FactQuestion", "PairQuestion", "Question", "fact_questions", "pair_questions"]


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Are these two one thing?"""

    pair: Candidate

    @property
    def about(self) -> tuple[str, ...]:
        """The two keys."""
        return self.pair.one, self.pair.other

    @property
    def passage(self) -> str:
        """Nothing: a pair is judged whatever the documents say of it."""
        return ""


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """Does the passage state this fact? ``claim`` is one of those that bear the id."""

    id: str
    passage: str
    claim: Claim
    reading: Reading

    @property
    def about(self) -> tuple[str, ...]:
        """The claim's id."""
        return (self.id,)


Question = PairQuestion | FactQuestion
_UNSURE = ("anaphora", "provisional", "publisher", "list")
"""How arguments were identified, the least sure first; all other ways are surer."""


def pair_questions(met: Met, ledger: Ledger) -> list[PairQuestion]:
    """Return the pairs to judge, closest first."""
    return [PairQuestion(pair) for pair in proposals(met, ledger)]


def fact_questions(
    readings: Iterable[Reading], judged: Mapping[str, Judgement]
) -> list[FactQuestion]:
    """Return the facts of readings to judge, the least sure first, then as the documents tell.

    A fact is open again when its passages are not those that it was judged by.
    """
    return sorted(
        (one for reading in readings for one in _open(reading, judged)),
        key=lambda one: (*map(_doubt, (one.claim,)), one.reading.document.id, one.claim.passages),
    )


def _open(reading: Reading, judged: Mapping[str, Judgement]) -> Iterator[FactQuestion]:
    for id_, claims in judgeable(reading).items():
        passage = passage_hash(claims)
        known = judged.get(id_)
        if known is None or known.passage not in ("", passage):
            yield FactQuestion(id_, passage, claims[0], reading)


def _doubt(claim: Claim) -> int:
    ways = (claim.subject.resolved_by, claim.object.resolved_by)
    return min(_UNSURE.index(way) if way in _UNSURE else len(_UNSURE) for way in ways)
