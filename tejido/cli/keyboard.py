"""Single keys from a terminal, single characters from a pipe."""

from __future__ import annotations

import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["key", "keyboard", "line"]

_ESCAPE = "\x1b"
_REST = 0.05
"""Seconds in which the rest of a key such as an arrow arrives behind its escape."""


@contextmanager
def keyboard() -> Iterator[None]:
    """Let keys arrive without Return and without being shown; the terminal is restored after."""
    if not sys.stdin.isatty():
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin, termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def key() -> str:
    """Return the next key, empty at the end of input; of an arrow or the like its escape."""
    pressed = sys.stdin.read(1)
    if pressed == _ESCAPE and sys.stdin.isatty():
        while select.select([sys.stdin], [], [], _REST)[0]:
            sys.stdin.read(1)
    return pressed


def line() -> str:
    """Return a line as it is typed, shown meanwhile, without its end."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    import termios

    quiet = termios.tcgetattr(sys.stdin)
    shown = [*quiet]
    shown[3] |= termios.ECHO | termios.ICANON
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, shown)
    try:
        return sys.stdin.readline().rstrip("\n")
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, quiet)
