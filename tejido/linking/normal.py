"""The form of a name that is compared: case, accents, articles, reverences and legal forms off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from itertools import filterfalse

__all__ = ["normal", "plain", "plain_word", "tidy", "words"]

_WRITTEN = (
    (re.compile(r"\bU\.\s?S\.(?=\s|$)|\bUS(?=\s)"), "United States"),
    (re.compile(r"\bUN(?= [A-Z])"), "United Nations"),
    (re.compile(r"\bO\.?N\.?U\.?\b"), "Naciones Unidas"),
)
_LEGAL = re.compile(
    r"(?:,|\b)\s*(?:a\.? ?c|[ia]\.? ?[ab]\.? ?p|s\.? ?c|o\.? ?n\.? ?g|inc|ltd|llc|gmbh|"
    r"s\.? ?a\.? ?(?:p\.? ?i\.? ?)?de c\.? ?v|s\.? ?de r\.? ?l\.?(?: ?de c\.? ?v)?)\.?$"
)
_REVERENCES = frozenset(
    ("el", "la", "los", "las", "the", "h", "honorable", "hon", "benemerita", "ilustre")
)
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
_BEGUN = ("organisation", "programme", " y l")
_TOLD = frozenset(held.split()[-1] for held, _, _ in _SAME if held not in _BEGUN)
"""Where none of the one begins and none of the other stands, no pattern of those matches."""
_SPACE, _SIGNS = re.compile(r"\s+"), re.compile(r"[^\w/]+|_")
_SIGN = re.compile(r"[^\w]+|_")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b")
"""``C.N.D.H.`` with its last full stop gone."""
_LEGAL_ENDS = frozenset(
    ("ac", "iap", "ibp", "aap", "abp", "sc", "ong", "inc", "ltd", "llc", "gmbh", "cv", "rl")
)
"""The last words of legal forms that are written without full stops and spaces."""
_SHORT = {
    "admon": "administracion",
    "asoc": "asociacion",
    "cd": "ciudad",
    "coord": "coordinacion",
    "dept": "department",
    "depto": "departamento",
    "dpto": "departamento",
    "edo": "estado",
    "gob": "gobierno",
    "govt": "government",
    "gral": "general",
    "intl": "international",
    "mpal": "municipal",
    "mpio": "municipio",
    "nal": "nacional",
    "natl": "national",
    "sria": "secretaria",
    "subsria": "subsecretaria",
    "univ": "universidad",
}
"""Words cut short inside names of several words."""
_CUT = frozenset(_SHORT)


class _Plain(dict[int, str]):
    """Each character without case and accents, worked out when it is first met.

    Marks that show nothing (soft hyphens, zero-width joiners, byte order marks) are nothing.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        marked = char if char in "ñÑ" else unicodedata.normalize("NFKD", char)
        bare = filterfalse(_silent, marked)
        return self.setdefault(code, "".join(bare).casefold())


def _silent(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Cf"


_PLAIN = _Plain()
_VOWELS = tuple(zip("áéíóúü", "aeiouu", strict=True))


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents; ñ stays a letter of its own.

    Scripts are never mixed: a Cyrillic а does not become a Latin a.
    """
    low = text.lower()
    if text.isascii():
        return low
    for vowel, bare in _VOWELS:  # Spanish needs no more, and this is quick
        if vowel in low:
            low = low.replace(vowel, bare)
    if low.replace("ñ", "").isascii():
        return low
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def tidy(name: str) -> str:
    """Return a name as it was meant: HTML entities, invisible marks and odd spaces resolved."""
    if "&" in name:
        name = unescape(name)
    if not name.isprintable():
        name = "".join(char for char in name if unicodedata.category(char) != "Cf")
        name = " ".join(name.split())
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    return " ".join(name.split()) if "  " in name else name.strip()


@lru_cache(maxsize=1 << 15)
def normal(name: str) -> str:
    """Return the form under which two spellings of one name are equal; empty for no letters.

    ``"La Organización de las Naciones Unidas"`` and ``"organizacion de Naciones Unidas"`` give
    the same form; it is never shown.
    """
    spoken = [_SIMPLE[word] for word in name.split(" ")]
    if "" in spoken or spoken[-1] in _LEGAL_ENDS or len(spoken[-1]) < 2:
        spoken = _spoken(name)
    while len(spoken) > 1 and spoken[0] in _REVERENCES:
        del spoken[0]
    text = " ".join(spoken)
    begun = "organisation" in text or "programme" in text or " y l" in text
    if begun or not _TOLD.isdisjoint(spoken):
        for held, pattern, instead in _SAME:
            if held in text:
                text = pattern.sub(instead, text)
    return text


def _spoken(name: str) -> list[str]:
    """Return the words of a name, whatever it holds."""
    name = tidy(name)
    for pattern, instead in _WRITTEN if "U" in name else ():
        name = pattern.sub(instead, name)
    return _words(plain(name).strip(" .,;:"))


def plain_word(word: str) -> str:
    """Return :func:`plain` of one word; those met before are looked up."""
    return _SIMPLE[word] or plain(word)


class _Simple(dict[str, str]):
    """Words that need nothing but :func:`plain`, as it gives them; others are empty.

    Most words of names are of a few thousand, and looking them up is quicker than making them.
    """

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = plain(word) if word.isalpha() and word not in _ABBREVIATED else ""
        return self.setdefault(word, found if found.isalpha() and found not in _CUT else "")


_REMEMBERED = 1 << 16
_ABBREVIATED = frozenset(("UN", "US", "ONU"))
_SIMPLE = _Simple()


def _words(text: str) -> list[str]:
    """Return the words of a plain text without legal form and signs, none of them cut short."""
    last = text[text.rfind(" ") + 1 :]
    if last in _LEGAL_ENDS or len(last) < 2 or not last.isalpha():
        text = _LEGAL.sub("", text) or text
    if "." in text:
        text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    if not text.replace(" ", "").isalnum():
        text = _SIGNS.sub(" ", text).replace("/", " / ")
    found = text.split()
    if len(found) > 1 and not _CUT.isdisjoint(found):
        found = [_SHORT.get(word, word) for word in found]
    return found


@lru_cache(maxsize=1 << 15)
def words(name: str) -> str:
    """Return the plain words of a name, articles kept: ``El Salvador`` is not ``Salvador``."""
    text = plain(unescape(name) if "&" in name else name)
    if not text.replace(" ", "").isalnum():
        text = _SIGN.sub(" ", text)
    return " ".join(text.split())
