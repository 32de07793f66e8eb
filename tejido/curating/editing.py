"""Change one value of one entry of a ledger file; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from tejido.curating.emitting import emitted, entry_text
from tejido.curating.marks import (
    Splice,
    comments,
    end_of,
    line_break,
    line_end,
    line_start,
    pairs,
    parsed,
    spliced,
)
from tejido.errors import LedgerError
from tejido.linking.files import bare, loaded

__all__ = ["ORDER", "Edit", "Keys", "edited"]

Keys = tuple[str, ...]
"""A key of an entry, or a key and one inside it: ``("alias", "es")``."""
Entry = Mapping[str, Any]

ORDER = (
    "id",
    "name",
    "short",
    "official",
    "acronym",
    "alias",
    "abbr",
    "scoped",
    "list_form",
    "weak",
    "needs",
    "former",
    "formal",
    "de",
    "del_estado",
    "gentilicio",
    "municipality",
    "type",
    "kind",
    "parent",
    "jurisdiction",
    "within",
    "capital",
    "from",
    "to",
    "successor",
    "posts",
    "ids",
    "seen",
    "note",
    "check",
    "check_why",
)
"""The keys of an entry in the order in which the files have them."""


class Edit(NamedTuple):
    """One value of an entry: the entry's id, where in it, what stands there now (None: nothing)."""

    entry: str
    path: Keys
    value: Any


def edited(text: str, edits: Iterable[Edit], new: Iterable[dict[str, Any]] = ()) -> str:
    """Return the text of a file of entries with values changed and entries added at its end.

    Raises:
        LedgerError: an entry is written in a way that this cannot change, such as anchors; the
            message has no file.
    """
    by_entry: dict[str, list[Edit]] = {}
    for edit in edits:
        by_entry.setdefault(edit.entry, []).append(edit)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    changed = spliced(body, _changed_blocks(body, by_entry)) if by_entry else body
    for entry in new:
        changed = _appended(changed, entry)
    _compare(body, changed, by_entry, list(new))
    return mark + changed


def _changed_blocks(text: str, edits: Mapping[str, list[Edit]]) -> Iterator[Splice]:
    found = {id_: splice for id_, splice in _blocks(text) if id_ in edits}
    for id_, wanted in edits.items():
        if id_ not in found:
            raise LedgerError(f"{id_}: no item of a list that begins with '- '; edit it by hand")
        start, end, block = found[id_]
        block = block.replace("\r\n", "\n")
        for edit in wanted:
            block = _with(block, edit.path, edit.value)
        yield Splice(start, end, block.replace("\n", line_break(text)))


def _blocks(text: str) -> Iterator[tuple[str, Splice]]:
    """Yield the id and the whole lines of each entry."""
    root = parsed(text)
    for entry in root.value if isinstance(root, yaml.SequenceNode) else ():
        start = line_start(text, entry.start_mark.index)
        end = line_end(text, end_of(entry, text))
        if text[start : entry.start_mark.index].strip() == "-":
            ids = [value.value for key, value in pairs(entry) if key.value == "id"]
            yield "".join(map(str, ids)), Splice(start, end, text[start:end])


# ---- one entry: its lines are a list of one item; breaks are \n here


def _with(block: str, path: Keys, value: Any) -> str:
    try:
        root = parsed(block)
    except yaml.YAMLError as error:
        raise LedgerError("an entry uses anchors or the like; edit it by hand") from error
    assert isinstance(root, yaml.SequenceNode)
    within = root.value[0]
    *outer, key = path
    for name in outer:
        found = _pair(within, name)
        inner = found[1] if found else None
        if not isinstance(inner, yaml.MappingNode) or not inner.value:
            return block if value is None else _put(block, within, name, {key: value})
        if value is None and [one.value for one, _ in pairs(inner)] == [key]:
            return _removed(block, within, name)
        within = inner
    return _removed(block, within, key) if value is None else _put(block, within, key, value)


def _pair(mapping: yaml.Node, key: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    return next((pair for pair in pairs(mapping) if pair[0].value == key), None)


def _put(block: str, mapping: yaml.MappingNode, key: str, value: Any) -> str:
    found = _pair(mapping, key)
    return _replaced(block, mapping, *found, value) if found else _added(block, mapping, key, value)


def _replaced(
    block: str, mapping: yaml.MappingNode, key: yaml.ScalarNode, old: yaml.Node, value: Any
) -> str:
    inside = bool(mapping.flow_style)
    braced = isinstance(old, yaml.CollectionNode) and bool(old.flow_style)
    text = emitted(
        key.value,
        value,
        key.start_mark.column,
        flow=inside or (braced and not isinstance(value, str)),
        one_line=inside and "\n" not in block,
    )
    here = Splice(key.start_mark.index, end_of(old, block) or key.end_mark.index, text)
    return spliced(block, [_above(block, mapping, here.start, comments(old, block)), here])


def _above(block: str, mapping: yaml.MappingNode, at: int, kept: list[str]) -> Splice:
    """Return where the comments of a rewritten value go: above its line, or above the entry."""
    start = line_start(block, at)
    if mapping.flow_style or block[start:at].strip():
        start = 0
    indent = block[start : len(block) - len(block[start:].lstrip(" "))]
    return Splice(start, start, "".join(f"{indent}{one}\n" for one in kept))


def _added(block: str, mapping: yaml.MappingNode, key: str, value: Any) -> str:
    """Put a new key where the order of keys has it."""
    known = [*pairs(mapping)]
    before = [pair for pair in known if _rank(pair[0].value) <= _rank(key)] or known[:1]
    after = end_of(before[-1][1], block)
    column = mapping.value[0][0].start_mark.column
    if mapping.flow_style:
        text = emitted(key, value, column, flow=True, one_line="\n" not in block)
        return spliced(block, [Splice(after, after, f", {text}")])
    text = emitted(key, value, column, flow=False)
    end = line_end(block, after)
    return spliced(block, [Splice(end, end, f"\n{' ' * column}{text}")])


def _rank(key: str) -> int:
    return ORDER.index(key) if key in ORDER else ("es", "en").index(key) if key in "es en" else 99


def _removed(block: str, mapping: yaml.MappingNode, key: str) -> str:
    keys = [one.value for one, _ in pairs(mapping)]
    if key not in keys:
        return block
    at = keys.index(key)
    own, value = mapping.value[at]
    start, end = own.start_mark.index, end_of(value, block)
    following = mapping.value[at + 1][0].start_mark.index if at + 1 < len(keys) else None
    first = line_start(block, start)
    if mapping.flow_style or block[first:start].strip():
        if following is not None:
            return block[:start] + block[following:]
        before = end_of(mapping.value[at - 1][1], block) if at else start
        return block[:before] + block[end:]
    return block[: max(first - 1, 0)] + block[line_end(block, end) :]


# ---- a whole file


def _appended(text: str, entry: dict[str, Any]) -> str:
    root = parsed(text)
    last = root.value[-1] if isinstance(root, yaml.SequenceNode) and root.value else None
    flow = bool(last is not None and last.flow_style and last.end_mark.line == last.start_mark.line)
    indent = root.start_mark.column if root is not None and last is not None else 0
    newline = line_break(text)
    added = entry_text(entry, flow=flow, indent=indent).replace("\n", newline)
    return text + ("" if not text or text.endswith("\n") else newline) + added


def _compare(
    old: str, new: str, edits: Mapping[str, list[Edit]], added: list[dict[str, Any]]
) -> None:
    """Refuse a text that does not say what the old one said with the edits made."""
    wanted = bare(loaded(old) or [])
    for entry in wanted:
        for edit in edits.get(entry.get("id"), ()):
            _apply(entry, edit)
    try:
        says = bare(loaded(new))
    except yaml.YAMLError:
        says = None
    if says != [*wanted, *added]:
        raise LedgerError("its YAML is too peculiar to be changed by command; edit it by hand")


def _apply(entry: dict[str, Any], edit: Edit) -> None:
    *outer, key = edit.path
    at = entry
    for name in outer:
        if not isinstance(at.get(name), dict):
            if edit.value is None:
                return
            at[name] = {}
        at = at[name]
    if edit.value is not None:
        at[key] = edit.value
        return
    at.pop(key, None)
    if outer and not at:
        del entry[outer[0]]
