"""The ledger is read whole, kept between runs, and says where it is broken."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tejido.errors import LedgerError
from tejido.linking.compiled import compile_ledger
from tejido.linking.entry import Entry
from tejido.linking.files import LINE, ledger_files, read_source
from tejido.linking.ledger import default_ledger, read_ledger
from tejido.linking.yamltext import MAX_BYTES
from tejido.project import content

_BROKEN = Path(__file__).parent / "broken"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the types and one good file, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "authority"
    made.mkdir()
    shutil.copy(content("authority") / "types.yaml", made)
    good = "- {id: xx-one, name: {es: Casa Uno, en: House One}, type: civil-society}\n"
    (made / "good.yaml").write_text(good, encoding="utf-8")
    return made


def _expected(case: Path) -> list[list[str]]:
    """The lines and words that the comments on top of a case promise."""
    lines = case.read_text(encoding="utf-8").splitlines()
    comments = takewhile(lambda line: line.startswith("# "), lines)
    return [comment[2:].split(": ", 1) for comment in comments]


@pytest.mark.parametrize("case", sorted(_BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_is_a_line_per_fault_with_its_place(case: Path, folder: Path) -> None:
    """Each case begins with ``# LINE: words of the message``, a comment per fault."""
    expected = _expected(case)
    assert expected
    shutil.copy(case, folder / "case.yaml")
    with pytest.raises(LedgerError) as caught:
        read_ledger(folder)
    messages = str(caught.value).splitlines()
    assert len(messages) == len(expected), messages
    for message, (line, words) in zip(messages, expected, strict=True):
        assert message.startswith(f"{folder / 'case.yaml'}:{line}: ")
        assert words in message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("- {id: xx-a}\n- {id: xx-b, name: Niñez}".encode("latin-1"), ":2: not UTF-8"),
        ("- {id: xx-a, name: Niñez}".encode("utf-16"), ":1: not UTF-8"),
        (b"- id: xx-a\n  note: a\0b", ":2: control character U+0000"),
        (b"- id: xx-a\n  note: a\x1bb", ":2: control character U+001B"),
        (b"- {id: xx-a}\n" + b"#" * (MAX_BYTES + 1), ":1: larger than 16 MB; split the file"),
        (b"[" * 1_000_000, ":1: brackets or lists nested more than 20 deep"),
        (b"- " * 1_000_000, ":1: brackets or lists nested more than 20 deep"),
        (b"{a: " * 1_000_000, ":1: brackets or lists nested more than 20 deep"),
        (b"nothing", ":1: neither entries nor a table"),
    ],
    ids=["latin-1", "utf-16", "nul", "escape", "large", "flow", "block", "mappings", "text"],
)
def test_bytes_that_nobody_should_write(data: bytes, words: str, folder: Path) -> None:
    (folder / "case.yaml").write_bytes(data)
    with pytest.raises(LedgerError) as caught:
        read_ledger(folder)
    assert f"case.yaml{words}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    text = "- {id: xx-a, name: {es: Niñez, en: Childhood}, type: ministry}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8-sig")
    assert read_ledger(folder)["xx-a"].names["es"] == "Niñez"


def test_a_file_of_comments_is_no_fault(folder: Path) -> None:
    (folder / "case.yaml").write_text("# yet to come\n", encoding="utf-8")
    assert [*read_ledger(folder)][:1] == ["xx-one"]


def test_twenty_faults_are_listed(folder: Path) -> None:
    entry = "- {{id: xx-{}, name: {{es: Casa {}, en: House {}}}, type: mnistry}}\n"
    text = "".join(entry.format(n, n, n) for n in range(30))
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text("- [a", encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        read_ledger(folder)
    assert "broken.yaml:1: " in str(caught.value)
    (folder / "broken.yaml").unlink()
    with pytest.raises(LedgerError) as caught:
        read_ledger(folder)
    lines = str(caught.value).splitlines()
    assert [line.partition(": ")[0] for line in lines[:20]] == [
        f"{folder / 'case.yaml'}:{number}" for number in range(1, 21)
    ]
    assert lines[20:] == ["... and 10 more"]
    text = "".join(entry.format(n, n, n) for n in range(3000))
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"\n\.\.\. and many more$"):
        read_ledger(folder)


def test_long_lists_are_checked_in_time(folder: Path) -> None:
    acronyms = ", ".join(f"A{n % 6_000}, {n % 6_000}" for n in range(20_000))
    entry = f"- {{id: xx-a, name: {{es: Uno, en: One}}, type: ministry, acronym: [{acronyms}]}}\n"
    (folder / "case.yaml").write_text(entry, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"case\.yaml:1: xx-a: acronym '0': write a text"):
        read_ledger(folder)


def test_editors_offer_the_types_there_are() -> None:
    schema = json.loads((content("authority") / "schema.json").read_text(encoding="utf-8"))
    offered = schema["$defs"]["type"]["anyOf"][0]["enum"]
    table = read_source(content("authority") / "types.yaml").table("types")
    assert offered == [name for name in table if name != LINE]


@pytest.mark.parametrize("path", sorted(content("authority").glob("*.json")), ids=lambda p: p.name)
def test_schemas_are_schemas_and_explain_every_shape(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in _parts(schema):
        checked = {"type", "pattern", "enum", "anyOf", "oneOf", "minItems"} & {*part}
        if isinstance(part.get("type", ""), str | list) and checked and "if" not in part:
            assert "errorMessage" in part or {*part} <= {"enum", "type", "pattern"}, part
        if "description" in part:
            assert " / " in part["description"] or "in every text" in part["description"]


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict | list):
            yield from _parts(part)


def test_files_name_their_schema() -> None:
    for path in ledger_files(content("authority")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == "# yaml-language-server: $schema=schema.json", path


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no YAML file"):
        read_ledger(tmp_path)


def test_kept_between_runs_and_forgotten_when_a_file_changes(folder: Path, tmp_path: Path) -> None:
    first = read_ledger(folder)
    (kept,) = (tmp_path / "cache" / "tejido").glob("*.bin")
    again = read_ledger(folder)
    assert (again.version, dict(again)) == (first.version, dict(first))
    (folder / "more.yaml").write_text(
        "- {id: xx-two, name: {es: Casa Dos, en: House Two}, type: academia}\n", encoding="utf-8"
    )
    assert "xx-two" in read_ledger(folder)
    assert "xx-two" not in first
    assert kept.exists()


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_cache_is_read_anew(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    whole = dict(read_ledger(folder))
    (kept,) = (tmp_path / "cache" / "tejido").glob("*.bin")
    kept.write_bytes(kept.read_bytes()[:-9] if damage is None else damage)
    assert dict(read_ledger(folder)) == whole


def test_a_cache_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert "xx-one" in read_ledger(folder)


def test_same_files_same_tables() -> None:
    one, other = (compile_ledger(content("authority")) for _ in range(2))
    assert one == other
    assert list(one["names"]) == list(other["names"])


def test_every_entry_is_whole() -> None:
    ledger = default_ledger()
    for id_ in ledger:
        entry = ledger[id_]
        assert isinstance(entry, Entry)
        assert entry.id == id_
        assert entry.names["es"]
        assert entry.names["en"]
        assert entry.type in {"institution", "place", "programme", "event", "person"}
        assert entry.kind or entry.type in ("place", "person")
        assert not entry.ids or entry.seen


def test_bodies_of_states_are_spelled_out() -> None:
    ledger = default_ledger()
    bodies = [id_ for id_ in ledger if ledger.jurisdiction(id_) == "mx-col" and id_ != "mx-col"]
    assert len(bodies) == 42
    entry = ledger["mx-col-cdh"]
    assert entry.names["es"] == "Comisión de Derechos Humanos del Estado de Colima"
    assert "CEDH" in entry.scoped["es"]
    assert entry.check
    assert not any("{" in name for at in bodies for name in ledger[at].names.values())
    assert "Secretaría de Salud de Coahuila de Zaragoza" in ledger["mx-coa-salud"].alias["es"]
    assert ledger["mx-cmx-fge"].former[0].acronyms == ("PGJCDMX", "PGJ-CDMX", "PGJDF")


def test_the_world_is_there() -> None:
    ledger = default_ledger()
    assert ledger["sv"].names == {"es": "El Salvador", "en": "El Salvador"}
    assert ledger["cd"].names["es"] == "República Democrática del Congo"
    assert ledger["us-ny"].within == "us"
    assert ledger["es-b"].within == "es-ct"
    assert sum(ledger[id_].form == "country" for id_ in ledger) == 249
    assert sum(ledger[id_].within == "mx" for id_ in ledger) == 32


def test_offices_of_an_organisation() -> None:
    assert "int-unodc-mx" in default_ledger().children("int-unodc")
    assert default_ledger().children("int-unodc-mx") == ()
