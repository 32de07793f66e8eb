"""An id changes everywhere at once, leaves a redirect, and is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tejido import project
from tejido.cli import run
from tejido.curating import changes
from tejido.curating.redirection import redirects_of
from tejido.curating.renaming import rename
from tejido.errors import LedgerError, OutputError
from tejido.linking.compiled import compile_ledger
from tejido.linking.judgements import read_judgements
from tejido.linking.ledger import read_ledger
from tejido.linking.redirects import read_redirects
from tejido.project import ID

Files = dict[str, bytes]


def files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def redirects(folder: Path) -> dict[str, str]:
    return redirects_of((folder / "redirects.yaml").read_text(encoding="utf-8"))


def test_an_id_changes_wherever_it_stands(folder: Path) -> None:
    before = files(folder)
    renamed = rename("int-faro", "int-luz", [folder])
    after = files(folder)
    assert dict(renamed.keys) == {"institution/int-faro": "institution/int-luz"}
    assert {path.name: lines for path, lines in renamed.lines.items()} == {
        "bodies.yaml": (4, 33, 42),
        "judgements.yaml": (2, 3),
        "redirects.yaml": (1, 2, 3, 4, 5),
    }
    bodies = before["bodies.yaml"].decode()
    for old, new in (
        ("- id: int-faro\n", "- id: int-luz\n"),
        ("parent: int-faro\n", "parent: int-luz\n"),
        ('successor: "int-faro"', 'successor: "int-luz"'),
    ):
        bodies = bodies.replace(old, new)
    assert after["bodies.yaml"].decode() == bodies
    judgements = before["judgements.yaml"].decode()
    judgements = judgements.replace("[institution/int-faro,", "[institution/int-luz,")
    judgements = judgements.replace("[institution/int-faro@", "[institution/int-luz@")
    assert after["judgements.yaml"].decode() == judgements
    assert after["places.yaml"] == before["places.yaml"]
    assert "int-luz" in compile_ledger(folder)["entries"]


def test_what_the_template_makes_of_a_city_is_renamed_with_it(folder: Path) -> None:
    rename("mx-roo-puerto", "mx-roo-bahia", [folder])
    tables = compile_ledger(folder)
    assert tables["entries"]["mx-roo-bahia-ayuntamiento"]["jurisdiction"] == "mx-roo-bahia"
    assert tables["demonyms"]["es"][
        "porteno" if "porteno" in tables["demonyms"]["es"] else "porteño"
    ]
    assert redirects(folder) == {
        "institution/mx-roo-puerto-ayuntamiento": "institution/mx-roo-bahia-ayuntamiento",
        "place/mx-roo-puerto": "place/mx-roo-bahia",
    }


@pytest.mark.parametrize("old", ["institution/int-boya", f"{ID}institution/int-boya", "int-boya"])
def test_keys_and_iris_are_understood(folder: Path, old: str) -> None:
    assert [*rename(old, "institution/int-ancla", [folder]).keys] == ["institution/int-boya"]


def test_every_redirect_leads_to_the_end(folder: Path) -> None:
    rename("int-boya", "int-b", [folder])
    rename("int-faro", "int-a", [folder])
    rename("int-b", "int-c", [folder])
    text = (folder / "redirects.yaml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[0] != "#"] == [
        "institution/int-b: institution/int-c",
        "institution/int-boya: institution/int-c",
        "institution/int-faro: institution/int-a",
    ]


def test_back_again_is_no_circle(folder: Path) -> None:
    before = files(folder)
    rename("int-boya", "int-b", [folder])
    rename("int-b", "int-boya", [folder])
    assert redirects(folder) == {"institution/int-b": "institution/int-boya"}
    assert {name: data for name, data in files(folder).items() if name in before} == before


def test_comments_among_redirects_stay(folder: Path) -> None:
    path = folder / "redirects.yaml"
    path.write_text("# ours\ninstitution/z: institution/int-boya  # why\n", encoding="utf-8")
    rename("int-boya", "int-b", [folder])
    assert path.read_text(encoding="utf-8") == (
        "# ours\ninstitution/int-boya: institution/int-b\ninstitution/z: institution/int-b  # why\n"
    )


def test_a_provisional_key_is_only_redirected(folder: Path) -> None:
    before = files(folder)
    rename("event/foro-del-mar-1a2b3c4d", "foro-del-mar", [folder])
    assert redirects(folder) == {"event/foro-del-mar-1a2b3c4d": "event/foro-del-mar"}
    assert {name: data for name, data in files(folder).items() if name in before} == before


def test_posts_name_where_they_are_held() -> None:
    from tejido.curating.marks import spliced
    from tejido.curating.references import in_entries

    text = (
        "- id: xx-ana\n  posts:\n  - {title: jefa, at: int-faro, from: 2020}\n  - {at: int-boya}\n"
    )
    assert spliced(text, in_entries(text, {"int-faro": "int-luz"})) == text.replace(
        "at: int-faro", "at: int-luz"
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("int-fario", "int-luz", "no entry has this id; did you mean 'int-faro'"),
        ("OFARO", "int-luz", "did you mean 'int-faro'"),
        ("place/int-faro", "int-luz", "is of type institution"),
        ("int-faro", "place/int-luz", "is of type institution and stays so"),
        ("int-faro", "int-boya", "is the id of Liga de la Boya"),
        ("int-faro", "int-faro", "is its id already"),
        ("int-faro", "Int_Luz", "lower-case words joined by hyphens"),
        ("int-faro", "mx", "is the id of México"),
        ("mx-roo-faro-ayuntamiento", "mx-x", "bodies-of-cities.yaml makes this entry"),
        ("fr-gob", "fr-x", "bodies-of-cities.yaml makes this entry"),
        ("fr", "fx", "package pycountry"),
        ("event/foro-1a2b3c4d", "place/foro", "is of type event"),
        ("event/foro-1a2b3c4d", "int-boya", "is a judgement"),
        ("event/foro", "foro-x", "no entry has this id"),
    ],
)
def test_refusals(folder: Path, old: str, new: str, words: str) -> None:
    before = files(folder)
    with pytest.raises(LedgerError) as caught:
        rename(old, new, [folder])
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert files(folder) == before


def test_an_old_id_is_never_used_again(folder: Path) -> None:
    rename("int-boya", "int-b", [folder])
    with pytest.raises(LedgerError, match="never used again"):
        rename("int-faro", "int-boya", [folder])


def test_a_place_with_a_code_in_a_file_keeps_it(folder: Path) -> None:
    path = folder / "places.yaml"
    entry = "- {id: gt-01, name: {es: Guatemala, en: Guatemala}, type: state, within: gt}\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    with pytest.raises(LedgerError, match="ISO 3166 code of this place"):
        rename("gt-01", "gt-guate", [folder])


def test_only_the_last_folder_is_changed(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    entry = {"id": "xx-mia", "name": {"es": "Mía", "en": "Mine"}, "type": "academia"}
    (own / "a.yaml").write_text(yaml.safe_dump([entry | {"parent": "int-faro"}]), encoding="utf-8")
    before = files(folder)
    with pytest.raises(LedgerError, match=r"stands in .*bodies\.yaml, not in a folder of yours"):
        rename("int-faro", "int-luz", [folder, own])
    rename("xx-mia", "xx-tuya", [folder, own])
    assert redirects(own) == {"institution/xx-mia": "institution/xx-tuya"}
    assert files(folder) == before


def test_all_files_or_none(folder: Path) -> None:
    """The last file cannot be replaced: those before it go back."""
    before = files(folder)
    (folder / "redirects.yaml").symlink_to(folder / "no-such-folder" / "redirects.yaml")
    with pytest.raises(OutputError, match=r"redirects\.yaml: cannot be written"):
        rename("int-faro", "int-luz", [folder])
    (folder / "redirects.yaml").unlink()
    assert files(folder) == before


def test_a_file_that_another_hand_changed_is_not_overwritten(folder: Path) -> None:
    path = folder / "bodies.yaml"
    with pytest.raises(OutputError, match="changed meanwhile"):
        changes.save({path: "new"}, {path: "what it was"})
    assert path.read_text(encoding="utf-8").startswith("# Organismos")


def test_what_is_written_is_what_the_linker_reads(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename("int-boya", "int-b", [folder])
    rename("int-b", "int-c", [folder])
    rename("event/foro-del-mar-1a2b3c4d", "foro-del-mar", [folder])
    monkeypatch.setattr("tejido.linking.redirects.authority_folders", lambda: (folder,))
    found = read_redirects(read_ledger(folder))
    assert found.of("institution/int-boya") == "institution/int-c"
    assert found.of("event/foro-del-mar-1a2b3c4d") == "event/foro-del-mar"
    judged = read_judgements(folder / "judgements.yaml")
    assert any("institution/int-c" in pair.about for pair in judged.pairs)


def test_the_command_in_both_languages(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "authority_folders", lambda: (folder,))
    assert run(["rename", "int-boya", "int-b"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "institution/int-boya es ahora institution/int-b"
    assert lines[1] == f"  {folder / 'bodies.yaml'}: línea 38"
    assert run(["rename", "int-b", "int-c", "--lang", "en"]) == 0
    assert "\ninstitution/int-b is now" in "\n" + capsys.readouterr().out
    assert run(["rename", "int-boya", "int-c"]) == 1
    assert "no entry has this id" in capsys.readouterr().err
