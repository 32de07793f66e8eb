"""A valid graph passes; each mutation of it breaks the rules it names, and no others."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from tejido.errors import GraphError, OntologyError
from tejido.graph.ontology import ontology_triples
from tejido.graph.shapes import Problem, validate
from tejido.graph.whole import checks
from tejido.project import ID

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
VALID = HERE / "valid.ttl"
MUTATIONS = sorted((HERE / "mutations").glob("*.rq"))
SH = "http://www.w3.org/ns/shacl#"
SHAPES = "https://w3id.org/tejido/shapes#"


def prefixes() -> str:
    lines = VALID.read_text(encoding="utf-8").splitlines()
    declared = (line for line in lines if line.startswith("@prefix"))
    return "".join(f"PREFIX {line.removeprefix('@prefix ').rstrip(' .')}\n" for line in declared)


def broken_rules(path: Path) -> set[str]:
    """Return the rules that a mutation says it breaks, in its first line."""
    first, _ = path.read_text(encoding="utf-8").split("\n", 1)
    assert first.startswith("# breaks: "), path
    return set(first.removeprefix("# breaks: ").split())


def shape_rules() -> set[str]:
    paths = [t for t in ontology_triples("shapes.ttl") if t.predicate.value == f"{SH}path"]
    named = [str(t.subject).strip("<>") for t in paths if isinstance(t.subject, NamedNode)]
    return {name.removeprefix(SHAPES) for name in named}


def mutated(update: str, folder: Path) -> Path:
    """Return the valid graph after a SPARQL Update, which must change it."""
    store = Store()
    store.load(path=VALID)
    before = set(store)
    store.update(prefixes() + update)
    assert set(store) != before, "the update changes nothing"
    path = folder / "mutated.nt"
    store.dump(path, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return path


def test_a_valid_graph_has_no_problem() -> None:
    assert validate(VALID) == []


@pytest.mark.parametrize("case", MUTATIONS, ids=lambda path: path.stem)
def test_a_mutation_breaks_the_rules_it_names(case: Path, tmp_path: Path) -> None:
    problems = validate(mutated(case.read_text(encoding="utf-8"), tmp_path))
    assert {problem.rule for problem in problems} == broken_rules(case)


def test_every_rule_has_a_mutation_that_breaks_it() -> None:
    rules = shape_rules() | {check.rule for check in checks()}
    assert rules == {rule for case in MUTATIONS for rule in broken_rules(case)}


def test_every_rule_has_one_name_and_a_message_in_both_languages() -> None:
    assert not shape_rules() & {check.rule for check in checks()}
    texts = [text for check in checks() for text in check.messages]
    assert all(text.endswith(".") and not text.startswith("#") for text in texts)
    messages = [t for t in ontology_triples("shapes.ttl") if t.predicate.value == f"{SH}message"]
    for language in ("es", "en"):
        said = {str(t.subject) for t in messages if getattr(t.object, "language", "") == language}
        assert said == {f"<{SHAPES}{rule}>" for rule in shape_rules()}


def test_the_shapes_are_valid_shacl() -> None:
    from pyshacl import validate as conforms
    from rdflib import Graph

    shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
    assert conforms(Graph(), shacl_graph=shapes, meta_shacl=True)[0]


def test_a_problem_names_node_rule_document_and_value(tmp_path: Path) -> None:
    case = HERE / "mutations" / "words-not-in-passage.rq"
    assert validate(mutated(case.read_text(encoding="utf-8"), tmp_path)) == [
        Problem(
            document=f"{ID}document/nota",
            node=f"{ID}claim/audience",
            rule="words-in-passage",
            message_es="Estas palabras no están en ningún pasaje de la afirmación (la Fiscalia)",
            message_en="These words are in no passage of the claim (la Fiscalia)",
        )
    ]


@pytest.mark.parametrize(
    ("update", "document"),
    [
        ("INSERT DATA { q:nota.0-59 oa:end 60 }", "nota"),
        ("INSERT DATA { c:member tejido:rule 'other' }", "release"),
        ("DELETE DATA { n:ana-ruiz-1 rdfs:label 'Ana Ruiz' }", "nota"),
        ("INSERT DATA { i:int-oim tejido:acronym 'OIM'@es }", "nota"),
        ("DELETE DATA { d:release dcterms:title 'A memorandum'@en }", "release"),
        ("DELETE DATA { l:mx rdfs:label 'México'@es , 'Mexico'@en }", ""),
        ("INSERT DATA { [] rdfs:label 'nobody' ; a tejido:Place ; rdfs:label 'x' }", ""),
    ],
)
def test_the_document_of_a_problem(update: str, document: str, tmp_path: Path) -> None:
    problems = validate(mutated(update, tmp_path))
    expected = f"{ID}document/{document}" if document else ""
    assert problems
    assert {problem.document for problem in problems} == {expected}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_file_does_not_matter(seed: int, tmp_path: Path) -> None:
    updates = [case.read_text(encoding="utf-8") for case in MUTATIONS[::10]]
    path = mutated(" ;\n".join(updates), tmp_path)
    problems = validate(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    Random(seed).shuffle(lines)
    path.write_text("".join(lines), encoding="utf-8")
    assert len(problems) > len(updates) / 2
    assert validate(path) == problems


def test_personal_data_is_not_repeated(tmp_path: Path) -> None:
    update = "INSERT DATA { i:red-uno-1 skos:altLabel 'Ana ana@example.org'@es }"
    (problem,) = validate(mutated(update, tmp_path))
    assert "ana@" not in str(problem)


@pytest.mark.parametrize(
    "text",
    [
        "Decreto 123-2024, del 30 de julio de 2016 al 29 de julio de 2017",
        "Agenda 2030 y Plan 2019-2024, 1 200 000 personas, 25 000 en 2023",
        "Resolución 64/293 de 30-07-2010, folio 0123456789, $1,234,567.00",
        "cuenta @ONUMexico, correo institucional, cel. y fax, tel. s/n",
        "A+B 2024, +50 municipios, 10:30-12:00 horas, artículo 115 fracción 4",
    ],
)
def test_numbers_that_are_no_telephones(text: str, tmp_path: Path) -> None:
    assert (
        validate(mutated(f"INSERT DATA {{ i:red-uno-1 skos:altLabel '{text}'@es }}", tmp_path))
        == []
    )


def test_named_graphs_are_taken_together(tmp_path: Path) -> None:
    store = Store()
    store.load(path=VALID)
    quads = sorted(store, key=str)
    path = tmp_path / "graph.nq"
    graphs = (f"<{ID}document/nota>", f"<{ID}graph/derived>")
    path.write_text(
        "".join(f"{quad.triple} {graphs[n % 2]} .\n" for n, quad in enumerate(quads)),
        encoding="utf-8",
    )
    assert validate(path) == []


def test_the_built_graph_has_no_problem() -> None:
    built = ROOT / "graph.ttl"
    if not built.exists():
        pytest.skip("graph.ttl is not built yet")
    assert validate(built) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@prefix e: <http://example.org/> .\ne:a e:b e:c .\n", "holds no document read by Tejido"),
        ("@prefix e: <http://example.org/> .\ne:a e:b\n", "broken.ttl:"),
        ("", "holds no document"),
        ("\x00\x01", "broken.ttl:1: is no Turtle"),
        (None, "broken.ttl"),
    ],
)
def test_a_foreign_or_broken_file_is_said_in_one_line(
    text: str | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "broken.ttl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError) as raised:
        validate(path)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["tejido.ttl", "concepts.ttl", "shapes.ttl"])
def test_a_broken_ontology_is_said_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (ROOT / "ontology").glob("*.ttl"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / name).open("a", encoding="utf-8") as out:
        out.write("\ntejido:broken a ")
    monkeypatch.setattr("tejido.graph.ontology.content", lambda room: tmp_path)
    with pytest.raises(OntologyError, match=name) as raised:
        validate(VALID)
    assert "\n" not in str(raised.value)
