"""Which pairs are proposed: most of the surest are right, and hardly a right one is missing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.linking.candidates import Candidate, Thing, candidates
from tejido.linking.ledger import default_ledger

_HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [["" if cell == "-" else cell for cell in row] for row in rows]


def _thing(number: int, row: list[str]) -> tuple[Thing, str]:
    who, type_, scope, years, bodies, names = row
    key = f"{type_}/x-{number:03}"
    known = who if who in default_ledger() else ""
    sets = frozenset(years.split()), frozenset(bodies.split())
    thing = Thing(key, type_, tuple(names.split("; ")), scope, *sets)
    return thing, f"{type_}/{known or who}"


_THINGS = [_thing(number, row) for number, row in enumerate(_rows("things.tsv"))]
_WHO = {thing.key: who for thing, who in _THINGS}


def _proposed() -> list[Candidate]:
    return candidates([thing for thing, _ in _THINGS], default_ledger())


def _right(pair: Candidate) -> bool:
    return _WHO.get(pair.one, pair.one) == _WHO.get(pair.other, pair.other)


def _told(pair: Candidate) -> str:
    names = {thing.key: thing.names[0] for thing, _ in _THINGS}
    ours = (names.get(key, key) for key in (pair.one, pair.other))
    return f"{pair.score} {pair.reason}: {' / '.join(ours)}"


def test_most_of_the_surest_are_right() -> None:
    sure = [pair for pair in _proposed() if pair.score >= 0.8]
    wrong = [_told(pair) for pair in sure if not _right(pair)]
    assert len(sure) >= 25
    assert len(wrong) <= 0.2 * len(sure), "\n".join(wrong)


def test_hardly_a_right_one_is_missing() -> None:
    """Whatever is one is proposed as such, directly or through a third."""
    group = {key: key for key in [*_WHO, *_WHO.values()]}

    def first(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for pair in _proposed():
        if _right(pair):
            group[first(pair.other)] = first(pair.one)
    wanted = [
        (one.names[0], other.names[0], first(one.key) == first(other.key))
        for at, (one, who) in enumerate(_THINGS)
        for other, whom in _THINGS[at + 1 :]
        if who == whom
    ]
    wanted += [
        (thing.names[0], who, first(thing.key) == first(who))
        for thing, who in _THINGS
        if who.partition("/")[2] in default_ledger()
    ]
    missing = [row for row in wanted if not row[2]]
    assert len(missing) <= 0.05 * len(wanted), missing


def test_the_order_is_of_scores_then_keys() -> None:
    found = _proposed()
    assert found == sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))
    assert all(pair.one < pair.other and 0 < pair.score <= 1 for pair in found)
    assert len({(pair.one, pair.other) for pair in found}) == len(found)


@settings(max_examples=10, deadline=None)
@given(st.randoms())
def test_the_order_of_the_things_does_not_matter(random: object) -> None:
    things = [thing for thing, _ in _THINGS]
    random.shuffle(things)  # type: ignore[attr-defined]
    assert candidates(things, default_ledger()) == _proposed()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Thing("institution/a", "institution", ("OIM",)), "institution/int-oim-mx"),
        (Thing("institution/a", "institution", ("OIM Ruritania",)), "institution/int-oim"),
        (Thing("institution/a", "institution", ("Congreso",), "mx"), "institution/mx-senado"),
        (
            Thing(
                "institution/a", "institution", ("Unidad de Migración de la Secretaría de Salud",)
            ),
            "institution/mx-salud",
        ),
    ],
)
def test_a_part_is_no_equal(one: Thing, other: str) -> None:
    found = candidates([one], default_ledger())
    assert all(pair.score <= 0.5 for pair in found if other in (pair.one, pair.other)), found


def test_two_entries_are_never_proposed() -> None:
    known = [
        Thing(f"institution/{id_}", "institution", (name,), known=True)
        for id_, name in (("int-oim", "OIM"), ("int-imo", "OMI"), ("int-oim-mx", "OIM"))
    ]
    assert candidates(known, default_ledger()) == []


def test_no_names_no_pairs() -> None:
    empty = [Thing(f"event/{at}", "event", names) for at, names in enumerate([(), ("",), ("¿?",)])]
    assert candidates([], default_ledger()) == candidates(empty, default_ledger()) == []


def test_thousands_of_alike_names_take_time_for_each_not_for_each_pair() -> None:
    def seconds(size: int) -> float:
        things = [
            Thing(f"event/{at:05}", "event", ("Convenio de Colaboración General",), "mx")
            for at in range(size)
        ]
        start = time.process_time()
        assert candidates(things, default_ledger())
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 24 * seconds(1000) + 0.2
