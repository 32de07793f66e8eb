"""Positions of institutions on a map drawn before: in its page, or in a file of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tejido.errors import OutputError
from tejido.graph.files import replace_file

if TYPE_CHECKING:
    from tejido.drawing.layout import Point

__all__ = ["read_positions", "write_positions"]

_MOST_BYTES = 100_000_000
_FARTHEST = 1_000_000
_BLOCK = r'<script type="application/json" id="block-{}">(.*?)</script>'


def read_positions(path: Path) -> dict[str, Point]:
    """Return name → position from a page of the map, or from a ``.json`` file.

    The name is that of links to the map (``n=NAME``), the last part of the institution's IRI.

    Raises:
        OutputError: the file cannot be read, or holds no positions.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise OutputError(f"{path}: is too large for a map; give one that Tejido drew")
        text = path.read_text(encoding="utf-8")
        return _of_json(text) if path.suffix == ".json" else _of_page(text)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise OutputError(
            f"{path}: holds no positions of institutions; give a map that Tejido drew, or the "
            "file that --positions wrote"
        ) from error


def write_positions(path: Path, points: Mapping[str, Point]) -> None:
    """Write name → position as JSON, a line each. Raises :class:`tejido.errors.OutputError`."""
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {list(points[name])}" for name in points)
    parts = ["{\n", ",\n".join(sorted(lines)), "\n}\n"]
    replace_file(path, parts, check=lambda written: None)


def _of_json(text: str) -> dict[str, Point]:
    return {str(name): _point(point) for name, point in json.loads(text).items()}


def _of_page(text: str) -> dict[str, Point]:
    institutions = _block(text, "data")["institutions"]
    points = _block(text, "picture")["nodes"]
    return {str(row[0]): _point(point) for row, point in zip(institutions, points, strict=True)}


def _block(text: str, name: str) -> Any:
    found = re.search(_BLOCK.format(name), text, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return json.loads(found[1])


def _point(value: Any) -> Point:
    """Return a position; raise ValueError for what is none."""
    x, y = value
    if type(x) is not int or type(y) is not int or max(abs(x), abs(y)) > _FARTHEST:
        raise ValueError(value)
    return x, y
