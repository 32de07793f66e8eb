"""Personal data that must not be quoted: e-mail addresses, telephone, identity, account numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tejido.model import Passage, Span
from tejido.spans import union

__all__ = ["clean_passages", "personal_data"]

_YEARS = r"(?:19|20)\d\d\s?[-–/ ]\s?(?:19|20)\d\d(?!\d)"
_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|\d{4}-\d\d-\d\d(?!\d)"
_DIGITS = rf"(?!{_YEARS}|{_DATE})\(?\d(?:[ .()/-]{{0,2}}\d){{4,17}}"
"""A number as people write it, in groups; the label before it says that it is one."""
_MORE = rf"(?:\s*(?:,|/|y|e|and|o|or|ext\.?|extensión|extension)\s*{_DIGITS}){{0,6}}"
_PHONE = (
    r"tels?|tel[ée]fonos?|(?:tele)?phones?|cel|cell|celular(?:es)?|m[óo]vil|mobile|fax|"
    r"whatsapp|conmutador|call|ll[aá]m[ea](?:nos|r)? al"
)
_IDENTITY = (
    r"dni|cui|dpi|curp|rfc|rut|ruc|nit|cuit|cuil|cpf|ssn|"
    r"c[ée]dula(?: de (?:identidad|ciudadan[íi]a))?|pasaporte|passport|"
    r"documento de identidad|identity (?:card|number)|social security"
)
_ACCOUNT = (
    r"cuenta(?: bancaria)?|bank account|account (?:no|number)|clabe|cbu|cci|iban|tarjeta|"
    r"(?:credit|debit) card"
)
_LABEL = r"(?:\s*(?:n[úu]mero|number|no|n[úu]m|n)\b\.?)?(?:\s*[°º#])?[\s.:]{0,4}"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ADDRESSES = _compiled(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    r"(?<![\w.+-])[\w.+-]{1,64} ?[([](?:at|arroba)[)\]] ?[\w-]{1,63}"
    r"(?: ?(?:\.|[([](?:dot|punto)[)\]]) ?[\w-]{1,63})+",
)
"""Addresses, plain and disguised."""
_NUMBERS = _compiled(
    r"\+\d{1,3}(?:[ .()-]{0,2}\d){7,12}",
    r"(?<![\w.,/$-])\(?\d{2,3}\)?[ .-]\d{3,4}[ .-]\d{4}(?![\w/])(?![.,]\d)",
    r"(?<![\w.])01[ .-]?800(?:[ .-]?\d){7}(?!\d)",
    rf"(?<!\w)(?:{_PHONE})(?!\w){_LABEL}\+?{_DIGITS}{_MORE}",
    rf"(?<!\w)(?:{_IDENTITY})(?!\w){_LABEL}(?:[A-Z]{{1,4}}[ -]?)?{_DIGITS}[\w-]{{0,5}}",
    rf"(?<!\w)(?:{_ACCOUNT})(?!\w){_LABEL}(?:[A-Z]{{2}})?{_DIGITS}",
    r"(?<!\w)[A-ZÑ&]{4}\d{6}[HM][A-Z]{5}\w\d(?!\w)",
    r"(?<!\w)[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}(?!\w)",
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
    r"(?<![\w.])\d{1,2}\.\d{3}\.\d{3}-[\dK](?!\w)",
    r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)",
    r"(?<![\w-])\d{2}-\d{8}-\d(?![\w-])",
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?\d{4}){4,6}(?: ?\d{1,3})?(?!\w)",
    r"(?<![\w.,-])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![\w-])",
    r"(?<![\w.,/-])\d{16,18}(?![\w/-])",
)
"""Telephones with a country code, in three groups, free of charge, and after a label; identity
and account numbers after a label; Mexican CURP and RFC; numbers of the form of the United States',
Chile's, Brazil's and Argentina's; IBAN; bank cards and accounts."""
_AT = re.compile(r"@|[([](?:at|arroba)[)\]]", re.IGNORECASE)
"""What every address holds."""
_CLOSE_DIGITS = re.compile(r"\d(?:[ .()/-]{0,2}\d){4}")
"""What every number holds that is looked for; most texts hold none and need no further search."""
_AROUND = 200
"""No label stands farther before its number, and no number ends farther behind, in code points."""
_LOOSE = " \t\n(«“\"'‘,;:–—-"


def personal_data(text: str) -> list[Span]:
    """Return where personal data stand in a text, in order and apart, labels included.

    Dates, years, law and article numbers, amounts and case numbers are none.
    """
    apart: list[Span] = []
    for span in sorted(Span(*match.span()) for match in _matches(text)):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what the patterns find, looking only where they can find something."""
    if _AT.search(text):
        for pattern in _ADDRESSES:
            yield from pattern.finditer(text)
    close = (match.span() for match in _CLOSE_DIGITS.finditer(text))
    for stretch in union(Span(max(0, at - _AROUND), end + _AROUND) for at, end in close):
        for pattern in _NUMBERS:
            yield from pattern.finditer(text, *stretch)


def clean_passages(
    passages: Sequence[Passage], needed: Sequence[Span], personal: Sequence[Span]
) -> tuple[Passage, ...]:
    """Cut passages so that none holds personal data; empty when the claim cannot be kept.

    Args:
        passages: the passages of one claim, the quote first.
        needed: where its arguments stand; each stays within a passage that held it.
        personal: what :func:`personal_data` found in the document.

    Of each passage the longest clean part stays that holds all arguments which the passage held;
    a passage that held none and has no clean part goes. Every passage stays verbatim.
    """
    kept: list[Passage] = []
    for passage in passages:
        held = [span for span in needed if _within(span, passage)]
        parts = [part for part in _parts(passage, personal) if _holds(part, held)]
        if parts:
            kept.append(max(parts, key=lambda part: (part.end - part.start, -part.start)))
        elif held or not kept:
            return ()
    return tuple(dict.fromkeys(kept))


def _within(span: Span, passage: Passage) -> bool:
    return passage.start <= span.start and span.end <= passage.end


def _holds(part: Passage, spans: Sequence[Span]) -> bool:
    return all(_within(span, part) for span in spans)


def _parts(passage: Passage, personal: Sequence[Span]) -> Iterator[Passage]:
    """Yield what lies between the personal data in a passage, loose ends off."""
    start = passage.start
    first = bisect_left(personal, passage.start + 1, key=lambda span: span.end)
    last = bisect_left(personal, passage.end, first, key=lambda span: span.start)
    inside = personal[first:last]
    if not inside:
        yield passage
        return
    for span in (*inside, Span(passage.end, passage.end)):
        yield from _part(passage, start, min(max(span.start, start), passage.end))
        start = max(start, span.end)


def _part(passage: Passage, start: int, end: int) -> Iterator[Passage]:
    words = passage.exact[start - passage.start : end - passage.start]
    head = len(words) - len(words.lstrip(" \t\n.,;:)»”"))
    tail = len(words.rstrip(_LOOSE))
    if head < tail:
        yield Passage(start + head, start + tail, words[head:tail])
