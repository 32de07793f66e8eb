"""Personal data and forgotten persons, hidden behind marks of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tejido.model import Span
from tejido.privacy.finding import personal_data
from tejido.privacy.forgotten import forgotten

__all__ = ["HIDDEN", "NAMELESS", "clean_url", "covered", "hidden", "masked"]

HIDDEN, NAMELESS = "█", "▒"
"""What stands for each character of personal data, of the name of one forgotten; line ends stay."""

_NOT_LINE_END = re.compile(r"[^\n]")
_SECRETS = re.compile(
    r"token|sig|session|sid$|auth|key|pass|pwd|mail|user|code|state|credential", re.IGNORECASE
)


def covered(text: str, spans: Iterable[Span], mark: str) -> str:
    """Return a text with spans of it, in order and apart, behind a mark; its length stays."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _NOT_LINE_END.sub(mark, text[start:end]))
        at = end
    return "".join((*parts, text[at:])) if parts else text


def masked(text: str) -> str:
    """Return a text with the personal data in it hidden; its length and its lines stay.

    >>> masked("Informes: ana@correo.example, tel. 2222-0143 (lunes)")
    'Informes: ██████████████████, tel. █████████ (lunes)'
    """
    while (clean := covered(text, personal_data(text), HIDDEN)) != text:
        text = clean  # a mark may let the next one be seen
    return text


def clean_url(url: str) -> str:
    """Return a web address without names, passwords and secrets; empty when it is no page's.

    >>> clean_url("https://ana:x@sitio.example/nota?id=7&token=abc")
    'https://sitio.example/nota?id=7'
    >>> clean_url("mailto:ana@correo.example")
    ''
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() in ("mailto", "tel", "sms", "callto", "whatsapp"):
        return ""
    host = parts.netloc.rpartition("@")[2]
    asked = parts.query
    if _SECRETS.search(asked):
        asked = urlencode([p for p in parse_qsl(asked, True) if not _SECRETS.search(p[0])])
    ending = "" if "=" in parts.fragment else parts.fragment
    clean = urlunsplit((parts.scheme, host, parts.path, asked, ending))
    return masked(
        clean if (host, asked, ending) != (parts.netloc, parts.query, parts.fragment) else url
    )


def hidden(text: str) -> str:
    """Return a text with personal data, and those who are forgotten, behind marks.

    Raises:
        LedgerError: the list of the forgotten is broken.
    """
    return covered(masked(text), forgotten().spans(text), NAMELESS)
