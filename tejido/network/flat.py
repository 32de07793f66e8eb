"""The network as tables of texts, numbers and truths, as other tools take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tejido.network.measures import Measures
from tejido.network.model import Evidence, Source
from tejido.network.pairs import FAINT
from tejido.project import ID
from tejido.wording import labels

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "EDGE_COLUMNS",
    "EVIDENCE_COLUMNS",
    "NODE_COLUMNS",
    "Flat",
    "edges",
    "evidence",
    "nodes",
]

Flat = dict[str, str | int | float | bool]
_About = Mapping[str, Any]

NODE_COLUMNS = (
    *("label", "label_es", "label_en", "short_es", "short_en"),
    *("kind", "kind_label", "place", "jurisdiction", "documents"),
)
"""What is known of an institution; then come the measures, if wanted."""
EDGE_COLUMNS = (
    *("label", "family", "directed", "weight"),
    *("initiative", "initiative_label", "programme", "programme_label"),
    *("first_roles", "second_roles", "first_year", "last_year", "dated_by"),
    *("themes", "theme_labels", "places", "place_labels"),
    *("planned", "reviewed", "documents", "evidence"),
)
"""What is known of a partnership."""
EVIDENCE_COLUMNS = (
    *("partnership", "side", "role", "claim", "quote", "states"),
    *("document", "title", "published", "url", "start", "end"),
    *("planned", "reviewed", "rule"),
)
"""What is known of a passage behind a partnership."""


def nodes(
    graph: nx.MultiDiGraph[str], language: str, measured: Mapping[str, Measures] | None
) -> Iterator[tuple[str, Flat]]:
    """Yield the IRI of each institution and what is known of it; lists are joined by ``; ``."""
    for iri in sorted(graph):
        about = graph.nodes[iri]
        yield (
            iri,
            {
                "label": about["names"][language],
                "label_es": about["names"]["es"],
                "label_en": about["names"]["en"],
                "short_es": about["short"]["es"],
                "short_en": about["short"]["en"],
                "kind": about["kind"],
                "kind_label": _concept(f"institution-type-{about['kind']}", language),
                "place": about["place"].get(language, ""),
                "jurisdiction": about["jurisdiction"],
                "documents": len(about["documents"]),
                **(_numbers(measured[iri]) if measured else {}),
            },
        )


def _numbers(measured: Measures) -> Flat:
    """Return the measures; who is no broker has rank 0, which every tool takes for a number."""
    return {**asdict(measured), "broker": measured.broker or 0}


def edges(graph: nx.MultiDiGraph[str], language: str) -> Iterator[tuple[str, str, str, Flat]]:
    """Yield first, second, id and what is known of each partnership."""
    for first, second, about in _ties(graph):
        yield first, second, _edge_id(first, second, about), _edge(graph, about, language)


def _edge_id(first: str, second: str, about: _About) -> str:
    """Return what tells a partnership from all others: names of both, family, initiative."""
    return "~".join(
        filter(None, (_name(first), _name(second), about["family"], _name(about["initiative"])))
    )


def _edge(graph: nx.MultiDiGraph[str], about: _About, language: str) -> Flat:
    initiatives, places, themes = (graph.graph[k] for k in ("initiatives", "places", "themes"))
    years = about["years"] or ("", "")
    claims: tuple[Evidence, ...] = about["evidence"]
    return {
        "label": _concept(f"partnership-kind-{about['family']}", language),
        "family": about["family"],
        "directed": about["directed"],
        "weight": FAINT.get(about["family"], 1.0),
        "initiative": about["initiative"],
        "initiative_label": _called(initiatives, about["initiative"], language),
        "programme": about["programme"],
        "programme_label": _called(initiatives, about["programme"], language),
        "first_roles": "; ".join(about["roles"][0]),
        "second_roles": "; ".join(about["roles"][1]),
        "first_year": years[0],
        "last_year": years[1],
        "dated_by": about["dated"],
        "themes": "; ".join(about["themes"]),
        "theme_labels": "; ".join(_called(themes, theme, language) for theme in about["themes"]),
        "places": "; ".join(about["places"]),
        "place_labels": "; ".join(_called(places, place, language) for place in about["places"]),
        "planned": about["planned"],
        "reviewed": about["reviewed"],
        "documents": len({one.document for one in claims}),
        "evidence": len(claims),
    }


def evidence(graph: nx.MultiDiGraph[str]) -> Iterator[Flat]:
    """Yield what a document says for each partnership, a row per claim and passage of it."""
    documents: Mapping[str, Source] = graph.graph["documents"]
    for first, second, about in _ties(graph):
        for claim in about["evidence"]:
            source = documents.get(claim.document, Source())
            for rank, quote in enumerate(claim.quotes):
                yield {
                    "partnership": _edge_id(first, second, about),
                    "side": claim.side,
                    "role": claim.role,
                    "claim": claim.claim,
                    "quote": quote.exact,
                    "states": rank == 0,
                    "document": claim.document,
                    "title": source.title,
                    "published": source.date,
                    "url": source.url,
                    "start": quote.start,
                    "end": quote.end,
                    "planned": claim.planned,
                    "reviewed": claim.reviewed,
                    "rule": claim.rule,
                }


def _ties(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    found: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    return sorted(found, key=lambda tie: (*tie[:2], tie[2]["family"], tie[2]["initiative"]))


def _name(iri: str) -> str:
    """Return what tells an IRI of Tejido's from others: ``unodc``, ``event/foro``."""
    return iri.removeprefix(f"{ID}institution/").removeprefix(ID)


def _concept(name: str, language: str) -> str:
    return labels(language).get(name, name.rpartition("-")[2])


def _called(known: Mapping[str, _About], key: str, language: str) -> str:
    names: Mapping[str, str] = known.get(key, {}).get("names", {})
    return names.get(language, key)
