"""The form of a name that is compared: case, accents, articles, reverences and legal forms off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\bde las? naciones unidas\b", "de naciones unidas"),
        (r"\bthe united nations\b", "united nations"),
        (r"\bof the united states(?: of america)?\b", "of united states"),
        (r"\bde los estados unidos(?: de america)?\b", "de estados unidos"),
        (r"\borganisation", "organization"),
        (r"\blabour\b", "labor"),
        (r"\bprogramme", "program"),
        (r"\bcentre\b", "center"),
        (r"\bdefence\b", "defense"),
        (r"\binter (agency|secretariat|institutional|ministerial|american)\b", r"inter\1"),
        (r"\b(?:las y los|los y las)\b", "los"),
        (r"^gobierno (?:del|de la|de los|de el) ", "gobierno de "),
        (r"^government of the ", "government of "),
        (r"\bdel estado libre y soberano de\b", "de"),
        (r"\bdel estado de (?!mexico\b)", "de "),
        (r"\bof the state of (?!mexico\b)", "of "),
    )
)


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents; ñ stays a letter of its own.

    Scripts are never mixed: a Cyrillic а does not become a Latin a.
    """
    marked = re.sub("[ñÑ]", _ENYE, unicodedata.normalize("NFC", text))
    bare = (c for c in unicodedata.normalize("NFKD", marked) if not unicodedata.combining(c))
    return "".join(bare).casefold().replace(_ENYE, "ñ")


@lru_cache(maxsize=1 << 15)
def normal(name: str) -> str:
    """Return the form under which two spellings of one name are equal; empty for no letters.

    ``"La Organización de las Naciones Unidas"`` and ``"organizacion de Naciones Unidas"`` give
    the same form; it is never shown.
    """
    for pattern, instead in _WRITTEN:
        name = pattern.sub(instead, name)
    text = re.sub(r"\s+", " ", plain(name)).strip(" .,;:")
    shorter = _LEGAL.sub("", text)
    text = re.sub(r"[^\w/]+|_", " ", shorter or text).replace("/", " / ")
    text = " ".join(text.split())
    text = _REVERENCE.sub("", text)
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    return text


@lru_cache(maxsize=1 << 15)
def words(name: str) -> str:
    """Return the plain words of a name, articles kept: ``El Salvador`` is not ``Salvador``."""
    return " ".join(re.sub(r"[^\w]+|_", " ", plain(name)).split())
