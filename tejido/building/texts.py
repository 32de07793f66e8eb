"""The canonical texts of documents that are not plain text, written beside them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from tejido.building.memory import Warn
from tejido.building.recalling import Recalled, Recaller
from tejido.errors import OutputError
from tejido.graph.files import replace_file
from tejido.reading.canonical import text_file

__all__ = ["keep_texts"]


def keep_texts(recalled: Iterable[Recalled], recaller: Recaller, warn: Warn) -> None:
    """Write the texts that are missing or old; ``warn`` of those that cannot be written.

    A file that no build of this graph wrote is left alone.
    """
    for one in recalled:
        if one.format is not None and one.format.FOREIGN:
            try:
                _keep(one, recaller, warn)
            except (OSError, OutputError) as error:
                warn(f"{text_file(one.source.path)}: not written ({_reason(error)})")


def _keep(one: Recalled, recaller: Recaller, warn: Warn) -> None:
    file, name = text_file(one.source.path), f"text {one.source.path.resolve()}"
    wanted, written = one.reading.document.sha256, recaller.memory.get(name)
    found = _digest(file)
    if found not in ("", wanted, (written or b"").decode()):
        warn(f"{file}: not written by a build, left as it is; remove it to have the text kept")
        return
    if found != wanted:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, [recaller.whole(one).document.text], lambda path: None)
    if written != wanted.encode():
        recaller.memory.put(name, wanted.encode())


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file, empty when there is none."""
    return sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
