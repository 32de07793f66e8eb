"""Redirects lead to the end and back to the beginning; wrong ones are one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido import project
from tejido.errors import LedgerError
from tejido.linking.ledger import default_ledger
from tejido.linking.redirects import Redirects, read_redirects


def test_a_chain_leads_to_its_end_and_its_beginning() -> None:
    known = Redirects({"event/b": "event/c", "event/a": "event/b", "event/x": "event/c"})
    assert [known.of(f"event/{key}") for key in "abcxy"] == [f"event/{key}" for key in "ccccy"]
    assert [known.first(f"event/{key}") for key in "abcxy"] == [f"event/{key}" for key in "aaaay"]


@given(st.dictionaries(st.integers(0, 30), st.integers(31, 60), max_size=20))
def test_what_is_one_has_one_beginning(steps: dict[int, int]) -> None:
    known = Redirects({f"event/{old}": f"event/{new}" for old, new in steps.items()})
    for old in steps:
        key = f"event/{old}"
        assert known.of(known.of(key)) == known.of(key)
        assert known.first(known.of(key)) == known.first(key)
        assert known.of(known.first(key)) == known.of(key)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nevent/a: institution/int-un\n", 2, "of another type"),
        ("institution/int-un: institution/int-oim\n", 1, "is an entry of the ledger"),
        ("# x\nevent/a: event/b\nevent/b: event/a\n", 2, "leads back to itself"),
        ("event/a: event/b\n", 1, "which is no entry of the ledger"),
        ("event/a: event/a-11111111\nevent/a: event/b-22222222\n", 2, "stands twice"),
        ("event/a = event/b\n", 1, "is no redirect"),
        ("- event/a\n", 1, "is no redirect"),
    ],
)
def test_a_wrong_redirect_is_one_line(
    text: str, line: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = default_ledger()
    monkeypatch.setenv(project.AUTHORITY, str(tmp_path))
    path = tmp_path / "redirects.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        read_redirects(ledger)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
