"""The rows of a lexicon file whose columns are separated by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tejido.errors import LexiconError

__all__ = ["rows"]


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number (from 1) and the cells of each row; blank lines and ``#`` are skipped.

    Raises:
        LexiconError: the file is missing or no UTF-8.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); restore the file") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")
