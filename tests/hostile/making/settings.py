"""Files in YAML and JSON made to break their parsers."""

from __future__ import annotations


def deep() -> bytes:
    return b"[" * 1_000_000


def deep_mappings() -> bytes:
    return b"a: " + b"{a: " * 100_000


def large() -> bytes:
    return b"a: {title: x}\n# " + b"x" * 6_000_000


def long_number() -> bytes:
    return b'{"document": ' + b"9" * 1_000_000 + b"}"
