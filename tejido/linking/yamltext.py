"""The text of a YAML file that anyone may have written, checked before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tejido.errors import LedgerError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "explained", "read_text"]

MAX_BYTES = 16 << 20
"""Larger than the 50,000 entries that a ledger may well have; a larger one can be split."""
MAX_DEPTH = 20
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = (
    (r"cannot start any token", "a tab or another character stands where none may; use spaces"),
    (
        r"unexpected end of stream|unexpected document indicator",
        "a quote opened here is never closed",
    ),
    (r"mapping values are not allowed", "a colon stands where none may; quote the text"),
    (r"could not find expected ':'", "a line without colon; write 'key: value', or quote the text"),
    (r"expected ',' or '[]}]'", "a bracket is never closed, or a comma is missing"),
    (r"did not find expected key", "this line is not indented like the others, or lacks a quote"),
    (r"expected '-' indicator", "this line is not indented like the others"),
    (r"expected <block end>", "this line is not indented like the others"),
    (r"did not find expected node content", "a value is missing, or a text begins with ` @ or %"),
    (r"found another document", "a second document begins here; take '---' out"),
    (r"unknown escape character", "a backslash in double quotes; use single quotes"),
)
"""What the messages of libyaml mean to a person, the first that matches."""


def read_text(path: Path) -> str:
    """Return the text of a YAML file that is safe to parse.

    Raises:
        LedgerError: the file is too large, not UTF-8, nested too deeply, holds control
            characters, or uses what the ledger does without: anchors, aliases, tags.
    """
    if path.stat().st_size > MAX_BYTES:
        raise LedgerError(f"{path}:1: larger than {MAX_BYTES >> 20} MB; split the file")
    text = _decoded(path)
    if odd := _CONTROL.search(text):
        code = f"U+{ord(odd[0]):04X}"
        raise LedgerError(f"{path}:{_line(text, odd.start())}: control character {code}; delete it")
    try:
        for line, fault in _refused(text):
            raise LedgerError(f"{path}:{line}: {fault}")
    except yaml.MarkedYAMLError as error:
        raise explained(path, error) from error
    return text


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(f"{path}:{line}: not UTF-8; save it as UTF-8 text") from error


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _refused(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and fault of what must not reach the parser, from the beginning of the text."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > MAX_DEPTH:
            yield line, f"brackets or lists nested more than {MAX_DEPTH} deep; write it flat"
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            yield line, f"{event.anchor!r} is an anchor or alias of YAML (& or *); write it out"
        if tag := getattr(event, "tag", None):
            yield line, f"{tag!r} is a tag of YAML (!); quote the text, or take it out"


def explained(path: Path, error: yaml.MarkedYAMLError) -> LedgerError:
    """Return what is wrong with the YAML in words for people, with the line where it is."""
    reason = error.problem or error.context or "broken"
    plain = next((words for pattern, words in _PLAIN if re.search(pattern, reason)), reason)
    opened = "end of stream" in reason or "',' or" in reason
    marks = error.context_mark, error.problem_mark
    mark = next((mark for mark in (marks if opened else marks[::-1]) if mark), None)
    return LedgerError(f"{path}:{mark.line + 1 if mark else 1}: {plain}")
