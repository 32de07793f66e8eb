"""What people decided, and the ledger says, applied to readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tejido.graph.judging import judge
from tejido.linking.judgements import Judgements, read_judgements
from tejido.linking.ledger import Ledger, default_ledger
from tejido.linking.meeting import Met, meet
from tejido.linking.redirects import Redirects, read_redirects, with_origins
from tejido.model import Reading
from tejido.project import judgement_file

__all__ = ["Decisions", "decisions"]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The ledger, the judgements on pairs and claims, and the keys that changed."""

    ledger: Ledger
    judgements: Judgements
    redirects: Redirects

    def judged(self, reading: Reading) -> Reading:
        """Return a reading with the origins of its keys, as people judged its claims."""
        return judge(with_origins(reading, self.redirects), self.judgements.claims)

    def met(self, readings: Iterable[Reading]) -> Met:
        """Return what readings give together: claims as judged, things of several documents one.

        Raises LedgerError when judgements contradict each other.
        """
        return self.meet(map(self.judged, readings))

    def meet(self, judged: Iterable[Reading]) -> Met:
        """Return what readings give together that are :meth:`judged` already."""
        return meet(judged, self.ledger, self.judgements, self.redirects)


def decisions() -> Decisions:
    """Read the ledger, the judgements and the redirects.

    Raises LedgerError when a file of them is broken.
    """
    ledger = default_ledger()
    return Decisions(ledger, read_judgements(judgement_file()), read_redirects(ledger))
