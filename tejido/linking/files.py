"""The YAML files of the ledger, parsed so that every entry knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tejido.errors import LedgerError
from tejido.linking.yamltext import explained, read_text
from tejido.project import JUDGEMENTS, REDIRECTS

__all__ = ["LINE", "Source", "bare", "ledger_files", "loaded", "read_source"]

LINE = "__line__"
"""Key under which every mapping of a file carries the line where it begins."""
Step = str | int
"""A key of a mapping or a place in a list: steps lead from an entry to one of its values."""


def ledger_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold entries and tables, in the order of their names."""
    return sorted(
        path for path in folder.glob("*.yaml") if path.name not in (JUDGEMENTS, REDIRECTS)
    )


class _Loader(yaml.CSafeLoader):
    """The fast safe loader with the plain values of YAML 1.2, as editors read them.

    NO and 2026-11-22 are texts, 0123 is a number. Mappings remember their line and no key may
    stand twice.
    """

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )


def _integer(loader: _Loader, node: yaml.ScalarNode) -> int | str:
    """Return a number; digits that no year or code has stay a text."""
    return int(node.value) if len(node.value) < 20 else str(node.value)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key == LINE:
            raise yaml.constructor.ConstructorError(
                None, None, f"{_written(key_node)!r} is no key; put it in quotes", value.start_mark
            )
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"{key!r} stands twice; join the two", key_node.start_mark
            )
        found[key] = loader.construct_object(value, deep=True)
    found[LINE] = node.start_mark.line + 1
    return found


def _written(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "this"


_Loader.add_constructor("tag:yaml.org,2002:int", _integer)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def bare(value: Any) -> Any:
    """Return a value without the lines that its mappings carry."""
    if isinstance(value, Mapping):
        return {key: bare(item) for key, item in value.items() if key != LINE}
    return [bare(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True)
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

    def fault(self, where: Any, message: str, *steps: Step) -> str:
        """Return a fault of this file as a line to print: file, line, message.

        ``where`` is a part of the content; ``steps`` lead from it to the value at fault.
        """
        return f"{self.path}:{self._line(where, steps)}: {message}"

    def error(self, where: Any, message: str, *steps: Step) -> LedgerError:
        """Return a fault of this file as the error to raise."""
        return LedgerError(self.fault(where, message, *steps))

    def written(self, where: Any, *steps: Step) -> str:
        """Return a text, number or word as the file has it; empty for lists and mappings."""
        node, missing = _walk(self._place(where), steps)
        return node.value if isinstance(node, yaml.ScalarNode) and not missing else ""

    def _line(self, where: Any, steps: tuple[Step, ...]) -> int:
        node = self._place(where)
        if node is None:
            return int(where.get(LINE, 1)) if isinstance(where, Mapping) else 1
        return int(_walk(node, steps)[0].start_mark.line) + 1

    @cached_property
    def _nodes(self) -> yaml.Node | None:
        """The file once more with the place of everything: needed only when something is wrong."""
        if not self.path.is_file():
            return None
        return yaml.compose(read_text(self.path), _Loader)

    @cached_property
    def _places(self) -> dict[int, yaml.Node]:
        """The node of every list and mapping of the content, by the identity of the object."""
        return dict(_paired(self.content, self._nodes)) if self._nodes else {}

    def _place(self, where: Any) -> yaml.Node | None:
        return self._places.get(id(where))


def _paired(content: Any, node: yaml.Node) -> Iterator[tuple[int, yaml.Node]]:
    """Yield the identity of each list and mapping with its node: both are of the same shape."""
    yield id(content), node
    if isinstance(content, list):
        parts = zip(content, node.value, strict=True)
    else:
        values = (value for key, value in content.items() if key != LINE)
        parts = zip(values, (value for _, value in node.value), strict=True)
    for part, at in parts:
        if isinstance(part, list | Mapping):
            yield from _paired(part, at)


def _walk(node: yaml.Node | None, steps: tuple[Step, ...]) -> tuple[Any, bool]:
    """Return the node that steps lead to, or the last one on the way and True.

    A list or mapping under a key is where its key is: its own first line may be the next one.
    """
    for number, step in enumerate(steps, start=1):
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        pair = next(((key, value) for key, value in pairs if key.value == step), None)
        if pair is None:
            return node, True
        key, node = pair
        if number == len(steps) and not isinstance(node, yaml.ScalarNode):
            return key, True
    return node, node is None


def loaded(text: str) -> Any:
    """Return what a YAML text says, as the files of the ledger are read; None when it is empty.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    return yaml.load(text, _Loader)


def read_source(path: Path) -> Source:
    """Parse one YAML file of the ledger; one of comments alone is an empty list.

    Raises:
        LedgerError: the file cannot be read, is not UTF-8, not YAML, or neither a list nor a
            mapping.
    """
    try:
        content = loaded(read_text(path))
    except yaml.MarkedYAMLError as error:
        raise explained(path, error) from error
    except OSError as error:
        raise LedgerError(f"{path}:1: cannot be read: {error.strerror}") from error
    if content is None:
        return Source(path, [])
    if not isinstance(content, list | Mapping):
        raise LedgerError(f"{path}:1: neither entries nor a table; see authority/README.md")
    source = Source(path, content)
    for at, entry in enumerate(source.entries()):
        if not isinstance(entry, Mapping):
            told = f"{entry!r} is no entry; each begins with '- ' and has keys"
            raise source.error(content, told, at)
    return source
