"""What is refused before the parser, and how a syntax error is told."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.asking.engines import Engine
from tejido.asking.guard import MAX_BYTES, MAX_DEPTH, MAX_OPERATORS, check_text
from tejido.asking.run import sparql
from tejido.errors import QueryError
from tests.asking.golden import open_fixture

CASES = yaml.safe_load((Path(__file__).parent / "refused.yaml").read_text(encoding="utf-8"))
DEEP = {
    "brackets": lambda n: f"ASK {{ FILTER({'(' * n}1{')' * n}) }}",
    "groups": lambda n: f"ASK {'{' * n}{'}' * n}",
    "nodes": lambda n: f"ASK {{ {'[ <urn:p> ' * n}1{']' * n} }}",
    "negations": lambda n: f"ASK {{ FILTER({'!' * n}1) }}",
    "disjunctions": lambda n: f"ASK {{ FILTER(1{'||1' * n}) }}",
    "sums": lambda n: f"ASK {{ FILTER(1{'+1' * n}) }}",
    "paths": lambda n: f"ASK {{ ?s <urn:p>{'/<urn:p>' * n} ?o }}",
    "unions": lambda n: f"ASK {{ {{}}{'UNION{}' * n} }}",
    "optionals": lambda n: f"ASK {{ {'OPTIONAL{?s ?p ?o}' * n} }}",
    "binds": lambda n: "ASK { " + "".join(f"BIND(1 AS ?x{i})" for i in range(n)) + " }",
    "differences": lambda n: f"ASK {{ {'MINUS{}' * n} }}",
}
"""Ways to nest that end the process inside pyoxigraph when there are enough of them."""


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["text"]))
def test_refuses(case: dict[str, str], fixture: Engine) -> None:
    with pytest.raises(QueryError) as error:
        sparql(case["text"], fixture)
    assert case["says"] in str(error.value)


@pytest.mark.parametrize("case", CASES["answered"])
def test_answers(case: str, fixture: Engine, in_rdflib: Engine) -> None:
    answer = sparql(case, fixture)
    assert answer == sparql(case, in_rdflib)


@pytest.mark.parametrize("case", CASES["located"], ids=lambda case: str(case["text"]))
def test_points_at_a_syntax_error(case: dict[str, str], fixture: Engine) -> None:
    with pytest.raises(QueryError) as error:
        sparql(case["text"], fixture)
    assert str(error.value) == case["says"].rstrip("\n")


@pytest.mark.parametrize("way", DEEP)
@pytest.mark.parametrize("times", [2_000, 3_400, 12_800])
def test_deep_nesting_never_reaches_the_parser(way: str, times: int, fixture: Engine) -> None:
    with pytest.raises(QueryError, match=r"nested deeper|operators|over the limit"):
        sparql(DEEP[way](times), fixture)


def test_what_is_let_through_does_not_kill() -> None:
    """The deepest texts that pass run to an end, in a process of their own."""
    passing = [DEEP[way](MAX_DEPTH - 3) for way in ("brackets", "groups", "nodes")]
    passing += [DEEP[way](MAX_OPERATORS // 8) for way in DEEP]
    passing += [DEEP[way](MAX_OPERATORS - 10) for way in ("negations", "disjunctions", "sums")]
    for text in passing:
        check_text(text)
    program = (
        "import sys, json, pyoxigraph\n"
        "for text in json.load(sys.stdin): bool(pyoxigraph.Store().query(text))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(passing),
        text=True,
        timeout=120,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("part", ['"', '"""', "'\\\\", '"\\"', "a-", "<a", "_:", "?", '"""\\"'])
def test_scanning_takes_linear_time(part: str) -> None:
    """Each took seconds to minutes by a pattern that tries again from every character."""
    start = time.process_time()
    with contextlib.suppress(QueryError):
        check_text(part * (MAX_BYTES // len(part)))
    assert time.process_time() - start < 2


def test_a_long_text_is_refused_by_its_bytes() -> None:
    check_text("ASK {} #" + "x" * (MAX_BYTES - 8))
    with pytest.raises(QueryError, match=f"{MAX_BYTES + 1} bytes, over the limit of {MAX_BYTES}"):
        check_text("ASK {} #" + "é" + "x" * (MAX_BYTES - 9))


@given(st.text() | st.text(alphabet="SELECTASK{}()<>?:.\"'\\#FROMSERVICE \n|/^*!-&u0{41}"))
def test_any_text_is_answered_or_refused_in_a_few_lines(text: str) -> None:
    try:
        sparql(text, open_fixture())
    except QueryError as error:
        assert len(str(error).split("\n")) in (1, 3)
