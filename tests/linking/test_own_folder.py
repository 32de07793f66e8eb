"""Entries of one's own are added to Tejido's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.cli import run
from tejido.errors import LedgerError
from tejido.linking.identity import identify
from tejido.linking.ledger import default_ledger
from tejido.project import AUTHORITY, content, judgement_file, redirect_file

ENTRY = """\
- id: mx-casa-uno
  name: {es: Casa Uno de Ejemplo, en: Example House One}
  type: civil-society
  parent: int-un
  jurisdiction: mx
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one entry, named by the environment."""
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "ours.yaml").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setenv(AUTHORITY, str(folder))
    return folder


def test_entries_are_added(own: Path) -> None:
    ledger = default_ledger()
    assert ledger["mx-casa-uno"].parent == "int-un"
    assert "mx-casa-uno" in ledger.children("int-un")
    found = identify(["Casa Uno de Ejemplo"], "institution", (), "es", ledger)
    assert found.key == "institution/mx-casa-uno"
    assert (judgement_file(), redirect_file()) == (
        own / "judgements.yaml",
        own / "redirects.yaml",
    )


def test_tables_are_added(own: Path) -> None:
    types = "types:\n  cooperative: {of: institution, kind: private}\nwords:\n  es: [Fulano]\n"
    (own / "tables.yaml").write_text(types, encoding="utf-8")
    (own / "ours.yaml").write_text(ENTRY.replace("civil-society", "cooperative"), encoding="utf-8")
    ledger = default_ledger()
    assert (ledger["mx-casa-uno"].form, ledger["mx-casa-uno"].kind) == ("cooperative", "private")
    assert {"Fulano", "Norte"} <= ledger.words["es"]


def test_a_row_of_the_project_is_taken(own: Path) -> None:
    types = "types:\n  ministry: {of: institution, kind: government}\n"
    (own / "tables.yaml").write_text(types, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        default_ledger()
    assert str(caught.value) == (
        f"{own / 'tables.yaml'}:2: types 'ministry' stands already in "
        f"{content('authority') / 'types.yaml'}; take it out of one"
    )


def test_without_a_folder_the_project_is_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(AUTHORITY, raising=False)
    assert judgement_file() == content("authority") / "judgements.yaml"
    assert "mx-casa-uno" not in default_ledger()


def test_the_projects_folder_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(AUTHORITY, str(content("authority")))
    assert "int-un" in default_ledger()


def test_judgements_and_redirects_are_no_entries(own: Path) -> None:
    (own / "judgements.yaml").write_text("- {same: [a, b]}\n", encoding="utf-8")
    (own / "redirects.yaml").write_text("institution/a: institution/b\n", encoding="utf-8")
    assert "mx-casa-uno" in default_ledger()


def test_an_id_of_the_project_is_taken(own: Path) -> None:
    (own / "ours.yaml").write_text(ENTRY.replace("mx-casa-uno", "mx-segob"), encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        default_ledger()
    ours = (content("authority") / "mx.yaml").read_text(encoding="utf-8").splitlines()
    line = ours.index("- id: mx-segob") + 1
    message = str(caught.value)
    assert message.startswith(f"{own / 'ours.yaml'}:1: ")
    assert f"{content('authority') / 'mx.yaml'}:{line}" in message


def test_the_option_goes_before_the_environment_and_leaves_no_trace(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("La Casa Uno de Ejemplo firmó un convenio con la ONU.", encoding="utf-8")
    monkeypatch.setenv(AUTHORITY, str(tmp_path / "nowhere"))
    assert run(["facts", str(text), "-o", str(tmp_path)]) == 1
    assert str(tmp_path / "nowhere") in capsys.readouterr().err
    assert run(["facts", str(text), "-o", str(tmp_path), "--authority", str(own)]) == 0
    assert "institution/mx-casa-uno" in (tmp_path / "nota.facts.json").read_text(encoding="utf-8")
    assert run(["facts", str(text), "-o", str(tmp_path)]) == 1
