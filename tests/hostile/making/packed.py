"""ZIP files made to break readers."""

from __future__ import annotations

import stat
import struct
import warnings
import zipfile
import zlib
from io import BytesIO

from tests.hostile.making.fact import FACT

_GOOD = f"{FACT}\n".encode()


def _zip(*files: tuple[str | zipfile.ZipInfo, bytes], beside: bool = True) -> bytes:
    """A ZIP of these files, and of good.txt."""
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # of names that stand twice
        for name, data in [*([("good.txt", _GOOD)] if beside else []), *files]:
            archive.writestr(name, data)
    return out.getvalue()


def good() -> bytes:
    return _zip()


def bomb() -> bytes:
    return _zip(("bomb.txt", b"a" * 18_000_000))


def too_large() -> bytes:
    return _zip(("large.txt", b"a" * 30_000_000))


def hidden_bomb() -> bytes:
    """An entry that says it is small."""
    data = _zip(("bomb.txt", b"a" * 20_000_000))
    return data.replace(struct.pack("<L", 20_000_000), struct.pack("<L", 2_000))


def traversal() -> bytes:
    return _zip(("../../escaped.txt", _GOOD))


def absolute() -> bytes:
    return _zip(("/tmp/escaped.txt", _GOOD))


def drive() -> bytes:
    return _zip(("C:\\escaped.txt", _GOOD))


def backslashes() -> bytes:
    return _zip(("..\\..\\escaped.txt", _GOOD))


def link() -> bytes:
    entry = zipfile.ZipInfo("link.txt")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return _zip((entry, b"/etc/passwd"))


def twice() -> bytes:
    return _zip(("one.txt", _GOOD), ("one.txt", b"La OIM no hizo nada.\n"))


def encrypted() -> bytes:
    data = bytearray(_zip(("secret.txt", _GOOD)))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.rfind(mark) + at] |= 1
    return bytes(data)


def truncated() -> bytes:
    return _zip(("two.txt", _GOOD * 100))[:-30]


def only_head() -> bytes:
    return b"PK\3\4" + bytes(26)


def nested() -> bytes:
    return _zip(("inner.zip", _zip(("inner.txt", _GOOD))))


def many() -> bytes:
    return _zip(*((f"{n}.txt", b"") for n in range(70_000)), beside=False)


def wrong_check() -> bytes:
    data = _zip(("crc.txt", b"Otra nota de la OIM.\n"))
    right = struct.pack("<L", zlib.crc32(b"Otra nota de la OIM.\n"))
    return data.replace(right, b"\1\2\3\4")


def wide_lie() -> bytes:
    """The list at the end lies where ZIP64 says, and nothing says where that is."""
    data = _zip()
    at = data.rfind(b"PK\5\6")
    return data[: at + 8] + b"\xff" * 12 + data[at + 20 :]


def overlapping() -> bytes:
    """Three entries of the list share one file, as the bombs of Fifield do."""
    one = _zip(("good.txt", _GOOD), beside=False)
    at, end = one.find(b"PK\1\2"), one.rfind(b"PK\5\6")
    listed = one[at:end]
    entries = listed + listed.replace(b"good", b"less") + listed.replace(b"good", b"more")
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, len(entries), at, 0)
    return one[:at] + entries + tail


def far_offset() -> bytes:
    data = bytearray(_zip(("far.txt", _GOOD)))
    at = data.rfind(b"PK\1\2")
    data[at + 42 : at + 46] = b"\xf0\xff\xff\x7f"
    return bytes(data)


def broken_stream() -> bytes:
    data = bytearray(_zip(("broken.txt", bytes(range(32, 127)) * 50)))
    at = data.find(b"broken.txt") + 10
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


def odd_method() -> bytes:
    data = bytearray(_zip(("odd.txt", _GOOD)))
    data[data.rfind(b"PK\1\2") + 10] = 99
    return bytes(data)


def control_name() -> bytes:
    return _zip(("a\nb\x1b[31m.txt", _GOOD))


def long_name() -> bytes:
    return _zip(("a" * 60_000 + ".txt", _GOOD))


def deep_name() -> bytes:
    return _zip(("a/" * 20_000 + "deep.txt", _GOOD))


def under_a_file() -> bytes:
    """An entry that lies in another one as if that were a folder."""
    return _zip(("good.txt/inner.txt", _GOOD))


def nothing() -> bytes:
    return _zip(beside=False)


def no_documents() -> bytes:
    return _zip(("picture.png", b"\x89PNG"), beside=False)


def noise_before() -> bytes:
    return _zip() + b"x" * 10


def broken_sources() -> bytes:
    return _zip(("sources.yaml", b"good: [1, 2\n"))
