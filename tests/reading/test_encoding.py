"""Bytes are read in the encoding that they are in, or it is said that this is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.reading.encoding import decode, is_wide
from tejido.reading.mojibake import garbled
from tejido.reading.trusted import trusted

_CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("encodings.yaml").read_text(encoding="utf-8")
)
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")
_BYTES = ("cp1252", "latin-1", "iso8859_15", "mac_roman", "cp850", "cp437")


def _written() -> Iterator[tuple[str, str, bytes]]:
    for case in _CASES:
        for encoding in case.get("only", _UNICODE + _BYTES):
            try:
                yield encoding, case["text"], case["text"].encode(encoding)
            except UnicodeEncodeError:
                continue


@pytest.mark.parametrize(("encoding", "text", "data"), list(_written()))
def test_told_by_what_makes_sense(encoding: str, text: str, data: bytes) -> None:
    if len(text) < 4 and encoding in ("utf-16-le", "utf-16-be", "utf-32-le"):
        return
    read, warnings = decode(data)
    assert read == text
    assert bool(warnings) == (encoding in _BYTES or encoding[-3:] in ("-le", "-be"))


@pytest.mark.parametrize(
    ("data", "declared", "read", "warned"),
    [
        ("año".encode("cp1252"), "iso-8859-1", "año", ""),
        ("año".encode("cp1252"), "'Windows-1252'", "año", ""),
        ("año".encode("cp1252"), "utf-8", "año", "declared as utf-8, but read as Windows-1252"),
        ("año".encode(), "windows-1252", "año", "declared as windows-1252, but is UTF-8"),
        (b"plain", "windows-1252", "plain", ""),
        ("Comisión".encode("mac_roman"), "macintosh", "Comisión", ""),
        ("Comisión".encode("mac_roman"), "latin-1", "Comisión", "declared as cp1252, but read"),
        ("Привет, как дела".encode("koi8-r"), "koi8-r", "Привет, как дела", ""),
        (b"plain", "no-such", "plain", "'no-such' is unknown"),
        (b"+AOE-", "utf-7", "+AOE-", "'utf-7' is unknown"),
        (b"a\xef\xbb\xbf", "", "a\ufeff", ""),
        (b"\xef\xbb\xbfa\xf1o", "", "año", "has the mark of UTF-8, but is not"),
        (b"a\xc3\xb1o\xc3", "", "año\ufffd", "UTF-8 with 1 other bytes"),
        ("niño, niña, ".encode() + "año".encode("cp1252"), "", "niño, niña, año", "1 other bytes"),
        ("año.".encode("utf-16")[:-1], "", "año\ufffd", "broken UTF-16"),
        (b"\x81 \x8d a", "", None, ""),
        (b"x\xd0y\xdez", "", "xÐyÞz", "doubtful"),
    ],
)
def test_declared_and_broken(data: bytes, declared: str, read: str | None, warned: str) -> None:
    if read is None:
        with pytest.raises(UnicodeDecodeError):
            decode(data, declared)
        return
    text, warnings = decode(data, declared)
    assert text == read
    assert len(warnings) == bool(warned)
    assert warned in " ".join(warnings)


@given(st.binary(max_size=60), st.sampled_from(["", "utf-8", "latin-1", "cp437", "koi8-r", "x"]))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str) -> None:
    try:
        text, warnings = decode(data, declared)
    except UnicodeDecodeError:
        return
    strict = data.removeprefix(b"\xef\xbb\xbf")
    wide = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
    marked = data.startswith(wide) or is_wide(data[:4096])
    try:
        assert marked or strict.decode() == text
    except UnicodeDecodeError:
        assert warnings or declared  # what is not plainly UTF-8 is never read without a word


_LETTERS = st.text(st.sampled_from("abcá é íóúñüÑÁ¿¡“”—… "), min_size=1, max_size=40)


@given(_LETTERS, st.sampled_from(["cp1252", "mac_roman", "cp850"]), st.integers(1, 2))
def test_garbled_letters_are_put_right_and_named(text: str, encoding: str, times: int) -> None:
    wrong = f"a{text}a"
    for _ in range(times if encoding == "cp1252" else 1):
        wrong = _garble(wrong, encoding)
    found = trusted(wrong)
    if wrong == f"a{text}a" or not garbled(wrong):
        return
    assert "garbled" in found.notes[0]
    if encoding == "cp1252":
        assert found.text == trusted(f"a{text}a").text


def _garble(text: str, encoding: str) -> str:
    """Return a text as one sees it whose UTF-8 is read in another encoding."""
    wrong = ""
    for byte in text.encode():
        try:
            wrong += bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            wrong += chr(byte)
    return wrong


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, SÃO JOÃO; maçã, 5 °C; être à Genève; «así…» “dirá…” ¿sí?…",
        "├── tabla\n│   ├── otra\n└── fin, √2 ≈ 1.41; ¬p; l'œuvre d'André — “où”",
        "Â, Ã y Å son letras; está—dijo—; 10 € – 20 £",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert trusted(text).text == text
    assert trusted(text).notes == ()
