"""Files, folders, encodings, metadata, and what goes wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.errors import DocumentError
from tejido.reading import document_paths, read_document, read_documents
from tejido.reading.files import MAX_BYTES

_TEXT = "El niño habló en la sesión."


def _file(folder: Path, data: bytes, name: str = "nota.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        (_TEXT.encode(), False),
        (b"\xef\xbb\xbf" + _TEXT.encode(), False),
        (b"\xff\xfe" + _TEXT.encode("utf-16-le"), False),
        (_TEXT.encode("cp1252"), True),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, warned: bool) -> None:
    document = read_document(_file(tmp_path, data))
    assert document.text == _TEXT
    assert bool(document.warnings) == warned
    assert not warned or ("nota.txt" in document.warnings[0] and "1252" in document.warnings[0])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x00\x01\x02abc", "binary"),
        (b"%PDF-1.4 text", "damaged"),
        (b"*** 123", "no text"),
        (b"\x81 \x8d a", "encoding"),
        (b"a" * (MAX_BYTES + 1), "limit"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, said: str) -> None:
    path = _file(tmp_path, data)
    with pytest.raises(DocumentError, match=said) as caught:
        read_document(path)
    assert "nota.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "no.txt")
    with pytest.raises(DocumentError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match="no documents"):
        document_paths([tmp_path])


def test_folder_is_sorted_and_takes_metadata(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "image.png"):
        _file(tmp_path, _TEXT.encode(), name)
    (tmp_path / "sources.yaml").write_text(
        "a:\n  title: Una nota\n  published: 2020-05-03\n  url:\n  publisher: OIM\nb:\n",
        encoding="utf-8",
    )
    first, second = read_documents([tmp_path])
    assert (first.id, first.title, first.published, first.publisher, first.url) == (
        "a",
        "Una nota",
        "2020-05-03",
        "OIM",
        "",
    )
    assert (second.id, second.title, second.publisher) == ("b", "", "")
    assert [d.id for d in read_documents([tmp_path / "b.txt", tmp_path / "a.txt"])] == ["a", "b"]


def test_given_metadata_replaces_the_folder_s(tmp_path: Path) -> None:
    path = _file(tmp_path, _TEXT.encode())
    (tmp_path / "sources.yaml").write_text("nota:\n  title: Otra\n", encoding="utf-8")
    assert read_document(path, {"title": "Esta", "language": "en"}).title == "Esta"
    assert read_document(path, {}).title == ""


def test_two_files_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    _file(tmp_path, b"uno", "a.txt")
    _file(tmp_path / "x", b"dos", "a.txt")
    with pytest.raises(DocumentError, match="same name"):
        document_paths([tmp_path])
    assert len(document_paths([tmp_path / "a.txt", tmp_path / "a.txt"])) == 1


@pytest.mark.parametrize(
    ("yaml", "line", "said"),
    [
        ("a:\n  titel: x\n", 2, "unknown key"),
        ("a:\n  language: fr\n", 2, "language"),
        ("a:\n  title: x\n  published: ayer\n", 3, "no date"),
        ("a:\n  title: [x]\n", 2, "one value"),
        ("a: x\n", 1, "key: value"),
        ("- a\n", 1, "names of documents"),
        ("a:\n  title: 'x\n", 3, "end of stream"),
        ("a:\n  title: x\na:\n", 3, "twice"),
    ],
)
def test_broken_sources(tmp_path: Path, yaml: str, line: int, said: str) -> None:
    path = _file(tmp_path, _TEXT.encode())
    (tmp_path / "sources.yaml").write_text(yaml, encoding="utf-8")
    with pytest.raises(DocumentError, match=said) as caught:
        read_document(path)
    assert f"sources.yaml:{line}: " in str(caught.value)
