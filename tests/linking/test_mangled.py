"""However an entry is mangled, it reads or it is one error; nothing else ever escapes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.errors import LedgerError
from tejido.linking.checks import check_body, check_entry, check_type
from tejido.linking.entry import forms_of, make_entry
from tejido.linking.files import Source, read_source

_ENTRY = """- id: mx-comar
  name: {es: Comisión de Ayuda, en: Aid Commission}
  acronym: [COMAR]
  alias: {es: [Ayuda], en: [Aid]}
  scoped: {es: [Comisión]}
  former: [{es: Antes, acronym: [ANT], from: 1990, to: 1999}]
  type: ministry
  jurisdiction: mx
  from: 1980
  ids: {wikidata: Q1}
  seen: [ror]
"""
_TYPES = {"ministry": {"of": "institution", "kind": "government"}}
_CUTS = st.lists(
    st.tuples(
        st.integers(0, len(_ENTRY)),
        st.integers(0, 12),
        st.sampled_from(
            ["", "x", ":", "[", "]", "{", "}", " ", "\n", "- ", "null", "12", "é", "\t", "no"]
        ),
    ),
    min_size=1,
    max_size=3,
)
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["es", "en", "id", "name", "of", "slug", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(_CUTS)
def test_mangled_text(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[tuple[int, int, str]]
) -> None:
    text = _ENTRY
    for start, length, instead in cuts:
        text = text[:start] + instead + text[start + length :]
    path = tmp_path_factory.getbasetemp() / "case.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        source = read_source(path)
        entries = list(source.entries())
        for entry in entries:
            check_entry(source, entry, _TYPES)
    except LedgerError as error:
        assert str(error).startswith(f"{path}:")
        assert "\n" not in str(error)
        return
    for entry in entries:
        assert list(forms_of(entry))
        assert make_entry(entry, "institution", "government").id


@settings(max_examples=300)
@given(st.sampled_from(sorted(yaml.safe_load(_ENTRY)[0])), _JUNK)
def test_junk_for_a_value(key: str, junk: object) -> None:
    entry = yaml.safe_load(_ENTRY)[0] | {key: junk}
    source = Source(Path("case.yaml"), [entry])
    try:
        check_entry(source, entry, _TYPES)
    except LedgerError:
        return
    assert list(forms_of(entry))
    assert make_entry(entry, "institution", "government").id == entry["id"]


@given(_JUNK)
def test_junk_for_a_type_or_a_body(junk: object) -> None:
    source = Source(Path("case.yaml"), [])
    with suppress(LedgerError):
        check_type(source, "x", junk)
    with suppress(LedgerError):
        check_body(source, junk)
