"""PDF files: reading order, mended words and heads, pages, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading import read_document
from tests.reading.formats.paper import HEIGHT, MARGIN, Placed, assembled, pdf, told
from tests.reading.formats.stories import story

_WORDS = "La Casa del Faro abrió sus puertas a las familias de la costa."


def _read(folder: Path, data: bytes) -> Document:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return read_document(path, {})


def _page(*texts: str, x: float = MARGIN, step: float = 14, size: float = 9) -> list[Placed]:
    return [Placed(x, HEIGHT - MARGIN - step * n, t, size) for n, t in enumerate(texts)]


def test_pages_of_passages(tmp_path: Path) -> None:
    document = _read(tmp_path, told(story("es"), lines=9))
    assert len(document.pages) == 4 and document.pages[0] == 0
    for words, page in (("Lima", 1), ("Foro Regional", 2), ("Banco Andino", 3), ("de Salud", 4)):
        assert document.page(document.text.index(words)) == page
    assert document.page(len(document.text) - 1) == 4


def test_running_heads_and_numbers_go(tmp_path: Path) -> None:
    document = _read(tmp_path, told(story("en"), lines=9))
    assert document.text.count("Boletín de la cooperación") == 1
    assert document.text.startswith("Boletín de la cooperación 1\n\n")
    assert "– 2 –" not in document.text


def test_broken_words_are_mended_and_compounds_kept(tmp_path: Path) -> None:
    lines = (
        "El análisis socio-económico de la región mostró que las organiza-",
        "ciones de la costa reciben un apoyo muy pequeño para el plan socio-",
        "económico, y que la línea de trenes que va de Lima a la costa Lima-",
        "Callao se cerró hace ya bastante tiempo por las lluvias de este año.",
    )
    text = _read(tmp_path, pdf([_page(*lines)])).text
    assert text == (
        "El análisis socio-económico de la región mostró que las organizaciones de la costa "
        "reciben un apoyo muy pequeño para el plan socio-económico, y que la línea de trenes "
        "que va de Lima a la costa Lima-Callao se cerró hace ya bastante tiempo por las lluvias "
        "de este año."
    )


def test_rows_of_tables_with_cells_of_several_lines(tmp_path: Path) -> None:
    left = {782: "Socio", 760: "Fundación del Faro", 749: "y de la Costa", 727: "Banco del Mar"}
    right = {782: "Papel", 760: "Organizadora del", 749: "encuentro", 727: "Financiador"}
    page = [Placed(x, y, t) for x, side in ((60, left), (300, right)) for y, t in side.items()]
    text = _read(tmp_path, pdf([page])).text
    assert text == (
        "Socio | Papel\nFundación del Faro y de la Costa | Organizadora del encuentro\n"
        "Banco del Mar | Financiador"
    )


def test_a_note_at_the_foot_does_not_part_a_sentence(tmp_path: Path) -> None:
    first = _page(
        "La Casa del Faro abrió sus puertas a las familias de la costa, que",
        "desde hace años piden un lugar para leer, y anunció que la próxima",
    )
    note = Placed(MARGIN, 50, "1 Véase el informe del año pasado.", 6)
    second = _page("temporada habrá talleres de lectura para niñas y niños del puerto.")
    document = _read(tmp_path, pdf([[*first, note], second]))
    assert "anunció que la próxima temporada habrá talleres" in document.text
    assert document.page(document.text.index("Véase")) == 1
    assert document.page(document.text.index("temporada")) == 2


def test_title_only_if_the_text_has_it(tmp_path: Path) -> None:
    page = [_page("Abre la Casa del Faro", size=14), _page(_WORDS)]
    assert (
        _read(tmp_path, pdf(page, title="Abre la casa del faro")).title == "Abre la Casa del Faro"
    )
    assert _read(tmp_path, pdf(page, title="Microsoft Word - nota3")).title != "Microsoft Word"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([[]]), r"paper\.pdf: has no text, only pictures of it \(scanned\?\)"),
        (pdf([_page(_WORDS)])[:60], r"paper\.pdf: damaged"),
        (b"%PDF-1.4 text", r"paper\.pdf: damaged"),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=said) as caught:
        _read(tmp_path, data)
    assert "\n" not in str(caught.value)


def test_encrypted(tmp_path: Path) -> None:
    key = b"<" + b"ab" * 32 + b">"
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[]/Count 0>>",
            b"<</Filter/Standard/V 1/R 2/P -4/O" + key + b"/U" + key + b">>",
        ],
        b"/Encrypt 3 0 R/ID[<00><00>]",
    )
    with pytest.raises(DocumentError, match="encrypted; save it without a password"):
        _read(tmp_path, data)


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    document = _read(tmp_path, pdf([_page(_WORDS), [], _page("Otra página con palabras.")]))
    assert document.warnings == (f"{document.path}: no text on page 2 (blank or a picture)",)
