"""What a build read, for people and other programs: one JSON file beside what it remembers."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

from tejido import __version__
from tejido.building.memory import memory_file
from tejido.building.recalling import Recalled
from tejido.building.versions import package_folders
from tejido.graph.files import replace_file

__all__ = ["record", "write_record"]

_NAME = re.compile(r"[\w.-]+")


def record(recalled: Iterable[Recalled], digest: str) -> dict[str, Any]:
    """Return what a build read: each document with path, SHA-256 of its bytes and text, reader.

    ``digest`` stands for engine, packages, lexicons, ledger and loaders together.
    """
    return {
        "tejido": __version__,
        "python": platform.python_version(),
        "digest": digest,
        "packages": _packages(),
        "documents": [_document(one) for one in recalled],
    }


def _document(one: Recalled) -> dict[str, str]:
    return {
        "id": one.reading.document.id,
        "path": one.reading.document.path,
        "sha256": one.sha256,
        "text": one.reading.document.sha256,
        "reader": one.format.__name__.rpartition(".")[2] if one.format else "",
    }


@cache
def _packages() -> dict[str, str]:
    """Return the versions of the packages that are there of those that Tejido asks for."""
    try:
        lines = [line for line in requires("tejido") or () if "extra ==" not in line]
    except PackageNotFoundError:
        return {}
    wanted = {_same(found[0]) for found in map(_NAME.match, lines) if found}
    known = (name.rpartition(".")[0].partition("-")[::2] for name in package_folders())
    return {name: version for name, version in known if _same(name) in wanted}


def _same(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")


def write_record(recalled: Iterable[Recalled], digest: str, graph: Path) -> None:
    """Write the record of the build of a graph, where it remembers; nothing where it does not."""
    memory = memory_file(graph)
    if memory.exists():
        text = json.dumps(record(recalled, digest), ensure_ascii=False, indent=1) + "\n"
        replace_file(memory.with_suffix(".json"), [text], lambda path: None)
