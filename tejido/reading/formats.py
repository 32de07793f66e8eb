"""Which module of this folder reads a file: decided by its content, new formats are new files."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tejido.reading.encoding import RawText

__all__ = ["Format", "format_of", "formats"]

_LAST = "plain"  # takes any text, so it is asked last


class Format(Protocol):
    """What a module that reads a format offers; ``FOREIGN`` ones run in a guarded child process."""

    SUFFIXES: frozenset[str]
    FOREIGN: bool
    __name__: str

    def recognises(self, head: bytes, name: str) -> bool:
        """Tell whether a file with these first bytes and this name is of the format."""

    def read(self, data: bytes) -> RawText:
        """Return the text of a file of the format."""


@cache
def formats() -> tuple[Format, ...]:
    """Return the modules beside this one that have ``recognises``, by name, plain text last."""
    names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    names.sort(key=lambda name: (name == _LAST, name))
    modules = [import_module(f"tejido.reading.{name}") for name in names]
    return tuple(cast(Format, module) for module in modules if hasattr(module, "recognises"))


def format_of(data: bytes, name: str) -> Format | None:
    """Return the format of a file by its content (and name); None when no module knows it."""
    head = data[:4096]
    return next((each for each in formats() if each.recognises(head, name)), None)
