"""Pairs of names that are one, and pairs that must stay two (merge.tsv, apart.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.linking.identity import identify
from tejido.linking.ledger import default_ledger
from tejido.linking.places import chain

_HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _key(scope: str, expected: str, name: str) -> str:
    ledger = default_ledger()
    places = chain(scope.replace("-", "", 1) if scope == "-" else scope, ledger)
    return identify([name], expected.partition("/")[0], places, "es", ledger).key


@pytest.mark.parametrize(("scope", "key", "one", "other"), _rows("merge.tsv"))
def test_two_names_of_one(scope: str, key: str, one: str, other: str) -> None:
    assert (_key(scope, key, one), _key(scope, key, other)) == (key, key)


@pytest.mark.parametrize(("scope", "key", "one", "second", "other"), _rows("apart.tsv"))
def test_two_names_of_two(scope: str, key: str, one: str, second: str, other: str) -> None:
    assert (_key(scope, key, one), _key(scope, second, other)) == (key, second)
    assert key != second
