"""The file of redirects, from keys that were renamed to what they are called now."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from tejido.curating.marks import (
    Splice,
    end_of,
    line_break,
    line_end,
    line_start,
    pairs,
    parsed,
    spliced,
)
from tejido.errors import LedgerError

__all__ = ["redirected", "redirects_of"]

_HEAD = """\
# yaml-language-server: $schema=redirects.schema.json
# Claves que cambiaron de nombre / keys that were renamed: ANTES: AHORA / BEFORE: NOW.
# Lo escribe `tejido rename`; ninguna clave de la izquierda se usa otra vez
# / written by `tejido rename`; no key on the left is ever used again.
"""


def redirects_of(text: str) -> dict[str, str]:
    """Return the redirects of a file's text as they stand.

    Raises:
        LedgerError: it is no YAML mapping of keys to keys; the message has no file.
    """
    try:
        root = parsed(text)
    except yaml.YAMLError as error:
        raise LedgerError("no YAML; mend it: one 'OLDKEY: NEWKEY' per line") from error
    found = {key.value: value.value for key, value in pairs(root)}
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise LedgerError("no mapping; write one 'OLDKEY: NEWKEY' per line")
    if not all(isinstance(value, str) for value in found.values()):
        raise LedgerError("a redirect leads to one key; write one 'OLDKEY: NEWKEY' per line")
    return found


def redirected(text: str, renamed: Mapping[str, str]) -> str:
    """Return the text of the file with redirects from old keys to new ones, sorted.

    What led to an old key leads to the new one; a new key that was itself an old one is one no
    more. Lines that say the same stay as they were, with their comments.
    """
    text = _removed(_retargeted(text or _HEAD, renamed), set(renamed.values()))
    for old in sorted(renamed):
        text = _inserted(text, old, renamed[old])
    return text


def _retargeted(text: str, renamed: Mapping[str, str]) -> str:
    return spliced(
        text,
        [
            Splice(value.start_mark.index, value.end_mark.index, renamed[value.value])
            for _, value in pairs(parsed(text))
            if value.value in renamed
        ],
    )


def _removed(text: str, keys: set[str]) -> str:
    return spliced(
        text,
        [
            Splice(
                line_start(text, key.start_mark.index),
                min(line_end(text, end_of(value, text)) + len(line_break(text)), len(text)),
                "",
            )
            for key, value in pairs(parsed(text))
            if key.value in keys
        ],
    )


def _inserted(text: str, old: str, new: str) -> str:
    later = [key.start_mark.index for key, _ in pairs(parsed(text)) if key.value > old]
    at = line_start(text, later[0]) if later else len(text)
    before = "" if text[:at].endswith("\n") or not at else line_break(text)
    return f"{text[:at]}{before}{old}: {new}{line_break(text)}{text[at:]}"
