"""However an entry is mangled, it reads or it is one error; nothing else ever escapes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.errors import LedgerError
from tejido.linking.checks import entry_faults
from tejido.linking.entry import forms_of, make_entry
from tejido.linking.files import Source, read_source
from tejido.linking.schema import faults_of

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
    except LedgerError as error:
        assert re.match(rf"{re.escape(str(path))}:[1-9][0-9]*: [^\n]+$", str(error))
        return
    _reads_or_tells(source)


def _reads_or_tells(source: Source) -> None:
    shape = "entries" if isinstance(source.content, list) else "tables"
    faults = [*faults_of(source, f"schema.json#{shape}")]
    for fault in faults:
        assert re.match(rf"{re.escape(str(source.path))}:[1-9][0-9]*: [^\n]+$", fault)
    if not faults:
        for entry in source.entries():
            list(entry_faults(source, entry, _TYPES))
            assert list(forms_of(entry))
            assert make_entry(entry, "institution", "government").id


@settings(max_examples=300)
@given(st.sampled_from(sorted(yaml.safe_load(_ENTRY)[0])), _JUNK)
def test_junk_for_a_value(key: str, junk: object) -> None:
    entry = yaml.safe_load(_ENTRY)[0] | {key: junk}
    _reads_or_tells(Source(Path("case.yaml"), [entry]))


@given(st.sampled_from(["types", "bodies", "municipal", "governments", "words", "x"]), _JUNK)
def test_junk_for_a_table_or_a_row(table: str, junk: object) -> None:
    for value in (junk, [junk], {"x": junk}):
        _reads_or_tells(Source(Path("case.yaml"), {table: value}))
