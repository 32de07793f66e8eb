"""A relation of the model is known wherever relations are written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tejido
from tejido.model import RELATIONS

_PACKAGE = Path(tejido.__file__).parent


@pytest.mark.parametrize("relation", RELATIONS)
def test_facts_files_may_hold_it(relation: str) -> None:
    schema = (_PACKAGE / "facts" / "schema.json").read_text(encoding="utf-8")
    assert f'"{relation}"' in schema


@pytest.mark.parametrize("relation", sorted(RELATIONS.keys() - {"date"}))
def test_json_ld_has_a_word_for_it(relation: str) -> None:
    context = json.loads((_PACKAGE / "graph" / "context.json").read_text(encoding="utf-8"))
    assert relation in context["@context"]
