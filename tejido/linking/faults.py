"""The faults of a ledger, gathered so that a person sees more than the first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tejido.errors import LedgerError

__all__ = ["complain"]

_SHOWN = 20
_LINE = re.compile(r"^(.*?):(\d+): ")


def complain(faults: Iterable[str]) -> None:
    """Raise one error with all faults by file and line, the first twenty; nothing without faults.

    Raises:
        LedgerError: there are faults.
    """
    found = sorted({*faults}, key=_place)
    if found:
        more = len(found) - _SHOWN
        told = [*found[:_SHOWN], *([f"... and {more} more"] if more > 0 else [])]
        raise LedgerError("\n".join(told))


def _place(fault: str) -> tuple[str, int, str]:
    found = _LINE.match(fault)
    return (found[1], int(found[2]), fault) if found else (fault, 0, fault)
