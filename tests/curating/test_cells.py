"""Values survive the way through a cell; what is no value is told apart."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.curating.cells import CellError, cell_of, guarded, unguarded, value_of
from tejido.curating.columns import COLUMNS
from tejido.project import content

TEXT = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=30)
    .map(lambda text: value_of(text.replace("#", "").replace("\ufffd", ""), "text"))
    .filter(lambda text: text and "E+" not in text)
)
NAMES = st.lists(TEXT, min_size=1, max_size=4, unique=True)
YEARS = st.integers(0, 9999)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"es": TEXT}, optional={"en": TEXT, "acronym": NAMES, "from": YEARS, "to": YEARS}
    ),
    min_size=1,
    max_size=3,
)
OF_KIND = {
    "text": TEXT,
    "names": NAMES,
    "records": RECORDS,
    "year": YEARS,
    "flag": st.booleans(),
}


@given(st.sampled_from(sorted(OF_KIND)).flatmap(lambda k: st.tuples(st.just(k), OF_KIND[k])))
def test_a_value_comes_back(pair: tuple[str, Any]) -> None:
    kind, value = pair
    assert value_of(unguarded(guarded(cell_of(value, kind))), kind) == value


@given(st.text())
def test_no_cell_is_run_as_a_formula_and_every_guard_comes_off(cell: str) -> None:
    assert guarded(cell)[:1] not in {*"=+-@\t\r"}
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("  ONU  |UN||ONU ", "names", ["ONU", "UN"]),
        (r"A \| B | C\\", "names", ["A | B", "C\\"]),
        (" | ", "names", None),
        ("", "flag", None),
        ("VERDADERO", "flag", True),
        ("FALSO", "flag", False),
        ("Sí", "flag", True),
        (" 1998 ", "year", 1998),
        ("a\u00a0 b\n c", "text", "a b c"),
        ("nin\u0303ez", "text", "niñez"),
        (
            r"es: Liga\; de Faros; acronym: A; acronym: B, C; from: 1990 | en: Old",
            "records",
            [{"es": "Liga; de Faros", "acronym": ["A", "B, C"], "from": 1990}, {"en": "Old"}],
        ),
        ("es: a; at: int-oim", "records", [{"es": "a", "at": "int-oim"}]),
    ],
)
def test_cells_as_people_write_them(cell: str, kind: str, value: object) -> None:
    assert value_of(cell, kind) == value


@pytest.mark.parametrize(
    ("cell", "kind", "fault"),
    [
        ("hacia 1998", "year", "year"),
        ("19988", "year", "year"),
        ("quizá", "flag", "flag"),
        ("Liga de Faros (1990)", "records", "record"),
        ("es: a; es: b", "records", "record"),
        ("nombre: a", "records", "record"),
        ("es: a; from: ayer", "records", "year"),
        ("#NAME?", "text", "failed"),
        ("#¿NOMBRE?", "names", "failed"),
        ("#REF!", "text", "failed"),
        ("3,53E+06", "text", "failed"),
        ("Comisi\ufffdn", "text", "damaged"),
        ("a\x07b", "names", "damaged"),
    ],
)
def test_what_is_no_value(cell: str, kind: str, fault: str) -> None:
    with pytest.raises(CellError, match=f"^{fault}$"):
        value_of(cell, kind)


def test_every_key_of_an_entry_has_a_column() -> None:
    schema = json.loads((content("authority") / "schema.json").read_text(encoding="utf-8"))
    held = {column.keys[0] for column in COLUMNS} - {"file"}
    assert held | {"ids"} == {*schema["$defs"]["entry"]["properties"]}
