"""Things of several documents: what becomes one, what stays two, and why."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.engine import read
from tejido.errors import LedgerError
from tejido.graph.judging import judge, judgeable, passage_hash
from tejido.graph.weave import graph_of
from tejido.linking.judgements import Judgement, Judgements, add_judgement, read_judgements, written
from tejido.linking.ledger import default_ledger
from tejido.linking.meeting import Met, meet
from tejido.linking.redirects import Redirects
from tejido.model import Entity, Reading
from tejido.reading.document import make_document

_TABLE = Path(__file__).with_name("meeting.yaml")
_CASES: list[dict[str, Any]] = yaml.load(
    _TABLE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader
)
_THING = re.compile(r"(d\d):([^,\]@]+)")


@cache
def _reading(id_: str, text: str, publisher: str = "") -> Reading:
    return read(make_document(id_, text, language="es", publisher=publisher))


def _readings(case: dict[str, Any]) -> dict[str, Reading]:
    return {
        id_: _reading(id_, told["text"], told.get("publisher", ""))
        for id_, told in case["documents"].items()
    }


def _entity(readings: dict[str, Reading], thing: str) -> Entity:
    document, _, name = thing.partition(":")
    found = [entity for entity in readings[document].entities if name in entity.names]
    assert found, f"{name} is none of {[entity.names for entity in readings[document].entities]}"
    return found[0]


def _judgements(case: dict[str, Any], readings: dict[str, Reading], folder: Path) -> Judgements:
    path = folder / "judgements.yaml"
    lines = case.get("judgements", [])
    keyed = (_THING.sub(lambda found: _entity(readings, found[0]).key, line) for line in lines)
    path.write_text("".join(f"- {line}\n" for line in keyed), encoding="utf-8")
    return read_judgements(path)


def _met(case: dict[str, Any], folder: Path) -> tuple[dict[str, Reading], Met]:
    readings = _readings(case)
    judgements = _judgements(case, readings, folder)
    return readings, meet(readings.values(), default_ledger(), judgements)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_meeting(case: dict[str, Any], tmp_path: Path) -> None:
    before, met = _met(case, tmp_path)
    after = {reading.document.id: reading for reading in met.readings}
    keys = []
    for together in case["sets"]:
        old = [(thing, _entity(before, thing)) for thing in together]
        found = {_same(after[thing.partition(":")[0]], entity).key for thing, entity in old}
        assert len(found) == 1, f"{together} are {found}"
        keys.append(found.pop())
    assert len({*keys}) == len(keys), f"{case['sets']} are {keys}"


def _same(reading: Reading, entity: Entity) -> Entity:
    return next(other for other in reading.entities if other.id == entity.id)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_every_claim_keeps_its_iri(case: dict[str, Any], tmp_path: Path) -> None:
    before, met = _met(case, tmp_path)
    for reading in met.readings:
        assert {*judgeable(reading)} <= {*judgeable(before[reading.document.id])}


def test_how_a_thing_was_identified_says_who_made_it_one(tmp_path: Path) -> None:
    cases = {case["id"]: case for case in _CASES}
    for id_, how in (
        ("one-event-of-two-documents", "agreement"),
        ("organisers-judged-the-same-make-events-meet", "judgement"),
        ("a-document-parted-from-the-ledger", "judgement"),
    ):
        _, met = _met(cases[id_], tmp_path)
        assert how in {entity.resolved_by for r in met.readings for entity in r.entities}, id_
        claims = [claim for reading in met.readings for claim in reading.claims]
        assert how in {a.resolved_by for c in claims for a in (c.subject, c.object)}, id_


def test_what_took_the_place_of_a_key_says_so(tmp_path: Path) -> None:
    case = next(case for case in _CASES if case["id"] == "the-same-by-judgement")
    before, met = _met(case, tmp_path)
    old = _entity(before, "d2:Fundación Río Vivo de Aguas Claras").key
    new = _entity(before, "d1:Fundación Río Vivo").key
    assert met.retired == {old: new}
    graph = graph_of(met.readings, default_ledger(), met.retired)
    said = {(q.subject.value, q.object.value) for q in graph if "replaces" in q.predicate.value}  # type: ignore[union-attr]
    assert [(new, old)] == [(s.partition("/id/")[2], o.partition("/id/")[2]) for s, o in said]


def test_a_key_given_when_parted_can_be_judged_too(tmp_path: Path) -> None:
    case = next(case for case in _CASES if case["id"] == "a-document-parted-from-the-ledger")
    before, met = _met(case, tmp_path)
    parted = next(e.key for e in met.readings[0].entities if "Cruz Roja Mexicana" in e.names)
    network = _entity(before, "d1:Red Cielo Azul").key
    path = tmp_path / "judgements.yaml"
    add_judgement(path, Judgement("same", (parted, network)))
    again = meet(before.values(), default_ledger(), read_judgements(path))
    names = {e.key: e.names for e in again.readings[0].entities}
    assert network in names
    assert parted not in names


def test_a_redirect_keeps_the_iris_of_claims() -> None:
    reading = _reading("d1", "La Fundación Río Vivo firmó un convenio con la Red Cielo Azul.")
    old = next(e.key for e in reading.entities if e.type == "institution")
    moved = Redirects({old: "institution/xx-rio-vivo"})
    met = meet([reading], default_ledger(), None, moved)
    assert {*judgeable(met.readings[0])} == {*judgeable(reading)}
    assert "institution/xx-rio-vivo" in {entity.key for entity in met.readings[0].entities}
    assert met.retired == {old: "institution/xx-rio-vivo"}


# ---- contradictions and unknown keys


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (
            [
                "{same: [event/a-11111111, event/b-22222222]}",
                "{same: [event/b-22222222, event/c-33333333]}",
                "{different: [event/a-11111111, event/c-33333333]}",
            ],
            2,
            "which line 3 keeps apart",
        ),
        (["{same: [institution/xx-nobody, event/b-22222222]}"], 1, "are not two of one type"),
        (["{same: [institution/xx-nobody, institution/int-un]}"], 1, "no entry of the ledger"),
        (["{same: [event/int-un, event/b-22222222]}"], 1, "write institution/int-un"),
        (["{same: [event/a-11111111]}"], 1, "are not two keys"),
        (["{same: [event/a-11111111, event/a-11111111]}"], 1, "are not two of one type"),
        (["{same: [nothing, event/a-11111111]}"], 1, "is no key such as"),
        (["{accept: claim/12}"], 1, "is no claim"),
        (["{same: [event/a-11111111, event/b-22222222], accept: claim/12}"], 1, "one answer of"),
        (["{sane: [event/a-11111111, event/b-22222222]}"], 1, "'sane' is no key"),
        (["same"], 1, "is no entry"),
    ],
)
def test_wrong_judgements_are_one_line(
    lines: list[str], line: int, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "judgements.yaml"
    path.write_text("".join(f"- {line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        meet([], default_ledger(), read_judgements(path))
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


# ---- judgements on claims


def _with_claims() -> Reading:
    return _reading(
        "d1", "La Fundación Río Vivo organizó el Foro Agua Limpia el 3 de mayo de 2024."
    )


def test_a_rejected_claim_leaves_and_an_accepted_one_is_reviewed() -> None:
    reading = _with_claims()
    ids = sorted(judgeable(reading))
    assert len(ids) > 1
    answers = {
        ids[0]: Judgement("reject", (ids[0],), passage_hash(judgeable(reading)[ids[0]])),
        ids[1]: Judgement("accept", (ids[1],), passage_hash(judgeable(reading)[ids[1]])),
    }
    judged = judge(reading, answers)
    assert sorted(judgeable(judged)) == ids[1:]
    assert [claim.reviewed for claim in judgeable(judged)[ids[1]]] == [True]
    assert "reviewed" in " ".join(quad.predicate.value for quad in graph_of([judged]))


def test_other_words_reopen_the_question() -> None:
    reading = _with_claims()
    id_ = min(judgeable(reading))
    answer = {id_: Judgement("reject", (id_,), "0" * 16)}
    assert judge(reading, answer) == reading


# ---- the file


@given(
    st.sampled_from(["same", "different", "unsure"]),
    st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()),
    st.text(max_size=40).filter(lambda text: text.isprintable()),
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, answer: Any, by: str, why: str
) -> None:
    path = tmp_path_factory.mktemp("judged") / "judgements.yaml"
    about = ("event/a-11111111", "event/b-22222222@nota 1, cont.")
    given = Judgement(answer, about, by=by, when="2024-05-03", why=why)
    assert "\n" not in written(given).rstrip("\n")
    add_judgement(path, given)
    (read_again,) = read_judgements(path).pairs
    assert (read_again.answer, read_again.about) == (answer, about)
    assert (read_again.by, read_again.when, read_again.why) == (by, "2024-05-03", why)


def test_deleting_a_line_undoes_it(tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    add_judgement(path, Judgement("unsure", ("event/a-11111111", "event/b-22222222"), by="ana"))
    before = path.read_bytes()
    add_judgement(path, Judgement("same", ("event/a-11111111", "event/c-33333333"), by="ana"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert path.read_bytes() == before
    assert [known.answer for known in read_judgements(path).pairs] == ["unsure"]


# ---- order


def _all() -> list[Reading]:
    """Every text of the cases, each a document of its own."""
    told = [(case, id_) for case in _CASES for id_ in case["documents"]]
    return [
        _reading(f"n{at}", known["text"], known.get("publisher", ""))
        for at, (case, id_) in enumerate(told)
        for known in [case["documents"][id_]]
    ]


def _judged_alike(readings: list[Reading]) -> Judgements:
    """Some judgements on what the readings name, whether or not a removal leaves them."""
    keys = sorted({e.key for r in readings for e in r.entities if e.type == "institution"})
    events = sorted({e.key for r in readings for e in r.entities if e.type == "event"})
    pairs = [
        Judgement("same", (keys[0], keys[-1]), line=1),
        Judgement("different", (events[0], events[1]), line=2),
        Judgement("different", (keys[1], f"{keys[1]}@n1"), line=3),
        Judgement("same", (keys[2], f"{keys[1]}@n0"), line=4),
    ]
    return Judgements(tuple(pairs))


@given(st.data())
def test_neither_order_nor_what_was_removed_leaves_a_trace(data: st.DataObject) -> None:
    every = _all()
    judgements = _judged_alike(every)
    kept = data.draw(st.lists(st.sampled_from(range(len(every))), min_size=1, unique=True))
    shuffled = [every[at] for at in kept]
    ordered = [every[at] for at in sorted(kept)]
    ledger = default_ledger()
    one, other = (meet(read, ledger, judgements) for read in (shuffled, ordered))
    assert one == other
    assert graph_of(one.readings, ledger, one.retired) == graph_of(
        other.readings, ledger, other.retired
    )
