from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from tejido.cli.map import heavy
from tejido.drawing import draw_map
from tejido.drawing.data import block
from tejido.drawing.texts import PAGE, marks, texts
from tejido.errors import OutputError
from tejido.graph.terms import PARTICIPATIONS
from tejido.network.model import FAMILIES

GRAPH = Path(__file__).parent / "fixture.ttl"
ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in (PAGE / "scripts").glob("*.js")}


def test_the_page_names_no_address_that_a_browser_would_load(page_file: Path) -> None:
    page = page_file.read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|srcset|href)\s*=\s*["']?(?:https?:)?//[^"' >]+""", page) == []
    assert re.findall(r"@import|url\(|<link|<iframe|<img", page) == []


def test_no_string_goes_over_lines_since_their_indentation_is_taken_off() -> None:
    for name, source in SCRIPTS.items():
        assert [line for line in source.splitlines() if line.count("`") % 2] == [], name


def test_the_policy_lets_only_these_scripts_run(page_file: Path) -> None:
    page = page_file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy[1]
    scripts = [*re.findall(r"^<script>(.*?)</script>", page, re.M | re.S), unpacked(page)]
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    assert set(re.findall(r"'sha256-([^']+)'", policy[1])) == set(digests)
    assert scripts[1].startswith("/**\n * vis-network")


def unpacked(page: str) -> str:
    """Return the engine that the page holds compressed."""
    packed = re.search(r'id="block-engine">([^<]+)<', page)
    assert packed is not None
    return zlib.decompress(base64.b64decode(packed[1])).decode()


def test_same_bytes_whatever_the_hash_seed_and_the_order_of_the_triples(
    tmp_path: Path, page_file: Path
) -> None:
    store = Store()
    store.bulk_load(path=str(GRAPH), format=RdfFormat.TURTLE)
    dumped = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    lines = dumped.decode().splitlines()
    random.Random(5).shuffle(lines)
    shuffled = tmp_path / "graph.ttl"
    shuffled.write_text("\n".join(lines), encoding="utf-8")
    for seed, language in (("1", "C"), ("77", "es_MX.UTF-8")):
        made = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "visualize.py", str(shuffled), "-o", str(made)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": "Asia/Tokyo"},
            check=True,
            capture_output=True,
        )
        assert made.read_bytes() == page_file.read_bytes()


def test_no_two_files_of_texts_have_a_key_in_common() -> None:
    for language in ("es", "en"):
        files = [json.loads(path.read_text("utf-8")) for path in PAGE.glob(f"*.{language}.json")]
        assert sum(map(len, files)) == len(texts()[language])


def test_both_languages_have_the_same_keys_and_slots() -> None:
    spanish, english = texts()["es"], texts()["en"]
    assert list(spanish) == list(english)
    for key, text in spanish.items():
        assert text.strip() and english[key].strip()
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_every_text_that_the_page_asks_for_is_there_and_every_text_is_asked_for() -> None:
    source = "\n".join(SCRIPTS.values()) + (PAGE / "map.html").read_text(encoding="utf-8")
    plain = set(re.findall(r"""(?:say\(|said\[)["']([\w.-]+)["']""", source))
    counted = set(re.findall(r"count\('([\w.]+)'", source))
    assert plain <= set(texts()["es"])
    assert {f"{key}.{form}" for key in counted for form in ("one", "other")} <= set(texts()["es"])
    quoted = set(re.findall(r"'([\w.-]+)'", source))
    sets = "family|kind|class|role|list|filters|view|level|sentence|timeline|csv|help|print"
    built = re.compile(rf"({sets}|share|export|focus)(\.|$)")
    for key in texts()["es"]:
        stem = re.sub(r"\.(one|other)$", "", key)
        assert built.match(key) or stem in quoted | plain | counted, f"{key} is never said"


def test_every_mark_has_a_name_and_every_role_a_word() -> None:
    said = texts()["es"]
    assert tuple(marks()["families"]) == FAMILIES
    assert all(
        f"family.{family}" in said and f"family.{family}.hint" in said for family in FAMILIES
    )
    assert all(f"kind.{kind}" in said for kind in marks()["kinds"])
    query = (ROOT / "queries/partnerships.rq").read_text(encoding="utf-8")
    roles = set(re.findall(r"tejido:role-(\w+)", query)) | {"members", "part", "whole", "partner"}
    roles |= PARTICIPATIONS | {"supporter", "supported"}
    assert [role for role in sorted(roles) if f"role.{role}" not in said] == []


def test_kinds_differ_in_shape_and_families_in_more_than_colour() -> None:
    shapes = [look["shape"] for look in marks()["kinds"].values()]
    assert len(set(shapes)) == len(shapes)
    looks = [
        (look.get("badge"), look.get("dots"), look["width"])
        for look in marks()["families"].values()
    ]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "\u2028\u2029", "&lt;", "]]>"])
def test_a_block_of_data_cannot_end_its_element(text: str) -> None:
    made = block({text: [text]})
    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made) == {text: [text]}


def test_readers_without_scripts_get_a_table(page_file: Path) -> None:
    page = page_file.read_text(encoding="utf-8")
    plain = re.search(r"<noscript>.*</noscript>", page, re.DOTALL)
    assert plain is not None
    assert "Organización Internacional para las Migraciones" in plain[0]
    assert "Alianza declarada" in plain[0]


def test_the_page_is_small(page_file: Path) -> None:
    assert page_file.stat().st_size < 500_000


def test_a_page_of_more_than_ten_megabytes_is_heavy(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    for size, too_much in ((10_000_000, False), (10_000_001, True)):
        with page.open("wb") as file:
            file.truncate(size)
        assert heavy(page) is too_much


def test_an_unwritable_path_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "no-such-folder" / "map.html"
    with pytest.raises(OutputError) as caught:
        draw_map(GRAPH, target)
    assert str(target) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_script_says_errors_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "visualize.py",
            str(tmp_path / "none.ttl"),
            "-o",
            str(tmp_path / "m.html"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"tejido: .*none\.ttl: cannot be read .*\n", done.stderr)


def test_no_two_scripts_declare_the_same_name() -> None:
    declared = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.M)
    names = [name for source in SCRIPTS.values() for name in declared.findall(source)]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
