"""Sheets are read as Excel and LibreOffice really write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.curating.sheetfile import read_sheet
from tejido.errors import LedgerError

ROWS = 'id,name_es,note\r\nint-faro,"Niñez, hoy","dos\nlíneas"\r\nint-boya,"La ""Boya""",\r\n'
WANTED = [
    (2, {"id": "int-faro", "name_es": "Niñez, hoy", "note": "dos\nlíneas"}),
    (3, {"id": "int-boya", "name_es": 'La "Boya"', "note": ""}),
]


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("utf-8-sig"),
        ROWS.encode(),
        ROWS.replace("\r\n", "\n").encode(),
        ROWS.replace("id,name_es,note", "id;name_es;note")
        .replace('int-faro,"Niñez, hoy",', 'int-faro;"Niñez, hoy";')
        .replace('int-boya,"La ""Boya""",', 'int-boya;"La ""Boya""";')
        .encode(),
        ROWS.replace(",name_es,", "\tname_es\t")
        .replace('faro,"Niñez, hoy",', 'faro\t"Niñez, hoy"\t')
        .replace('boya,"La ""Boya""",', 'boya\t"La ""Boya"""\t')
        .encode("utf-16"),
        ROWS.replace("note", "note,,").replace('líneas"', 'líneas",,').encode(),
        ROWS.replace("note", " NOTE ").encode(),
        ROWS.replace('"La ""Boya""",', '"La ""Boya"""').encode(),
        ROWS.encode() + b",,\r\n\r\n",
    ],
    ids=["bom", "utf8", "lf", "semicolon", "utf16-tabs", "trailing", "capitals", "short", "empty"],
)
def test_dialects(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(data)
    sheet = read_sheet(path)
    assert [(row.number, dict(row.cells)) for row in sheet.rows] == WANTED
    assert sheet.warnings == ()


def test_windows_1252_comes_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    sheet = read_sheet(path)
    assert [dict(row.cells) for row in sheet.rows] == [cells for _, cells in WANTED]
    assert "read as Windows-1252" in sheet.warnings[0]


def test_what_stands_beyond_the_last_column_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("id,type\nint-faro,police,,perdido\n", encoding="utf-8")
    assert read_sheet(path).rows[0].beyond == "perdido"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column id"),
        (b"nombre,tipo\na,b\n", "no column id"),
        (b"PK\x03\x04....", "a workbook; save the sheet as CSV"),
        (b'id,note\nint-a,"open\nint-b,x\n', "no CSV"),
        (b"id,note\nint-a," + b"x" * 200_000 + b"\n", "no CSV"),
        (b"id" + b",a" * 600 + b"\n", "601 columns; at most 500"),
        (b"id\n" + b"a\n" * 200_001, "more than 200000 rows"),
        (b"\xff\xfea\x00\x00\xd8", "no column id"),
    ],
)
def test_what_is_no_sheet(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(data)
    with pytest.raises(LedgerError) as caught:
        read_sheet(path)
    assert str(caught.value).startswith(f"{path}:")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sheet_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"id,x\n" + data)
    try:
        assert read_sheet(path).columns[0] == "id"
    except LedgerError as error:
        assert str(error).startswith(f"{path}:")
