from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tejido.errors import GraphError
from tejido.network import network
from tejido.network.network import FAMILIES
from tejido.project import ID

GRAPH = Path(__file__).parents[1] / "drawing/fixture.ttl"
HERE = f"{ID}institution/"


@pytest.fixture(scope="module")
def graph() -> Any:
    return network(GRAPH)


def ties(graph: Any, first: str, second: str) -> dict[str, dict[str, Any]]:
    return dict(graph.get_edge_data(HERE + first, HERE + second) or {})


def test_every_institution_that_a_document_names_is_a_node(graph: Any) -> None:
    assert {iri.removeprefix(HERE) for iri in graph} == {
        "int-oim", "int-unodc", "us-inl", "mx-roo-gob", "mx-roo-fge", "mx-tla-fge",
        "mx-roo-comision", "camino", "sola",
    }  # fmt: skip


def test_every_family_is_derived(graph: Any) -> None:
    assert {family for *_, family in graph.edges(data="family")} == set(FAMILIES)


def test_two_organizers_of_an_event(graph: Any) -> None:
    tie = ties(graph, "int-oim", "mx-roo-gob")[f"organisation {ID}event/curso"]
    assert not tie["directed"]
    assert tie["roles"] == (("organizer",), ("organizer",))
    assert (tie["years"], tie["dated"]) == ((2023, 2023), "initiative")
    assert {e.side for e in tie["evidence"]} == {"first", "second"}
    assert {q.exact for e in tie["evidence"] for q in e.quotes} == {
        "En colaboración con la OIM, el Gobierno de Quintana Roo organizó este curso."
    }


def test_funding_runs_from_who_pays(graph: Any) -> None:
    tie = ties(graph, "us-inl", "int-unodc")[f"funding {ID}programme/heart"]
    assert tie["directed"]
    assert tie["roles"] == (("funder",), ("implementer",))
    assert not graph.has_edge(HERE + "int-unodc", HERE + "us-inl")


def test_support_and_membership_run_the_way_the_claim_says(graph: Any) -> None:
    assert ties(graph, "int-oim", "mx-roo-comision")["support"]["roles"] == (
        ("supporter",), ("supported",),
    )  # fmt: skip
    assert ties(graph, "mx-roo-fge", "mx-roo-comision")["membership"]["roles"] == (
        ("member",), ("members",),
    )  # fmt: skip
    assert ties(graph, "mx-roo-comision", "mx-roo-gob")["membership"]["roles"] == (
        ("part",), ("whole",),
    )  # fmt: skip


def test_one_claim_about_two_is_one_evidence_of_both(graph: Any) -> None:
    (evidence,) = ties(graph, "int-oim", "mx-roo-gob")["partner"]["evidence"]
    assert evidence.side == "both"


def test_all_passages_of_a_claim_are_kept_in_order(graph: Any) -> None:
    tie = ties(graph, "mx-roo-fge", "mx-tla-fge")[f"participation {ID}event/curso"]
    (evidence,) = (e for e in tie["evidence"] if e.side == "first")
    assert [q.start for q in evidence.quotes] == [80, 200]


def test_who_organised_together_is_not_also_said_to_have_met(graph: Any) -> None:
    assert f"participation {ID}event/curso" not in ties(graph, "int-oim", "mx-roo-gob")


def test_a_planned_agreement_is_marked(graph: Any) -> None:
    signed = ties(graph, "int-oim", "int-unodc")
    assert {key.rsplit("/", 1)[1]: tie["planned"] for key, tie in signed.items()} == {
        "declaracion": False, "nuevo": True,
    }  # fmt: skip


def test_what_has_no_date_takes_that_of_the_document_or_none(graph: Any) -> None:
    planned = ties(graph, "int-oim", "int-unodc")[f"agreement {ID}agreement/nuevo"]
    assert (planned["years"], planned["dated"]) == ((2021, 2021), "document")
    met = ties(graph, "camino", "mx-roo-fge")[f"participation {ID}event/foro"]
    assert (met["years"], met["dated"]) == (None, "")


def test_a_denied_partnership_gives_no_line(graph: Any) -> None:
    assert graph.degree(HERE + "sola") == 0


def test_names_and_short_names(graph: Any) -> None:
    short = {iri.removeprefix(HERE): node["short"] for iri, node in graph.nodes(data=True)}
    assert short["int-oim"] == {"es": "OIM", "en": "IOM"}
    assert short["int-unodc"] == {"es": "UNODC", "en": "UNODC"}
    assert short["mx-roo-fge"]["es"] != short["mx-tla-fge"]["es"]
    assert graph.nodes[HERE + "int-unodc"]["other"] == ("ONUDD", "UNODC")
    assert graph.nodes[HERE + "mx-roo-fge"]["place"]["es"] == "Quintana Roo"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@prefix : <x", "is no Turtle"),
        ("<http://a.org/x> <http://a.org/y> 'z' .", "holds no document read by Tejido"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_in_one_line(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError) as caught:
        network(path)
    assert str(caught.value).startswith(f"{path}:")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"missing\.ttl: cannot be read"):
        network(tmp_path / "missing.ttl")
    with pytest.raises(GraphError, match="not a graph file"):
        network(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes("<a:b> <a:c> 'ñ' .".encode("latin-1"))
    with pytest.raises(GraphError, match="is no Turtle"):
        network(path)


def test_named_graphs_are_one_network(tmp_path: Path) -> None:
    path, name = tmp_path / "graph.nq", ox.NamedNode("https://example.org/graph")
    quads = (ox.Quad(q.subject, q.predicate, q.object, name) for q in ox.parse(path=GRAPH))
    ox.serialize(quads, path, format=ox.RdfFormat.N_QUADS)
    assert network(path).edges == network(GRAPH).edges
    assert network(path).nodes == network(GRAPH).nodes


def test_the_quote_comes_before_the_passages_that_it_refers_to(tmp_path: Path) -> None:
    text = GRAPH.read_text(encoding="utf-8")
    both = "tejido:evidence q:n2 , q:n3"
    turned = text.replace(f"tejido:quote q:n2 ; {both}", f"tejido:quote q:n3 ; {both}")
    assert turned != text
    path = tmp_path / "graph.ttl"
    path.write_text(turned, encoding="utf-8")
    found: Any = network(path).edges(data="evidence")
    said = [one for *_, evidence in found for one in evidence]
    quotes = next(one.quotes for one in said if one.claim.endswith("/03"))
    assert quotes[0].exact == "Fiscalías presentes"
    assert len(quotes) == 2


def test_an_empty_file_is_no_network(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match="holds no document"):
        network(path)
