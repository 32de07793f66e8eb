"""The ontology as tables for the documentation."""

from __future__ import annotations

import re

from tejido.graph.ontology import ontology_triples, term_table
from tejido.project import NS


def test_every_term_has_one_row() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", term_table(), re.MULTILINE)
    subjects = {str(t.subject).strip("<>") for t in ontology_triples()}
    terms = {subject.removeprefix(NS) for subject in subjects if subject.startswith(NS)}
    schemes = set(re.findall(r"^### .+\(`([^`]+)`\)$", term_table(), re.MULTILINE))
    assert len(rows) == len(set(rows))
    assert {*rows, *schemes} == terms
    assert not {*rows} & schemes


def test_a_row_tells_labels_ends_and_definition() -> None:
    lines = term_table().splitlines()
    assert (
        "| `adopter` | adherente | adopter | `Programme` → `Institution`, `Place` | "
        "Who joined or adopted the programme, or benefits from it as a party. |"
    ) in lines
    assert "| `startDate` | fecha de inicio | start date | `Initiative` → · |" in "\n".join(lines)


def test_a_cell_never_breaks_its_row() -> None:
    widths = {"class": 5, "property": 5, "concept": 4}
    width = 0
    for line in term_table().splitlines():
        if line.startswith("|"):
            cells = line.strip("|").split("|")
            width = widths.get(cells[0].strip(), width)
            assert len(cells) == width, line
