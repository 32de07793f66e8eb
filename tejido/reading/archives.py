"""ZIP files of documents, read without unpacking to disk; nothing is trusted before it is checked.

Only what the list at the end of a ZIP says is used, and it is held against limits before a byte is
unpacked: how many entries, how large each and all are, how much they were shrunk, whether they
overlap. Entries that are stored or deflated are read; a ZIP inside a ZIP is not.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tejido.errors import DocumentError
from tejido.reading.names import kept_name, unfit

__all__ = ["ENTRIES", "Entry", "archive_of", "entries", "is_archive", "read_entry"]

ENTRIES = 10_000
"""Entries of a ZIP, at most."""
MAX_ENTRY, MAX_ALL = 20_000_000, 1_000_000_000
"""Bytes of one entry and of all together when unpacked, at most."""
RATIO, FREE = 100, 1_000_000
"""An entry of more than FREE bytes may be at most RATIO times as large as what is stored of it."""

_BEGIN, _EMPTY = b"PK\x03\x04", b"PK\x05\x06"
_END = struct.Struct("<4s4H2LH")
_LISTED = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_TAIL = _END.size + 0xFFFF
_FULL, _WIDE = 0xFFFF, 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x0001, 0x0800
_UNIX, _LINK, _KIND = 3, 0o120000, 0o170000
_UNICODE_PATH = 0x7075
_NOT_ARCHIVES = frozenset({b"[Content_Types].xml", b"mimetype"})
"""Documents that are ZIP files inside hold one of these: DOCX and its kin, ODT, EPUB."""


class Entry(NamedTuple):
    """A file of a ZIP: name, where it is, sizes stored and unpacked, what is wrong with it."""

    name: str
    offset: int
    stored: int
    size: int
    method: int
    check: int
    fault: str = ""


def is_archive(path: Path) -> bool:
    """Tell by its content whether a file is a ZIP of documents, and no document that is a ZIP."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            if file.read(4) not in (_BEGIN, _EMPTY):
                return False
        return not any(entry.name.encode() in _NOT_ARCHIVES for entry in entries(path).values())
    except OSError:
        return False
    except DocumentError:
        return path.suffix.lower() == ".zip"


def archive_of(path: Path) -> tuple[Path, str] | None:
    """Return the ZIP that a path leads into and the name of the entry; None if it leads into none.

    ``letters.zip/2020/may.txt`` is the entry ``2020/may.txt`` of ``letters.zip``.
    """
    for around in path.parents:
        if around.is_file():
            inside = path.relative_to(around).as_posix()
            return (around, inside) if is_archive(around) else None
        if around.is_dir():
            return None
    return None


def entries(path: Path) -> Mapping[str, Entry]:
    """Return the files in a ZIP by name, sorted; each that must not be read says why not.

    Raises:
        DocumentError: it is no ZIP, is broken, or holds more than a limit.
    """
    try:
        stat = path.stat()
        return _listed(path, (stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check it") from None


@lru_cache(maxsize=8)
def _listed(path: Path, stamp: tuple[int, ...]) -> Mapping[str, Entry]:
    found = [_checked(entry) for entry in _read_list(path, stamp[0])]
    if sum(entry.size for entry in found if not entry.fault) > MAX_ALL:
        raise DocumentError(f"{path}: over {MAX_ALL:,} bytes when unpacked; split it")
    times = Counter(entry.name for entry in found)
    lapped = _overlapping(found)
    told = {}
    for entry in sorted(found):
        if times[entry.name] > 1:
            entry = entry._replace(fault=f"stands {times[entry.name]} times in the ZIP; keep one")
        elif entry.name in lapped:
            entry = entry._replace(fault="shares its bytes with another entry; make the ZIP anew")
        told[entry.name] = entry
    return told


def _read_list(path: Path, size: int) -> list[Entry]:
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        tail = file.read(_TAIL)
        at = tail.rfind(_EMPTY)
        if at < 0 or len(tail) - at < _END.size:
            raise DocumentError(f"{path}: no whole ZIP, its end is missing; fetch it again")
        _, disk, _, _, number, length, offset, _ = _END.unpack_from(tail, at)
        if disk or number == _FULL or _WIDE in (length, offset):
            raise DocumentError(f"{path}: a ZIP too large or in several parts; unpack it")
        if number > ENTRIES or length > ENTRIES * 400:
            raise DocumentError(f"{path}: {number} entries, the limit is {ENTRIES}; split it")
        before = size - len(tail) + at - length - offset
        if before < 0:
            raise DocumentError(f"{path}: a broken ZIP; make it anew")
        file.seek(before + offset)
        found = list(_walked(file.read(length), before, path))
    if len(found) > ENTRIES:
        raise DocumentError(f"{path}: over {ENTRIES} entries; split it")
    return found


def _walked(listed: bytes, before: int, path: Path) -> Iterator[Entry]:
    """Yield the files of the list at the end; folders are left out."""
    at = 0
    while at + _LISTED.size <= len(listed):
        parts = _LISTED.unpack_from(listed, at)
        made, flags, method, check, stored, size = (
            *(parts[1] >> 8, parts[3], parts[4]),
            *parts[7:10],
        )
        name_length, extra_length, comment_length = parts[10:13]
        start = at + _LISTED.size
        raw = listed[start : start + name_length]
        extra = listed[start + name_length : start + name_length + extra_length]
        at = start + name_length + extra_length + comment_length
        if parts[0] != b"PK\x01\x02" or at > len(listed):
            raise DocumentError(f"{path}: a broken ZIP; make it anew")
        name = _name(raw, extra, bool(flags & _UTF8))
        link = made == _UNIX and (parts[15] >> 16) & _KIND == _LINK
        fault = "is encrypted; unpack it with its password" if flags & _ENCRYPTED else ""
        fault = fault or ("is a link, which is not followed; put the file there" if link else "")
        if not name.endswith("/"):
            yield Entry(name, before + parts[16], stored, size, method, check, fault)
    if at != len(listed):
        raise DocumentError(f"{path}: a broken ZIP; make it anew")


def _name(raw: bytes, extra: bytes, utf8: bool) -> str:
    """Return a name: UTF-8 where the ZIP says so or it fits, else as old Windows wrote it."""
    raw = _unicode_path(extra, raw) or raw
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("utf-8", "replace") if utf8 else raw.decode("cp850")
    return name.replace("\\", "/")


def _unicode_path(extra: bytes, raw: bytes) -> bytes:
    """Return the name in UTF-8 that some programs add; empty when none or of another name."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        value, at = extra[at + 4 : at + 4 + length], at + 4 + length
        if kind == _UNICODE_PATH and value[:5] == b"\1" + zlib.crc32(raw).to_bytes(4, "little"):
            return value[5:]
    return b""


def _checked(entry: Entry) -> Entry:
    """Return an entry with what speaks against reading it, told by what the ZIP lists of it."""
    fault = entry.fault or unfit(entry.name)
    if not fault and entry.method not in (_STORED, _DEFLATED):
        fault = f"is packed in a way not read here (method {entry.method}); pack it as usual"
    if not fault and entry.size > MAX_ENTRY:
        fault = f"{entry.size} bytes, more than the limit of {MAX_ENTRY}; split the file"
    if not fault and entry.size > max(FREE, RATIO * entry.stored):
        fault = f"unpacks to over {RATIO} times its size, as bombs do; unpack it yourself"
    return entry._replace(fault=fault, name=kept_name(entry.name))


def _overlapping(found: list[Entry]) -> set[str]:
    """Return the names of entries that share bytes: no ZIP needs that, bombs do."""
    shared: set[str] = set()
    end, last = 0, ""
    for entry in sorted(found, key=lambda entry: (entry.offset, entry.stored)):
        if entry.offset < end:
            shared.update((entry.name, last))
        if entry.offset + _LOCAL.size + entry.stored > end:
            end, last = entry.offset + _LOCAL.size + entry.stored, entry.name
    return shared


def read_entry(path: Path, name: str) -> bytes:
    """Return the bytes of a file in a ZIP.

    Raises:
        DocumentError: there is none of that name, it must not be read, or it is damaged.
    """
    entry = entries(path).get(name)
    shown = path / PurePosixPath(name)
    if entry is None:
        raise DocumentError(f"{shown}: no such file in the ZIP; check the name")
    if entry.fault:
        raise DocumentError(f"{shown}: {entry.fault}")
    with path.open("rb") as file:
        file.seek(entry.offset)
        head = file.read(_LOCAL.size)
        if len(head) == _LOCAL.size and head.startswith(_BEGIN):
            file.seek(sum(_LOCAL.unpack(head)[-2:]), 1)
            data = _unpacked(file.read(entry.stored), entry)
            if data is not None and zlib.crc32(data) == entry.check:
                return data
    raise DocumentError(f"{shown}: damaged in the ZIP; make the ZIP anew")


def _unpacked(stored: bytes, entry: Entry) -> bytes | None:
    """Return the bytes of an entry, exactly as many as it was said to have; None otherwise."""
    if entry.method == _DEFLATED:
        try:
            stored = zlib.decompressobj(-15).decompress(stored, entry.size + 1)
        except zlib.error:
            return None
    return stored if len(stored) == entry.size else None
