"""Mails: the body, with subject, date and organisation; no address of anybody."""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from tejido.errors import DocumentError
from tejido.reading.encoding import RawText, canonical
from tejido.reading.mail.body import body_text
from tejido.reading.title import folded, letterhead
from tejido.reading.words import LANGUAGES

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES = frozenset({".eml"})
FOREIGN = True

_HEADER = re.compile(rb"([!-9;-~]{1,76}):(?:[ \t]|\r?$)")
_SURE = frozenset((b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"))
_ANSWER = re.compile(r"(?:\s*(?:re|rv|fwd?|enc|aw)\s*:)+\s*", re.IGNORECASE)
_OPENING = 2000
_SHOWN = 5


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first lines of a file are the headers of a mail."""
    names = set()
    for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        if not line.strip():
            break
        found = _HEADER.match(line)
        if found:
            names.add(found[1].lower())
        elif not line.startswith((b" ", b"\t", b"From ")):
            return False
    return b"from" in names and bool(_SURE & names)


def read(data: bytes) -> RawText:
    """Return the text of a mail below its subject, and its date and the sender's organisation.

    Raises:
        DocumentError: it is encrypted, or has no text.
    """
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data.removeprefix(b"\xef\xbb\xbf"))
    except (MessageError, ValueError, AttributeError, IndexError):
        raise DocumentError("damaged; open it and save its text") from None
    assert isinstance(mail, EmailMessage)
    text, warnings = body_text(mail)
    if not any(sign.isalpha() for sign in text):
        raise DocumentError(f"has no text{_why(mail)}; open it and save its text")
    subject = _ANSWER.sub("", canonical(_said(mail, "subject")))
    if subject and folded(subject) not in folded(text[:_OPENING]):
        text = f"{subject}\n\n{text}"
    known = {"title": subject, "published": _date(mail), "publisher": _organisation(mail)}
    return RawText(
        canonical(text),
        {key: value for key, value in known.items() if value},
        (*warnings, *_broken(mail), *_attached(mail)),
    )


def _faults(mail: EmailMessage) -> str:
    """Return the names of what is wrong with the form of a mail, as Python's parser tells them."""
    found = {type(defect).__name__ for part in mail.walk() for defect in part.defects}
    return ", ".join(sorted(name.removesuffix("Defect") for name in found))


def _why(mail: EmailMessage) -> str:
    faults = _faults(mail)
    return f" that can be found, its form is broken ({faults})" if faults else ""


def _broken(mail: EmailMessage) -> tuple[str, ...]:
    faults = _faults(mail)
    said = f"its form is broken ({faults}), and text may be missing; open it and save its text"
    return (said,) if faults else ()


def _said(mail: EmailMessage, name: str) -> str:
    """Return a header on one line; empty when it is missing or broken."""
    try:
        return " ".join(str(mail[name] or "").split())
    except (MessageError, ValueError, AttributeError, IndexError, LookupError):
        return ""


def _date(mail: EmailMessage) -> str:
    if not _said(mail, "date"):
        return ""
    when = getattr(mail["date"], "datetime", None)
    return when.date().isoformat() if when is not None else ""


def _organisation(mail: EmailMessage) -> str:
    """Return the organisation that sent a mail; the name of a person is none."""
    if said := _said(mail, "organization") or _said(mail, "organisation"):
        return said
    senders = getattr(mail["from"], "addresses", ()) if _said(mail, "from") else ()
    name = " ".join(senders[0].display_name.split()) if senders else ""
    return name if name and any(letterhead(name, language) for language in LANGUAGES) else ""


def _attached(mail: EmailMessage) -> tuple[str, ...]:
    """Return a warning that names what is attached: one file is one document."""
    names = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    shown = ", ".join(" ".join(str(name).split()) for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    said = f"attached and not read: {shown}{more}; save what is a document as a file of its own"
    return (said,) if names else ()
