"""Where the content lives: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from tejido.errors import LedgerError

__all__ = [
    "AUTHORITY",
    "BASE",
    "ID",
    "JUDGEMENTS",
    "NS",
    "REDIRECTS",
    "authority_folders",
    "content",
    "judgement_file",
    "lexicon",
    "redirect_file",
]

BASE = "https://w3id.org/tejido/"
"""The one place where the namespace is set; ``NS`` and ``ID`` follow from it."""
NS = BASE + "ns#"
ID = BASE + "id/"

AUTHORITY = "TEJIDO_AUTHORITY"
"""The environment variable that names a ledger folder of one's own."""

JUDGEMENTS, REDIRECTS = "judgements.yaml", "redirects.yaml"
"""What lies beside the entries of a ledger folder: what people decided, and keys that changed."""

_PACKAGE = Path(__file__).resolve().parent


@cache
def content(room: str) -> Path:
    """Return the folder of a content room: ``ontology``, ``authority``, ``loaders``, ``queries``,
    ``stories``.

    In a checkout the room lies beside the package, in a wheel inside it (``tejido/content``).
    """
    inside = _PACKAGE / "content" / room
    return inside if inside.is_dir() else _PACKAGE.parent / room


def lexicon(language: str, name: str) -> Path:
    """Return the path of a lexicon file, such as ``lexicon("es", "heads.yaml")``."""
    return _PACKAGE / "lexicon" / language / name


def authority_folders() -> tuple[Path, ...]:
    """Return the folders of the identity ledger: the project's own, then the user's if any.

    Raises:
        LedgerError: the environment names a folder that does not exist.
    """
    ours = content("authority")
    named = os.environ.get(AUTHORITY, "").strip()
    if not named:
        return (ours,)
    own = Path(named).expanduser()
    if not own.is_dir():
        raise LedgerError(f"{own}: no folder; make it, or correct --authority or {AUTHORITY}")
    return (ours,) if own.samefile(ours) else (ours, own)


def judgement_file() -> Path:
    """Return where judgements are read and written: the user's own folder, else the project's."""
    return authority_folders()[-1] / JUDGEMENTS


def redirect_file() -> Path:
    """Return where redirects are written: the user's own folder, else the project's."""
    return authority_folders()[-1] / REDIRECTS
