"""What is quoted: no personal data, no endless sentence, the day of an agenda."""

from __future__ import annotations

from tejido.loading import load
from tejido.model import Claim, Reading
from tejido.reading.document import make_document

_MANY = ", ".join(
    f"atender la colonia número {number} con personal capacitado" for number in range(20)
)


def _read(text: str) -> Reading:
    return load(make_document("case", text, language="es", published="2023-05-03"))


def _claims(reading: Reading, relation: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.relation == relation]


def test_an_address_is_hidden_in_a_quote() -> None:
    text = "La Cruz Roja Mexicana organizó el Foro Agua Limpia; informes: foro@ejemplo.org."
    reading = _read(text)
    (claim,) = _claims(reading, "organizer")
    (quote,) = claim.passages
    assert quote.exact == text.replace("foro@ejemplo.org", "█" * len("foro@ejemplo.org"))
    assert reading.document.text[quote.start : quote.end] == quote.exact


def test_a_claim_whose_arguments_stand_around_an_address_stays() -> None:
    text = "La Cruz Roja Mexicana (foro@ejemplo.org) organizó el Foro Agua Limpia."
    (claim,) = _claims(_read(text), "organizer")
    assert "@" not in claim.passages[0].exact
    assert "Cruz Roja Mexicana" in claim.passages[0].exact


def test_a_long_quote_is_cut_to_its_clauses() -> None:
    text = f"Para {_MANY}, la Cruz Roja Mexicana organizó el Foro Agua Limpia, a fin de {_MANY}."
    (claim,) = _claims(_read(text), "organizer")
    (quote,) = claim.passages
    assert quote.exact == "la Cruz Roja Mexicana organizó el Foro Agua Limpia"
    assert text[quote.start : quote.end] == quote.exact


def test_a_sentence_of_usual_length_is_quoted_whole() -> None:
    text = "Para cuidar el río, la Cruz Roja Mexicana organizó el Foro Agua Limpia, dijo."
    (claim,) = _claims(_read(text), "organizer")
    assert claim.passages[0].exact == text


def test_the_day_of_an_agenda_item_is_quoted() -> None:
    text = (
        "Congreso Agua Limpia\n\nEl Congreso Agua Limpia reúne a vecinos.\n\n"
        "# 4 de mayo de 2023\n\n09:00 Taller Manejo de Cuencas\n"
    )
    (claim,) = [claim for claim in _read(text).claims if claim.rule == "agenda-day"]
    assert claim.object.entity == "2023-05-04"
    assert any("4 de mayo de 2023" in passage.exact for passage in claim.passages)
