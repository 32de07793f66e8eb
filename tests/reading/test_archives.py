"""ZIP files as folders of documents: what is read, what is refused and why."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.errors import DocumentError
from tejido.reading import archives, read_document, read_documents
from tejido.reading.archives import entries, is_archive, read_entry
from tejido.reading.searching import find_sources

TEXT = "La OIM y la UNODC firmaron un convenio en Cancún."


def make(path: Path, *files: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in files:
            made.writestr(name, data)
    return path


def faults(path: Path) -> dict[str, str]:
    return {failed.path: failed.reason for failed in find_sources([path]).failed}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_is_read_as_a_folder(tmp_path: Path, method: int) -> None:
    sources = "b:\n  title: Una nota\n  published: 2020-05-03\n"
    files: list[tuple[str, bytes | str]] = [
        ("x/b.txt", TEXT),
        ("a.txt", TEXT),
        ("x/sources.yaml", sources),
        ("x/i.png", b"\x89"),
    ]
    path = make(tmp_path / "notas.zip", *files, ("x/", ""), ("__MACOSX/._b.txt", b"\0"))
    first, second = read_documents([path])
    assert (first.id, first.path) == ("a", (path / "a.txt").as_posix())
    assert (second.id, second.title, second.published) == ("b", "Una nota", "2020-05-03")
    assert second.text == TEXT
    assert [d.id for d in read_documents([tmp_path])] == ["a", "b"]
    assert read_document(path / "x" / "b.txt") == second
    with pytest.raises(DocumentError, match="no such file in the ZIP"):
        read_document(path / "x" / "c.txt")


def test_is_told_by_its_content(tmp_path: Path) -> None:
    assert is_archive(make(tmp_path / "notas.dat", ("a.txt", TEXT)))
    for inside in ("[Content_Types].xml", "mimetype"):
        assert not is_archive(make(tmp_path / "nota.zip", (inside, "x"), ("a.txt", TEXT)))
    (tmp_path / "text.zip").write_text(TEXT)
    assert not is_archive(tmp_path / "text.zip")
    with pytest.raises(DocumentError, match="no documents in this ZIP"):
        find_sources([make(tmp_path / "empty.zip")])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../a.txt", "leads out"),
        ("/etc/a.txt", "leads out"),
        ("x/../../a.txt", "leads out"),
        ("..\\a.txt", "leads out"),
        ("c:\\a.txt", "leads out"),
        ("x//a.txt", "no name of a file"),
        ("a\nb.txt", "control characters"),
        ("a\x1b[2J.txt", "control characters"),
        ("inner.zip", "ZIP inside a ZIP"),
    ],
)
def test_names_refused(tmp_path: Path, name: str, said: str) -> None:
    path = make(tmp_path / "notas.zip", (name, TEXT), ("good.txt", TEXT))
    (reason,) = faults(path).values()
    assert said in reason and "\n" not in reason and "\x1b" not in reason
    assert [source.path.name for source in find_sources([path]).sources] == ["good.txt"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notas.zip"]


@pytest.mark.parametrize("flag", [0, 0x800])
@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_names_in_any_encoding(tmp_path: Path, encoding: str, flag: int) -> None:
    path = make(tmp_path / "notas.zip", ("nXota.txt", TEXT))
    raw = "nñota.txt".encode(encoding)
    data = path.read_bytes().replace(b"nXota.txt", raw)
    data = patched(data, b"PK\x01\x02", 8, struct.pack("<H", flag))
    data = patched(data, b"PK\x01\x02", 28, struct.pack("<H", len(raw)))
    data = patched(data, b"PK\x03\x04", 26, struct.pack("<H", len(raw)))
    more = len(raw) - len("nXota.txt")
    end = data.rindex(b"PK\x05\x06")
    length, offset = struct.unpack_from("<2L", data, end + 12)
    path.write_bytes(data[: end + 12] + struct.pack("<2L", length + more, offset + more) + b"\0\0")
    (document,) = read_documents([path])
    wrong = flag and encoding == "cp850"
    assert Path(document.path).name == ("n\ufffdota.txt" if wrong else "nñota.txt")
    assert document.text == TEXT
    assert read_document(Path(document.path)) == document


def patched(data: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    at = data.index(mark) + offset
    return data[:at] + new + data[at + len(new) :]


PATCHES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "encrypted": (lambda d: patched(d, b"PK\x01\x02", 8, b"\1\0"), "encrypted"),
    "other method": (lambda d: patched(d, b"PK\x01\x02", 10, b"\x0e\0"), "method 14"),
    "checksum": (lambda d: patched(d, b"PK\x01\x02", 16, b"\0\0\0\0"), "damaged"),
    "too small": (lambda d: patched(d, b"PK\x01\x02", 24, b"\1\0\0\0"), "damaged"),
    "too large": (lambda d: patched(d, b"PK\x01\x02", 24, b"\xff\0\0\0"), "damaged"),
    "huge": (lambda d: patched(d, b"PK\x01\x02", 24, b"\xff\xff\xff\xff"), "limit"),
    "ratio": (lambda d: patched(d, b"PK\x01\x02", 24, b"\0\0\xff\0"), "100 times"),
    "elsewhere": (lambda d: patched(d, b"PK\x01\x02", 42, b"\7\0\0\0"), "damaged"),
    "link": (
        lambda d: patched(patched(d, b"PK\x01\x02", 5, b"\3"), b"PK\x01\x02", 40, b"\0\xa1"),
        "is a link",
    ),
    "disks": (lambda d: patched(d, b"PK\x05\x06", 4, b"\1\0"), "several parts"),
    "list": (lambda d: patched(d, b"PK\x01\x02", 28, b"\xff\xff"), "broken ZIP"),
    "list elsewhere": (lambda d: patched(d, b"PK\x05\x06", 16, b"\xff\0\0\0"), "broken ZIP"),
    "cut": (lambda d: d[:-30], "end is missing"),
}


@pytest.mark.parametrize("name", PATCHES)
def test_damaged_or_made_to_break(tmp_path: Path, name: str) -> None:
    patch, said = PATCHES[name]
    path = make(tmp_path / "notas.zip", ("a.txt", TEXT))
    path.write_bytes(patch(path.read_bytes()))
    with pytest.raises(DocumentError, match=said) as caught:
        list(read_documents([path]))
    assert "notas.zip" in str(caught.value)


def test_one_name_twice_is_nobody_s(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = make(tmp_path / "notas.zip", ("a.txt", TEXT), ("a.txt", "otra"), ("b.txt", TEXT))
    assert "stands 2 times" in faults(path)[str(path / "a.txt")]
    assert [source.path.name for source in find_sources([path]).sources] == ["b.txt"]


def test_entries_that_share_bytes(tmp_path: Path) -> None:
    path = make(tmp_path / "notas.zip", ("a.txt", TEXT), ("b.txt", TEXT))
    data = path.read_bytes()
    second = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: second + 42] + b"\0\0\0\0" + data[second + 46 :])
    assert all("shares its bytes" in reason for reason in faults(path).values())
    assert len(faults(path)) == 2


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ENTRIES", 3)
    four = make(tmp_path / "four.zip", *((f"{n}.txt", TEXT) for n in range(4)))
    with pytest.raises(DocumentError, match="the limit is 3"):
        entries(four)
    monkeypatch.setattr(archives, "MAX_ALL", 100)
    three = make(tmp_path / "three.zip", *((f"{n}.txt", TEXT) for n in range(3)))
    with pytest.raises(DocumentError, match="when unpacked"):
        entries(three)


def test_a_bomb_of_ten_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = make(tmp_path / "bomb.zip", ("a.txt", b"a" * 10_000_000), ("b.txt", TEXT))
    assert path.stat().st_size < 20_000
    assert "bombs" in faults(path)[str(path / "a.txt")]
    assert [source.path.name for source in find_sources([path]).sources] == ["b.txt"]


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 60))
def test_anything_gives_documents_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, cut: int
) -> None:
    path = make(tmp_path_factory.mktemp("zip") / "n.zip", ("a.txt", TEXT), ("x/b.txt", TEXT))
    data = path.read_bytes()
    path.write_bytes(data[:at] + noise + data[at + cut :])
    try:
        names = entries(path)
    except DocumentError as error:
        assert "\n" not in str(error)
        return
    for name in names:
        try:
            read_entry(path, name)
        except DocumentError as error:
            assert "\n" not in str(error)
