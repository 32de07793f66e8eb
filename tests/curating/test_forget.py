"""A person who is forgotten leaves everything, and no build brings them back."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.cli import run
from tejido.errors import LedgerError
from tejido.graph import audit
from tejido.model import Span
from tejido.privacy import NAMELESS
from tejido.privacy.forgotten import Forgotten, forgotten, spellings
from tejido.reading import make_document

_NAME = "María Fernanda López Pérez"
_STORY = """\
Foro de Mérida

Mérida, 5 de mayo de 2021. La directora de la Fundación Alerce, María Fernanda López Pérez, \
inauguró el Foro del Manglar 2021, organizado por la Fundación Alerce y la Secretaría de Salud.

La Secretaría de Salud y la Fundación Alerce firmaron el Convenio Marco, dijo LÓPEZ PÉREZ, \
MARÍA F. El secretario de Salud, José López, asistió al Foro del Manglar 2021. \
Véase /maria-lopez-perez.html
"""
_LEDGER = """\
- id: xx-maria
  name: {es: María Fernanda López Pérez, en: María Fernanda López Pérez}
  type: person
  posts:
  - {es: Directora, en: Director, at: xx-alerce}
- id: xx-alerce
  name: {es: Fundación Alerce, en: Alerce Foundation}
  type: civil-society
  note: la fundó Fernanda López
"""
_JUDGED = """\
- {same: [person/xx-maria, person/maria-lopez-0a1b2c3d], by: ana, why: "es ella"}
- {same: [institution/xx-alerce, institution/alerce-0a1b2c3d], by: ana, why: "dice María López"}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document, a ledger and a graph."""
    for name, text in (
        ("docs/nota.txt", _STORY),
        ("authority/own.yaml", _LEDGER),
        ("authority/judgements.yaml", _JUDGED),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("TEJIDO_AUTHORITY", str(tmp_path / "authority"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    assert run(["build", "docs", "-o", "graph.ttl"]) == 0
    return tmp_path


def _naming(place: Path) -> list[str]:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    wanted = (b"Fernanda", b"maria-", "López Pérez".encode())
    return [
        path.relative_to(place).as_posix()
        for path in files
        if any(word in path.read_bytes() for word in wanted)
    ]


def test_everything_is_cleaned(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", "graph.ttl", "-o", "map.html"]) == 0
    assert run(["facts", "docs/nota.txt", "-o", "facts"]) == 0
    assert {"graph.ttl", "map.html", "facts/nota.facts.json"} < {*_naming(place)}
    capsys.readouterr()
    assert run(["forget", "María Fernanda López Pérez", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "left the ledger: 1" in said
    assert "Fernanda" not in said
    assert _naming(place) == ["docs/nota.txt"]  # the source is not Tejido's to change
    graph = (place / "graph.ttl").read_text(encoding="utf-8")
    assert f"Fundación Alerce, {NAMELESS * len(_NAME)}, inauguró" in graph
    assert "José López" in graph
    assert audit(place / "graph.ttl") == []
    assert run(["validate", "graph.ttl"]) == 0
    assert "fundó ▒" in (place / "authority/own.yaml").read_text(encoding="utf-8")
    judged = (place / "authority/judgements.yaml").read_text(encoding="utf-8")
    assert judged.count("\n") == 1 and "dice ▒" in judged


def test_no_build_brings_them_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forget", _NAME]) == 0
    assert run(["build", "docs", "-o", "graph.ttl"]) == 0
    once = (place / "graph.ttl").read_bytes()
    assert run(["build", "docs", "-o", "other.ttl"]) == 0
    assert (place / "other.ttl").read_bytes() == once
    capsys.readouterr()
    for command in (["explain", "docs/nota.txt"], ["report", "graph.ttl"], ["audit", "graph.ttl"]):
        assert run(command) == 0
    shown = capsys.readouterr()
    assert "Fernanda" not in shown.out + shown.err and "PÉREZ" not in shown.out


def test_a_dry_run_writes_nothing(place: Path) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert run(["forget", _NAME, "--dry-run"]) == 0
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_nobody_of_that_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forget", "Zoe Quispe Mamani"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (place / "authority/forgotten.txt").exists()
    assert run(["forget", "Zoe Quispe Mamani", "--anyway"]) == 0
    assert "Zoe" not in make_document("x", "La doctora Zoe Quispe habló.").text
    assert run(["forget", "Zoe"]) == 1


def test_what_is_kept_says_nothing(place: Path) -> None:
    assert run(["forget", _NAME]) == 0
    kept = (place / "authority/forgotten.txt").read_text(encoding="utf-8")
    lines = [line for line in kept.splitlines() if not line.startswith("#")]
    assert len(lines) == 1 and set(lines[0]) <= set("0123456789abcdef, ")
    assert (place / "authority/forgotten.key").stat().st_mode & 0o077 == 0
    assert run(["forget", "Zoe Quispe", "--anyway"]) == 0
    after = (place / "authority/forgotten.txt").read_text(encoding="utf-8")
    assert set(kept.splitlines()) < set(after.splitlines())


def test_without_the_key_nothing_is_read(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forget", _NAME]) == 0
    (place / "authority/forgotten.key").unlink()
    assert run(["build", "docs", "-o", "graph.ttl"]) == 1
    assert "forgotten.key" in capsys.readouterr().err
    with pytest.raises(LedgerError, match="missing"):
        forgotten()


_PERSON = Forgotten((), b"key").adding(_NAME)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("habló María Fernanda López Pérez.", "María Fernanda López Pérez"),
        ("habló Maria Lopez ayer", "Maria Lopez"),
        ("FERNANDA LÓPEZ, directora", "FERNANDA LÓPEZ"),
        ("López Pérez, María Fernanda;", "López Pérez, María Fernanda"),
        ("la Dra. María F. López P. dijo", "María F. López P"),
        ("sitio.org/maria-lopez-perez", "maria-lopez-perez"),
        ("María\nLópez", "María\nLópez"),
        ("María de López", "María de López"),
        ("López Pérez", ""),
        ("María Fernanda", ""),
        ("Fernanda Pérez", ""),
        ("dijo López. María habló", ""),
        ("Ana María López Ruiz y José López", "María López"),
    ],
)
def test_spellings_are_found(text: str, found: str) -> None:
    assert [text[slice(*span)] for span in _PERSON.spans(text)] == ([found] if found else [])


def test_parts_of_a_name_that_stands_whole_are_found_too() -> None:
    text = "María López habló. La señora López cerró; José López y Fernanda Ruiz no."
    spans = _PERSON.spans(text)
    assert [text[slice(*span)] for span in spans] == ["María López", "López"]


_PARTS = st.sampled_from(
    ["María", "Fernanda", "López", "Pérez", "de", "Ruiz", ", ", ". ", " ", "\n"]
)


@given(st.lists(_PARTS, max_size=20).map("".join))
def test_nothing_is_left_when_it_is_covered(text: str) -> None:
    spans = _PERSON.spans(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(text[slice(*span)].strip() for span in spans)
    covered = text
    for start, end in reversed(spans):
        covered = covered[:start] + NAMELESS * (end - start) + covered[end:]
    assert _PERSON.spans(covered) == []


@given(st.permutations(["Ana", "Lucía", "Ruiz", "Soto"]))
def test_the_order_makes_no_difference(words: list[str]) -> None:
    person = Forgotten((), b"x").adding("Ana Lucía Ruiz Soto")
    text = " ".join(words)
    assert person.spans(text) == [Span(0, len(text))]
    assert all(len(spelling) > 1 for spelling in spellings(text))
