"""A review from end to end: questions, single keys, the file, the graph built with it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tejido import project
from tejido.build import build_graph
from tejido.cli import run

ROOT = Path(__file__).parents[2]
NOTES = {
    "a.txt": "La Asociación Tejedoras del Valle organizó el Foro del Agua el 3 de mayo de 2024.",
    "b.txt": "La Asociación Tejedoras del Vale organizó la Feria del Maíz el 4 de mayo de 2024.",
    "c.txt": "La Asociación Tejedoras del Valle y Cáritas organizaron el Foro del Agua.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, a ledger folder of its own, and a graph built from them."""
    monkeypatch.setenv(project.AUTHORITY, str(tmp_path / "authority"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "authority").mkdir()
    (tmp_path / "notes").mkdir()
    for name, text in NOTES.items():
        (tmp_path / "notes" / name).write_text(text, encoding="utf-8")
    build(tmp_path)
    return tmp_path


def build(folder: Path) -> bytes:
    build_graph([folder / "notes"], folder / "graph.ttl")
    return (folder / "graph.ttl").read_bytes()


def judged(folder: Path) -> str:
    path = folder / "authority" / "judgements.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


Review = Callable[..., str]


@pytest.fixture
def review(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Review:
    """Return a function that presses keys in a review and returns what was shown."""

    def pressed(keys: str, *more: str) -> str:
        capsys.readouterr()
        command = [sys.executable, "-m", "tejido", "review", str(folder / "graph.ttl"), *more]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [*command, "--by", "ana"],
            input=keys,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout

    return pressed


def test_one_key_makes_two_things_one(folder: Path, review: Review) -> None:
    before = build(folder)
    shown = review("s")
    assert "1 de " in shown
    assert "Asociación Tejedoras del Vale" in shown
    assert "La Asociación Tejedoras del Vale organizó la Feria del Maíz" in shown, (
        "evidence of one side"
    )
    assert "Foro del Agua el 3 de mayo" in shown, "evidence of the other"
    assert judged(folder).splitlines()[-1].startswith("- {same: [institution/")
    assert judged(folder).splitlines()[-1].endswith("by: ana, when: 2023-11-14}")
    after = build(folder)
    assert after != before
    assert after.count(b"a tejido:Institution") == before.count(b"a tejido:Institution") - 1


def test_the_answer_at_the_start_gives_the_same_graph(folder: Path, review: Review) -> None:
    before = build(folder)
    review("s d u")
    later = build(folder)
    (folder / "graph.ttl").unlink()
    assert build(folder) == later
    path = folder / "authority" / "judgements.yaml"
    answers = path.read_bytes()
    path.unlink()
    assert build(folder) == before, "undone"
    path.write_bytes(answers)
    assert build(folder) == later, "and done again"


def test_z_takes_the_last_answer_back(folder: Path, review: Review) -> None:
    review("s")
    before = judged(folder)
    review("dz")
    assert judged(folder) == before
    review("uz")
    assert judged(folder) == before, "the last question too"
    assert "No hay respuesta que deshacer" in review("z")


def test_left_and_resumed_asks_only_what_is_open(review: Review) -> None:
    first = review("q")
    total = int(first.split(" de ")[1].split()[0])
    assert total > 1
    review("dq")
    assert f"1 de {total - 1}" in review("q")


def test_a_capital_asks_for_the_reason(folder: Path, review: Review) -> None:
    review("Sla misma sede: «Casa 1»\n")
    assert 'why: "la misma sede: «Casa 1»"' in judged(folder)


def test_a_key_without_meaning_shows_the_help(folder: Path, review: Review) -> None:
    assert "Con mayúscula" in review("x?q")
    assert judged(folder) == ""


def test_a_contradiction_is_told_and_not_written(folder: Path, review: Review) -> None:
    review("s")
    line = judged(folder).splitlines()[-1]
    same = line.partition("[")[2].partition("]")[0].split(", ")
    path = folder / "authority" / "judgements.yaml"
    third = "institution/otra-11111111"
    more = f"- {{different: [{third}, {same[0]}]}}\n- {{same: [{third}, {same[1]}]}}\n"
    path.write_text(judged(folder) + more, encoding="utf-8")
    assert run(["build", str(folder / "notes"), "-o", str(folder / "x.ttl")]) == 1


# ---- facts


def test_a_rejected_fact_leaves_the_graph_and_undo_brings_it_back(
    folder: Path, review: Review
) -> None:
    before = build(folder)
    shown = review("ra", "--facts")
    assert "regla" in shown
    assert [line[3:9] for line in judged(folder).splitlines()[-2:]] == ["reject", "accept"]
    after = build(folder)
    assert after.count(b"tejido:rule") == before.count(b"tejido:rule") - 1
    assert after.count(b"tejido:reviewed true") == 1
    (folder / "authority" / "judgements.yaml").unlink()
    assert build(folder) == before


def test_other_words_ask_again(folder: Path, review: Review) -> None:
    total = int(review("q", "--facts").split(" de ")[1].split()[0])
    review("r" * total, "--facts")
    assert "No hay nada que revisar" in review("", "--facts")
    note = folder / "notes" / "b.txt"
    note.write_text(NOTES["b.txt"].replace("el 4", "el lunes 4"), encoding="utf-8")
    build(folder)
    assert "1 de " in review("q", "--facts")


# ---- a real terminal


def test_keys_of_a_terminal_need_no_return(folder: Path) -> None:
    command = [sys.executable, "-m", "tejido", "review", str(folder / "graph.ttl"), "--lang", "en"]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = _until(ours, "? help")
    os.write(ours, b"s")
    seen += _until(ours, "? help")
    os.write(ours, b"q")
    seen += _until(ours, "applies them")
    assert process.wait(20) == 0
    assert "\x1b[" in seen, "in colours"
    assert "same: [institution/" in judged(folder)


def _until(terminal: int, words: str) -> str:
    seen, end = b"", time.monotonic() + 60
    while words.encode() not in seen:
        ready, _, _ = select.select([terminal], [], [], end - time.monotonic())
        assert ready, seen.decode("utf-8", "replace")
        seen += os.read(terminal, 4096)
    return seen.decode("utf-8", "replace")


def test_a_mail_address_is_never_shown(folder: Path, review: Review) -> None:
    note = folder / "notes" / "b.txt"
    text = NOTES["b.txt"].replace("2024.", "2024 (correo: vale@example.org).")
    note.write_text(text, encoding="utf-8")
    build(folder)
    shown = review("q", "--facts")
    shown += review("q")
    assert "@" not in shown
    assert "█" in shown
