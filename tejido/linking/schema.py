"""What a file of the ledger may hold, by the schemas beside it, in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tejido.asking.spelling import suggestion
from tejido.linking.files import Source, Step, bare
from tejido.project import content

__all__ = ["faults_of"]


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A value that does not fit: the steps that lead to it, what is wrong and what to do.

    ``shown`` is whether the message shows key and value; else ``words`` name the last key.
    """

    steps: tuple[Step, ...]
    words: str
    shown: bool = True


def faults_of(source: Source, shape: str) -> Iterator[str]:
    """Yield what does not fit in a file, as lines to print.

    ``shape`` is the name of a schema, and behind a ``#`` that of one of its definitions; before a
    ``/`` the room of content that it lies in, by itself ``authority``.
    """
    for error in _validator(shape).iter_errors(bare(source.content)):
        for misfit in _misfits(error):
            told = f"{_told(source, misfit)}{misfit.words}"
            yield source.fault(source.content, told, *misfit.steps)


def _told(source: Source, misfit: _Misfit) -> str:
    """Return whose value does not fit, under which keys, and the value: ``mx-a: name es '': ``."""
    value, whose, keys = source.content, "", list[str]()
    for step in misfit.steps[: None if misfit.shown else -1]:
        value = value[step]
        if isinstance(step, str):
            keys.append(step)
        elif isinstance(value, Mapping) and (value.get("slug") or value.get("id")):
            whose = str(value.get("slug") or value["id"])
            keys.clear()
    if misfit.shown and not isinstance(value, list | Mapping):
        keys.append(repr(source.written(source.content, *misfit.steps) or str(value)))
    told = (" ".join(words.split()) for words in (whose, " ".join(keys)))
    return "".join(f"{words}: " for words in told if words)


@cache
def _validator(shape: str) -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    file, _, definition = shape.partition("#")
    room, _, name = file.rpartition("/")
    schema = json.loads((content(room or "authority") / name).read_text(encoding="utf-8"))
    known = schema.pop("$defs", {})
    checked = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"uniqueItems": _unique}
    )
    return checked(_inlined(known[definition] if definition else schema, known))


def _unique(_: Any, wanted: bool, items: Any, __: Any) -> Iterator[Any]:
    """Yield an error for each item that stood before, in time that grows with the list only."""
    from jsonschema import ValidationError

    seen: set[str] = set()
    for at, item in enumerate(items if wanted and isinstance(items, list) else ()):
        key = repr(item)
        if key in seen:
            yield ValidationError("twice", path=(at,))
        seen.add(key)


def _inlined(schema: Any, known: Mapping[str, Any]) -> Any:
    """Return a schema with its references spelled out: to look them up takes half of the time."""
    if isinstance(schema, list):
        return [_inlined(item, known) for item in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: _inlined(value, known) for key, value in schema.items() if key != "$ref"}
    if "$ref" not in schema:
        return own
    return {**_inlined(known[schema["$ref"].rpartition("/")[2]], known), **own}


def _misfits(error: Any) -> Iterator[_Misfit]:
    """Yield what an error of the validator means."""
    steps = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        for key in sorted({*error.instance} - {*known}):
            words = f"unknown key {key!r}{suggestion(key, known) or _known(known)}"
            yield _Misfit((*steps, key), words, shown=False)
    elif error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        yield _Misfit(steps, f"lacks {', '.join(missing)}; add it")
    elif error.validator == "dependentRequired":
        for key, needed in error.validator_value.items():
            lacking = [other for other in needed if other not in error.instance]
            if key in error.instance and lacking:
                words = f"{key} without {', '.join(lacking)}; add it"
                yield _Misfit((*steps, key), words, shown=False)
    elif "propertyNames" in error.absolute_schema_path:
        words = f"{error.instance!r}: {error.schema['errorMessage']}"
        yield _Misfit((*steps, error.instance), words, shown=False)
    elif error.validator == "uniqueItems":
        yield _Misfit(steps, "stands twice; take one out")
    else:
        yield _Misfit(steps, error.schema["errorMessage"])


def _known(keys: Any) -> str:
    return f"; one of {', '.join(keys)}" if len(keys) < 12 else "; see authority/README.md"
