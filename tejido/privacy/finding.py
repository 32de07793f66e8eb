"""Personal data in a text: e-mail addresses, telephone, identity, account numbers, tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from tejido.model import Span
from tejido.privacy import checkdigits
from tejido.privacy.homes import homes
from tejido.spans import union

__all__ = ["personal_data"]

_YEARS = r"(?:19|20)\d\d\s?[-–/ ]\s?(?:19|20)\d\d(?!\d)"
_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|\d{4}-\d\d-\d\d(?!\d)"
_DIGITS = rf"(?!{_YEARS}|{_DATE})\(?\d(?:[ .()/-]{{0,2}}\d){{4,17}}"
"""A number as people write it, in groups; the label before it says that it is one."""
_SPACED = r"\d(?:[ .()/-]{1,3}\d){6,13}(?![ .-]?\d)"
"""A number written digit by digit."""
_MORE = (
    rf"(?:\s*(?:,|/|y|e|and|o|or)\s*{_DIGITS}|"
    r",?\s*(?:exts?\b\.?|extensi[óo]n(?:es)?)\s*:?\s*\d{1,6}){0,6}"
)
_PHONE = (
    r"tels?|tlfn?o?s?|t[ée]l[ée]fonos?|(?:tele)?phones?|cel|cell|celular(?:es)?|"
    r"m[óo]vil(?:es)?|mobile|fax|whats?app|conmutador|hotline|call|text|dial|marque|"
    r"ll[aá]m[ea](?:nos|r)? al"
)
_IDENTITY = (
    r"dni|nie|cui|dpi|dui|curp|rfc|rut|run|ruc|nit|cuit|cuil|cpf|ssn|nss|cic|ocr|ine|"
    r"clave de elector|n[úu]mero de seguridad social|social security(?: number)?|"
    r"c[ée]dula(?: de (?:identidad|ciudadan[íi]a|extranjer[íi]a))?|pasaporte|passport|"
    r"documento(?: nacional)? de identidad|identity (?:card|number)|national id|"
    r"licencia de conducir|driver'?s licen[cs]e|credencial de elector"
)
_ACCOUNT = (
    r"cuenta(?: bancaria)?|bank account|account (?:no|number)|clabe|cbu|cci|iban|tarjeta|"
    r"(?:credit|debit) card"
)
_LABEL = r"(?:\s*(?:n[úu]mero|number|no|n[úu]m|n)\b\.?)?(?:\s*[°º#])?[\s.:]{0,4}"
_AT_SIGN = r"(?:@|%40|&#0*64;|&commat;)"
_AT_WORD = r"\s?[(\[{<]\s?(?:at|arroba|@)\s?[)\]}>]\s?"
_DOT_WORD = r"(?:\s?\.\s?|\s(?:dot|punto)\s|\s?[(\[{<]\s?(?:dot|punto|\.)\s?[)\]}>]\s?)"
_LOCAL = r"(?<![\w.+%-])[\w.+-]{1,64}"
_HOST = r"[\w-]{1,63}"

_Check = Callable[[str], bool]


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ADDRESSES = _compiled(
    rf"{_LOCAL}{_AT_SIGN}{_HOST}(?:\.{_HOST})+",
    rf"{_LOCAL} @ {_HOST}(?: ?\. ?{_HOST})+",
    rf"{_LOCAL}{_AT_WORD}{_HOST}(?:{_DOT_WORD}{_HOST})+",
    rf"{_LOCAL} (?:arroba|at) {_HOST}(?: (?:punto|dot) {_HOST})+",
    r"[?&;](?:access_?token|token|sig|signature|session_?id|sid|auth|api_?key|key|password|pwd)"
    r"=(?P<secret>[^&\s#;█]{6,})",
)
"""Addresses, plain and disguised; secrets in the address of a page."""
_LABELLED = _compiled(
    rf"(?<!\w)(?:{_PHONE})(?!\w){_LABEL}(?P<secret>\+?{_DIGITS}{_MORE})",
    rf"(?<!\w)(?:{_PHONE})(?!\w){_LABEL}(?P<secret>\+?{_SPACED})",
    rf"(?<!\w)(?:{_IDENTITY})(?!\w){_LABEL}(?P<secret>(?:[A-Z]{{1,4}}[ -]?)?{_DIGITS}[\w-]{{0,5}})",
    rf"(?<!\w)(?:{_ACCOUNT})(?!\w){_LABEL}(?P<secret>(?:[A-Z]{{2}})?{_DIGITS})",
)
"""Numbers that the label before them tells; the label stays."""
_NUMBERS: tuple[tuple[re.Pattern[str], _Check | None], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), check)
    for pattern, check in (
        (r"(?:\+|(?<![\w.,-])00 )\d{1,3}(?:[ .()-]{0,2}\d){7,12}", None),
        (r"(?<![\w.,/$-])\(?\d{2,3}\)?[ .-]\d{3,4}[ .-]\d{4}(?![\w/])(?![.,]\d)", None),
        (r"(?<![\w.])01[ .-]?800(?:[ .-]?\d){7}(?!\d)", None),
        (r"(?<!\w)[A-ZÑ&]{4}\d{6}[HMX][A-Z]{5}\w\d(?!\w)", None),
        (r"(?<!\w)[A-ZÑ&]{4}[ -]?\d{6}[ -]?[A-Z\d]{3}(?!\w)", checkdigits.rfc),
        (r"(?<!\w)[A-ZÑ]{6}\d{8}[HM]\d{3}(?!\w)", None),
        (r"(?<![\w<])[PIAC][A-Z<][A-Z]{3}[A-Z0-9<]{12,}<<*[A-Z0-9<]*", None),
        (r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])", None),
        (r"(?<![\w.])\d{1,2}\.\d{3}\.\d{3}-[\dK](?!\w)", checkdigits.rut),
        (r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)", checkdigits.cpf),
        (r"(?<![\w-])\d{2}-\d{8}-\d(?![\w-])", checkdigits.cuil),
        (r"(?<![\w-])\d{3}-\d{7}-\d(?![\w-])", checkdigits.luhn),
        (r"(?<![\w-])[VE]-\d{1,2}\.?\d{3}\.?\d{3}(?![\w.-])", None),
        (r"(?<![\w.-])\d{8}[ -]?[A-HJ-NP-TV-Z](?!\w)", checkdigits.dni),
        (r"(?<![\w.-])[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z](?!\w)", checkdigits.dni),
        (r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)", None),
        (r"(?<![\w.,-])\d{4} \d{5} \d{4}(?![\w.,-])", checkdigits.cui),
        (r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?!\w)", checkdigits.iban),
        (r"(?<![\w.,-])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![\w-])", checkdigits.luhn),
        (r"(?<![\w.,/-])\d{16}(?![\w/-])", checkdigits.luhn),
        (r"(?<![\w.,/-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\w/-])", checkdigits.luhn),
        (r"(?<![\w.,/-])\d{3}[ ]?\d{3}[ ]?\d{11}[ ]?\d(?![\w/-])", checkdigits.clabe),
    )
)
"""Numbers told by their form: telephones with a country code, in three groups, free of charge;
CURP, RFC of persons, voters' keys, machine readable lines of passports; SSN, RUT, CPF, CUIL,
Dominican, Venezuelan, Spanish, British, Guatemalan numbers; IBAN, bank cards, CLABE."""
_AT = re.compile(
    r"[@(\[{<%&?;](?:(?<=@)|\s?(?:at|arroba)\s?[)\]}>]|40|#0*64;|commat;|\w+=)", re.IGNORECASE
)
_AT_WORDS = re.compile(r"\b(?:arroba|dot)\b")
"""What every address holds, a sign or a word; a search for first letters or words is quick."""
_CLOSE_DIGITS = re.compile(r"\d(?:[ .()/-]{0,3}\d){4}")
_CLOSE_SIGNS = re.compile(r"<{2,}")
"""What every number holds that is looked for; most texts hold none and need no further search."""
_AROUND = 200
"""No label stands farther before its number, and no number ends farther behind, in code points."""


def personal_data(text: str) -> list[Span]:
    """Return where personal data stand in a text, in order and apart; labels are no part of them.

    Dates, years, law and article numbers, amounts and case numbers are none, nor are the seats of
    institutions.
    """
    found = sorted(span for span in (*_spans(text), *homes(text)) if span.start < span.end)
    apart: list[Span] = []
    for span in found:
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _spans(text: str) -> Iterator[Span]:
    """Yield what the patterns find, looking only where they can find something."""
    if _AT.search(text) or _spells_at(text.casefold()):
        for pattern in _ADDRESSES:
            yield from (_secret(match) for match in pattern.finditer(text))
    close = map(re.Match.span, chain(_CLOSE_DIGITS.finditer(text), _CLOSE_SIGNS.finditer(text)))
    for stretch in union(Span(max(0, at - _AROUND), end + _AROUND) for at, end in close):
        for pattern in _LABELLED:
            yield from (_secret(match) for match in pattern.finditer(text, *stretch))
        for pattern, check in _NUMBERS:
            for match in pattern.finditer(text, *stretch):
                if check is None or check(match[0]):
                    yield Span(*match.span())


def _spells_at(low: str) -> bool:
    return ("arroba" in low or "dot" in low) and _AT_WORDS.search(low) is not None


def _secret(match: re.Match[str]) -> Span:
    return Span(*match.span("secret" if "secret" in match.re.groupindex else 0))
