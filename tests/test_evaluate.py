"""The figures against gold facts: small cases worked out by hand, laws, broken files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.compared import facts_file
from tejido.errors import DocumentError
from tejido.evaluate import Evaluation, Tally, evaluate_document, evaluate_folders

CASES = yaml.load(
    Path(__file__).with_name("evaluate_cases.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def written_out(short: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a facts file from the short form of the cases."""
    entities = [
        {"id": id.lstrip("?"), "type": type, "names": names, "optional": id.startswith("?")}
        for id, (type, *names) in short["e"].items()
    ]
    facts = [
        {
            "subject": subject.lstrip("?"),
            "relation": relation,
            "object": object,
            "quote": "".join(quote),
            "optional": subject.startswith("?"),
        }
        for subject, relation, object, *quote in short["f"]
    ]
    return {"entities": entities, "facts": facts}


def evaluated(gold: dict[str, Any], system: dict[str, Any], text: str = "") -> Evaluation:
    return evaluate_document(facts_file(gold), facts_file(system), text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = evaluated(written_out(case["gold"]), written_out(case["given"]), case.get("text", ""))
    for part in ("entities", "facts"):
        assert found.tally(part) == Tally(*map(int, case[part])), part
    if "verbatim" in case:
        assert [found.verbatim, found.quotes] == [*map(int, case["verbatim"])]


def test_measures() -> None:
    tally = Tally(found=6, wrong=2, missed=4)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Tally(0, 0, 0).f1 == 0.0


names = st.sampled_from(["OIM", "UNODC", "Foro Nacional", "Fiscalía General", "ONU Mujeres"])
entities = st.lists(
    st.builds(
        lambda type, name, optional: (type, name, optional),
        st.sampled_from(["institution", "event"]),
        names,
        st.booleans(),
    ),
    max_size=6,
)
relations = st.sampled_from(["organizer", "partner", "speaker"])
links = st.lists(st.tuples(st.integers(0, 5), relations, st.integers(0, 5)), max_size=8)


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    drawn = draw(entities)
    return {
        "entities": [
            {"id": f"e{i}", "type": type, "names": [name], "optional": optional}
            for i, (type, name, optional) in enumerate(drawn)
        ],
        "facts": [
            {"subject": f"e{i}", "relation": relation, "object": f"e{j}", "quote": "OIM"}
            for i, relation, j in draw(links)
            if i < len(drawn) and j < len(drawn)
        ],
    }


@given(files())
def test_gold_against_itself_has_nothing_wrong(gold: dict[str, Any]) -> None:
    found = evaluated(gold, gold, "OIM")
    assert found.tally("entities")[1:] == (0, 0)
    assert found.verbatim == found.quotes == len(gold["facts"])


@given(files(), files())
def test_what_is_wanted_is_found_or_missed(gold: dict[str, Any], system: dict[str, Any]) -> None:
    tally = evaluated(gold, system).tally("entities")
    wanted = sum(not entity["optional"] for entity in gold["entities"])
    assert tally.found + tally.missed == wanted
    assert tally.wrong <= len(system["entities"])


@given(files(), files(), st.randoms(use_true_random=False))
def test_order_of_facts_is_of_no_account(
    gold: dict[str, Any], system: dict[str, Any], r: Any
) -> None:
    shuffled = {
        "entities": system["entities"],
        "facts": r.sample(system["facts"], len(system["facts"])),
    }
    one, other = evaluated(gold, system), evaluated(gold, shuffled)
    assert sorted(one.outcomes) == sorted(other.outcomes)


def folders(
    tmp_path: Path, gold: str, given: str | None, text: str | None = "OIM"
) -> tuple[Path, Path]:
    (tmp_path / "gold").mkdir()
    (tmp_path / "facts").mkdir()
    (tmp_path / "gold" / "a.facts.json").write_text(gold, encoding="utf-8")
    if text is not None:
        (tmp_path / "gold" / "a.txt").write_text(text, encoding="utf-8")
    if given is not None:
        (tmp_path / "facts" / "a.facts.json").write_text(given, encoding="utf-8")
    return tmp_path / "gold", tmp_path / "facts"


GOLD = json.dumps(written_out({"e": {"oim": ["institution", "OIM"]}, "f": []}))


def test_a_missing_file_counts_as_empty(tmp_path: Path) -> None:
    found = evaluate_folders(*folders(tmp_path, GOLD, None))
    assert (found.documents, found.tally("entities")) == (1, Tally(0, 0, 1))
    assert found.quotes_verbatim is None


def test_the_text_may_stand_in_documents(tmp_path: Path) -> None:
    gold, facts = folders(tmp_path, GOLD, GOLD, text=None)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text("OIM", encoding="utf-8")
    assert evaluate_folders(gold, facts).tally("entities") == Tally(1, 0, 0)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ('{\n"entities": [}', r"a\.facts\.json, line 2: not JSON"),
        ("[]", r"a\.facts\.json: does not have the form"),
        ('{"entities": [{"type": "event"}]}', r"a\.facts\.json: an entity or fact lacks 'id'"),
        ('{"facts": [1]}', r"a\.facts\.json: does not have the form"),
    ],
)
def test_broken_facts_file(tmp_path: Path, given: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        evaluate_folders(*folders(tmp_path, GOLD, given))


def test_missing_text_and_folders(tmp_path: Path) -> None:
    gold, facts = folders(tmp_path, GOLD, GOLD, text=None)
    with pytest.raises(DocumentError, match=r"a\.txt: the text of the gold file .* is missing"):
        evaluate_folders(gold, facts)
    with pytest.raises(DocumentError, match=r"no \*\.facts\.json in this folder"):
        evaluate_folders(tmp_path, facts)
    with pytest.raises(DocumentError, match=r"no such folder"):
        evaluate_folders(gold, tmp_path / "nowhere")
