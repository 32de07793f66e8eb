"""Where the content lives: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["BASE", "ID", "NS", "content", "lexicon"]

BASE = "https://w3id.org/tejido/"
"""The one place where the namespace is set; ``NS`` and ``ID`` follow from it."""
NS = BASE + "ns#"
ID = BASE + "id/"

_PACKAGE = Path(__file__).resolve().parent


@cache
def content(room: str) -> Path:
    """Return the folder of a content room: ``ontology``, ``authority``, ``loaders``, ``queries``.

    In a checkout the room lies beside the package, in a wheel inside it (``tejido/content``).
    """
    inside = _PACKAGE / "content" / room
    return inside if inside.is_dir() else _PACKAGE.parent / room


def lexicon(language: str, name: str) -> Path:
    """Return the path of a lexicon file, such as ``lexicon("es", "heads.yaml")``."""
    return _PACKAGE / "lexicon" / language / name
