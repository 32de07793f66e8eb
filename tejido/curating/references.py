"""Where ids stand in the files of a ledger folder, and what renaming them changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from tejido.curating.emitting import emitted
from tejido.curating.marks import Splice, pairs, parsed

__all__ = ["REFERENCES", "in_entries", "in_judgements", "in_tables"]

REFERENCES = frozenset({"parent", "jurisdiction", "within", "successor", "at"})
"""The keys of an entry, and of a post, whose value is another entry's id."""
_SIDES = frozenset({"same", "different", "unsure"})


def in_entries(text: str, ids: Mapping[str, str]) -> Iterator[Splice]:
    """Yield what renames ids in a file of entries: their own, and those that entries refer to."""
    root = parsed(text)
    for entry in root.value if isinstance(root, yaml.SequenceNode) else ():
        for key, value in pairs(entry):
            if key.value == "id":
                yield from _renamed(value, ids)
        yield from _referred(entry, ids)


def _referred(node: yaml.Node, ids: Mapping[str, str]) -> Iterator[Splice]:
    for key, value in pairs(node):
        if key.value in REFERENCES:
            yield from _renamed(value, ids)
        yield from _referred(value, ids)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _referred(item, ids)


def in_tables(text: str, ids: Mapping[str, str]) -> Iterator[Splice]:
    """Yield what renames ids in a file of tables: the places that demonyms belong to."""
    for key, table in pairs(parsed(text)):
        if key.value == "demonyms":
            for place, _ in pairs(table):
                yield from _renamed(place, ids)


def in_judgements(text: str, keys: Mapping[str, str]) -> Iterator[Splice]:
    """Yield what renames keys in a file of judgements, with or without ``@DOCUMENT``."""
    root = parsed(text)
    for judgement in root.value if isinstance(root, yaml.SequenceNode) else ():
        for key, sides in pairs(judgement):
            if key.value in _SIDES and isinstance(sides, yaml.SequenceNode):
                for side in sides.value:
                    yield from _side(side, keys)


def _side(side: yaml.Node, keys: Mapping[str, str]) -> Iterator[Splice]:
    if isinstance(side, yaml.ScalarNode):
        key, at, document = side.value.partition("@")
        yield from _renamed(side, {side.value: keys[key] + at + document} if key in keys else {})


def _renamed(node: yaml.Node, names: Mapping[str, str]) -> Iterator[Splice]:
    """Yield the splice of a text that is renamed, in the quotes that it had."""
    if isinstance(node, yaml.ScalarNode) and node.value in names:
        new = names[node.value]
        if node.style == '"':
            text = json.dumps(new, ensure_ascii=False)
        elif node.style == "'":
            text = "'{}'".format(new.replace("'", "''"))
        else:
            text = emitted("x", new, flow=True, one_line=True).removeprefix("x: ")
        yield Splice(node.start_mark.index, node.end_mark.index, text)
