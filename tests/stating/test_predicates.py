"""Verbs of clauses with voice and modality, and who fills their slots, from two tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido.linking.entities import Linked
from tejido.stating.frames import Frame, frames
from tejido.stating.predicates import predicates
from tests.stating.sentences import named, sentence


def _cases(name: str) -> list[Any]:
    """Return language and case of each entry of a table."""
    path = Path(__file__).with_name(name)
    table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return [
        pytest.param(language, case, id=f"{language}-{case['text']}")
        for language, cases in table.items()
        for case in cases
    ]


@pytest.mark.parametrize(("language", "case"), _cases("predicates.yaml"))
def test_predicates(language: str, case: dict[str, Any]) -> None:
    clause, _ = sentence(case["text"], language)
    found = [[p.lemma, p.voice, p.modality or "none"] for p in predicates(clause)]
    assert found == case["found"]


@pytest.mark.parametrize(("language", "case"), _cases("frames.yaml"))
def test_frames(language: str, case: dict[str, Any]) -> None:
    clause, linked = sentence(case["text"], language)
    assert [_slots(frame, linked) for frame in frames(clause)] == case["frames"]


def _slots(frame: Frame, linked: Linked) -> dict[str, Any]:
    filled = {"agent": frame.agent, "theme": frame.theme, **frame.slots}
    names = {slot: named(linked, args) for slot, args in filled.items() if args}
    return {"verb": frame.predicate.lemma, **names}
