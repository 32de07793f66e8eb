"""The YAML files of the ledger, parsed so that every entry knows its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tejido.errors import LedgerError

__all__ = ["LINE", "Source", "ledger_files", "read_source"]

LINE = "__line__"
"""Key under which every mapping of a file carries the line where it begins."""

_OTHERS = frozenset({"judgements.yaml", "redirects.yaml"})
"""What lies beside the files of entries and has readers of its own."""


def ledger_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold entries and tables, in the order of their names."""
    return sorted(path for path in folder.glob("*.yaml") if path.name not in _OTHERS)


class _Loader(yaml.CSafeLoader):
    """The fast safe loader; mappings remember their line and no key may stand twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    pairs = [(loader.construct_object(key, deep=True), key) for key, _ in node.value]
    seen: set[Any] = set()
    for key, key_node in pairs:
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise yaml.constructor.ConstructorError(
                None, None, f"{key!r} is no name; put it in quotes", key_node.start_mark
            )
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"{key!r} stands twice", key_node.start_mark
            )
        seen.add(key)
    values = [loader.construct_object(value, deep=True) for _, value in node.value]
    found: dict[Any, Any] = dict(zip((key for key, _ in pairs), values, strict=True))
    found[LINE] = node.start_mark.line + 1
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file: a list of entries, or a mapping of tables (``types``, ``bodies``, ...)."""

    path: Path
    content: Any

    def entries(self) -> Iterator[Mapping[str, Any]]:
        """Yield the entries; empty when the file holds tables."""
        if isinstance(self.content, list):
            yield from self.content

    def table(self, name: str) -> Any:
        """Return a table of the file, or None."""
        return self.content.get(name) if isinstance(self.content, Mapping) else None

    def error(self, where: Any, message: str) -> LedgerError:
        """Return the error of a mapping of this file: file, line, message."""
        line = where.get(LINE, 1) if isinstance(where, Mapping) else 1
        return LedgerError(f"{self.path}:{line}: {message}")


def read_source(path: Path) -> Source:
    """Parse one YAML file of the ledger.

    Raises:
        LedgerError: the file is not UTF-8, not YAML, or neither a list nor a mapping.
    """
    try:
        content = yaml.load(path.read_bytes(), _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reason = error.problem or error.context
        raise LedgerError(f"{path}:{line}: {reason}; mend the YAML") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise LedgerError(f"{path}:1: not UTF-8 YAML ({reason}); save it as UTF-8 text") from error
    if not isinstance(content, list | Mapping):
        raise LedgerError(f"{path}:1: neither entries nor a table; see authority/README.md")
    source = Source(path, content)
    for entry in source.entries():
        if not isinstance(entry, Mapping):
            raise source.error(entry, f"{entry!r} is no entry; each begins with '- id: ...'")
    return source
