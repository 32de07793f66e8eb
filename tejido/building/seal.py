"""A seal on what a build keeps: only what this user's builds have written is believed."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from tejido.linking.kept import cache_folder

__all__ = ["own_key", "seal", "sealed"]

_LENGTH = 32


def own_key() -> bytes:
    """Return the secret of this user, made when there is none; a passing one if it cannot be kept.

    It lies in the user's cache folder, not beside what it seals: whoever hands a folder on with
    what a build kept in it cannot make another user's build believe it.
    """
    path = cache_folder() / "seal.key"
    for _ in range(2):
        with suppress(OSError):
            key = path.read_bytes()
            if len(key) == _LENGTH:
                return key
            path.unlink()
        with suppress(OSError):
            _make(path)
    return secrets.token_bytes(_LENGTH)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(_LENGTH))
    with suppress(FileExistsError):
        os.link(aside, path)  # whoever comes first; renaming would let two have different ones
    aside.unlink()


def seal(key: bytes, name: str, body: bytes) -> bytes:
    """Return the seal of what is kept under a name: 16 bytes that need the key."""
    made = hashlib.blake2b(digest_size=16, key=key)
    made.update(f"{len(name)} {name}".encode())
    made.update(body)
    return made.digest()


def sealed(key: bytes, name: str, body: bytes, found: bytes) -> bool:
    """Tell whether a seal is that of a name and what is kept under it."""
    return hmac.compare_digest(seal(key, name, body), found)
