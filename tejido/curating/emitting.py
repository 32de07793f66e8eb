"""Values as the ledger's files write them: lists and small mappings on one line, 100 columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

__all__ = ["emitted", "entry_text"]

_WIDTH = 100
_ONE_LINE = 1 << 30
_TAG = "tag:yaml.org,2002:"
_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+"
)
"""Texts that one version of YAML or another takes for numbers."""


def emitted(key: str, value: Any, indent: int = 0, *, flow: bool, one_line: bool = False) -> str:
    """Return ``key: value`` without a line break at its end; further lines are indented.

    With ``flow`` it can stand inside braces, and all that it holds stands in brackets; without,
    only what holds no further lists does. ``one_line`` never breaks a line.
    """
    pair = yaml.MappingNode(_TAG + "map", [(_node(key, flow), _node(value, flow))], flow_style=flow)
    text: str = yaml.serialize(
        pair,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        width=_ONE_LINE if one_line else max(_WIDTH - indent, 40),
    )
    text = _bare(text) if flow else text
    return text.rstrip("\n").replace("\n", "\n" + " " * indent)


def _node(value: Any, flow: bool) -> yaml.Node:
    if isinstance(value, Mapping):
        items = [(_node(key, flow), _node(item, flow)) for key, item in value.items()]
        braces = flow or all(isinstance(item, yaml.ScalarNode) for _, item in items)
        return yaml.MappingNode(_TAG + "map", items, flow_style=braces)
    if isinstance(value, list):
        nodes = [_node(item, flow) for item in value]
        brackets = flow or all(isinstance(node, yaml.ScalarNode) for node in nodes)
        return yaml.SequenceNode(_TAG + "seq", nodes, flow_style=brackets)
    if isinstance(value, bool):
        return yaml.ScalarNode(_TAG + "bool", str(value).lower())
    if isinstance(value, int):
        return yaml.ScalarNode(_TAG + "int", str(value))
    return yaml.ScalarNode(_TAG + "str", value, style="'" if _NUMBER.fullmatch(value) else None)


def _bare(text: str) -> str:
    """Return the pair of a mapping in braces without them."""
    return text.strip().removeprefix("{").removesuffix("}")


def entry_text(entry: dict[str, Any], *, flow: bool, indent: int = 0) -> str:
    """Return a whole entry as an item of a list, with its line break."""
    if flow:
        inner = ", ".join(
            emitted(key, value, flow=True, one_line=True) for key, value in entry.items()
        )
        return f"{' ' * indent}- {{{inner}}}\n"
    lines = [emitted(key, value, indent + 2, flow=False) for key, value in entry.items()]
    return f"{' ' * indent}- " + f"\n{' ' * (indent + 2)}".join(lines) + "\n"
