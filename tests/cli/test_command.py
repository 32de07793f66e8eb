"""The command as a whole: its help, its start, its exit codes, real processes."""

from __future__ import annotations

import os
import pty
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tejido as package
from tejido.cli import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
TEJIDO = [sys.executable, "-m", "tejido"]
HEAVY = ("rdflib", "pyoxigraph", "yaml", "networkx", "pyvis", "pyshacl", "rich", "numpy", "jinja2")


def environment(**more: str) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, tejido: Run) -> None:
    ran = tejido(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: tejido {name}")
    assert ran.out == tejido(name, "-h").out


def test_no_arguments_show_the_help(tejido: Run) -> None:
    ran = tejido()
    assert (ran.code, ran.out) == (2, "")
    assert all(f"\n  {name} " in ran.err for name in COMMANDS)


def test_every_file_of_the_folder_is_a_command_or_shared() -> None:
    folder = Path(package.__file__).with_name("cli")
    shared = {"__init__", "keyboard", "options", "printing", "watching", "completing", "shells"}
    shared |= {"showing"}
    assert {path.stem for path in folder.glob("*.py")} == {*COMMANDS, *shared}


def test_version(tejido: Run) -> None:
    assert tejido("--version") == (0, f"tejido {package.__version__}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from tejido.cli import run; run(['--help']); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    assert {*HEAVY}.isdisjoint(ran.stdout.splitlines()[-1].split())


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=environment())
    return time.perf_counter() - start


def test_help_costs_at_most_twice_an_import_of_click() -> None:
    """Medians of interleaved whole processes; tried again while the machine is busy elsewhere."""
    for _ in range(4):
        pairs = [
            (seconds(*TEJIDO, "--help"), seconds(sys.executable, "-c", "import click"))
            for _ in range(9)
        ]
        ours, click = (statistics.median(side) for side in zip(*pairs, strict=True))
        if ours <= 2 * click:
            return
    pytest.fail(f"--help takes {ours:.3f} s, importing click {click:.3f} s")


def test_a_closed_pipe_is_no_error() -> None:
    process = subprocess.Popen(
        [*TEJIDO, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 1


def heeding_interrupts() -> None:
    """Undo what shells do to processes in the background: they ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_is_quiet() -> None:
    process = subprocess.Popen(
        [*TEJIDO, "sparql", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=heeding_interrupts,
    )
    assert process.stdin and process.stderr
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr.read().strip() == b""
    process.stdin.close()
    process.stderr.close()


def watched(*arguments: str, cwd: Path) -> bytes:
    """Return what a terminal shows of a command's standard error."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*TEJIDO, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        cwd=cwd,
        env=environment(TERM="xterm"),
    )
    os.close(theirs)
    shown = bytearray()
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # the other side of the terminal is closed
        pass
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return bytes(shown)


def test_a_bar_for_who_watches_and_silence_in_a_pipe(bad: Path, tejido: Run) -> None:
    assert b"Reading" in watched("build", "good.txt", cwd=bad)
    ran = tejido("build", "good.txt")
    assert (ran.code, ran.err) == (0, "")


def test_verbose_tells_what_is_done(bad: Path, tejido: Run) -> None:
    ran = tejido("build", "-v", "good.txt")
    assert ran.code == 0
    assert "good.txt: es, " in ran.err
    assert "graph.ttl: written from 1 documents\n" in ran.err
    assert "Reading" not in ran.err


def test_language_from_the_environment(
    bad: Path, tejido: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "1 documentos" in tejido("build", "good.txt").out
    monkeypatch.setenv("TEJIDO_LANG", "en")
    assert "1 documents" in tejido("build", "good.txt").out
