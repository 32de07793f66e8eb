"""A limit of the work that one document may cause, so that none can hold up all others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tejido.errors import DocumentError

__all__ = ["allowed_work", "timed"]

_BASE, _RATE = 5.0, 100_000


def allowed_work(size: int) -> float:
    """Return the seconds of a processor that a text of ``size`` characters may take.

    They are 5, in which the lexicon may have to be read first, and 1 more per 100,000 characters:
    prose takes half of that.
    """
    return _BASE + size / _RATE


class _Exceeded(BaseException):
    """Not caught by what recovers from errors on the way."""


@contextmanager
def timed(name: object, size: int) -> Iterator[None]:
    """Run a block within the work allowed to a text of ``size`` characters, of a document so named.

    What counts is the time that a processor works for this process, so that a busy machine makes
    no difference. There is no limit outside the main thread, which alone gets signals.

    Raises:
        DocumentError: the limit struck.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = allowed_work(size)
    before = signal.signal(signal.SIGVTALRM, _exceed)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    except _Exceeded:
        raise DocumentError(
            f"{name}: not understood within {seconds:.0f} seconds of work; it may "
            "be made to break readers: split it, or take out what is no prose"
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _exceed(*_: object) -> None:
    raise _Exceeded
