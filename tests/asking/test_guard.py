"""What is refused before the parser, and how a syntax error is told."""

from __future__ import annotations

import bisect
import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tejido.asking.engines import Engine
from tejido.asking.guard import MAX_BYTES, check_text
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
    "subtractions": lambda n: f"ASK {{ FILTER(?a{'-1' * n}) }}",
    "conditions": lambda n: f"ASK {{ FILTER({'IF(1,1,' * n}1{')' * n}) }}",
    "patterns": lambda n: f"ASK {{ {'?s?p?o.' * n} }}",
    "objects": lambda n: f"ASK {{ ?s ?p 1{',1' * n} }}",
    "joins": lambda n: f"ASK {{ {'{?s?p?o}' * n} }}",
    "members": lambda n: f"ASK {{ ?s ?p ({'1 ' * n}) }}",
    "columns": lambda n: "SELECT" + "".join(f"(1AS?x{i})" for i in range(n)) + "{}",
    "groupings": lambda n: "SELECT(1 AS ?y){}GROUP BY" + "".join(f"(1AS?x{i})" for i in range(n)),
    "restrictions": lambda n: f"SELECT(1 AS ?x){{}}GROUP BY ?s HAVING{'(1)' * n}",
}
"""Ways to nest that end the process inside pyoxigraph when there are enough of them."""


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["text"]))
def test_refuses(case: dict[str, str], fixture: Engine) -> None:
    with pytest.raises(QueryError) as error:
        sparql(case["text"], fixture)
    assert case["says"] in str(error.value)


def test_a_flag_lets_a_query_reach_out(fixture: Engine) -> None:
    """The server is asked then: nothing listens there, which is no refusal."""
    text = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    with pytest.raises(QueryError, match="refused without --allow-remote"):
        sparql(text, fixture)
    with pytest.raises(QueryError, match="the query cannot be run"):
        sparql(text, fixture, allow_remote=True)
    assert sparql("ASK FROM <urn:nothing> { ?s ?p ?o }", fixture, allow_remote=True) is False
    with pytest.raises(QueryError, match="LOAD would change the graph"):
        sparql("LOAD <http://127.0.0.1:9/>", fixture, allow_remote=True)


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
@pytest.mark.parametrize("times", [4_000, 12_800])
def test_deep_nesting_never_reaches_the_parser(way: str, times: int, fixture: Engine) -> None:
    with pytest.raises(QueryError, match=r"nested deeper|operators|words and marks|over the limit"):
        sparql(DEEP[way](times), fixture)


class _Trier:
    """Runs each text in a process of its own; one that takes long is stopped and counts as fine."""

    program = """
import json, os, signal, sys, pyoxigraph
store = pyoxigraph.Store()
for i in range(3):
    store.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode(f"urn:{part}{i}") for part in "spo")))
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            found = store.query(json.loads(line))
            list(found) if not isinstance(found, pyoxigraph.QueryBoolean) else None
        except (SyntaxError, RuntimeError, ValueError, OSError):
            pass
        os._exit(0)
    print(os.waitpid(child, 0)[1], flush=True)
"""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def survives(self, text: str) -> bool:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline()) in (0, signal.SIGALRM)


@pytest.fixture(scope="module")
def trier() -> Iterator[_Trier]:
    made = _Trier()
    yield made
    made.process.communicate()


def _passes(text: str) -> bool:
    try:
        check_text(text)
    except QueryError:
        return False
    return True


def test_the_trier_notices_a_death(trier: _Trier) -> None:
    assert not trier.survives(DEEP["brackets"](12_800))
    assert not trier.survives(DEEP["conditions"](4_000))


@pytest.mark.parametrize("way", DEEP)
def test_the_longest_that_passes_does_not_kill(way: str, trier: _Trier) -> None:
    sizes = range(1, MAX_BYTES)
    size = bisect.bisect_left(sizes, True, key=lambda n: not _passes(DEEP[way](n)))
    assert size > 100
    assert trier.survives(DEEP[way](size))


PARTS = st.sampled_from(
    [*(Path(__file__).parent / "parts.txt").read_text(encoding="utf-8").split(), " ", "\r", "\n"]
)
TIMES = st.sampled_from([1, 1, 1, 2, 150, 3000, 12_000])
RUNS = st.tuples(PARTS, TIMES).map(lambda run: run[0] * run[1])
PAIRS = st.tuples(PARTS, PARTS, st.sampled_from([150, 3000])).map(
    lambda pair: pair[0] * pair[2] + "1" + pair[1] * pair[2]
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(RUNS | PAIRS, max_size=8).map("".join), st.sampled_from(["", "ASK{", "ASK{FILTER("])
)
def test_no_text_that_passes_kills(trier: _Trier, body: str, start: str) -> None:
    text = start + body + {"": "", "ASK{": "}", "ASK{FILTER(": ")}"}[start]
    if _passes(text):
        assert trier.survives(text)


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
