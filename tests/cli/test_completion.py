"""Completion in real shells: what is typed, what the key adds, what the command then is given."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tejido.cli.shells import quoted
from tests.asking.golden import GRAPHS
from tests.cli.conftest import Run

SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SETUP = {
    "bash": 'eval "$(tejido completion bash)"; bind "set bell-style none"',
    "zsh": 'autoload -Uz compinit; compinit -u; eval "$(tejido completion zsh)"',
    "fish": "tejido completion fish | source",
}
INSTALLED = [shell for shell in SHELLS if shutil.which(shell)]
TYPED = {
    "que\tjoi\t--fir\tAgencia\t": ["query", "joint", "--first", "Agencia Ibérica del Agua"],
    'query events -g other.ttl --theme "smuggling of\t': [
        *("query", "events", "-g", "other.ttl"),
        *("--theme", "smuggling of migrants"),
    ],
    "query posts --person ana\\ RUED\t": ["query", "posts", "--person", "Ana Rueda"],
    "query units --of agencia\\ iber\t": ["query", "units", "--of", "Agencia Ibérica del Agua"],
}
WITH_ACCENTS_ONLY = {"fish": "query units --of agencia\\ iber\t"}
"""fish itself leaves out offers whose accents are not as typed."""
CASES = [
    (shell, typed)
    for shell in INSTALLED
    for typed in TYPED
    if WITH_ACCENTS_ONLY.get(shell) != typed
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with two graphs, and a ``tejido`` that writes what it is given."""
    shutil.copy(GRAPHS["fixture"], tmp_path / "graph.ttl")
    shutil.copy(GRAPHS["fair"], tmp_path / "other.ttl")
    program = tmp_path / "bin" / "tejido"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        f'if [ -n "$_TEJIDO_COMPLETE" ] || [ "$1" = completion ]; then\n'
        f'  exec "{sys.executable}" -m tejido "$@"\nfi\n'
        f'for word in "$@"; do printf "%s\\n" "$word"; done > "{tmp_path}/part"\n'
        f'mv "{tmp_path}/part" "{tmp_path}/given"\n'
    )
    program.chmod(0o755)
    root = str(Path(__file__).resolve().parents[2])
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", root)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    return tmp_path


@pytest.mark.parametrize(("shell", "typed"), CASES)
def test_the_key_goes_on_as_the_shell_needs(shell: str, typed: str, folder: Path) -> None:
    shown = _type(shell, f"tejido {typed}", folder)
    given = folder / "given"
    assert given.exists(), shown
    assert given.read_text(encoding="utf-8").splitlines() == TYPED[typed], shown


def _type(shell: str, line: str, folder: Path) -> str:
    """Type a line into an interactive shell, wait until the command has run, return the screen."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.execvp(SHELLS[shell][0], SHELLS[shell])
    try:
        os.write(terminal, f"{SETUP[shell]}; echo re''ady\r".encode())
        shown = _read(terminal, lambda text: "ready\r\n" in text)
        os.write(terminal, f"{line}\r".encode())
        return shown + _read(terminal, lambda _: (folder / "given").exists())
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _read(terminal: int, done: Callable[[str], bool], seconds: float = 20) -> str:
    """Read the screen until it is ``done``, or for so long at most."""
    shown, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and not done(shown.decode(errors="replace")):
        if select.select([terminal], [], [], 0.05)[0]:
            shown += os.read(terminal, 4096)
    return shown.decode(errors="replace")


BEGUN = {
    "tejido query partners --of=Agencia": ["Agencia\\ Ibérica\\ del\\ Agua"],
    "tejido query partners --of 'Agencia": ["Agencia Ibérica del Agua"],
    "tejido query partners --role org": ["organizador", "organizer"],
    "tejido query edges --min ": [],
    "tejido query partners --of Nobody": [],
    "tejido query partners -g missing.ttl --of A": [],
    "tejido query places -g other.ttl --place Nor": ["Norte"],
    "tejido query posts --on 202": ["2022", "2023", "2024"],
    "tejido sparql --format ntri": ["ntriples"],
    "tejido completion ": ["bash", "zsh", "fish"],
    "tejido query partnrs --o": [],
}


@pytest.mark.parametrize("line", BEGUN)
def test_bash_is_offered(line: str, folder: Path) -> None:
    words = line.replace("=", " = ").split(" ")
    script = (
        'eval "$(tejido completion bash)"; COMP_LINE=$1; COMP_POINT=${#1}; shift;'
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tejido_completion tejido;'
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script, "bash", line, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [offer for offer in done.stdout.splitlines() if offer] == BEGUN[line]
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(shell: str, tejido: Run) -> None:
    ran = tejido("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_TEJIDO_COMPLETE={shell}_complete" in ran.out


def test_an_unknown_shell_is_named(tejido: Run) -> None:
    ran = tejido("completion", "csh")
    assert ran.code == 2
    assert "'csh' is not one of" in ran.err


@pytest.mark.parametrize("mark", ["", '"', "'"])
def test_bash_reads_back_what_was_quoted(mark: str) -> None:
    values = [
        f"{chr(point)}ñ {chr(point)}"
        for point in range(32, 127)
        if chr(point) != mark or mark != "'"
    ]
    words = " ".join(f"{mark}{quoted(value, mark)}{mark}" for value in values)
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\n' {words}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == values
