"""No document takes more than its share of work."""

from __future__ import annotations

import signal
import threading

import pytest

from tejido import timed
from tejido.errors import DocumentError


def _endless() -> None:
    while True:
        try:
            sum(range(10_000))
        except Exception:
            continue


def test_what_has_no_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timed, "_BASE", 0.2)
    before = signal.getsignal(signal.SIGVTALRM)
    with (
        pytest.raises(DocumentError, match=r"^a\.txt: not understood within"),
        timed.timed("a.txt", 9),
    ):
        _endless()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_more_text_may_take_longer() -> None:
    assert timed.allowed_work(1_000_000) > timed.allowed_work(1_000) + 9


def test_other_threads_have_no_limit() -> None:
    done = []

    def work() -> None:
        with timed.timed("a.txt", 9):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
