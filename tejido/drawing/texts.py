"""What the page says, in Spanish and English, and how it marks what it draws."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["LANGUAGES", "PAGE", "marks", "shapes", "texts"]

PAGE = Path(__file__).resolve().parent / "page"
"""The folder of the page's template, style, scripts, texts and marks."""
LANGUAGES = ("es", "en")


@cache
def texts() -> dict[str, dict[str, str]]:
    """Return language → key → text of all files ``*.LANGUAGE.json``: the same keys in both."""
    return {language: _joined(language) for language in LANGUAGES}


@cache
def marks() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the looks: ``kinds`` of institutions and ``families`` of partnerships, in order."""
    looks: dict[str, dict[str, dict[str, Any]]] = _read("marks.json")
    return looks


@cache
def shapes() -> dict[str, Any]:
    """Return the outlines of places: ``maps``, as :mod:`boundaries.shapes` made them."""
    outlines: dict[str, Any] = _read("shapes.json")
    return outlines


def _joined(language: str) -> dict[str, str]:
    files = sorted(path.name for path in PAGE.glob(f"*.{language}.json"))
    return {key: text for name in files for key, text in _read(name).items()}


def _read(name: str) -> Any:
    return json.loads((PAGE / name).read_text(encoding="utf-8"))
