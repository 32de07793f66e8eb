"""Sheets go out and come back: nothing lost, nothing guessed, nothing half written."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido import project
from tejido.cli import run
from tejido.curating.cells import cell_of, guarded
from tejido.curating.columns import COLUMNS, IDS, columns_for
from tejido.curating.editing import edited
from tejido.curating.merging import merge
from tejido.curating.plans import Known, Plan, planned
from tejido.curating.sheetfile import read_sheet
from tejido.curating.sheets import csv_of, written_entries
from tests.curating.conftest import LEDGER
from tests.curating.test_cells import OF_KIND

Rows = list[dict[str, str]]


def rows_of(text: str) -> Rows:
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def text_of(rows: Rows, delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    columns = dict.fromkeys(name for row in rows for name in row)
    writer = csv.DictWriter(out, [*columns], restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def files(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def merged(folder: Path, tmp_path: Path) -> Callable[..., Plan]:
    """Return a function that merges rows, given as CSV columns by id, into the folder."""

    def merge_rows(*rows: dict[str, str]) -> Plan:
        path = tmp_path / "edited.csv"
        path.write_text(text_of([*rows]), encoding="utf-8", newline="")
        return merge(path, [folder])[0]

    return merge_rows


def entry(folder: Path, id_: str) -> dict[str, Any]:
    return next(dict(raw) for _, raw in written_entries(folder) if raw["id"] == id_)


# ---- out


def test_a_row_per_written_entry() -> None:
    text = csv_of(written_entries(LEDGER))
    assert text.startswith("\ufeffid,file,type,kind,name_es,name_en,")
    rows = {row["id"]: row for row in rows_of(text)}
    assert [*rows] == ["int-faro", "int-faro-mx", "int-boya", "mx-roo-puerto", "mx-roo-faro"]
    faro = rows["int-faro"]
    assert faro["file"] == "bodies.yaml"
    assert faro["alias_es"] == "Organización Mundial del Faro | Faro: la Organización"
    assert faro["former"] == (
        "es: Unión de Faros; en: Union of Lighthouses; acronym: UDF; from: 1950; to: 1975 | "
        r"es: Liga\; de Faros \| Boyas; to: 1950"
    )
    assert (faro["ids_dac_channel"], faro["ids_ror"]) == ("41305", "02z57sg23")
    assert rows["mx-roo-puerto"]["alias"] == "El Puerto"
    assert (rows["int-faro-mx"]["check"], rows["mx-roo-faro"]["capital"]) == ("true", "false")


def test_no_cell_begins_a_formula() -> None:
    text = csv_of([("a.yaml", {"id": "xx-a", "note": "=1+1", "acronym": ["@SUM"], "kind": "-x"})])
    row = rows_of(text)[0]
    assert (row["note"], row["acronym"], row["kind"]) == ("'=1+1", "'@SUM", "'-x")


# ---- back


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_unedited_sheet_changes_no_byte(
    folder: Path, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    before = files(folder)
    path = tmp_path / "sheet.csv"
    rows = rows_of(csv_of(written_entries(folder)))
    path.write_bytes(text_of(rows, delimiter).encode(encoding))
    plan, _ = merge(path, [folder])
    assert (plan.changes, plan.faults, plan.absent) == ((), (), 0)
    assert files(folder) == before


def test_an_unedited_sheet_of_the_project_changes_nothing(tmp_path: Path) -> None:
    entries = written_entries(project.content("authority"))
    path = tmp_path / "sheet.csv"
    path.write_text(csv_of(entries), encoding="utf-8", newline="")
    ids = frozenset(entry["id"] for _, entry in entries)
    known = Known(entries, frozenset(), ids, frozenset(entry["type"] for _, entry in entries))
    plan = planned(read_sheet(path), known)
    assert plan == Plan(
        rows={id_: row for row, (_, raw) in enumerate(entries, 2) for id_ in [raw["id"]]}
    )


def test_changed_cells_change_their_entries(folder: Path, merged: Callable[..., Plan]) -> None:
    before = (folder / "bodies.yaml").read_text(encoding="utf-8")
    boya = {"acronym": "LB | LDB", "to": "", "check": "Sí", "ids_wikidata": "Q12", "seen": "ror"}
    office = {"acronym": "", "to": "", "check": "true", "ids_wikidata": "", "seen": ""}
    plan = merged({"id": "int-boya"} | boya, {"id": "int-faro-mx"} | office)
    assert plan.faults == ()
    assert [change[2:] for change in plan.changes] == [
        ("acronym", "", "LB | LDB"),
        ("to", "1999", ""),
        ("ids_wikidata", "", "Q12"),
        ("seen", "", "ror"),
        ("check", "", "true"),
    ]
    text = (folder / "bodies.yaml").read_text(encoding="utf-8")
    assert text == before.replace(
        'en: "League of the Buoy"}\n  type: civil-society\n  to: 1999\n  successor: "int-faro"\n',
        'en: "League of the Buoy"}\n  acronym: [LB, LDB]\n  type: civil-society\n'
        '  successor: "int-faro"\n  ids: {wikidata: Q12}\n  seen: [ror]\n  check: true\n',
    )


def test_names_for_both_languages_become_names_by_language(
    folder: Path, merged: Callable[..., Plan]
) -> None:
    assert not merged({"id": "mx-roo-puerto", "alias": "", "alias_es": "El Puertito"}).faults
    assert entry(folder, "mx-roo-puerto")["alias"] == {"es": ["El Puertito"]}
    assert not merged({"id": "mx-roo-puerto", "alias": "Port", "alias_es": ""}).faults
    assert entry(folder, "mx-roo-puerto")["alias"] == ["Port"]


def test_rows_with_new_ids_are_new_entries(folder: Path, merged: Callable[..., Plan]) -> None:
    before = files(folder)
    new = {"type": "civil-society", "parent": "int-ancla", "scoped_es": "La Sede", "to": "1990"}
    plan = merged(
        {"id": "int-ancla", "file": "bodies.yaml", "name_es": "Ancla", "name_en": "Anchor"}
        | new
        | {"parent": "int-faro", "scoped_es": ""},
        {"id": "gt-ancla", "file": "gt.yaml", "name_es": "Sede", "name_en": "Seat"}
        | new
        | {"jurisdiction": "gt"},
    )
    assert plan.faults == ()
    after = files(folder)
    assert after["bodies.yaml"] == before["bodies.yaml"] + (
        b"- id: int-ancla\n  name: {es: Ancla, en: Anchor}\n  type: civil-society\n"
        b"  parent: int-faro\n  to: 1990\n"
    )
    assert after["gt.yaml"].decode() == (
        "- id: gt-ancla\n  name: {es: Sede, en: Seat}\n  scoped:\n    es: [La Sede]\n"
        "  type: civil-society\n  parent: int-ancla\n  jurisdiction: gt\n  to: 1990\n"
    )
    assert plan.absent == 5


FAULTY = [
    ({"id": "int-fario"}, "id", "id_unknown"),
    ({"id": "mx-roo-faro-ayuntamiento"}, "id", "id_made"),
    ({"id": ""}, "id", "id_missing"),
    ({"id": "Int_X", "file": "bodies.yaml"}, "id", "id_wrong"),
    ({"id": "int-antiguo", "file": "bodies.yaml"}, "id", "id_given_up"),
    ({"id": "int-x", "file": "../bodies.yaml"}, "file", "no_file"),
    ({"id": "int-x", "file": "types.yaml"}, "file", "no_file"),
    ({"id": "int-x", "file": "redirects.yaml"}, "file", "no_file"),
    ({"id": "int-faro", "file": "places.yaml"}, "file", "moved"),
    ({"id": "int-faro", "name_es": ""}, "name_es", "needed"),
    ({"id": "int-faro", "type": "polize"}, "type", "no_type"),
    ({"id": "int-faro", "parent": "int-boia"}, "parent", "no_entry"),
    ({"id": "int-faro", "from": "1975 o antes"}, "from", "year"),
    ({"id": "int-faro", "check": "tal vez"}, "check", "flag"),
    ({"id": "int-faro", "former": "Liga"}, "former", "record"),
    ({"id": "mx-roo-puerto", "alias_es": "El Puertito"}, "alias", "both"),
    ({"id": "int-faro", "note": "#NAME?"}, "note", "failed"),
]


@pytest.mark.parametrize(("cells", "column", "message"), FAULTY)
def test_a_fault_has_row_and_column_and_nothing_is_written(
    folder: Path,
    merged: Callable[..., Plan],
    cells: dict[str, str],
    column: str,
    message: str,
) -> None:
    redirect = "institution/int-antiguo: institution/int-faro\n"
    (folder / "redirects.yaml").write_text(redirect, encoding="utf-8")
    before = files(folder)
    new = {"name_es": "Ancla", "name_en": "Anchor", "type": "civil-society"}
    rows = {row["id"]: row for row in rows_of(csv_of(written_entries(folder)))}
    good = rows["int-boya"] | {"official": "Boya"}
    plan = merged(good, rows.get(cells["id"], dict.fromkeys(good, "") | new) | cells)
    assert [(fault.row, fault.column, fault.message) for fault in plan.faults] == [
        (3, column, message)
    ]
    assert files(folder) == before


def test_all_faults_in_one_run(folder: Path, merged: Callable[..., Plan]) -> None:
    plan = merged(
        {"id": "int-faro", "from": "x", "nmae_es": "", "to": "y"},
        {"id": "int-faro", "from": "", "nmae_es": "", "to": ""},
        {"id": "int-boya", "from": "z", "nmae_es": "", "to": "1999"},
    )
    assert [(fault.row, fault.column, fault.message) for fault in plan.faults] == [
        (1, "nmae_es", "column_unknown"),
        (2, "from", "year"),
        (2, "to", "year"),
        (3, "id", "id_twice"),
        (4, "from", "year"),
    ]
    assert plan.faults[0].near == "name_es"


def test_what_the_ledger_refuses_is_told_with_the_row(
    folder: Path, merged: Callable[..., Plan]
) -> None:
    before = files(folder)
    plan = merged({"id": "int-faro", "acronym": "OF"}, {"id": "int-boya", "acronym": "OF"})
    assert [fault.row for fault in plan.faults] == [3]
    assert "'OF' names both int-faro (bodies.yaml:4) and int-boya" in plan.faults[0].value
    assert files(folder) == before


# ---- any edits


_EDITED = (
    *("name_es", "short_en", "acronym", "alias_es", "weak", "official", "former", "from"),
    *("ids_wikidata", "ids_ror", "note", "check", "check_why"),
)
_KINDS = {column.name: column.kind for column in columns_for(["wikidata", "ror"])}
_CELLS = st.dictionaries(
    st.sampled_from(["int-faro", "int-faro-mx", "int-boya"]),
    st.lists(
        st.sampled_from(_EDITED).flatmap(
            lambda name: st.tuples(
                st.just(name),
                OF_KIND[_KINDS[name]].map(lambda value: guarded(cell_of(value, _KINDS[name])))
                | (st.nothing() if name == "name_es" else st.just("")),
            )
        ),
        min_size=1,
        max_size=5,
    ).map(dict),
    max_size=2,
)


@settings(max_examples=60)
@given(_CELLS, st.sampled_from([",", ";", "\t"]), st.randoms(use_true_random=False))
def test_edited_cells_survive_and_other_entries_keep_their_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    cells: dict[str, dict[str, str]],
    delimiter: str,
    random: Any,
) -> None:
    folder = tmp_path_factory.mktemp("round")
    shutil.copy(LEDGER / "bodies.yaml", folder)
    before = (folder / "bodies.yaml").read_text(encoding="utf-8")
    rows = rows_of(csv_of(written_entries(folder)))
    wanted = [
        dict.fromkeys([*row, "ids_wikidata"], "") | row | cells.get(row["id"], {}) for row in rows
    ]
    columns = [*wanted[0]]
    random.shuffle(columns)
    sheet = folder / "sheet.csv"
    sheet.write_text(
        text_of([{name: row[name] for name in columns} for row in wanted], delimiter),
        encoding="utf-8-sig",
        newline="",
    )
    entries = written_entries(folder)
    types = frozenset(raw["type"] for _, raw in entries)
    ids = frozenset({*cells, "int-faro", "int-faro-mx", "int-boya", "mx"})
    plan = planned(read_sheet(sheet), Known(entries, frozenset(), ids, types))
    assert plan.faults == ()
    text = edited(before, plan.edits.get("bodies.yaml", ()))
    (folder / "bodies.yaml").write_text(text, encoding="utf-8", newline="")
    again = rows_of(csv_of(written_entries(folder)))
    assert [{k: v for k, v in row.items() if v} for row in again] == [
        {k: v for k, v in row.items() if v} for row in wanted
    ]
    for block in before.split("- id: "):
        if block.split("\n")[0] not in cells:
            assert block in text


# ---- the command


@pytest.fixture
def ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as the one that commands read."""
    monkeypatch.setattr(project, "authority_folders", lambda: (folder,))
    return folder


def test_the_command(ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(ours)
    sheet = tmp_path / "hoja.csv"
    assert run(["authority", "-o", str(sheet)]) == 0
    assert sheet.read_bytes() == csv_of(written_entries(ours)).encode()
    rows = rows_of(sheet.read_text(encoding="utf-8"))
    rows[2]["note"] = "Año de la boya"
    sheet.write_bytes(text_of(rows[1:], ";").encode("cp1252"))
    assert run(["authority", "--merge", str(sheet), "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "int-boya (bodies.yaml)",
        "  note: (nada) → Año de la boya",
        "Entradas cambiadas: 1; nuevas: 0",
        "Entradas de la carpeta sin fila en la hoja: 1; se quedan como están (se quitan a mano)",
        "No se escribió nada (--dry-run).",
    ]
    assert f"{sheet}: not UTF-8" in err
    assert files(ours) == before
    assert run(["authority", "--merge", str(sheet), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  note: (nothing) → Año de la boya"
    assert entry(ours, "int-boya")["note"] == "Año de la boya"


def test_faults_go_to_standard_error(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("id,from\nint-fario,1990\nint-boya,ayer\n", encoding="utf-8")
    assert run(["authority", "--merge", str(sheet), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{sheet}: row 2, column id: no entry 'int-fario' (did you mean 'int-faro'?); ids are "
        "changed by 'tejido rename'; for a new entry fill in the column file",
        f"{sheet}: row 3, column from: 'ayer' is no year; write a number such as 1998",
        "2 faults; nothing was written",
    ]


@pytest.mark.parametrize(
    "arguments", [["--dry-run"], ["--merge", "a.csv", "-o", "b.csv"], ["--format", "xlsx"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(["authority", *arguments]) == 2


def test_every_message_exists_in_both_languages() -> None:
    es, en = (
        yaml.safe_load(project.lexicon(language, "editing.yaml").read_text(encoding="utf-8"))
        for language in ("es", "en")
    )
    assert [*es] == [*en]
    assert {message for _, _, message in FAULTY} <= {*en}


def test_ids_of_sources_stand_before_what_was_seen() -> None:
    names = [column.name for column in columns_for(["ror", "isni"])]
    at = names.index("seen")
    assert names[at - 2 : at] == [f"{IDS}isni", f"{IDS}ror"]
    assert len(names) == len(COLUMNS) + 2
