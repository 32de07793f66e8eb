"""Names that are one, names that must stay two, and names that are proposed to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.linking.candidates import Thing, candidates
from tejido.linking.identity import identify
from tejido.linking.ledger import default_ledger
from tejido.linking.places import chain

_HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _key(scope: str, expected: str, name: str) -> str:
    """Return the key of a name; TYPE/- only if no entry has it and none is expected."""
    ledger = default_ledger()
    type_, _, id_ = expected.partition("/")
    found = identify([name], type_, chain(scope.removeprefix("-"), ledger), "es", ledger)
    assert bool(found.entry_id) == (id_ != "-"), found.key
    return found.key


@pytest.mark.parametrize(("scope", "key", "one", "other"), _rows("merge.tsv"))
def test_two_names_of_one(scope: str, key: str, one: str, other: str) -> None:
    first, second = _key(scope, key, one), _key(scope, key, other)
    assert first == second
    assert key.endswith("/-") or first == key


@pytest.mark.parametrize(("scope", "key", "one", "second", "other"), _rows("apart.tsv"))
def test_two_names_of_two(scope: str, key: str, one: str, second: str, other: str) -> None:
    here, _, there = scope.partition("|")
    found, also = _key(here, key, one), _key(there or here, second, other)
    assert found != also
    assert key.endswith("/-") or found == key
    assert second.endswith("/-") or also == second


@pytest.mark.parametrize(("scope", "name", "key", "reason"), _rows("propose.tsv"))
def test_a_name_that_is_proposed(scope: str, name: str, key: str, reason: str) -> None:
    ledger, place = default_ledger(), scope.removeprefix("-")
    type_ = key.partition("/")[0] if "/" in key else "institution"
    found = identify([name], type_, chain(place, ledger), "es", ledger)
    assert not found.entry_id
    proposed = candidates([Thing(found.key, type_, (name,), place)], ledger)
    if key == "-":
        assert [pair for pair in proposed if pair.score >= 0.6] == []
    else:
        assert (key in proposed[0][:2], proposed[0].reason) == (True, reason), proposed
