"""Word files: lists, tables, notes, changes; and files made to break readers."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading import read_document
from tests.reading.formats.word import ITEM, W, docx, paragraph, table

_ENTITY = '<!DOCTYPE w [<!ENTITY who "La Fundación Oculta">]>'


def _read(folder: Path, data: bytes) -> Document:
    path = folder / "nota.docx"
    path.write_bytes(data)
    return read_document(path, {})


def _run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def test_lists_count_by_level(tmp_path: Path) -> None:
    items = [("Uno", 0, 2), ("Dos", 0, 2), ("Punto", 0, 1), ("Letra", 1, 1), ("Otra", 1, 1)]
    body = "".join(paragraph(text, ITEM.format(level=lv, list=ls)) for text, lv, ls in items)
    assert _read(tmp_path, docx(body)).text == "1. Uno\n2. Dos\n- Punto\n  a) Letra\n  b) Otra"


def test_changes_are_as_if_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>La Red </w:t></w:r><w:del><w:r><w:delText>no </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>firmó</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> en secreto</w:t></w:r>"
        '<w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>'
        "<w:hyperlink><w:r><w:t> el acta</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert _read(tmp_path, docx(body)).text == "La Red firmó el acta."


def test_text_boxes_content_controls_and_notes(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('En el recuadro.')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('En el control.')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>En el párrafo</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>'
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0">{paragraph("separador")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("En la nota.")}</w:footnote></w:footnotes>'
    )
    document = _read(tmp_path, docx(body, footnotes=notes))
    assert document.text == "En el control.\n\nEn el párrafo.\n\nEn el recuadro.\n\nEn la nota."


def test_tables_of_data_and_of_layout(tmp_path: Path) -> None:
    data = table(["Socio", "Papel"], ["Red Uno", ""], ["Red Dos", "Apoyo"])
    frame = table([""], ["Un texto dentro de un marco."])
    assert _read(tmp_path, docx(data + frame)).text == (
        "Socio | Papel\nRed Uno | –\nRed Dos | Apoyo\n\nUn texto dentro de un marco."
    )


def _packed(name: str, data: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(paragraph("Con texto."), _ENTITY), "declares a document type"),
        (docx("<w:p><w:r><w:t>La &who; firmó.</w:t></w:r></w:p>"), "undefined entity"),
        (docx("<w:tbl>" * 5000 + "</w:tbl>" * 5000), "nests deeper"),
        (docx(paragraph("Roto")[:-4]), "damaged"),
        (docx("<w:p/>"), "has no text"),
        (docx(paragraph("Con texto."))[:-30], "damaged"),
        (_packed("word/document.xml", b"<w>" + b" " * 50_000_000), "unpacks to 50000003 bytes"),
        (_packed("xl/workbook.xml", b"<x/>"), "spreadsheet"),
        (_packed("ppt/presentation.xml", b"<x/>"), "slides"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Office file"),
        (b"{\\rtf1\\ansi Texto}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=rf"nota\.docx: .*{said}") as caught:
        _read(tmp_path, data)
    assert "\n" not in str(caught.value)
