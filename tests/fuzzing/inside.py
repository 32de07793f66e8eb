"""What is inside a file changed at random, so that the file as a whole stays one of its kind."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from random import Random
from typing import Any

from tests.fuzzing.mutating import mutated

__all__ = ["INSIDE"]

_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        1.5,
        10**30,
        1e300,
        "",
        "x",
        "2020-02-31",
        "\ud800",
        "a\nb",
        "\0",
        "x" * 9999,
    ),
    *([], {}, [[]], [0, 5], {"subject": "x"}, "organisation", "event", "hasPartner", "e1", "e2"),
)


def _part_changed(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Change one part of a ZIP, or of a Word file, and pack it anew."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = random.choice([*parts, *(name for name in parts if "document" in name)])
    parts[chosen] = mutated(parts[chosen], [*parts.values(), *others], random)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _value_changed(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """Change one to three values of a JSON file, leave them out, or exchange them."""
    whole = json.loads(data)
    for _time in range(random.randint(1, 3)):
        places = list(_places(whole))
        holder, key = random.choice(places)
        if isinstance(holder, list) and key >= len(holder):
            continue
        way = random.random()
        if way < 0.2:
            del holder[key]
        elif way < 0.5:
            other, where = random.choice(places)
            if isinstance(other, dict) or where < len(other):
                holder[key] = json.loads(json.dumps(other[where]))
        else:
            holder[key] = random.choice(_VALUES)
        if not whole:
            break
    return json.dumps(whole).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


INSIDE: dict[str, Callable[[bytes, Sequence[bytes], Random], bytes]] = {
    "docx": _part_changed,
    "zip": _part_changed,
    "facts": _value_changed,
}
"""By kind of file."""
