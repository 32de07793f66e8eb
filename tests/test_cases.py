"""The case files, one test per case, and what must hold of them together."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tejido.model import RELATIONS
from tests.casefiles import all_cases, problems, relations

_CASES = all_cases()
_LANGUAGES = ("es", "en")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['language']}-{case['id']}")
def test_case(case: dict[str, Any]) -> None:
    found = problems(case)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_relation_has_a_case(language: str) -> None:
    cases = [case for case in _CASES if case["language"] == language]
    assert relations(cases) == RELATIONS.keys()


def test_ids_are_unique_and_every_case_checks_something() -> None:
    ids = Counter((case["language"], case["id"]) for case in _CASES)
    assert [key for key, count in ids.items() if count > 1] == []
    checks = ("facts", "not", "entities", "no_entities")
    assert [case["id"] for case in _CASES if not any(case.get(key) for key in checks)] == []
