"""Names of the ledger in texts: the longest, leftmost, as they are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.linking.ledger import default_ledger
from tejido.marking.gazetteer import Known, find_known
from tejido.model import Span


def _find(text: str, language: str = "es") -> list[Known]:
    return find_known(text, Span(0, len(text)), language, default_ledger())


def _words(text: str, language: str = "es") -> list[str]:
    return [text[known.span.start : known.span.end] for known in _find(text, language)]


_TEXTS = [
    ("La OIM y la UNODC, en Chiapas.", "es", ["OIM", "UNODC", "Chiapas"]),
    ("OIM UNODC OIM", "es", ["OIM", "UNODC", "OIM"]),
    ("(OIM)/ACNUR–“FAO”", "es", ["OIM", "ACNUR", "FAO"]),
    (
        "la organizacion internacional para las migraciones",
        "es",
        ["organizacion internacional para las migraciones"],
    ),
    ("FISCALÍA GENERAL DEL ESTADO DE CHIAPAS", "es", ["FISCALÍA GENERAL DEL ESTADO DE CHIAPAS"]),
    ("Fiscalía General del Estado de Sitio", "es", ["Fiscalía General del Estado"]),
    ("Organización Internacional para las Migracioness", "es", []),
    (
        "la Procuraduría de Protección de Niñas, Niños y Adolescentes",
        "es",
        ["Procuraduría de Protección de Niñas, Niños y Adolescentes"],
    ),
    ("el gobierno del Estado y el gobierno del estado", "es", ["gobierno del Estado"]),
    ("Unicef, Unodc, unicef", "es", ["Unicef", "Unodc"]),
    ("sin fronteras, Sin Fronteras, semillas, Semillas", "es", ["Sin Fronteras", "Semillas"]),
    ("un acto de paz", "es", []),
    ("UN ACTO DE PAZ", "es", []),
    ("UN ACTO EN MÉXICO DE ACNUR", "es", ["MÉXICO", "ACNUR"]),
    ("who said the WHO can", "en", ["WHO"]),
    ("la UE y EU", "es", ["UE"]),
    ("the EU", "en", ["EU"]),
    ("a la unión, en la paz, el Salvador", "es", []),
    ("el estado de México; Estado de México", "es", ["estado de México", "Estado de México"]),
    ("en Tuxtla\nGutiérrez", "es", ["Tuxtla\nGutiérrez"]),
    ("Chetumal, Q. Roo; La Paz, B.C.S.", "es", ["Chetumal", "Q. Roo", "La Paz", "B.C.S."]),
    (
        "the US Department of State, UN General Assembly",
        "en",
        ["US Department of State", "UN General Assembly"],
    ),
    ("the J/TIP office", "en", ["J/TIP"]),
    ("ONU-Mujeres y ONU Mujeres", "es", ["ONU-Mujeres", "ONU Mujeres"]),
    ("Mexico’s Blue Heart campaign", "en", ["Mexico", "Blue Heart campaign"]),
    ("", "es", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), _TEXTS)
def test_found(text: str, language: str, expected: list[str]) -> None:
    assert _words(text, language) == expected


_HOWS = [
    ("Organización Internacional para las Migraciones", "name", "institution", ("int-oim",)),
    ("Naciones Unidas", "alias", "institution", ("int-un",)),
    ("OIM", "acronym", "institution", ("int-oim",)),
    ("Asamblea General", "weak", "institution", ("int-unga",)),
    ("Quintana Roo", "place", "place", ("mx-roo",)),
    ("Campaña Corazón Azul", "alias", "programme", ("int-blue-heart",)),
    ("Día Internacional de la Mujer", "name", "event", ("int-day-women",)),
]


@pytest.mark.parametrize(("text", "how", "type_", "ids"), _HOWS)
def test_how(text: str, how: str, type_: str, ids: tuple[str, ...]) -> None:
    (known,) = _find(text)
    assert (known.how, known.type, known.ids) == (how, type_, ids)


def test_a_scoped_name_may_mean_the_body_of_any_state() -> None:
    (known,) = _find("Fiscalía General del Estado")
    assert known.how == "scoped"
    assert {"mx-roo-fge", "mx-chp-fge"} <= set(known.ids)


@pytest.mark.parametrize("text", ["León", "Victoria", "Guadalupe", "La Paz", "Juárez", "Mara"])
def test_names_of_persons_are_ambiguous_places(text: str) -> None:
    assert [known.ambiguous for known in _find(text)] == [True]


@pytest.mark.parametrize("text", ["México", "Chiapas", "El Salvador", "Tijuana", "Perú"])
def test_other_places_are_not(text: str) -> None:
    assert [known.ambiguous for known in _find(text)] == [False]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_full_name_is_found_as_written(language: str) -> None:
    ledger = default_ledger()
    missed = [
        name
        for id_ in ledger
        if ledger.type_of(id_) not in ("place", "person")
        for name in [ledger[id_].names[language]]
        for text in [f"x {name} x"]
        for told in [name.removeprefix("The ").rstrip(')"')]
        if not any(
            id_ in known.ids and text[known.span.start : known.span.end] == told
            for known in _find(text, language)
        )
    ]
    assert missed == []


_PIECES = [
    "OIM",
    "México",
    "la ",
    "Fiscalía General del Estado",
    " de ",
    "Chiapas",
    ", ",
    "\n",
    "“",
    "ñandú",
    "İ",
    "ﬁn",
    "😀",
    "UNODC",
    ".",
    " ",
    "-",
    "DIF",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.integers(0, 5))
def test_spans_lie_in_order_inside_the_stretch(text: str, start: int) -> None:
    stretch = Span(min(start, len(text)), len(text))
    found = find_known(text, stretch, "es", default_ledger())
    ends = [stretch.start, *(known.span.end for known in found)]
    for known, end in zip(found, ends, strict=False):
        assert end <= known.span.start < known.span.end <= stretch.end
        assert text[known.span.start].isalnum()


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for known in _find(text):
        assert known.ids


def test_fast_enough() -> None:
    text = "La OIM y el Gobierno de Quintana Roo firmaron con la UNODC en Chetumal. " * 42
    _find(text)
    begin = time.perf_counter()
    for _ in range(10):
        _find(text[:3000])
    assert (time.perf_counter() - begin) / 10 < 0.01
