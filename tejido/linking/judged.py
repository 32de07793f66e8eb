"""The judgements on pairs with the keys of today, checked against the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tejido.errors import LedgerError
from tejido.linking.judgements import Judgement, Judgements
from tejido.linking.keys import is_provisional
from tejido.linking.ledger import Ledger
from tejido.linking.redirects import Redirects

__all__ = ["Judged", "judged"]


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements that join, that part, and that leave a pair open, in the file's order."""

    same: tuple[Judgement, ...]
    different: tuple[Judgement, ...]
    unsure: tuple[Judgement, ...]
    origin: Judgements

    @property
    def all(self) -> Iterator[str]:
        """Yield every side of every judgement: ``KEY`` or ``KEY@DOCUMENT``."""
        return (side for one in (*self.same, *self.different) for side in one.about)

    def contradiction(self, one: Judgement, others: Iterable[Judgement]) -> LedgerError:
        """Return the error of a judgement that joins what one of ``others`` keeps apart."""
        against = min(others, key=lambda other: other.line)
        kept = " and ".join(against.about)
        message = f"makes {kept} one, which line {against.line} keeps apart; delete one of the two"
        return self.origin.error(one, message)


def judged(judgements: Judgements, redirects: Redirects, ledger: Ledger) -> Judged:
    """Return the judgements on pairs with every key followed to its end.

    Raises:
        LedgerError: a key is no entry of the ledger nor the form of a provisional one, or says
            another type than its entry; names file and line.
    """
    current = [_current(one, redirects) for one in judgements.pairs]
    for one in current:
        for side in one.about:
            key = side.partition("@")[0]
            if key not in redirects.ends():
                _check(key, one, judgements, ledger)
    same = tuple(one for one in current if one.answer == "same" and len({*one.about}) > 1)
    different = tuple(one for one in current if one.answer == "different")
    unsure = tuple(one for one in current if one.answer == "unsure")
    return Judged(same, different, unsure, judgements)


def _current(one: Judgement, redirects: Redirects) -> Judgement:
    parts = (side.partition("@") for side in one.about)
    return replace(one, about=tuple(redirects.of(key) + at + doc for key, at, doc in parts))


def _check(key: str, one: Judgement, origin: Judgements, ledger: Ledger) -> None:
    type_, _, id_ = key.partition("/")
    if id_ not in ledger and is_provisional(key):
        return
    if id_ not in ledger:
        hint = "'tejido why NAME' tells the key of a thing"
        raise origin.error(one, f"{key!r} is no entry of the ledger; {hint}")
    if (meant := ledger.type_of(id_)) != type_:
        raise origin.error(one, f"{key!r}: {id_} is of type {meant}; write {meant}/{id_}")
