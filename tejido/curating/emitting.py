"""Values as the ledger's files write them: lists and small mappings on one line, 100 columns."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["emitted", "entry_text"]

_WIDTH = 100
_ONE_LINE = 1 << 30


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands twice twice, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def emitted(key: str, value: Any, indent: int = 0, *, flow: bool, one_line: bool = False) -> str:
    """Return ``key: value`` without a line break at its end; further lines are indented.

    With ``flow`` it can stand inside braces, and all that it holds stands in brackets; without,
    only what holds no further lists does. ``one_line`` never breaks a line.
    """
    text = yaml.dump(
        {key: value},
        Dumper=_Dumper,
        default_flow_style=True if flow else None,
        allow_unicode=True,
        sort_keys=False,
        width=_ONE_LINE if one_line else max(_WIDTH - indent, 40),
    )
    text = _bare(text) if text.startswith("{") else text
    return text.rstrip("\n").replace("\n", "\n" + " " * indent)


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
