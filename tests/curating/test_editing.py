"""Only what is changed changes: values, lines, comments, line breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.curating.editing import ORDER, Edit, edited
from tejido.errors import LedgerError
from tejido.project import content
from tests.curating.conftest import LEDGER

BODIES = (LEDGER / "bodies.yaml").read_text(encoding="utf-8")
PLACES = (LEDGER / "places.yaml").read_text(encoding="utf-8")


def changed(before: str, *edits: Edit) -> list[str]:
    """Return the lines that edits take away (-) and bring (+)."""
    import difflib

    diff = difflib.ndiff(before.splitlines(), edited(before, edits).splitlines())
    return [line for line in diff if line[0] in "+-"]


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            Edit("int-faro", ("acronym",), ["OFARO", "OF"]),
            ["-   acronym: [OFARO]", "+   acronym: [OFARO, OF]"],
        ),
        (
            Edit("int-faro", ("name", "en"), "no"),
            [
                "-   name: {es: Organización del Faro, en: Lighthouse Organization}"
                "   # the founding name",
                "+   name: {es: Organización del Faro, en: 'no'}   # the founding name",
            ],
        ),
        (
            Edit("int-faro", ("alias", "en"), None),
            ["-     en: [World Lighthouse Organization]"],
        ),
        (
            Edit("int-faro", ("ids", "ror"), None),
            [
                "-   ids: {ror: 02z57sg23, dac_channel: '41305'}",
                "+   ids: {dac_channel: '41305'}",
            ],
        ),
        (
            Edit("int-faro-mx", ("name", "en"), "Lighthouse in Mexico"),
            ["-     en: 'Lighthouse Office in Mexico'", "+     en: Lighthouse in Mexico"],
        ),
        (
            Edit("int-faro-mx", ("scoped", "en"), None),
            [
                "-   scoped: {es: [Oficina del Faro], en: [Lighthouse Office]}",
                "+   scoped: {es: [Oficina del Faro]}",
            ],
        ),
        (Edit("int-boya", ("acronym",), ["LB"]), ["+   acronym: [LB]"]),
        (
            Edit("int-boya", ("weak",), ["no", "12", "08", "1e5", "0o17", "02z57sg23"]),
            ["+   weak: ['no', '12', '08', '1e5', '0o17', 02z57sg23]"],
        ),
        (Edit("int-boya", ("alias", "es"), ["Boya"]), ["+   alias:", "+     es: [Boya]"]),
        (
            Edit("int-boya", ("note",), "one, two: [three]"),
            ["+   note: 'one, two: [three]'"],
        ),
        (Edit("int-boya", ("official",), "One, two"), ["+   official: One, two"]),
        (Edit("int-boya", ("to",), None), ["-   to: 1999"]),
        (Edit("int-boya", ("alias", "es"), None), []),
    ],
)
def test_one_value(edit: Edit, lines: list[str]) -> None:
    assert changed(BODIES, edit) == lines


def test_a_rewritten_list_keeps_its_comments_above_it() -> None:
    former = [{"es": "Unión", "to": 1975}]
    text = edited(BODIES, [Edit("int-faro", ("former",), former)])
    assert (
        "  # what it was called\n  # signed in May\n  former:\n  - {es: Unión, to: 1975}\n"
        "  type: international" in text
    )


def test_the_last_value_of_a_group_takes_the_group_along() -> None:
    edits = [Edit("int-faro", ("alias", language), None) for language in ("es", "en")]
    assert changed(BODIES, *edits) == [
        "-   alias:",
        "-     es: [Organización Mundial del Faro, 'Faro: la Organización']  # both are used",
        "-     en: [World Lighthouse Organization]",
    ]


def test_entries_of_one_line_stay_on_it() -> None:
    edits = [
        Edit("mx-roo-puerto", ("name", "en"), "Small Port, Q.R."),
        Edit("mx-roo-puerto", ("seen",), None),
        Edit("mx-roo-faro", ("capital",), None),
        Edit("mx-roo-faro", ("ids", "geonames"), "12"),
    ]
    assert edited(PLACES, edits) == (
        "- {id: mx-roo-puerto, name: {es: Puerto Chico, en: 'Small Port, Q.R.'}, "
        "alias: [El Puerto], type: city, within: mx-roo, ids: {geonames: '3531673'}}\n"
        "- {id: mx-roo-faro, name: {es: Villa Faro, en: Villa Faro}, type: city, "
        "within: mx-roo, ids: {geonames: '12'}}\n"
    )


NEW: dict[str, Any] = {
    "id": "int-ancla",
    "name": {"es": "Ancla", "en": "Anchor"},
    "alias": {"es": ["El Ancla"]},
    "type": "civil-society",
}


@pytest.mark.parametrize("before", [BODIES, PLACES, BODIES.rstrip("\n"), "", "# nada\n"])
def test_a_new_entry_goes_to_the_end_in_the_style_of_the_file(before: str) -> None:
    text = edited(before, [], [NEW])
    assert text.startswith(before)
    assert yaml.safe_load(text)[-1] == NEW
    assert (text.splitlines()[-1][:3] == "- {") == (before == PLACES)


def test_line_breaks_and_byte_order_mark_stay() -> None:
    windows = "\ufeff" + BODIES.replace("\n", "\r\n")
    edits = [Edit("int-boya", ("alias", "es"), ["Boya"]), Edit("int-faro", ("former",), None)]
    text = edited(windows, edits, [NEW])
    assert text == "\ufeff" + edited(BODIES, edits, [NEW]).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "[{id: xx-a, name: {es: A, en: A}, type: police, from: 1}]\n",
        "- id: xx-b\n  name: &n {es: A, en: A}\n  type: police\n"
        "- id: xx-a\n  name: *n\n  type: police\n",
        "-\n  id: xx-a\n  name: {es: A, en: A}\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match="by hand"):
        edited(text, [Edit("xx-a", ("name", "es"), "B")])


def test_the_order_of_keys_knows_every_key_of_the_ledger() -> None:
    schema = json.loads((content("authority") / "schema.json").read_text(encoding="utf-8"))
    assert {*ORDER} == {*schema["$defs"]["entry"]["properties"]}


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40
)
_NAMES = st.lists(_TEXT, min_size=1, max_size=4)
_YEARS = st.integers(1, 2100)
_VALUES = {
    ("name", "es"): _TEXT,
    ("short", "en"): _TEXT,
    ("acronym",): _NAMES,
    ("alias", "es"): _NAMES,
    ("alias", "en"): _NAMES,
    ("weak",): _NAMES,
    ("from",): _YEARS,
    ("check",): st.booleans(),
    ("ids", "wikidata"): _TEXT,
    ("ids", "ror"): _TEXT,
    ("note",): st.text(max_size=300).filter(lambda text: text.isprintable()),
    ("former",): st.lists(
        st.fixed_dictionaries({"es": _TEXT}, optional={"acronym": _NAMES, "to": _YEARS}),
        min_size=1,
        max_size=3,
    ),
}
_EDITS = st.lists(
    st.sampled_from(sorted(_VALUES)).flatmap(
        lambda path: st.builds(
            Edit,
            st.sampled_from(["int-faro", "int-faro-mx", "int-boya"]),
            st.just(path),
            _VALUES[path] | (st.none() if path != ("name", "es") else st.nothing()),
        )
    ),
    max_size=6,
)


@given(_EDITS)
def test_any_edits_are_what_the_file_then_says(edits: list[Edit]) -> None:
    """``edited`` compares and refuses; nothing here is so peculiar that it must."""
    text = edited(BODIES, edits)
    assert yaml.safe_load(text)
    untouched = {"int-faro", "int-faro-mx", "int-boya"} - {edit.entry for edit in edits}
    blocks = BODIES.split("- id: ")
    assert all(block in text for block in blocks if block.split("\n")[0] in untouched)
    assert text.startswith(blocks[0])
    assert text.endswith("# end of the file\n")
