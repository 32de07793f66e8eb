"""Where the parts of a YAML text stand, so that one can be changed and the rest stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

__all__ = [
    "Splice",
    "comments",
    "end_of",
    "line_break",
    "line_end",
    "line_start",
    "pairs",
    "parsed",
    "spliced",
]

Pair = tuple[yaml.ScalarNode, yaml.Node]
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.M)


class Splice(NamedTuple):
    """What stands in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def parsed(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text; the marks count its characters. None when it is empty.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    node: yaml.Node | None = yaml.compose(text, yaml.CSafeLoader)
    return node


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with all splices made; they must not overlap."""
    for start, end, instead in sorted(splices, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def pairs(node: yaml.Node | None) -> Iterator[Pair]:
    """Yield the keys that are texts, and their values; nothing when it is no mapping."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))


def end_of(node: yaml.Node, text: str) -> int:
    """Return where a node's own text ends: before comments and blank lines that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(end_of(part, text) for part in (last if isinstance(last, tuple) else (last,)))
    begin, end = _span(node)
    return begin + len(text[begin:end].rstrip())


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def line_start(text: str, at: int) -> int:
    """Return where the line of a position begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of a position ends, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[at:end].endswith("\r") else end


def line_break(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def comments(node: yaml.Node, text: str) -> list[str]:
    """Return the comments that stand inside a node."""
    scalars = [_span(leaf) for leaf in _leaves(node)]
    begin, end = node.start_mark.index, end_of(node, text)
    return [
        found[0]
        for found in _COMMENT.finditer(text, begin, end)
        if not any(start <= found.start() < stop for start, stop in scalars)
    ]


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _leaves(inner)
