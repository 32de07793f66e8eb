"""Street addresses of private persons.

The seat of an institution is no secret. An address is a private one when what leads to it says
that somebody lives there (``vive en``, ``her home at``), or when a person, told by a reverence or
by civil status, has a ``domicilio`` there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tejido.model import Span

__all__ = ["homes"]

_LIVES = (
    r"viv(?:e|en|ía|ían|ió|iendo|ir)|resid(?:e|en|ía|ían|iendo|ir)|habita(?:n|ba|ban)?|"
    r"domiciliad[oa]s?|residentes?|vecin[oa]s?|avecindad[oa]s?|"
    r"(?:su|la|una) (?:casa|vivienda|hogar|domicilio)(?:,? (?:ubicad|situad)[oa])?|"
    r"domicilio (?:particular|familiar|personal|de la víctima|del menor|del denunciante)|"
    r"lives?|lived|living|resid(?:es|ed|ing)|dwells|home address|private address|"
    r"(?:his|her|their|the victim's) (?:home|house|residence)"
)
_TO = (
    r",?[\s:]{1,3}(?:(?:en|de|sobre|at|on|in|is|es|ubicad[oa] en|sito en|located at)\s+)?"
    r"(?:(?:el|la|los|las|the)\s+)?"
)
_PERSON = (
    r"(?:\bC\.|\bSra?\.|\b[Ss]eñor(?:a|ita)?\b|\b[Cc]iudadan[oa]\b|\bmayor de edad\b|"
    r"\bde nacionalidad\b|\bsolter[oa]\b|\bcasad[oa]\b|\bde ocupación\b|\b(?:Mr|Mrs|Ms)\b\.?|"
    r"\baged \d|\bde \d{1,2} años)[^.;\n]{0,160}?"
)
_STREET = (
    r"(?:calles?|c/|avenida|avda?\.?|av\.|calz(?:ada|\.)|blvd\.?|boulevard|bulevar|carretera|"
    r"prol(?:ongación|\.)|priv(?:ada|\.)|cerrada|andador|callej[óo]n|pasaje|jir[óo]n|jr\.|carrera|"
    r"cra\.|transversal|diagonal|circuito|manzana|mz\.?|colonia|col\.|fracc(?:ionamiento|\.)|"
    r"barrio|urbanizaci[óo]n|unidad habitacional|edificio)"
)
_WORD = r"(?-i:[A-ZÁÉÍÓÚÑ][\w'’-]*|\d[\w/-]*)"
_NAMED = (
    rf"\s*(?:(?:de|del|la|las|los|el)\s+){{0,3}}{_WORD}"
    rf"(?:\s+(?:(?:de|del|la|las|los)\s+){{0,2}}{_WORD}){{0,5}}"
)
_REST = (
    r"(?:[,.]?\s*(?:n[úu]m(?:ero|\.)?|no\.|#|int(?:erior|\.)?|ext(?:erior|\.)?|depto\.?|piso|"
    r"departamento|lote|mz\.?|manzana|colonia|col\.|fracc(?:ionamiento|\.)|barrio|c\.?\s?p\.?|"
    rf"código postal|entre|esquina(?: con)?|y(?= \d)|,(?=\s*\d)){_NAMED}){{0,8}}"
)
_ENGLISH = (
    r"\d{1,5}[A-Za-z]?\s+(?-i:[A-Z][\w'’]*\.?\s+){1,4}"
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|place|terrace|"
    r"way|close)\b\.?(?:,?\s*(?:apt|apartment|unit|flat|suite|no)\b\.?\s*\w{1,5})?"
    r"(?:,\s*(?-i:[A-Z][\w'’]+)(?:\s(?-i:[A-Z][\w'’]+))?)?(?:,?\s*(?-i:[A-Z]{2}))?"
    r"(?:\s+\d{5}(?:-\d{4})?)?"
)
_ADDRESS = rf"(?P<home>{_STREET}{_NAMED}{_REST}|{_ENGLISH})"
_PATTERNS = (
    re.compile(rf"(?<!\w)(?:{_LIVES})(?!\w){_TO}{_ADDRESS}", re.IGNORECASE),
    re.compile(rf"(?-i:{_PERSON})(?<!\w)domicilio{_TO}{_ADDRESS}", re.IGNORECASE),
)
_LEADS = rf"(?<!\w)(?:{_LIVES}|domicilio)(?!\w)"
_LED, _LED_LOW = re.compile(_LEADS, re.IGNORECASE), re.compile(_LEADS)
_REACH = 200


def homes(text: str) -> Iterator[Span]:
    """Yield where the addresses of private persons stand, from the street on."""
    if _LED_LOW.search(text.casefold()) is None:  # quicker than to heed case at each letter
        return
    behind = 0
    for led in _LED.finditer(text):
        start, end = max(behind, led.start() - _REACH), led.end() + _REACH
        for pattern in _PATTERNS:
            if found := pattern.search(text, start, end):
                address = found["home"].rstrip(" ,:")
                yield Span(found.start("home"), found.start("home") + len(address))
                behind = found.end()
