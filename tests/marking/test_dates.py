"""Dates of both languages, by cases; and what must hold of any text."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.marking.dates import DateMention, find_dates, reference_of
from tejido.model import Span
from tejido.reading import calendar, make_document

_CASES = yaml.load(
    (Path(__file__).parent / "cases_dates.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def _find(text: str, language: str, reference: str) -> list[DateMention]:
    return find_dates(text, Span(0, len(text)), language, reference)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case[2][:50])
def test_cases(case: list[str]) -> None:
    language, reference, marked, *expected = case
    text = marked.replace("[", "").replace("]", "")
    found = _find(text, language, reference)
    assert [mention.iso for mention in found] == expected
    assert [text[slice(*mention.span)] for mention in found] == re.findall(r"\[([^\]]*)\]", marked)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("el 3 de mayo de 2020", "day"),
        ("en mayo de 2020", "month"),
        ("en 2020", "year"),
        ("del 3 al 5 de mayo de 2020", "interval"),
        ("ayer", "relative"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert [mention.form for mention in _find(text, "es", "2020-05-03")] == [form]


def test_only_the_span_is_read() -> None:
    text = "en 2019 y en 2020 y en 2021"
    found = find_dates(text, Span(10, 17), "es", "")
    assert [(mention.iso, text[slice(*mention.span)]) for mention in found] == [("2020", "2020")]


_WORDS = st.sampled_from(
    [
        "3",
        "31",
        "2020",
        "de",
        "mayo",
        "y",
        "al",
        ",",
        "el",
        "2 de julio",
        "ayer",
        "este",
        "viernes",
        "29/02/2021",
        "-",
        "–",
        "May",
        "July",
        "to",
        "and",
        "between",
        "pasado",
        "primero",
        "dos mil",
        "en",
        "del año",
        "1º",
        "0",
        "febrero",
    ]
)


@given(
    st.lists(_WORDS, max_size=25),
    st.sampled_from(["es", "en"]),
    st.sampled_from(["", "2020", "2020-02", "2020-02-29", "2019-12-31"]),
)
def test_any_words_give_real_dates_in_order(
    words: list[str], language: str, reference: str
) -> None:
    text = " ".join(words)
    last = 0
    for mention in _find(text, language, reference):
        assert _ISO.fullmatch(mention.iso)
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end
        start, _, end = mention.iso.partition("/")
        assert not end or start < end
        for part in filter(None, (start, end)):
            numbers = [int(number) for number in part.split("-")]
            if len(numbers) == 3:
                assert calendar.day(*numbers) == part


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 12, 31)))
def test_each_day_is_read_back(day: date) -> None:
    months = {number: name for name, number in reversed(calendar.months("es").items())}
    text = f"el {day.day} de {months[day.month]} de {day.year}"
    assert [mention.iso for mention in _find(text, "es", "")] == [day.isoformat()]


@pytest.mark.parametrize(
    "piece", ["1, ", "mayo ", "1 y ", "2020 ", "lunes ", "de 20", "3 de mayo de 2020 ", "1-", "en "]
)
def test_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    _find(text, "es", "2020-01-01")
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "Lima, 3 de mayo de 2020.- El taller reunió a las autoridades de la región.",
            "2020-05-03",
        ),
        ("INFORME ANUAL DE ACTIVIDADES 2019\n\nSe hizo mucho en las regiones del país.", "2019"),
        ("Primer encuentro de redes\n4 y 5 de abril de 2024\n\nSe hizo mucho en el país.", "2024"),
        ("Plan de trabajo 2020\nEnero de 2021\n\nSe hizo mucho en las regiones.", ""),
        ("Un taller más\n\nSe hizo en las regiones en 2020.", ""),
    ],
)
def test_reference(text: str, reference: str) -> None:
    assert reference_of(make_document("x", text)) == reference
