"""Definitions, short forms and references: which mentions of a text name the same thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido.linking.clusters import Cluster
from tejido.linking.coreference import cluster
from tejido.linking.ledger import default_ledger
from tejido.marking.mark import mark
from tejido.model import Document
from tejido.reading.document import make_document
from tejido.stating.cues import cues

_TABLE = Path(__file__).with_name("coreference.yaml")
_CASES = yaml.load(_TABLE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _clusters(document: Document) -> tuple[list[Cluster], list[list[str]]]:
    known = cues(document.language)
    mentions = mark(document, default_ledger())
    generic = known["generic_events"] | known["generic_institutions"]
    found, of = cluster(document, mentions, generic)
    assert all(index in of[index].mentions for index in of)
    words = [[document.text[slice(*mentions[at].span)] for at in one.mentions] for one in found]
    return found, words


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_together(case: dict[str, Any]) -> None:
    document = make_document("case", case["text"], language=case.get("language", "es"))
    found, words = _clusters(document)
    assert case["together"] in words, words
    assert sum(len(one.mentions) for one in found) == len({at for o in found for at in o.mentions})


def test_the_definition_is_told() -> None:
    found, _ = _clusters(make_document("case", _CASES[1]["text"], language="es"))
    assert list(found[0].how.values()) == ["name", "definition", "name"]
    assert found[0].names == ["Comisión Vecinal de Aguas Claras", "COVAC"]


def test_an_anaphora_lends_no_name() -> None:
    found, _ = _clusters(make_document("case", _CASES[3]["text"], language="es"))
    assert found[0].names == ["Secretaría de Pesca Ribereña"]
    assert list(found[0].how.values()) == ["name", "anaphora"]


def test_an_acronym_of_no_entity_names_nobody() -> None:
    text = "Se usó el método de cálculo rápido (MECAR). El MECAR sirvió."
    _, words = _clusters(make_document("case", text, language="es"))
    assert not any("MECAR" in group for group in words)
