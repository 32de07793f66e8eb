"""Foreign bytes are parsed in a child process, which is ended at a limit and started anew.

One child serves one document after the other: it is forked from this process, which has the code
already, and keeps what its parsers load. It answers in JSON, not in pickles, which could run code
here if a document had taken the child over.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import struct
import threading
import time
import warnings
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from tejido.errors import DocumentError
from tejido.processes import resident, tie
from tejido.reading.confined import confine
from tejido.reading.encoding import RawText

__all__ = ["MAX_TEXT", "MEGABYTES", "allowed_seconds", "goes_on", "read_guarded", "stop"]

MEGABYTES = 1000
"""What a child may allocate (10⁶ bytes) beyond what this process has."""
MAX_TEXT = 1_500_000
"""Code points of one document, some 500 pages."""
_BASE, _RATE = 6.0, 50_000
_SILENCE = 8.0
"""Seconds that a parser may go on without a sign that a part of its work is done."""
_GOES_ON = bytes(4)
_SWOLLEN = 300_000_000
"""A child that keeps so many bytes more than it began with is replaced."""
_HEADER = struct.Struct(">II")


def allowed_seconds(size: int) -> float:
    """Return the seconds that a document of ``size`` bytes may take: 6, and 1 per 50 kB.

    No more than 8 at once: a parser that needs longer says by :func:`goes_on` that it advances.
    """
    return _BASE + size / _RATE


class _Ended(Exception):
    """The child is gone, or is to go."""


class _Broken(DocumentError):
    """The child ended over a document, or had ended before."""


@dataclass(frozen=True, slots=True)
class _Child:
    process: int
    owner: int
    requests: int
    answers: int
    began_with: int


_lock = threading.Lock()
_child: _Child | None = None


def read_guarded(module: str, data: bytes) -> RawText:
    """Return what ``read(data)`` of a module gives, run in the child process.

    Args:
        module: the full name of a module of this folder.
        data: the bytes of the document.

    Raises:
        DocumentError: what the module raised, a limit struck, or the parser failed; the message
            is what is wrong and what to do, without the name of the file.
    """
    with _lock:
        try:
            answer = _answered(module, data)
        except BaseException:
            stop()
            raise
        if _child and resident(_child.process) - _child.began_with > _SWOLLEN:
            stop()
    if "error" in answer:
        raise DocumentError(answer["error"])
    return RawText(
        answer["text"], answer["known"], tuple(answer["warnings"]), tuple(answer["pages"])
    )


# ---- the parent's side


def _ready() -> _Child:
    """Return the child that runs, a new one if there is none or it has ended."""
    global _child
    if _child and (_child.owner != os.getpid() or os.waitpid(_child.process, os.WNOHANG)[0]):
        _forget(_child)
    _child = _child or _started()
    return _child


def _answered(module: str, data: bytes) -> dict[str, Any]:
    """Return the answer of the child; one that was killed between two documents is replaced."""
    used, child = _child, _ready()
    try:
        return _asked(child, module, data)
    except _Broken:
        if child is not used:
            raise
    stop()
    return _asked(_ready(), module, data)


def _started() -> _Child:
    requests, to_child = os.pipe()
    from_child, answers = os.pipe()
    parent = os.getpid()
    with warnings.catch_warnings():
        # Python 3.12 warns of forks beside threads; a child that waits for another thread's
        # lock is ended by its time limit.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _serve(requests, answers, parent)
    os.close(requests)
    os.close(answers)
    return _Child(process, parent, to_child, from_child, resident(process))


def _forget(child: _Child) -> None:
    global _child
    _child = None
    for pipe in (child.requests, child.answers):
        with contextlib.suppress(OSError):
            os.close(pipe)


@atexit.register
def stop() -> None:
    """End the child if one runs; the next document starts another."""
    child = _child
    if child is None:
        return
    _forget(child)
    if child.owner == os.getpid():
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child.process, signal.SIGKILL)
            os.waitpid(child.process, 0)


def _asked(child: _Child, module: str, data: bytes) -> dict[str, Any]:
    seconds = allowed_seconds(len(data))
    name, began = module.encode(), time.monotonic()
    try:
        _write(child.requests, _HEADER.pack(len(name), len(data)) + name + data)
        return dict(json.loads(_answer(child.answers, began + seconds)))
    except TimeoutError:
        raise DocumentError(
            f"not read within {time.monotonic() - began:.0f} seconds; it may be made to break "
            "readers: print it to a new file or save its text"
        ) from None
    except (_Ended, OSError, ValueError):
        raise _Broken(
            "broke its reader; it may be damaged or made to break readers: open it and save it anew"
        ) from None


def _write(pipe: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _answer(pipe: int, until: float) -> bytes:
    head = _GOES_ON
    while head == _GOES_ON:
        head = _taken(pipe, 4, min(until, time.monotonic() + _SILENCE))
    return _taken(pipe, int.from_bytes(head, "big"), time.monotonic() + _SILENCE)


def _taken(pipe: int, count: int, until: float) -> bytes:
    """Return ``count`` bytes of a pipe, read before a moment of the monotonic clock."""
    parts: list[bytes] = []
    ready = select.poll()
    ready.register(pipe, select.POLLIN | select.POLLHUP)
    while count:
        if not ready.poll(max(0, (until - time.monotonic()) * 1000)):
            raise TimeoutError
        part = os.read(pipe, min(count, 1 << 20))
        if not part:
            raise _Ended
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


# ---- the child's side

_told: int | None = None
"""Where the child answers; None in any other process."""


def goes_on() -> None:
    """Tell, in the child, that a part of a long document has been read, as a page of a PDF."""
    if _told is not None:
        _write(_told, _GOES_ON)


def _serve(requests: int, answers: int, parent: int) -> None:
    """Answer one request after the other until the parent closes the pipe; never return."""
    global _told
    _told = answers
    try:
        tie(parent)
        confine(MEGABYTES, (requests, answers))
        while head := _received(requests, _HEADER.size):
            name, size = _HEADER.unpack(head)
            module = _received(requests, name).decode()
            answer = json.dumps(_outcome(module, _received(requests, size))).encode()
            _write(answers, len(answer).to_bytes(4, "big") + answer)
    finally:
        os._exit(1)


def _received(pipe: int, count: int) -> bytes:
    parts: list[bytes] = []
    while count and (part := os.read(pipe, min(count, 1 << 20))):
        parts.append(part)
        count -= len(part)
    return b"" if count else b"".join(parts)


def _outcome(module: str, data: bytes) -> dict[str, Any]:
    try:
        raw: RawText = import_module(module).read(data)
    except DocumentError as error:
        return {"error": str(error)}
    except UnicodeDecodeError:
        return {"error": "of no known encoding; save it as UTF-8"}
    except MemoryError:
        return {"error": f"needs more than {MEGABYTES} MB to be read; split it"}
    except RecursionError:
        return {"error": "nested too deep; open it and save it anew"}
    except Exception as error:
        # A parser of foreign bytes may raise anything; the user gets one line.
        said = " ".join(f"{type(error).__name__}: {error}".split())[:120]
        return {"error": f"damaged ({said}); open it and save it anew"}
    if len(raw.text) > MAX_TEXT:
        return {"error": f"more than {MAX_TEXT} characters of text; split it"}
    return {
        "text": raw.text,
        "known": dict(raw.known),
        "warnings": raw.warnings,
        "pages": raw.pages,
    }
