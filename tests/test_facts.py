from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.errors import DocumentError, OutputError
from tejido.facts import from_facts, read_facts, to_facts, write_facts
from tejido.loading import load
from tejido.model import Document, Passage, Reading
from tejido.reading import make_document
from tejido.reading.encoding import canonical

TEXT = """La Organización Internacional para las Migraciones (OIM) lanzó la campaña
Corazón Azul. El curso fue impartido por la OIM en Lima, el 3 de mayo de 2022."""

DATA: dict[str, Any] = {
    "document": {"id": "nota", "published": "2022-05"},
    "entities": [
        {
            "id": "oim",
            "type": "institution",
            "kind": "intergovernmental",
            "names": ["Organización Internacional para las Migraciones", "OIM"],
        },
        {"id": "campaña", "type": "programme", "names": ["Corazón Azul"], "optional": True},
        {"id": "curso", "type": "event", "kind": "training", "names": ["curso"]},
        {"id": "lima", "type": "place", "key": "place/pe-lim", "names": ["Lima"]},
    ],
    "facts": [
        {
            "subject": "campaña",
            "relation": "launcher",
            "object": "oim",
            "quote": "lanzó la campaña Corazón Azul",
        },
        {"subject": "curso", "relation": "place", "object": "lima", "quote": "en Lima"},
        {
            "subject": "curso",
            "relation": "date",
            "object": "2022-05-03",
            "modality": "planned",
            "quote": "el 3 de mayo de 2022",
        },
    ],
}


@pytest.fixture
def document() -> Document:
    return make_document("nota", TEXT)


@pytest.fixture
def reading(document: Document) -> Reading:
    return from_facts(DATA, document)


def test_quotes_get_their_offsets(reading: Reading, document: Document) -> None:
    for claim in reading.claims:
        for passage in claim.passages:
            assert document.text[passage.start : passage.end] == passage.exact
    assert reading.claims[0].passages[0].exact == "lanzó la campaña\nCorazón Azul"


def test_an_argument_the_quote_does_not_name_brings_its_sentence(reading: Reading) -> None:
    claim = reading.claims[0]
    assert claim.object.words == "OIM"
    assert any(claim.object.words in passage.exact for passage in claim.passages[1:])


def test_keys_are_kept_or_minted_by_name_and_by_document_but_for_bodies(document: Document) -> None:
    oim, campaign, course, lima = from_facts(DATA, document).entities
    assert lima.key == "place/pe-lim"
    assert oim.key.startswith("institution/organizacion-internacional-migraciones-")
    other = make_document("otra", TEXT)
    data = {**DATA, "document": {"id": "otra"}}
    oim_, campaign_, course_, _ = from_facts(data, other).entities
    assert oim.key == oim_.key
    assert campaign.key != campaign_.key
    assert course.key != course_.key


def test_what_the_document_lacks_is_taken_over_and_what_it_has_stays(document: Document) -> None:
    data = {**DATA, "document": {"id": "nota", "title": "A", "published": "2020"}}
    known = make_document("nota", TEXT, title="B", published="2021-01-01")
    assert from_facts(data, known).document.title == "B"
    bare = make_document("nota", "OIM " + TEXT)
    assert from_facts(data, bare).document.published == (bare.published or "2020")


def test_reading_and_facts_turn_into_each_other(reading: Reading) -> None:
    data = json.loads(json.dumps(to_facts(reading)))
    assert from_facts(data, reading.document) == reading
    assert to_facts(from_facts(data, reading.document)) == data


def test_facts_say_offsets_rule_iri_and_modality(reading: Reading) -> None:
    fact = to_facts(reading)["facts"][2]
    assert TEXT[fact["start"] : fact["end"]] == fact["quote"] == "el 3 de mayo de 2022"
    assert fact["rule"] == "facts-file"
    assert fact["iri"].startswith("https://w3id.org/tejido/id/claim/")
    assert fact["modality"] == "planned"


_SOURCE = (
    "La O\xadIM orga\u200bnizó el taller \x93Rutas se\ufb01nas\x94 en\xa0Lima, el "
    "3 de ma\u00adyo de 2022. La ＯＩＭ y la UNODC firmaron un convenio con la Funda\xadción Paz."
)


def test_quotes_stand_in_the_source_and_are_found_again() -> None:
    known = make_document("nota", _SOURCE)
    reading = load(known)
    data = json.loads(json.dumps(to_facts(reading)))
    quotes = [fact["quote"] for fact in data["facts"]]
    assert len(quotes) > 3 and not any(quote in known.text for quote in quotes)
    assert all(quote in _SOURCE.replace("\xa0", " ") for quote in quotes)
    assert to_facts(from_facts(data, known)) == data
    for fact in data["facts"]:
        del fact["start"], fact["end"]
    claims = from_facts(data, known).claims
    assert [claim.passages[0] for claim in claims] == [c.passages[0] for c in reading.claims]


def test_a_hidden_number_does_not_come_back_by_a_quote() -> None:
    text = "La OIM\u200b (tel. +52 55 5123\xad4567) organizó el taller Rutas en Lima."
    quotes = [fact["quote"] for fact in to_facts(load(make_document("nota", text)))["facts"]]
    assert quotes and not any("4567" in quote for quote in quotes)


@given(st.text("aOIMéﬁ\xad\u200b\x93\xa0 \U0001d5d9", min_size=1, max_size=30), st.data())
def test_any_stretch_is_given_in_the_source_s_characters(text: str, data: st.DataObject) -> None:
    document = make_document("nota", f"a{text}b")
    whole = document.as_read(0, len(document.text))
    assert whole.split() == canonical(f"a{text}b").split()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    assert document.as_read(start, end) in whole


def test_files_are_written_and_read(reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "nota.facts.json"
    write_facts(reading, path)
    assert path.read_text(encoding="utf-8").endswith("}\n")
    assert read_facts(path, reading.document) == reading


def test_a_file_that_cannot_be_written_is_one_line(reading: Reading, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"none/a\.json: cannot be written"):
        write_facts(reading, tmp_path / "none" / "a.json")


Change = Callable[[dict[str, Any]], object]
BAD: dict[str, tuple[Change, str]] = {
    "unknown top field": (lambda d: d.update(more=1), "'more'"),
    "no entities": (lambda d: d.pop("entities"), "entities"),
    "other document": (lambda d: d["document"].update(id="x"), "about 'x', not about 'nota'"),
    "changed text": (lambda d: d["document"].update(sha256="0" * 64), "the text changed"),
    "bad date of document": (lambda d: d["document"].update(published="2022-13"), "'2022-13'"),
    "unknown entity field": (lambda d: d["entities"][0].update(label="x"), "'label'"),
    "unknown type": (lambda d: d["entities"][0].update(type="firm"), "'firm'"),
    "no names": (lambda d: d["entities"][0].update(names=[]), "entities/0/names"),
    "blank name": (lambda d: d["entities"][0].update(names=[" "]), "entities/0/names/0"),
    "entity twice": (lambda d: d["entities"].append(d["entities"][0]), "twice: 'oim'"),
    "key of another type": (lambda d: d["entities"][0].update(key="place/x"), "'place/x'"),
    "kind that is no word": (lambda d: d["entities"][0].update(kind="a b\n"), "kind"),
    "kind with a line end": (lambda d: d["entities"][0].update(kind="forum\n"), "kind"),
    "mention outside": (lambda d: d["entities"][0].update(mentions=[[0, 9999]]), "9999"),
    "unknown relation": (lambda d: d["facts"][0].update(relation="likes"), "'likes'"),
    "unknown subject": (lambda d: d["facts"][0].update(subject="x"), "no entity 'x'"),
    "subject of a wrong type": (lambda d: d["facts"][0].update(subject="lima"), "not programme"),
    "object of a wrong type": (lambda d: d["facts"][0].update(object="lima"), "'lima' is place"),
    "no date": (lambda d: d["facts"][2].update(object="May 3"), "'May 3'"),
    "impossible date": (lambda d: d["facts"][2].update(object="2022-02-30"), "'2022-02-30'"),
    "interval turned round": (lambda d: d["facts"][2].update(object="2022/2021"), "'2022/2021'"),
    "quote not in the text": (lambda d: d["facts"][0].update(quote="nowhere"), "'nowhere'"),
    "start without end": (lambda d: d["facts"][0].update(start=1), "facts/0"),
    "offsets that miss": (lambda d: d["facts"][0].update(start=1, end=4), "1-4 of nota reads"),
    "words in no passage": (lambda d: d["facts"][0].update(words={"object": "ONU"}), "'ONU'"),
    "resolution that is no word": (
        lambda d: d["facts"][0].update(resolvedBy={"object": "by hand"}),
        "'by hand'",
    ),
    "half a surrogate pair": (lambda d: d["entities"][0].update(names=["\ud800"]), "surrogate"),
    "post without title": (
        lambda d: (
            d["entities"].append({"id": "n", "type": "person", "names": ["N"]}),
            d["facts"].append(
                {"subject": "n", "relation": "post", "object": "oim", "quote": "OIM"}
            ),
        ),
        "needs its title",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_facts_are_one_line_naming_file_and_value(case: str, document: Document) -> None:
    change, expected = BAD[case]
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(DocumentError) as caught:
        from_facts(data, document, "dir/nota.facts.json")
    message = str(caught.value)
    assert message.startswith("dir/nota.facts.json: ")
    assert expected in message
    assert "\n" not in message and len(message) < 400


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a":\n1,}', b"null"])
def test_a_file_that_is_no_facts_file(content: bytes, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "nota.facts.json"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=r"nota\.facts\.json") as caught:
        read_facts(path, document)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(document: Document, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read_facts(tmp_path / "none.json", document)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


def paths(value: Any) -> list[tuple[Any, Any]]:
    """Return every container inside a value with every key or index of it."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [found for key in keys for found in paths(value[key])]


@given(st.data(), JSON)
def test_whatever_stands_anywhere_is_read_or_refused(data: st.DataObject, value: Any) -> None:
    facts = copy.deepcopy(DATA)
    container, key = data.draw(st.sampled_from(paths(facts)))
    container[key] = value
    try:
        reading = from_facts(facts, make_document("nota", TEXT))
    except DocumentError as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(p, Passage) for claim in reading.claims for p in claim.passages)
        to_facts(reading)
