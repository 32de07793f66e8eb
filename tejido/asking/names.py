"""The names of things: labels to show, and what people write to say which one they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

import pyoxigraph as ox

from tejido.asking.engines import Engine, Oxigraph
from tejido.asking.nameindex import Named, NameIndex
from tejido.asking.results import Labels, Rows, compact
from tejido.errors import QueryError
from tejido.graph.ontology import ontology_triples
from tejido.graph.terms import PREFIXES
from tejido.project import NS

__all__ = ["LaterLabels", "labels_of", "named", "resolve"]

_BATCH = 500
_SHOWN = 5
_FIRST = "rdfs:label skos:prefLabel tejido:acronym tejido:shortName"
_FURTHER = "skos:altLabel skos:hiddenLabel tejido:isoCode dcterms:title"
_SCHEMES = {
    "theme": "tejido:themes",
    "institution-type": "tejido:institution-types",
    "partnership-kind": "tejido:partnership-kinds",
}
"""Types of parameters whose values are concepts of the ontology, and the scheme they are of."""


class LaterLabels(Mapping[str, Mapping[str, str]]):
    """The labels of the things in some rows, looked up when the first of them is asked for."""

    def __init__(self, engine: Engine, rows: Iterable[Iterable[object]]) -> None:
        self._wanted = engine, rows

    @cached_property
    def _labels(self) -> Labels:
        engine, rows = self._wanted
        return labels_of(engine, {t.value for row in rows for t in row if type(t) is ox.NamedNode})

    def __getitem__(self, iri: str) -> Mapping[str, str]:
        return self._labels[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def __reduce__(self) -> tuple[type[dict[str, object]], tuple[Labels]]:
        """Travel to another process as what was found."""
        return dict, (dict(self._labels),)


def labels_of(engine: Engine, iris: Iterable[str]) -> Labels:
    """Return the labels of things in each language; terms of the ontology have them too."""
    wanted = sorted(set(iris))
    found = _labels(engine, wanted)
    missing = [iri for iri in wanted if iri not in found and iri.startswith(NS)]
    return {**_labels(_vocabulary(), missing), **found} if missing else found


def resolve(written: str, types: Sequence[str], engine: Engine) -> ox.NamedNode:
    """Return the thing of one of ``types`` that people mean by what they wrote.

    Understood are its IRI (whole or as ``institution:int-unodc``), and any of its names in any
    language, with or without accents; else words that only one name contains. A name that an
    institution shares with its units means the institution.

    Raises:
        QueryError: nothing, or more than one thing, has that name; the message offers some.
    """
    names = _index(types, engine)
    found = _widest(names.meanings(written.strip()), engine)
    if len(found) == 1:
        return ox.NamedNode(found[0])
    kind = " or ".join(types)
    if not found:
        near = names.nearest(written)
        hint = f"; did you mean '{near}'?" if near else ""
        raise QueryError(f"'{written}' names no {kind} of the graph{hint}")
    offers = ", ".join(map(compact, found[:_SHOWN])) + (", ..." if len(found) > _SHOWN else "")
    raise QueryError(f"'{written}' may be {len(found)} things; say which {kind}: {offers}")


def _index(types: Sequence[str], engine: Engine) -> NameIndex:
    """Return the names of things of these types, kept as long as an engine in this process."""
    if not isinstance(engine, Oxigraph):
        return NameIndex(named(types, engine))
    key = " ".join(types)
    if key not in engine.memory:
        engine.memory[key] = NameIndex(named(types, engine))
    found = engine.memory[key]
    assert isinstance(found, NameIndex)
    return found


def _widest(iris: list[str], engine: Engine) -> list[str]:
    """Leave out the institutions that belong to another one of these."""
    if len(iris) < 2:
        return iris
    things = " ".join(str(ox.NamedNode(iri)) for iri in iris)
    units = _select(
        engine,
        f"""
        SELECT DISTINCT ?unit WHERE {{
          VALUES ?unit {{ {things} }} VALUES ?whole {{ {things} }}
          ?unit a tejido:Institution ; (tejido:within|tejido:parent)+ ?whole .
          FILTER(?unit != ?whole)
        }}""",
    )
    inner = {_iri(unit) for (unit,) in units}
    return [iri for iri in iris if iri not in inner] or iris


def _labels(engine: Engine, iris: Sequence[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for i in range(0, len(iris), _BATCH):
        things = " ".join(str(ox.NamedNode(iri)) for iri in iris[i : i + _BATCH])
        for iri, label in _select(
            engine,
            f"""
            SELECT DISTINCT ?thing ?label WHERE {{
              VALUES ?thing {{ {things} }} ?thing rdfs:label|skos:prefLabel ?label
            }} ORDER BY DESC(STR(?label))""",
        ):
            if isinstance(label, ox.Literal):
                found.setdefault(_iri(iri), {})[label.language or ""] = label.value
    return found


def _select(engine: Engine, text: str) -> Rows:
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    answer = engine.answer(declared + text)
    assert isinstance(answer, Rows)
    return answer


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


@cache
def _vocabulary() -> Oxigraph:
    """Return the ontology, for the labels of its terms and the names of its roles."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in ontology_triples())
    return Oxigraph(store)


def named(types: Sequence[str], engine: Engine) -> Iterator[Named]:
    """Yield the names of all things of these types, those that the IRIs hold first."""
    for source in _sources(types, engine):
        kinds = _kinds(types, source is engine)
        for (thing,) in _select(source, f"SELECT DISTINCT ?thing WHERE {{ {kinds} }}"):
            yield from (Named(_iri(thing), name, 0, True) for name in _own_names(_iri(thing)))
        for rank, properties in enumerate((_FIRST, _FURTHER)):
            for thing, name in _select(
                source,
                f"""
                SELECT DISTINCT ?thing ?name WHERE {{
                  {kinds} VALUES ?property {{ {properties} }} ?thing ?property ?name
                }} ORDER BY STR(?thing) STR(?name)""",
            ):
                if isinstance(name, ox.Literal):
                    yield Named(_iri(thing), name.value, rank)


def _sources(types: Sequence[str], engine: Engine) -> Iterator[Engine]:
    """Yield where things of these types have names: the graph, the ontology, or both."""
    if not set(types) <= set(_SCHEMES):
        yield engine
    if set(types) & {"role", *_SCHEMES}:
        yield _vocabulary()


def _kinds(types: Sequence[str], graph: bool) -> str:
    """Return the pattern of the things of these types; concepts stand in the ontology only."""
    classes = " ".join(f"tejido:{type.capitalize()}" for type in types if type not in _SCHEMES)
    schemes = " ".join(_SCHEMES[type] for type in types if type in _SCHEMES and not graph)
    parts = [f"{{ VALUES ?class {{ {classes} }} ?thing a ?class }}"] if classes else []
    parts += (
        [f"{{ VALUES ?scheme {{ {schemes} }} ?thing skos:inScheme ?scheme }}"] if schemes else []
    )
    return " UNION ".join(parts)


def _own_names(iri: str) -> tuple[str, ...]:
    """Return what an IRI itself says: whole, shortened, and its last part."""
    last = re.split(r"[/#]", iri)[-1]
    return (
        iri,
        compact(iri),
        last,
        re.sub(r"^(role|theme|institution-type|partnership-kind)-", "", last),
    )
