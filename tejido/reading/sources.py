"""What is known of the documents of a folder besides their text: its ``sources.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from tejido.errors import DocumentError
from tejido.facts.format import is_date
from tejido.reading.archives import archive_of, entries, read_entry

__all__ = ["FETCHED", "SOURCES", "parse_sources", "read_sources"]

SOURCES = "sources.yaml"
FETCHED = frozenset(["retrieved", "sha256"])
"""What is told of the bytes of a document, not of what it says."""
_KEYS = FETCHED | {"title", "publisher", "url", "language", "published", "place", "loader"}
MAX_BYTES = 5_000_000
_DEEPEST = 20
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def _problem(path: Path, mark: object, what: str) -> DocumentError:
    line = getattr(mark, "line", None)
    where = f"{path}:{line + 1}" if isinstance(line, int) else f"{path}"
    return DocumentError(f"{where}: {what}")


def _check(path: Path, mark: object, key: str, value: str) -> None:
    if key not in _KEYS:
        raise _problem(path, mark, f"unknown key {key!r}; use one of {', '.join(sorted(_KEYS))}")
    if key == "language" and value not in ("es", "en", ""):
        raise _problem(path, mark, f"language {value!r} is not known; write es or en")
    if key in ("published", "retrieved") and value and not is_date(value):
        raise _problem(path, mark, f"{key} {value!r} is no date; write YYYY-MM-DD")
    if key == "url" and value and not _URL.fullmatch(value):
        raise _problem(path, mark, f"url {value[:60]!r} is none of the web; write https://...")


def _entry(path: Path, node: object) -> dict[str, str]:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        if isinstance(node, yaml.ScalarNode) and node.value == "":
            return {}
        raise _problem(path, getattr(node, "start_mark", None), "expected lines of key: value")
    entry = {}
    for key, value in node.value:
        if not isinstance(value, yaml.ScalarNode) or not isinstance(key, yaml.ScalarNode):
            raise _problem(path, value.start_mark, "expected one value on one line")
        if key.value in entry:
            raise _problem(path, key.start_mark, f"{key.value!r} stands twice; keep one")
        _check(path, key.start_mark, key.value, value.value)
        empty = value.tag.endswith(":null")
        entry[key.value] = "" if empty else value.value
    return entry


def _refused(text: str) -> Iterator[tuple[object, str]]:
    """Yield where and what must not reach the parser, which breaks at some depth."""
    import yaml

    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            yield event.start_mark, f"nested more than {_DEEPEST} deep; write it flat"
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            yield event.start_mark, "& * and ! have a meaning here; put the text in quotes"


def _root(path: Path, data: bytes) -> Any:
    import yaml

    try:
        text = data.decode("utf-8-sig")
        for mark, fault in _refused(text):
            raise _problem(path, mark, fault)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        what = f"{error.problem or 'broken YAML'}; correct the line"
        raise _problem(path, error.problem_mark, what) from None
    except (UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        raise DocumentError(f"{path}: {' '.join(str(error).split())}; correct the file") from None


@lru_cache(maxsize=64)
def parse_sources(path: Path, data: bytes) -> Mapping[str, Mapping[str, str]]:
    """Return what the bytes of a ``sources.yaml`` say, by the stem of the document's file.

    Raises:
        DocumentError: they are broken; the message names the file as ``path``, and the line.
    """
    import yaml

    if len(data) > MAX_BYTES:
        raise DocumentError(f"{path}: over {MAX_BYTES} bytes, the limit; split the folder")
    root = _root(path, data)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise _problem(path, root.start_mark, "expected names of documents, each with its lines")
    found: dict[str, dict[str, str]] = {}
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _problem(path, key.start_mark, "expected the name of a document")
        name = normalize("NFC", str(key.value))
        if name in found:
            raise _problem(path, key.start_mark, f"{key.value!r} stands twice; keep one")
        found[name] = _entry(path, value)
    return found


def read_sources(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return what ``sources.yaml`` in a folder, or in one of a ZIP, says of its documents.

    No such file: an empty dictionary.

    Raises:
        DocumentError: the file is broken; the message names file and line.
    """
    path = folder / SOURCES
    try:
        if path.is_file():
            return parse_sources(path, path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check it") from None
    inside = archive_of(path)
    if inside and inside[1] in entries(inside[0]):
        return parse_sources(path, read_entry(*inside))
    return {}
