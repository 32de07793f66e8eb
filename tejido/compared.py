"""Facts files as far as evaluation compares them, read leniently: other programs write them too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from tejido.errors import DocumentError

__all__ = ["SUFFIX", "FactsFile", "Named", "Stated", "facts_file", "read_facts_file", "read_text"]

SUFFIX = ".facts.json"


class Named(NamedTuple):
    """An entity of a facts file, as far as it is compared."""

    id: str
    type: str
    names: tuple[str, ...]
    optional: bool


class Stated(NamedTuple):
    """A fact of a facts file, as far as it is compared."""

    subject: str
    relation: str
    object: str
    quote: str
    optional: bool


class FactsFile(NamedTuple):
    """What is compared of a facts file: its entities and its facts."""

    entities: tuple[Named, ...] = ()
    facts: tuple[Stated, ...] = ()


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file; raise DocumentError, naming the place, when it is not."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def read_facts_file(path: Path) -> FactsFile:
    """Read a facts file; raise DocumentError, naming file and line, when it is broken."""
    try:
        return facts_file(json.loads(read_text(path)), str(path))
    except json.JSONDecodeError as error:
        raise DocumentError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        said = "nested too deep" if isinstance(error, RecursionError) else "a number too long"
        raise DocumentError(f"{path}: no facts file: {said}; make it anew") from None


def facts_file(data: Any, source: str = "facts file") -> FactsFile:
    """Take from the data of a facts file what is compared.

    Raises DocumentError, naming ``source``, when the data has another form.
    """
    try:
        return FactsFile(
            tuple(map(_entity, data.get("entities", ()))),
            tuple(map(_fact, data.get("facts", ()))),
        )
    except KeyError as error:
        raise DocumentError(f"{source}: an entity or fact lacks {error}") from error
    except (AttributeError, TypeError) as error:
        raise DocumentError(f"{source}: does not have the form of a facts file") from error


def _entity(item: dict[str, Any]) -> Named:
    names = tuple(str(name) for name in item.get("names", ()))
    return Named(str(item["id"]), str(item["type"]), names, bool(item.get("optional")))


def _fact(item: dict[str, Any]) -> Stated:
    ends = (str(item["subject"]), str(item["relation"]), str(item["object"]))
    return Stated(*ends, str(item.get("quote") or ""), bool(item.get("optional")))
