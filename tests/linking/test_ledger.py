"""The ledger is read whole, kept between runs, and says where it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tejido.errors import LedgerError
from tejido.linking.compiled import compile_ledger
from tejido.linking.entry import Entry
from tejido.linking.ledger import default_ledger, read_ledger
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


@pytest.mark.parametrize("case", sorted(_BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_is_one_line_with_its_place(case: Path, folder: Path) -> None:
    """Each case begins with ``# LINE: words of the message``."""
    line, words = case.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").split(": ", 1)
    shutil.copy(case, folder / "case.yaml")
    with pytest.raises(LedgerError) as caught:
        read_ledger(folder)
    message = str(caught.value)
    assert message.startswith(f"{folder / 'case.yaml'}:{line}: ")
    assert words in message
    assert "\n" not in message


def test_not_utf8(folder: Path) -> None:
    (folder / "case.yaml").write_bytes("- {id: x, name: Niñez}".encode("latin-1"))
    with pytest.raises(LedgerError, match=r"case\.yaml:1: not UTF-8"):
        read_ledger(folder)


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
        assert entry.type in {"institution", "place", "programme", "event"}
        assert entry.kind or entry.type == "place"
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
