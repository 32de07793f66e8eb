"""The form of a name that is compared: case, accents, articles, reverences and legal forms off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

__all__ = ["normal", "plain", "words"]

_ENYE = "\uf8ff"  # private use: survives the removal of accents, then becomes ñ again
_WRITTEN = (
    (re.compile(r"\bU\.\s?S\.(?=\s|$)|\bUS(?=\s)"), "United States"),
    (re.compile(r"\bUN(?= [A-Z])"), "United Nations"),
    (re.compile(r"\bO\.?N\.?U\.?\b"), "Naciones Unidas"),
)
_LEGAL = re.compile(
    r"(?:,|\b)\s*(?:a\.? ?c|[ia]\.? ?[ab]\.? ?p|s\.? ?c|o\.? ?n\.? ?g|inc|ltd|llc|gmbh|"
    r"s\.? ?a\.? ?(?:p\.? ?i\.? ?)?de c\.? ?v|s\.? ?de r\.? ?l\.?(?: ?de c\.? ?v)?)\.?$"
)
_REVERENCE = re.compile(r"^(?:(?:el|la|los|las|the|h|honorable|hon|benemerita|ilustre)\.? )+(?=\S)")
_SAME = tuple(
    (held, re.compile(pattern), instead)
    for held, pattern, instead in (
        ("naciones unidas", r"\bde las? naciones unidas\b", "de naciones unidas"),
        ("united nations", r"\bthe united nations\b", "united nations"),
        ("united states", r"\bof the united states(?: of america)?\b", "of united states"),
        ("estados unidos", r"\bde los estados unidos(?: de america)?\b", "de estados unidos"),
        ("organisation", r"\borganisation", "organization"),
        ("labour", r"\blabour\b", "labor"),
        ("programme", r"\bprogramme", "program"),
        ("centre", r"\bcentre\b", "center"),
        ("defence", r"\bdefence\b", "defense"),
        (
            "inter ",
            r"\binter (agency|secretariat|institutional|ministerial|american)\b",
            r"inter\1",
        ),
        (" y l", r"\b(?:las y los|los y las)\b", "los"),
        ("gobierno", r"^gobierno (?:del|de la|de los|de el) ", "gobierno de "),
        ("government", r"^government of the ", "government of "),
        ("estado", r"\bdel estado libre y soberano de\b", "de"),
        ("estado", r"\bdel estado de (?!mexico\b)", "de "),
        ("state", r"\bof the state of (?!mexico\b)", "of "),
    )
)
"""Words without which a pattern changes nothing, the pattern, and what is put instead."""
_SPACE, _SIGNS = re.compile(r"\s+"), re.compile(r"[^\w/]+|_")


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents; ñ stays a letter of its own.

    Scripts are never mixed: a Cyrillic а does not become a Latin a.
    """
    if text.isascii():
        return text.lower()
    marked = re.sub("[ñÑ]", _ENYE, unicodedata.normalize("NFC", text))
    bare = filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", marked))
    return "".join(bare).casefold().replace(_ENYE, "ñ")


@lru_cache(maxsize=1 << 15)
def normal(name: str) -> str:
    """Return the form under which two spellings of one name are equal; empty for no letters.

    ``"La Organización de las Naciones Unidas"`` and ``"organizacion de Naciones Unidas"`` give
    the same form; it is never shown.
    """
    for pattern, instead in _WRITTEN if "U" in name else ():
        name = pattern.sub(instead, name)
    text = _SPACE.sub(" ", plain(name)).strip(" .,;:")
    shorter = _LEGAL.sub("", text)
    text = _SIGNS.sub(" ", shorter or text).replace("/", " / ")
    text = " ".join(text.split())
    text = _REVERENCE.sub("", text)
    for held, pattern, instead in _SAME:
        if held in text:
            text = pattern.sub(instead, text)
    return text


@lru_cache(maxsize=1 << 15)
def words(name: str) -> str:
    """Return the plain words of a name, articles kept: ``El Salvador`` is not ``Salvador``."""
    return " ".join(re.sub(r"[^\w]+|_", " ", plain(name)).split())
