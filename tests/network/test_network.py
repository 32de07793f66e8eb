from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pyoxigraph as ox
import pytest
from pyoxigraph import NamedNode

from tejido.asking import Rows, ask, open_graph, sparql
from tejido.errors import GraphError
from tejido.network import network
from tejido.network.model import FAMILIES
from tejido.project import ID, NS

ROOT = Path(__file__).parents[2]
GRAPH = ROOT / "tests/drawing/fixture.ttl"
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


def test_the_programme_is_the_initiative_itself_or_what_it_belongs_to(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    text = GRAPH.read_text(encoding="utf-8").replace(
        "e:foro a tejido:Event ;", "e:foro a tejido:Event ; tejido:parent e:curso ;"
    )
    more = (
        "e:curso tejido:parent p:heart ; tejido:place l:mx-roo . p:heart tejido:parent e:foro .\n"
    )
    path.write_text(text + more, encoding="utf-8")
    graph = network(path)
    heart = f"{ID}programme/heart"
    assert {about["programme"] for about in graph.graph["initiatives"].values()} == {"", heart}
    assert ties(graph, "us-inl", "int-unodc")[f"funding {heart}"]["programme"] == heart
    met = ties(graph, "camino", "mx-roo-fge")[f"participation {ID}event/foro"]
    assert (met["programme"], met["places"]) == (heart, ())
    course = ties(graph, "int-oim", "mx-roo-gob")[f"organisation {ID}event/curso"]
    assert (course["programme"], course["places"]) == (heart, (f"{ID}place/mx-roo",))


def test_parts_that_hold_each_other_have_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    more = "e:curso tejido:parent e:foro . e:foro tejido:parent e:curso .\n"
    path.write_text(GRAPH.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert network(path).graph["initiatives"][f"{ID}event/curso"]["programme"] == ""


def test_a_theme_is_stated_or_said_in_words_about_the_initiative(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    text = GRAPH.read_text(encoding="utf-8").replace("organizó este curso", "capacitó a Migrantes")
    more = "a:declaracion tejido:theme tejido:theme-borders .\n"
    path.write_text(text + more, encoding="utf-8")
    graph = network(path)
    course = ties(graph, "int-oim", "mx-roo-gob")[f"organisation {ID}event/curso"]
    assert course["themes"] == ("migration",)
    signed = ties(graph, "int-oim", "int-unodc")[f"agreement {ID}agreement/declaracion"]
    assert signed["themes"] == ("borders",)
    assert graph.graph["themes"]["borders"]["names"]["en"]


@pytest.mark.parametrize("path", [ROOT / "graph.ttl", ROOT / "tests/asking/fair.ttl"], ids=str)
def test_themes_are_those_of_the_question_of_the_catalogue(path: Path) -> None:
    store = open_graph(path)
    parts = sparql(
        """SELECT DISTINCT ?institution ?initiative WHERE {
          ?claim tejido:agent ?institution ; tejido:initiative ?initiative }""",
        store,
    )
    assert isinstance(parts, Rows)
    initiatives = network(path).graph["initiatives"]
    found = {
        (who.value, theme)
        for who, what in parts
        if isinstance(who, NamedNode) and isinstance(what, NamedNode)
        for theme in initiatives[what.value]["themes"]
    }
    wanted = {
        (row[0].value, row[1].value.removeprefix(f"{NS}theme-"))
        for row in ask("themes", store)
        if isinstance(row[0], NamedNode) and isinstance(row[1], NamedNode)
    }
    assert wanted
    assert wanted <= found


def test_a_partnership_is_reviewed_when_a_claim_about_each_side_is(tmp_path: Path) -> None:
    def reviewed(*claims: str) -> bool:
        path = tmp_path / "graph.ttl"
        more = "".join(f"c:{claim} tejido:reviewed true .\n" for claim in claims)
        path.write_text(GRAPH.read_text(encoding="utf-8") + more, encoding="utf-8")
        tie = ties(network(path), "int-oim", "mx-roo-gob")[f"organisation {ID}event/curso"]
        return bool(tie["reviewed"])

    assert not reviewed()
    assert not reviewed("01")
    assert reviewed("01", "02")


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


def test_many_claims_take_seconds(tmp_path: Path) -> None:
    """The roles are compared after the claims were joined, not before: else it takes minutes."""
    kinds = ("institution", "event", "claim", "passage")
    i, e, c, q = (f"<{ID}{kind}/{{}}>".format for kind in kinds)
    lines = [
        f"@prefix t: <{NS}> . @prefix oa: <http://www.w3.org/ns/oa#> .",
        f"<{ID}document/d> a t:Document .",
        *(f"{i(n)} a t:Institution ; t:mentionedIn <{ID}document/d> ." for n in range(1000)),
        *(f"{e(n)} a t:Event ." for n in range(1000)),
    ]
    for n in range(5000):
        role = ("organizer", "participant", "facilitator", "funder", "implementer")[n % 5]
        lines.append(
            f"{c(n)} a t:Participation ; t:initiative {e(n // 5)} ; t:role t:role-{role} ; "
            f"t:agent {i(n * 7 % 1000)} ; t:quote {q(n)} ; t:evidence {q(n)} .\n"
            f'{q(n)} a t:Passage ; oa:exact "x" ; oa:start {n} ; oa:end {n + 1} ; '
            f"oa:hasSource <{ID}document/d> ."
        )
    path = tmp_path / "graph.ttl"
    path.write_text("\n".join(lines), encoding="utf-8")
    began = process_time()
    graph = network(path)
    assert process_time() - began < 15
    assert graph.number_of_nodes() == 1000
    assert graph.number_of_edges() > 3000
