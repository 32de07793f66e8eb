"""Why a name stands for a thing, and two names for one or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido import project
from tejido.cli import run

ROOT = Path(__file__).parents[2]
_CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("why.yaml").read_text(encoding="utf-8")
)


def why(capsys: pytest.CaptureFixture[str], graph: Path, *asked: str) -> str:
    capsys.readouterr()
    assert run(["why", *asked, "-g", str(graph)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_the_reasons_are_told(case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    told = why(capsys, ROOT / "graph.ttl", *case["ask"])
    for words in case["holds"]:
        assert words in told


def test_a_name_that_nobody_bears(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["why", "Comision Intersecretaria", "-g", str(ROOT / "graph.ttl")]) == 1
    told = capsys.readouterr().err
    assert "did you mean 'Comisión Intersecretarial'?" in told
    assert told.count("\n") == 1


def test_judgements_agreements_and_what_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tejido.build import build_graph, load_all

    notes, ledger = tmp_path / "notes", tmp_path / "authority"
    notes.mkdir()
    ledger.mkdir()
    monkeypatch.setenv(project.AUTHORITY, str(ledger))
    event = "el Foro Agua Limpia el 3 de mayo de 2024"
    (notes / "a.txt").write_text(f"La Asociación Tejedoras del Valle organizó {event}.")
    (notes / "b.txt").write_text(f"La Red Cielo Azul organizó {event}.")
    keys = [
        next(entity.key for entity in reading.entities if entity.type == "institution")
        for reading in load_all([notes])
    ]
    line = f'- {{same: [{", ".join(keys)}], by: ana, when: 2024-05-06, why: "misma sede"}}\n'
    (ledger / "judgements.yaml").write_text(line, encoding="utf-8")
    graph = tmp_path / "graph.ttl"
    build_graph([notes], graph)
    told = why(capsys, graph, "Red Cielo Azul", "Asociación Tejedoras del Valle")
    assert "son una sola cosa" in told
    assert f"judgements.yaml:1: son lo mismo: {keys[0]}, {keys[1]} (ana, 2024-05-06" in told
    assert "misma sede" in told
    assert f"ocupa el lugar de {keys[1]}" in told
    assert "concuerdan nombre, fecha y organizador" in why(capsys, graph, "Foro Agua Limpia")
    assert "son una sola cosa" in why(capsys, graph, *keys), "by the key given up, too"
