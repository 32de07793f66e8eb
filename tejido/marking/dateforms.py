"""The written forms of dates in each language, as patterns built from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tejido.reading.calendar import months, numbers
from tejido.reading.words import alternatives, table, word_set

__all__ = ["NUMERIC", "SIGNED", "Forms", "forms"]

NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{4}))(?![\w/-])"
)
SIGNED = re.compile(r"\d[/.-]\d")
"""What every match of :data:`NUMERIC` holds."""
_YEAR = r"(?:19|20|21)\d\d"
_ALONE = r"[12](?<![\w/.,$€£-][12])(?:(?<=1)9|(?<=2)[01])\d\d"
"""A year behind no sign of a number; beginning with one of two digits it is found quickly."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns and word tables that finding dates in one language needs.

    ``triggers`` are lower-case words without which there is no date without a digit, no weekday
    and no word such as "ayer".
    ``months`` are the lower-case words without which no month is named.
    ``days`` finds days of a named month (before and after its name), ``month`` a month,
    ``year`` a bare year; the ``*_cue``, ``amount``, ``between`` patterns look at what stands
    before, ``counted`` at what follows, ``link`` at what stands between the ends of an interval.
    """

    language: str
    weekdays: dict[str, int]
    years: dict[str, int]
    relative: dict[str, int]
    not_tomorrow: frozenset[str]
    before: frozenset[str]
    triggers: tuple[str, ...]
    months: tuple[str, ...]
    days: tuple[re.Pattern[str], ...]
    month: re.Pattern[str]
    year: re.Pattern[str]
    phrase: re.Pattern[str]
    weekday: re.Pattern[str]
    day: re.Pattern[str]
    link: re.Pattern[str]
    between: re.Pattern[str]
    month_cue: re.Pattern[str]
    year_cue: re.Pattern[str]
    amount: re.Pattern[str]
    street: re.Pattern[str]
    target: re.Pattern[str]
    counted: re.Pattern[str]


class _Parts:
    """The building blocks of the patterns of a language."""

    def __init__(self, language: str) -> None:
        data = table(language, "dates")
        spanish = language == "es"
        self.language, self.data = language, data
        self.flag = re.IGNORECASE if spanish else re.NOFLAG  # "may" is a verb, "May" a month
        self.month = self._months(spanish)
        spelled = alternatives(frozenset(numbers(language)))
        ordinal = r"[ºª°]?" if spanish else r"(?:st|nd|rd|th)?"
        self.day = rf"(?:\b(?:{spelled})\b|\d{{1,2}}(?!\d){ordinal})"
        self.sides = self.words("before") + "|" + self.words("after")
        self.year = self._year(spanish, spelled)
        self.article = r"(?>(?:el|the)\s+)?"

    def words(self, key: str) -> str:
        """Return a list of the lexicon as a pattern."""
        return alternatives(word_set(self.language, "dates", key))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern in which case does not count."""
        return re.compile(pattern, re.IGNORECASE)

    def _months(self, spanish: bool) -> str:
        names = months(self.language)
        forms = names if spanish else {f for n in names for f in (n.capitalize(), n.upper())}
        return alternatives(frozenset(forms))

    def _year(self, spanish: bool, spelled: str) -> str:
        """Return what may follow a month: a year, words that stand for one, or a side."""
        phrases = alternatives(frozenset(_by_word(self.data["years"])))
        words = rf"{self.data['thousand']}(?:\s+(?:{spelled}))?"
        link = r"(?:,?\s+(?:del?\s+)?(?:año\s+)?|/)" if spanish else r",?\s+(?:of\s+)?"
        return (
            rf"(?:{link}(?P<year>\d{{4}}(?!\d|[.,]\d)|{words}\b)"
            rf"|,?\s+(?P<phrase>(?:{phrases})\b)|\s+(?P<side>(?:{self.sides})\b))?"
        )

    def days(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Return the patterns of days before and after the name of their month."""
        # Atomic groups: each way to join two days can be read in one way only.
        link = r"\s?[-–—&]\s?|\s+(?:y|e|al?|and|to|hasta)\s+"
        weekday = rf"(?:{alternatives(frozenset(self.data['weekdays']))})\s+"
        join = rf"(?>,\s*(?:(?:y|and)\s+)?|{link})(?>{weekday}|{self.article})"
        after = rf"(?>,?{link}){self.article}"
        spanish = r"\s+(?:días?\s+del\s+mes\s+de\s+|del?\s+(?:mes\s+de\s+)?)?"
        of = spanish if self.language == "es" else r"\s+(?:day\s+of\s+|of\s+)?"
        first = rf"(?P<days>{self.day}(?:{join}{self.day}){{0,12}})"
        second = rf"(?P<days>{self.day}(?:{after}{self.day}){{0,12}})"
        month = rf"(?P<month>{self.month})\b\.?"
        return (
            re.compile(rf"(?<![\w/.,$€£-])(?<!\d:){first}{of}{month}{self.year}", self.flag),
            re.compile(rf"(?<![\w-]){month}\s+{second}(?![\w/%:]|[.,]\d){self.year}", self.flag),
        )

    def weekday(self) -> re.Pattern[str]:
        """Return the pattern of a weekday, with a side, or the number of a day, or both."""
        names = alternatives(frozenset(self.data["weekdays"]))
        clock = r"(?![\d:h/%]|[.,]\d|\s*(?:de|hrs?|horas|[ap]\.?\s?m)\b)"
        return self.compile(
            rf"(?:\b(?P<side>este|this|on|{self.sides})\s+)?\b(?P<name>{names})\b"
            rf"(?:\s+(?P<day>\d{{1,2}}){clock})?(?:\s+(?P<after>{self.sides})\b)?"
        )


def _by_word(groups: dict[Any, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in groups.items() for word in words}


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that hold none of the others: a text without these has none of them."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(map(word.__contains__, found)):
            found.append(word)
    return tuple(found)


@cache
def forms(language: str) -> Forms:
    """Return the forms of ``es`` or ``en``.

    Raises:
        LexiconError: ``dates.yaml`` is missing or broken.
    """
    parts = _Parts(language)
    data, compiled = parts.data, parts.compile
    years = _by_word(data["years"])
    relative = {word: int(offset) for word, offset in data["relative"].items()}
    words = alternatives(frozenset(years) | frozenset(relative))
    named = {name for name in months(language) if len(name) > 3} | set(data["weekdays"])
    triggers = named | set(years) | set(relative) | ({"may"} if language == "en" else set())
    return Forms(
        language=language,
        weekdays={word: number for number, word in enumerate(data["weekdays"])},
        years=years,
        relative=relative,
        not_tomorrow=frozenset(data["not_tomorrow"]),
        before=word_set(language, "dates", "before"),
        triggers=_shortest(triggers),
        months=_shortest(months(language)),
        days=parts.days(),
        month=re.compile(rf"(?<![\w-])(?P<month>{parts.month})\b\.?{parts.year}", parts.flag),
        year=re.compile(rf"(?P<year>{_ALONE})(?:\s?[-–]\s?(?P<to>{_YEAR}))?(?![\w%/]|[.,-]\d)"),
        phrase=compiled(rf"(?<!\w)(?P<words>{words})(?!\w)"),
        weekday=parts.weekday(),
        day=compiled(parts.day),
        link=compiled(
            r"\s*(?:(?P<and>\by\b|\band\b)|\b(?:al?|to|until|hasta)\b|[-–—])\s*(?:el\s+|the\s+)?"
        ),
        between=compiled(r"\b(?:entre|between)\s+(?:(?:el|los|the)\s+)?(?:días?\s+)?$"),
        month_cue=compiled(rf"\b(?:{parts.words('month_cues')})[\s-]$"),
        year_cue=compiled(rf"\b(?:{parts.words('year_cues')})[\s-](?:el\s+)?$"),
        amount=compiled(rf"\b(?:{parts.words('amounts')})\s+$"),
        target=compiled(rf"\b(?:{parts.words('targets')})\s+(?:el\s+)?$"),
        street=compiled(rf"\b(?:{parts.words('streets')})\s+(?:del?\s+)?$"),
        counted=compiled(rf"\s+(?:de\s+)?(?:{parts.words('counted')})\b"),
    )
