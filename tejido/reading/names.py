"""Names of files: what of them is shown and kept, whatever bytes they are made of."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

__all__ = ["find_kept", "hidden", "kept_name", "kept_path", "unfit"]


def kept_name(name: str) -> str:
    """Return a name as it is shown and written into the graph: always UTF-8, on one line.

    Bytes that are not UTF-8 are read as Windows-1252; control characters become ``\\N{REPLACEMENT
    CHARACTER}``.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", "replace")
    if not name.isprintable():
        name = "".join("\ufffd" if unicodedata.category(c) == "Cc" else c for c in name)
    return name


def kept_path(path: Path) -> Path:
    """Return a path of which every part is a :func:`kept_name`."""
    return Path(kept_name(str(path)))


def find_kept(path: Path) -> Path | None:
    """Return the file that a kept path stands for, None when there is none.

    A name that is not UTF-8 is found among its neighbours.
    """
    if path.exists():
        return path
    around = path.parent if path.parent == path else find_kept(path.parent)
    if around is None or not around.is_dir():
        return None
    alike = (each for each in around.iterdir() if kept_name(each.name) == path.name)
    return min(alike, default=None)


def hidden(parts: tuple[str, ...]) -> bool:
    """Tell whether a path inside a folder is not for people: dot files, what macOS adds to ZIPs."""
    return any(part == "__MACOSX" or (part[:1] == "." and part.strip(".")) for part in parts)


def unfit(name: str) -> str:
    """Return what is wrong with the name of a file in a ZIP, empty for nothing."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or name[1:2] == ":":
        return "its name leads out of the ZIP; rename it"
    if "" in parts or "." in parts or not name.strip():
        return "its name is no name of a file; rename it"
    if any(unicodedata.category(c) == "Cc" for c in name):
        return "its name holds control characters; rename it"
    return ""
