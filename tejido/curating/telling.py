"""What editing the ledger tells a person, in Spanish or English."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.curating.renaming import Renamed
from tejido.wording import texts

__all__ = ["renaming_lines"]


def renaming_lines(renamed: Renamed, language: str) -> Iterator[str]:
    """Yield what was renamed to what, then each changed file with its lines."""
    said = texts(language, "editing")
    for old, new in renamed.keys.items():
        yield said["renamed"].format(old=old, new=new)
    for path, lines in renamed.lines.items():
        numbers = ", ".join(map(str, lines))
        yield "  " + said["lines" if len(lines) > 1 else "line"].format(path=path, lines=numbers)
