"""The parts of an Office file: a ZIP whose sizes are checked before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO

from tejido.errors import DocumentError

__all__ = ["Package"]

_MAX_PART = 60_000_000
_MAX_RATIO, _SMALL = 250, 1_000_000
"""Text packs by 10 to 30; above so many bytes a higher ratio is a bomb."""
_MAX_ENTRIES = 10_000


class Package:
    """The parts of an Office file, by name.

    Raises:
        DocumentError: it is no ZIP, has too many parts, or (when read) a part is too large.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise DocumentError("damaged (no ZIP); open it in Word and save it anew") from None
        if len(self._zip.namelist()) > _MAX_ENTRIES:
            raise DocumentError(f"over {_MAX_ENTRIES} parts; open it in Word and save it anew")

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; empty when there is none."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return b""
        packed = max(1, info.compress_size)
        if info.file_size > _MAX_PART or (
            info.file_size > _SMALL and info.file_size / packed > _MAX_RATIO
        ):
            raise DocumentError(f"{name} in it unpacks to {info.file_size} bytes; not opened")
        try:
            with self._zip.open(info) as file:
                return self._bounded(file, name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            raise DocumentError(f"damaged ({name}); open it in Word and save it anew") from None
        except RuntimeError:
            raise DocumentError("encrypted; save it without a password") from None

    def _bounded(self, file: BinaryIO | object, name: str) -> bytes:
        data: bytes = file.read(_MAX_PART + 1)  # type: ignore[union-attr]
        if len(data) > _MAX_PART:
            raise DocumentError(f"{name} in it is larger than it says; not opened")
        return data
