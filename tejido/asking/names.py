"""The names of things: labels to show, and what people write to say which one they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from tejido.asking.engines import Engine, Oxigraph
from tejido.asking.results import Labels, Rows, compact
from tejido.asking.spelling import nearest
from tejido.errors import QueryError
from tejido.graph.ontology import ontology_triples
from tejido.graph.terms import PREFIXES
from tejido.project import NS

__all__ = ["Named", "fold", "labels_of", "named", "resolve"]

_BATCH = 500
_SHOWN = 5
_FIRST = "rdfs:label skos:prefLabel tejido:acronym tejido:shortName"
_FURTHER = "skos:altLabel skos:hiddenLabel tejido:isoCode dcterms:title"
_SCHEMES = {"theme": "tejido:themes", "institution-type": "tejido:institution-types"}
"""Types of parameters whose values are concepts of the ontology, and the scheme they are of."""
_ARTICLES = frozenset(["el", "la", "los", "las", "the"])


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a thing.

    ``rank`` is 0 for its own names, 1 for others; ``coded`` when it is but its IRI or part of it.
    """

    iri: str
    name: str
    rank: int
    coded: bool = False


def fold(name: str) -> str:
    """Return the words of a name without case, accents, punctuation and leading article."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(c for c in decomposed if not unicodedata.combining(c)))
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


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
    names = list(named(types, engine))
    found = _widest(_matching(written.strip(), names), engine)
    if len(found) == 1:
        return ox.NamedNode(found[0])
    kind = " or ".join(types)
    if not found:
        raise QueryError(f"'{written}' names no {kind} of the graph{_nearest(written, names)}")
    offers = ", ".join(map(compact, found[:_SHOWN])) + (", ..." if len(found) > _SHOWN else "")
    raise QueryError(f"'{written}' may be {len(found)} things; say which {kind}: {offers}")


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
    return iri, compact(iri), last, re.sub(r"^(role|theme|institution-type)-", "", last)


def _matching(written: str, names: Sequence[Named]) -> list[str]:
    """Return the IRIs that the words may mean, by the strictest reading that finds any."""
    if exact := _iris(n for n in names if n.name == written and n.name in (n.iri, compact(n.iri))):
        return exact
    folded = fold(written)
    words = set(folded.split())
    if not words:
        return []
    for rank in (0, 1):
        if found := _iris(n for n in names if n.rank == rank and fold(n.name) == folded):
            return found
    return _iris(n for n in names if words <= set(fold(n.name).split()))


def _iris(named: Iterable[Named]) -> list[str]:
    return sorted({n.iri for n in named})


def _nearest(written: str, known: Sequence[Named]) -> str:
    names: Mapping[str, str] = {fold(n.name): n.name for n in reversed(known)}
    near = nearest(fold(written), names)
    return f"; did you mean '{names[near]}'?" if near else ""
