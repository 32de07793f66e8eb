"""The build by the real command: same input, same bytes; what Python gets from it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tejido.build import build_graph, load_all, write_all_facts
from tejido.errors import DocumentError
from tejido.project import content
from tejido.reading import read_document
from tejido.reading.searching import Source

ROOT = content("documents").parent
DOCUMENTS = sorted((ROOT / "documents").glob("*.txt"))
WORLDS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "America/Cancun"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "42", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C.UTF-8", "TZ": "America/Cancun"},
]
"""What must be of no account; without PYTHONUTF8 and coercion, the locale C is ASCII."""


def run(*arguments: str | Path, **world: str) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "tejido", *map(str, arguments)],
        env={**os.environ, **plain, **world},
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=120,
    )


def test_five_documents_there_are() -> None:
    assert len(DOCUMENTS) == 5


def test_same_bytes_in_every_world(tmp_path: Path) -> None:
    written = set()
    for seed, world in enumerate(WORLDS):
        shuffled = random.Random(seed).sample(DOCUMENTS, len(DOCUMENTS))
        out = tmp_path / f"{seed}.ttl"
        run("build", *shuffled, "-o", out, **world)
        written.add(out.read_bytes())
    assert len(written) == 1


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_same_bytes_in_every_form(suffix: str, tmp_path: Path) -> None:
    for seed in (1, 2):
        run("build", "documents", "-o", tmp_path / f"{seed}.{suffix}", **WORLDS[seed])
    one, other = ((tmp_path / f"{seed}.{suffix}").read_bytes() for seed in (1, 2))
    assert one == other


def test_same_facts_files(tmp_path: Path) -> None:
    for seed in (1, 2):
        run("facts", *DOCUMENTS, "-o", tmp_path / str(seed), **WORLDS[seed])
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / str(seed)).iterdir()}
        for seed in (1, 2)
    )
    assert one == other
    assert sorted(one) == [f"{path.stem}.facts.json" for path in DOCUMENTS]


def test_report_of_the_build_is_that_of_the_graph(tmp_path: Path) -> None:
    from tejido.report import report_graph

    graph = tmp_path / "graph.ttl"
    built = build_graph([ROOT / "documents"], graph)
    assert report_graph(graph) == built
    assert (built.documents, built.without_facts) == (5, ())


def test_a_bad_document_stops_before_anything_is_written(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        build_graph([DOCUMENTS[0], bad], tmp_path / "graph.ttl")
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        write_all_facts([DOCUMENTS[0], bad], tmp_path / "facts")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.txt"]


def test_documents_in_the_order_of_their_names() -> None:
    readings = load_all(reversed(DOCUMENTS))
    assert [reading.document.id for reading in readings] == [path.stem for path in DOCUMENTS]


def test_what_goes_through_the_documents_sees_all_of_them() -> None:
    seen: list[str] = []

    def track(sources: Sequence[Source]) -> Iterator[Source]:
        for source in sources:
            seen.append(source.path.stem)
            yield source

    assert [reading.document.id for reading in load_all(DOCUMENTS, track)] == seen
    assert len(seen) == len(DOCUMENTS)


def test_every_quote_of_a_facts_file_stands_in_its_document(tmp_path: Path) -> None:
    run("facts", *DOCUMENTS, "-o", tmp_path)
    for path in DOCUMENTS:
        text = read_document(path).text
        facts = json.loads((tmp_path / f"{path.stem}.facts.json").read_text(encoding="utf-8"))
        passages = [
            (passage["start"], passage["end"], passage["exact"])
            for fact in facts["facts"]
            for passage in ({**fact, "exact": fact["quote"]}, *fact.get("passages", ()))
        ]
        assert passages
        assert all(text[start:end] == exact for start, end, exact in passages)
        assert all(
            entity.get("kind") or entity["type"] in ("person", "place")
            for entity in facts["entities"]
        )
