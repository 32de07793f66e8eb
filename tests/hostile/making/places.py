"""Folders with what no folder of documents should have; each has good.txt as well."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.making.fact import FACT

_GOOD = f"{FACT}\n"


def link_loop(folder: Path) -> None:
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")


def dangling_link(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def socket_file(folder: Path) -> None:
    before = Path.cwd()
    os.chdir(folder)  # the address of a socket may have 108 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.txt")
    finally:
        os.chdir(before)


def device(folder: Path) -> None:
    (folder / "zero.txt").symlink_to("/dev/zero")


def line_end_in_name(folder: Path) -> None:
    (folder / "uno\ndos.txt").write_text(_GOOD, encoding="utf-8")


def escapes_in_name(folder: Path) -> None:
    (folder / "\x1b[2J\x07.txt").write_bytes(b"")


def name_not_utf8(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/a\xf1o.txt")).write_text(_GOOD, encoding="utf-8")


def folder_like_a_file(folder: Path) -> None:
    (folder / "x.txt").mkdir()
    (folder / "x.txt" / "y.txt").write_text(_GOOD, encoding="utf-8")


def no_bytes(folder: Path) -> None:
    (folder / "zero.txt").write_bytes(b"")


def nothing(folder: Path) -> None:
    (folder / "good.txt").unlink()


def names_that_meet(folder: Path) -> None:
    for name in ("Nota", "nota", "good", "no/ta", "no-ta"):
        path = folder / "more" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_GOOD, encoding="utf-8")


def deep(folder: Path) -> None:
    below = folder.joinpath(*["d"] * 200)
    below.mkdir(parents=True)
    (below / "deep.txt").write_text(_GOOD, encoding="utf-8")


def long_name(folder: Path) -> None:
    (folder / f"{'n' * 250}.pdf").write_bytes(b"%PDF-1.7\n")


def own_text(folder: Path) -> None:
    """The place of a canonical text is taken by a folder."""
    (folder / "page.html").write_text(f"<!doctype html><p>{FACT}</p>", encoding="utf-8")
    (folder / "page.html.text").mkdir()


def made(folder: Path, maker: Callable[[Path], None]) -> None:
    folder.mkdir()
    (folder / "good.txt").write_text(_GOOD, encoding="utf-8")
    maker(folder)
