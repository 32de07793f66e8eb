"""The network of partnerships: institutions, and what the claims of a graph say of each pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tejido.graph.store import open_built
from tejido.network.model import Source
from tejido.network.places import located
from tejido.network.reading import Stated, initiatives, institutions, places, sources, stated
from tejido.network.themes import theme_names, themes_in
from tejido.network.ties import Tie, ties

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["network"]

_About = Mapping[str, Any]


def network(graph_path: Path) -> nx.MultiDiGraph[str]:
    """Return the partnerships that the graph at ``graph_path`` gives evidence of.

    A node is the IRI of an institution with ``names`` (language → name), ``short`` (language →
    name for a label), ``other`` (further names), ``kind`` (local name of its type), ``place``
    (language → name of its jurisdiction), ``jurisdiction`` (IRI or empty), ``documents`` (IRIs
    that name it). An edge is a partnership; its key is ``FAMILY INITIATIVE``, with ``family``
    (of :data:`tejido.network.FAMILIES`), ``directed`` (else the order of the two means nothing),
    ``initiative`` (IRI or empty), ``programme`` (IRI of the programme that it is or belongs to, or
    empty), ``roles`` (of the first, of the second), ``years`` (first and last, or None), ``dated``
    (``initiative``, ``document`` or empty: where the years are from), ``themes`` (local names),
    ``places`` (IRIs of where the initiative was), ``planned`` (not told as a fact), ``reviewed``
    (a person checked a claim about either side), ``evidence``
    (:class:`tejido.network.Evidence`, sorted).
    The graph holds ``initiatives`` (IRI → names, class, from, to, places, themes, parent,
    programme), ``documents`` (IRI → :class:`tejido.network.Source`), ``places`` (IRI → names,
    code, within, level), ``located`` (where institutions and initiatives are:
    :class:`tejido.network.places.Located`, sorted) and ``themes`` (local name → names).

    Raises:
        GraphError: the file is missing, broken, or none that Tejido built.
    """
    import networkx as nx

    store = open_built(graph_path)
    claims = stated(store)
    evidence = {iri: claim.evidence for iri, claim in claims.items()}
    documents = sources(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph["documents"] = documents
    graph.graph["initiatives"] = _told(initiatives(store), claims.values())
    graph.graph["places"], graph.graph["located"] = places(store), located(store, evidence)
    graph.graph["themes"] = theme_names()
    graph.add_nodes_from(institutions(store, evidence.values(), documents))
    for tie in ties(store, evidence):
        key = f"{tie.family} {tie.initiative}".strip()
        graph.add_edge(tie.first, tie.second, key, **_described(tie, graph.graph))
    return graph


def _told(known: Mapping[str, _About], claims: Iterable[Stated]) -> dict[str, _About]:
    """Return the initiatives with their programmes, and the themes that words about them tell."""
    said: dict[str, set[str]] = {iri: set(about["names"].values()) for iri, about in known.items()}
    for claim in claims:
        for thing in claim.about:
            if thing in said:
                said[thing].add(claim.quote)
    return {
        iri: {
            **about,
            "themes": tuple(sorted({*about["themes"], *themes_in(said[iri])})),
            "programme": _programme(iri, known),
        }
        for iri, about in known.items()
    }


def _programme(iri: str, known: Mapping[str, _About]) -> str:
    """Return the nearest programme upwards, itself first; parts that hold each other end it."""
    seen: set[str] = set()
    while iri in known and iri not in seen:
        if known[iri]["class"] == "programme":
            return iri
        seen.add(iri)
        iri = known[iri]["parent"]
    return ""


def _described(tie: Tie, known: _About) -> dict[str, object]:
    about = known["initiatives"].get(tie.initiative, {})
    years, dated = _years(about, [known["documents"].get(e.document) for e in tie.evidence])
    quoted = {quote.exact for e in tie.evidence for quote in e.quotes[:1]}
    sides = (tie.side("first"), tie.side("second"))
    return {
        "family": tie.family,
        "directed": tie.directed,
        "initiative": tie.initiative,
        "programme": about.get("programme", ""),
        "roles": tie.roles,
        "years": years,
        "dated": dated,
        "themes": about["themes"] if about else tuple(sorted(themes_in(quoted))),
        "places": about.get("places", ()),
        "planned": any(all(e.planned for e in side) for side in sides),
        "reviewed": all(any(e.reviewed for e in side) for side in sides),
        "evidence": tie.evidence,
    }


def _years(about: _About, documents: Iterable[Source | None]) -> tuple[tuple[int, int] | None, str]:
    """Return first and last year and where they are from: the initiative, else the documents."""
    said = {
        "initiative": [about.get("from", ""), about.get("to", "")],
        "document": [document.date for document in documents if document],
    }
    for dated, dates in said.items():
        years = [int(date[:4]) for date in dates if date[:4].isdigit()]
        if years:
            return (min(years), max(years)), dated
    return None, ""
