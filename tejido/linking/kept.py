"""What is worked out once and kept in the user's cache, by a digest of what it comes from.

The file is in a folder that only its user writes; a digest tells one that is damaged.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["cache_folder", "keep", "kept"]

_KEPT = 8
"""Files of one kind that are left."""


def cache_folder() -> Path:
    """Return the folder in which this user's programs keep what they can make anew."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "tejido"


def kept(kind: str, version: str) -> Any:
    """Return the tables of a kind and version, or None when there are none or they are damaged."""
    try:
        data = _file(kind, version).read_bytes()
    except OSError:
        return None
    digest, body = data[:32], data[32:]
    return marshal.loads(body) if hashlib.sha256(body).digest() == digest else None


def keep(kind: str, version: str, tables: Any) -> None:
    """Keep tables for the next run; a cache that cannot be written is no fault of anyone."""
    body, path = marshal.dumps(tables), _file(kind, version)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(body).digest() + body)
        Path(file.name).replace(path)
        others = path.parent.glob(f"{kind}-*.bin")
        for old in sorted(others, key=lambda other: other.stat().st_mtime)[:-_KEPT]:
            old.unlink()


def _file(kind: str, version: str) -> Path:
    return cache_folder() / f"{kind}-{version[:32]}.bin"
