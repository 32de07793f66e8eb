"""The schemas of judgements and redirects say what their readers say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tejido.errors import LedgerError
from tejido.linking.files import bare, read_source
from tejido.linking.judgements import Judgement, add_judgement, read_judgements
from tejido.linking.ledger import default_ledger
from tejido.linking.redirects import read_redirects
from tejido.project import AUTHORITY, content

ONE, TWO = "institution/int-oim", "institution/foro-1a2b3c4d"


def fits(name: str, data: Any) -> bool:
    schema = json.loads((content("authority") / name).read_text(encoding="utf-8"))
    return bool(Draft202012Validator(schema).is_valid(data))


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement("same", (ONE, TWO), by="ana", when="2026-11-22", why="Lo dice: la «OIM»"),
        Judgement("different", (ONE, f"{TWO}@nota del 3")),
        Judgement("unsure", (f"{ONE}@nota", f"{TWO}@nota"), by="ana ruiz"),
        Judgement("accept", ("claim/0123456789abcdef",), passage="89ab", when="2026-11-22"),
        Judgement("reject", ("claim/0123456789012345",), passage="0189"),
    ],
)
def test_what_is_written_fits(judgement: Judgement, tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    add_judgement(path, judgement)
    assert fits("judgements.schema.json", bare(read_source(path).content))
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert named
    assert (content("authority") / named[1]).is_file()


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        f"{{same: [{ONE}]}}",
        f"{{same: [{ONE}, {ONE}]}}",
        f"{{same: [{ONE}, int-oim]}}",
        f"{{same: [{ONE}, {TWO}], different: [{ONE}, {TWO}]}}",
        f"{{same: [{ONE}, {TWO}], who: ana}}",
        "{accept: claim/12}",
        "{reject: [claim/0123456789abcdef]}",
    ],
)
def test_what_the_reader_refuses_does_not_fit(line: str, tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    path.write_text(f"- {line}\n", encoding="utf-8")
    with pytest.raises(LedgerError):
        read_judgements(path)
    assert not fits("judgements.schema.json", bare(read_source(path).content))


@pytest.mark.parametrize(
    ("line", "sound"),
    [
        ("institution/int-old: institution/int-oim", True),
        ("institution/int-old: int-oim", False),
        ("int-old: institution/int-oim", False),
        ("institution/int old: institution/int-oim", False),
    ],
)
def test_redirects(line: str, sound: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = default_ledger()
    path = tmp_path / "redirects.yaml"
    path.write_text(f"{line}\n", encoding="utf-8")
    monkeypatch.setenv(AUTHORITY, str(tmp_path))
    assert fits("redirects.schema.json", bare(read_source(path).content)) == sound
    if sound:
        assert read_redirects(ledger).of("institution/int-old") == "institution/int-oim"
    else:
        with pytest.raises(LedgerError):
            read_redirects(ledger)
