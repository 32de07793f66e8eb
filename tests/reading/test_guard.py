"""Parsers run in a child that cannot hang, grow, write, or reach a network."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tejido.errors import DocumentError
from tejido.reading import guard, read_document
from tejido.reading.encoding import RawText
from tests.reading.formats.paper import assembled

PAGE = b"<!doctype html><p>La Casa del Faro abri\xc3\xb3 sus puertas.</p>"


def _module(monkeypatch: pytest.MonkeyPatch, read: Callable[[bytes], RawText]) -> str:
    """A module of which ``read`` is this function, as the child forked next will see it."""
    guard.stop()
    monkeypatch.setattr("tejido.reading.plain.read", read)
    return "tejido.reading.plain"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    guard.stop()


def _children() -> list[int]:
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return [int(child) for child in text.split()]


def test_one_child_serves_many() -> None:
    guard.stop()
    before = set(_children())
    texts = {guard.read_guarded("tejido.reading.html", PAGE).text for _ in range(20)}
    assert texts == {"La Casa del Faro abrió sus puertas."}
    assert len(set(_children()) - before) == 1
    guard.stop()
    assert set(_children()) <= before


def test_a_child_that_was_killed_is_replaced() -> None:
    guard.stop()
    before = set(_children())  # a browser of other tests may be one
    guard.read_guarded("tejido.reading.html", PAGE)
    (child,) = set(_children()) - before
    os.kill(child, signal.SIGKILL)
    assert guard.read_guarded("tejido.reading.html", PAGE).text


def _network(data: bytes) -> RawText:
    socket.create_connection(("127.0.0.1", 9))
    return RawText("connected")


def _writes(data: bytes) -> RawText:
    Path(data.decode()).write_text("x")
    return RawText("written")


def _starts(data: bytes) -> RawText:
    os.system("true")
    return RawText("started")


def _grows(data: bytes) -> RawText:
    return RawText("x" * len(bytearray(2_000_000_000)))


def _talks(data: bytes) -> RawText:
    return RawText("x" * (guard.MAX_TEXT + 1))


def _dies(data: bytes) -> RawText:
    os.kill(os.getpid(), signal.SIGSEGV)
    return RawText("alive")


def _recurses(data: bytes) -> RawText:
    return _recurses(data)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (_network, "damaged .PermissionError: a parser of documents may not do this: socket"),
        (_writes, "may not do this: open"),
        (_starts, "may not do this: os.system"),
        (_grows, "needs more than 1000 MB"),
        (_talks, "more than 1500000 characters"),
        (_dies, "broke its reader|may not do this: os.kill"),
        (_recurses, "nested too deep"),
    ],
)
def test_what_a_parser_may_not(
    read: Callable[[bytes], RawText], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module, target = _module(monkeypatch, read), tmp_path / "made"
    with pytest.raises(DocumentError, match=said):
        guard.read_guarded(module, str(target).encode())
    assert not target.exists()


def test_a_parser_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_BASE", 0.3)
    module = _module(monkeypatch, lambda data: time.sleep(60) or RawText(""))  # type: ignore[func-returns-value]
    start, before = time.monotonic(), set(_children())
    with pytest.raises(DocumentError, match="not read within 0 seconds"):
        guard.read_guarded(module, b"x")
    assert time.monotonic() - start < 3
    assert set(_children()) <= before


def test_a_form_that_draws_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(guard, "_BASE", 1.5)
    drawn = b"/X Do /X Do "
    path = tmp_path / "self.pdf"
    path.write_bytes(
        assembled(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                b"/Resources<</XObject<</X 5 0 R>>>>>>",
                b"<</Length 6>>stream\n/X Do \nendstream",
                b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
                b"/Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
            ]
        )
    )
    with pytest.raises(
        DocumentError, match=r"self\.pdf: (?:not read within|has no text|broke its)"
    ):
        read_document(path, {})


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "La Casa del Faro",
        "<div class=nav>" * 50_000 + "La Casa del Faro",
        "<b><i>" * 50_000 + "La Casa del Faro",
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">La Casa del Faro",
        "<" * 1_000_000 + "p>La Casa del Faro",
        "<table>" * 5000 + "La Casa del Faro",
        "<ul><li>" * 20_000 + "La Casa del Faro",
        "&lt;" * 500_000 + "<p>La Casa del Faro",
        "<!--" * 100_000 + "--><p>La Casa del Faro",
    ],
    ids=[
        "divs",
        "menus",
        "inline",
        "attributes",
        "open",
        "tables",
        "lists",
        "entities",
        "comments",
    ],
)
def test_pages_made_to_break_readers(page: str) -> None:
    """The guard would end what takes longer than 6 seconds and a few more for its size."""
    data = ("<!doctype html>" + page).encode()
    assert "La Casa del Faro" in guard.read_guarded("tejido.reading.html", data).text
