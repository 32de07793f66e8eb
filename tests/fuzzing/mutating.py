"""Bytes changed by chance: bits flipped, cut, spliced, and pieces of structure put in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

__all__ = ["mutated"]

_PIECES: tuple[bytes, ...] = (
    *(b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n\n"),
    *("\u202e\u200b\u0301".encode(), "\U000e0041".encode(), "Ã©â€œ".encode(), "АOИМ".encode()),
    *(b"<", b"</", b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [", b"&#0;", b"&#x110000;", b"<p>"),
    *(b'<table><tr><td colspan="9999">', b"<div>" * 50, b"<script>", b'<meta charset="utf-16">'),
    *(b"PK\3\4", b"PK\1\2", b"PK\5\6", b"%PDF-1.7\n", b"endobj", b"stream\n", b"<<", b">>", b" R"),
    *(b"/Kids[2 0 R]", b"/Length -1", b"9999999999", b"-1", b"1e999", b"NaN", b"/Filter/LZWDecode"),
    *(
        b"Content-Type: multipart/mixed; boundary=x\r\n",
        b"--x\r\n",
        b"=?utf-8?b?",
        b"begin 644 a\n",
    ),
    *(b"Content-Transfer-Encoding: base64\r\n", b"charset=utf-7", b"a*0*=''", b"> ", b"-- \n"),
    *(
        b"&a ",
        b"*a",
        b"!!python/name:x ",
        b"- ",
        b": ",
        b"? ",
        b"{",
        b"[",
        b'"',
        b"'",
        b"|\n",
        b"%",
    ),
    *(
        b"# ",
        b"```",
        b"| a | b |\n|---|---|\n",
        b"[x](",
        b"---\n",
        b"www.",
        b"a@b.mx",
        b"(",
        b"\xab",
    ),
    *(
        b"null",
        b"true",
        b"{}",
        b"[]",
        b'""',
        b"\\ud800",
        b"\\",
        b",",
        b"2020-02-31",
        b"55 5555 5555",
    ),
)


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return bytes with one to eight changes; ``others`` are what stretches are taken from."""
    for _ in range(random.randint(1, 8)):
        data = random.choice(_WAYS)(data, others, random)
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    at = random.randrange(len(data) + 1)
    return at, min(len(data), at + random.choice((1, 2, 4, 16, 100, 1000)))


def _flipped(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, end = _place(data, random)
    bits = (byte ^ (1 << random.randrange(8)) for byte in data[at : min(end, at + 8)])
    return data[:at] + bytes(bits) + data[min(end, at + 8) :]


def _noisy(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, end = _place(data, random)
    return data[:at] + random.randbytes(min(end - at, 16)) + data[min(end, at + 16) :]


def _cut(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, end = _place(data, random)
    return data[:at] if random.random() < 0.2 else data[:at] + data[end:]


def _repeated(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, end = _place(data, random)
    return data[:at] + data[at:end] * random.choice((2, 3, 30)) + data[end:]


def _spliced(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    (at, end), (start, stop) = _place(data, random), _place(other, random)
    return data[:at] + other[start:stop] + data[end:]


def _put_in(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, end = _place(data, random)
    piece = random.choice(_PIECES) * random.choice((1, 1, 1, 1, 2, 300))
    return data[:at] + piece + data[at if random.random() < 0.7 else end :]


_WAYS = (_flipped, _noisy, _cut, _repeated, _spliced, _put_in, _put_in)
