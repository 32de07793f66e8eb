"""The faults of a ledger, gathered so that a person sees more than the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from tejido.errors import LedgerError

__all__ = ["complain"]

_SHOWN, _ENOUGH = 20, 1000
_LINE = re.compile(r"^(.*?):(\d+): ")


def complain(faults: Iterable[str]) -> None:
    """Raise one error with the first twenty faults by file and line; nothing without faults.

    Of a file that is wrong all over only a thousand are looked at.

    Raises:
        LedgerError: there are faults.
    """
    found = sorted({*islice(faults, _ENOUGH)}, key=_place)
    if found:
        more = len(found) - _SHOWN
        number = "many" if len(found) == _ENOUGH else more
        told = [*found[:_SHOWN], *([f"... and {number} more"] if more > 0 else [])]
        raise LedgerError("\n".join(told))


def _place(fault: str) -> tuple[str, int, str]:
    found = _LINE.match(fault)
    return (found[1], int(found[2]), fault) if found else (fault, 0, fault)
