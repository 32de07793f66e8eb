"""Broken and hostile inputs end in one line each, in time, and leave everything as it was."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tejido.cli import run
from tejido.reading import guard
from tests.hostile.making.fact import FACT
from tests.hostile.making.places import made

_SECONDS = 10
_SUFFIX = {
    "texts": ".txt",
    "web": ".html",
    "packed": ".zip",
    "word": ".docx",
    "paper": ".pdf",
    "mail": ".eml",
}
_SETTINGS = {"sources": "sources.yaml", "ledger": "x.yaml", "facts": "good.facts.json"}
_NEVER = ("Secreta", "Oculto", "root:x", "Traceback")
_FURTHER = re.compile(r"/\S*x\.yaml:\d+: ")
"""The further faults of a ledger file, a line each."""
_OLD = "# the old graph\n"
_CODES = {"OK": 0, "WARN": 0, "PART": 1, "ERROR": 1}


class Input(NamedTuple):
    """An input of the YAML file: its class, its name, and what is told of it."""

    kind: str
    name: str
    told: dict[str, Any]


def _inputs() -> Iterator[Any]:
    whole = yaml.safe_load(Path(__file__).with_name("inputs.yaml").read_text(encoding="utf-8"))
    for kind, inputs in whole.items():
        for name, said in inputs.items():
            told = (
                said if isinstance(said, dict) else dict(zip(("gives", "says"), said, strict=False))
            )
            marks = [pytest.mark.slow] if told.get("slow") else []
            yield pytest.param(Input(kind, name, told), id=f"{kind}-{name}", marks=marks)


def _maker(input_: Input) -> Callable[[], bytes]:
    module = "settings" if input_.kind in _SETTINGS else input_.kind
    name, _, argument = str(input_.told.get("made", input_.name)).rstrip(")").partition("(")
    function = getattr(import_module(f"tests.hostile.making.{module}"), name)
    if argument:
        return lambda: bytes(function(int(argument) if argument.isdigit() else argument))
    return lambda: bytes(function())


def _data(input_: Input) -> bytes:
    told = input_.told
    if "bytes" in told:
        return str(told["bytes"]).encode("latin-1")
    return str(told["text"]).encode() if "text" in told else _maker(input_)()


def _arguments(input_: Input, folder: Path) -> list[str]:
    """Write an input into a folder; return the command that reads it."""
    folder.mkdir()
    given = folder / "given"
    if input_.kind == "places":
        module = import_module("tests.hostile.making.places")
        made(given, getattr(module, input_.name))
    elif input_.kind in _SETTINGS:
        given.mkdir()
        (given / _SETTINGS[input_.kind]).write_bytes(_data(input_))
        (given / "good.txt").write_text(f"{FACT}\n", encoding="utf-8")
    else:
        given = folder / str(input_.told.get("file", f"{input_.name}{_SUFFIX[input_.kind]}"))
        given.write_bytes(_data(input_))
    if input_.kind == "facts":
        return ["evaluate", str(given), str(given)]
    out = ["-o", str(folder / "graph.ttl")]
    if input_.kind == "ledger":
        return ["build", str(given / "good.txt"), "--authority", str(given), *out]
    return ["build", str(given), *out]


@pytest.fixture(scope="module", autouse=True)
def _ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Read the lexicon once: that takes seconds, whatever the document."""
    guard.stop()
    before, folder = set(_children()), tmp_path_factory.mktemp("ready")
    (folder / "good.txt").write_text(f"{FACT}\n", encoding="utf-8")
    assert run(["build", str(folder / "good.txt"), "-o", str(folder / "graph.ttl")]) == 0
    yield
    guard.stop()
    assert set(_children()) <= before


def _children() -> list[str]:
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()


def _files(folder: Path) -> set[str]:
    """The files in a folder but those that a build keeps: graph, memory, canonical texts."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {
        str(path)
        for path in found
        if ".tejido" not in path.parts and not str(path).endswith((".text", "graph.ttl"))
        if not any(part.endswith(".zip.text") for part in path.parts)
    }


@pytest.mark.parametrize("input_", [*_inputs()])
def test_hostile(
    input_: Input,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, folder, temporary = input_.told, tmp_path / "work", tmp_path / "temporary"
    arguments = _arguments(input_, folder)
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    graph = folder / "graph.ttl"
    graph.write_text(_OLD, encoding="utf-8")
    before, began = _files(folder), (time.process_time(), time.monotonic())
    capfd.readouterr()
    code = run(arguments)
    taken = time.process_time() - began[0], time.monotonic() - began[1]
    err = capfd.readouterr().err
    assert code == _CODES[told["gives"]], err
    _check_lines(told, err)
    _check_graph(told, graph.read_text(encoding="utf-8"), input_.kind)
    assert _files(folder) == before
    assert not list(temporary.iterdir())
    assert taken[0] < _SECONDS
    assert taken[1] < _SECONDS * 4  # on a machine that does other things as well


def _check_lines(told: dict[str, Any], err: str) -> None:
    lines = [line for line in err.split("\n")[:-1] if not _FURTHER.match(line)]
    assert all(line.startswith("tejido: ") for line in lines), err
    assert "\x1b" not in err
    warnings = [line for line in lines if line.startswith("tejido: warning: ")]
    assert len(lines) - len(warnings) == _CODES[told["gives"]], err
    assert bool(warnings) == (told["gives"] == "WARN"), err
    assert re.search(str(told.get("says", "")), err), err


def _check_graph(told: dict[str, Any], graph: str, kind: str) -> None:
    if told["gives"] == "ERROR" or kind == "facts":
        assert graph == _OLD
    else:
        assert ("Foro Nacional" in graph) == told.get("fact", True)
    assert not any(secret in graph for secret in _NEVER)


def test_a_pipe_that_nobody_fills(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert run(["build", str(tmp_path / "pipe.txt"), "-o", str(tmp_path / "graph.ttl")]) == 1
    assert re.fullmatch(r"tejido: \S*pipe\.txt: a pipe or device; .*\n", capfd.readouterr().err)
