"""The data of the page: the network as tables, small and in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tejido.network.network import FAMILIES, Evidence, Source
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["block", "quotes", "slug", "tables"]


def slug(iri: str) -> str:
    """Return the part of an institution's IRI that links to the map carry."""
    return iri.removeprefix(f"{ID}institution/")


def tables(graph: nx.MultiDiGraph[str]) -> dict[str, list[list[Any]]]:
    """Return the tables ``institutions``, ``initiatives``, ``documents``, ``claims``, ``ties``.

    Rows refer to rows of other tables by number (-1: none); a claim lists its rows of
    :func:`quotes`, a tie the claims that speak of its first and of its second institution.
    """
    ties = _ordered(graph)
    claims = {e.claim: e for *_, tie in ties for e in tie["evidence"]}
    number = _numbers(graph, ties)
    initiatives, documents = graph.graph["initiatives"], graph.graph["documents"]
    return {
        "institutions": [_institution(i, graph.nodes[i], number) for i in sorted(graph)],
        "initiatives": [_initiative(initiatives.get(iri, {})) for iri in number["initiatives"]],
        "documents": [_document(i, documents.get(i, Source())) for i in number["documents"]],
        "claims": [_claim(claims[iri], number) for iri in number["claims"]],
        "ties": [_tie(first, second, tie, number) for first, second, tie in ties],
    }


def quotes(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Return the verbatim words that the evidence refers to, each once, sorted."""
    ties: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    return sorted({q.exact for *_, tie in ties for e in tie["evidence"] for q in e.quotes})


def block(value: object) -> str:
    """Return JSON that can stand in a script element of a page, whatever strings it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _ordered(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    strength = {family: number for number, family in enumerate(FAMILIES)}
    found: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    return sorted(found, key=lambda e: (strength[e[2]["family"]], e[0], e[1], e[2]["initiative"]))


def _numbers(
    graph: nx.MultiDiGraph[str], ties: list[tuple[str, str, dict[str, Any]]]
) -> dict[str, dict[str, int]]:
    used = {
        "institutions": set(graph),
        "initiatives": {tie["initiative"] for *_, tie in ties} - {""},
        "documents": {e.document for *_, tie in ties for e in tie["evidence"]}
        | {document for _, seen in graph.nodes(data="documents") for document in seen},
        "claims": {e.claim for *_, tie in ties for e in tie["evidence"]},
        "quotes": set(quotes(graph)),
    }
    return {name: {key: n for n, key in enumerate(sorted(keys))} for name, keys in used.items()}


def _pair(names: Mapping[str, str]) -> list[str]:
    return [names.get("es", ""), names.get("en", "")]


def _institution(
    iri: str, node: Mapping[str, Any], number: Mapping[str, Mapping[str, int]]
) -> list[Any]:
    names, short, place = (_pair(node[key]) for key in ("names", "short", "place"))
    seen = [number["documents"][document] for document in node["documents"]]
    return [slug(iri), *names, *short, list(node["other"]), node["kind"], *place, seen]


def _initiative(about: Mapping[str, Any]) -> list[Any]:
    names = _pair(about.get("names", {}))
    return [*names, about.get("class", ""), about.get("from", ""), about.get("to", "")]


def _document(iri: str, source: Source) -> list[str]:
    name = iri.removeprefix(f"{ID}document/")
    return [name, source.title or name, source.date, source.publisher, source.url, source.language]


def _tie(
    first: str, second: str, tie: Mapping[str, Any], number: Mapping[str, Mapping[str, int]]
) -> list[Any]:
    sides = [
        [number["claims"][e.claim] for e in tie["evidence"] if e.side in (side, "both")]
        for side in ("first", "second")
    ]
    return [
        number["institutions"][first],
        number["institutions"][second],
        tie["family"],
        int(tie["directed"]),
        number["initiatives"].get(tie["initiative"], -1),
        *map(list, tie["roles"]),
        list(tie["years"] or ()),
        tie["dated"],
        int(tie["planned"]),
        *sides,
    ]


def _claim(e: Evidence, number: Mapping[str, Mapping[str, int]]) -> list[Any]:
    return [
        e.claim.removeprefix(f"{ID}claim/"),
        "" if e.side == "both" else e.role,
        number["documents"][e.document],
        [number["quotes"][quote.exact] for quote in e.quotes],
        list(e.words),
        int(e.planned),
    ]
