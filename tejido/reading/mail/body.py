"""The body of a mail: its plain part, else its HTML part; what it quotes is left out."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart

from tejido.errors import DocumentError
from tejido.reading.encoding import canonical, decode
from tejido.reading.html import page_text

__all__ = ["body_text"]

_SECRET = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_WROTE = re.compile(r"[^\n]{0,200}(?:wrote|escribió|écrit|schrieb)\s*:\s*")
_THIN = 0.2  # of the text of the HTML part: a plain part with less only points to it


def body_text(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Return the text of a mail and warnings.

    Raises:
        DocumentError: it is encrypted or has no text.
    """
    if any(part.get_content_type() in _SECRET for part in mail.walk()):
        raise DocumentError("encrypted; save its text")
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    text, warnings = _plain(plain) if plain is not None else ("", ())
    if html is not None:
        content, notes = _content(html)
        shown = page_text(content).text
        if len(text) < _THIN * len(shown):
            return shown, notes
    return text, warnings


def _content(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    """Return the text of a part, its declared encoding checked as that of a file, and warnings.

    Raises:
        UnicodeDecodeError: it is of no known encoding.
    """
    payload = part.get_payload(decode=True)
    declared = str(part.get_param("charset") or "")
    return decode(payload, declared) if isinstance(payload, bytes) else ("", ())


def _plain(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    content, notes = _content(part)
    lines = canonical(content).split("\n")
    if part.get_param("format") == "flowed":
        lines = _unwrapped(lines, part.get_param("delsp") == "yes")
    if "-- " in lines:
        lines = lines[: lines.index("-- ")]
    kept = [line for line in lines if not line.startswith(">")]
    text = "\n".join(line for line in kept if not _WROTE.fullmatch(line) or len(kept) == len(lines))
    quoted = len(lines) - len(kept)
    warnings = (f"{quoted} lines that it quotes are left out",) if quoted else ()
    return text.strip(), (*notes, *warnings)


def _unwrapped(lines: list[str], joined: bool) -> list[str]:
    """Return whole lines of ``format=flowed`` (RFC 3676): a space at the end goes on below."""
    found: list[str] = []
    flowing = False
    for line in lines:
        line = line.removeprefix(" ") if not line.startswith(">") else line
        if flowing and not line.startswith(">"):
            found[-1] += line
        else:
            found.append(line)
        flowing = line.endswith(" ") and line != "-- "
        if flowing and joined:
            found[-1] = found[-1][:-1]
    return [line if line == "-- " else line.rstrip() for line in found]
