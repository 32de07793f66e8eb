"""The data of the page: the network as tables, small and in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tejido.drawing.places import of_places, place_tables, places_of
from tejido.network.model import FAMILIES, Evidence, Source
from tejido.network.rows import local
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["block", "quotes", "slug", "tables"]


def slug(iri: str) -> str:
    """Return the part of an institution's IRI that links to the map carry."""
    return iri.removeprefix(f"{ID}institution/")


def tables(
    graph: nx.MultiDiGraph[str], files: Mapping[str, str] | None = None
) -> dict[str, list[Any]]:
    """Return the tables of the page.

    ``institutions``, ``initiatives``, ``documents``, ``themes``, ``places``, ``words`` (what texts
    call an institution), ``roles``, ``claims``, ``ties``. Rows refer to rows of other tables by
    number (-1: none); a claim lists its rows of :func:`quotes`, a tie the claims that speak of its
    first and of its second institution; ``files`` gives documents (IRI) the address of their
    file, relative to the page.
    Beside ``places``: ``seats`` and ``sites``, see :func:`tejido.drawing.places.place_tables`.
    """
    ties = _ordered(graph)
    claims = {e.claim: e for *_, tie in ties for e in tie["evidence"]}
    number, located = _numbers(graph, ties), places_of(graph)
    initiatives, documents = graph.graph["initiatives"], graph.graph["documents"]
    files = files or {}
    return {
        "institutions": [_institution(i, graph.nodes[i], number) for i in sorted(graph)],
        "initiatives": [_initiative(i, initiatives.get(i, {})) for i in number["initiatives"]],
        "documents": [
            _document(i, documents.get(i, Source()), files.get(i, "")) for i in number["documents"]
        ],
        "themes": [_concept(iri, graph.graph.get("themes", {})) for iri in number["themes"]],
        **place_tables(graph, number),
        "roles": list(number["roles"]),
        "words": list(number["words"]),
        "claims": [_claim(claims[iri], number) for iri in number["claims"]],
        "ties": [_tie(first, second, tie, number, graph, located) for first, second, tie in ties],
    }


def quotes(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Return the verbatim words that the evidence refers to, each once, sorted."""
    ties: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    stated = [e for *_, tie in ties for e in tie["evidence"]]
    stated += [one.evidence for one in of_places(graph) if one.evidence]
    return sorted({quote.exact for e in stated for quote in e.quotes})


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
    evidence = [e for *_, tie in ties for e in tie["evidence"]]
    located = places_of(graph)
    used = {
        "institutions": set(graph),
        "initiatives": {
            iri for *_, tie in ties for iri in (tie["initiative"], programme(graph, tie))
        }
        - {""},
        "themes": {iri for *_, tie in ties for iri in tie.get("themes", ())},
        "places": {place for iri in located for place in located[iri]},
        "roles": {role for *_, tie in ties for side in tie["roles"] for role in side}
        | {e.role for e in evidence if e.side != "both"},
        "words": {word for e in evidence for word in e.words},
        "documents": {e.document for e in evidence}
        | {one.evidence.document for one in of_places(graph) if one.evidence}
        | {document for _, seen in graph.nodes(data="documents") for document in seen},
        "claims": {e.claim for e in evidence},
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


def _initiative(iri: str, about: Mapping[str, Any]) -> list[Any]:
    names = _pair(about.get("names", {}))
    return [local(iri), *names, about.get("class", ""), about.get("from", ""), about.get("to", "")]


def _concept(iri: str, known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    about = known.get(iri, {})
    names = about.get("names", {})
    return [local(iri), *(_pair(names) if names else [local(iri)] * 2), about.get("level", "")]


def programme(graph: nx.MultiDiGraph[str], tie: Mapping[str, Any]) -> str:
    """Return the IRI of the programme that a tie belongs to, or nothing."""
    given: str = tie.get("programme", "")
    if given:
        return given
    about = graph.graph["initiatives"].get(tie["initiative"], {})
    return tie["initiative"] if about.get("class") == "programme" else ""


def _document(iri: str, source: Source, beside: str) -> list[str]:
    name = iri.removeprefix(f"{ID}document/")
    known = (source.date, source.publisher, source.url, source.language)
    return [name, source.title or name, *known, beside]


def _tie(
    first: str,
    second: str,
    tie: Mapping[str, Any],
    number: Mapping[str, Mapping[str, int]],
    graph: nx.MultiDiGraph[str],
    located: Mapping[str, frozenset[str]],
) -> list[Any]:
    where = {place for iri in (first, second, tie["initiative"]) for place in located.get(iri, ())}
    sides = [
        [number["claims"][e.claim] for e in tie["evidence"] if e.side in (side, "both")]
        for side in ("first", "second")
    ]
    return [
        number["institutions"][first],
        number["institutions"][second],
        FAMILIES.index(tie["family"]),
        int(tie["directed"]),
        number["initiatives"].get(tie["initiative"], -1),
        *([number["roles"][role] for role in roles] for roles in tie["roles"]),
        list(tie["years"] or ()),
        tie["dated"],
        int(tie["planned"]),
        *sides,
        [number["themes"][iri] for iri in tie.get("themes", ())],
        sorted(number["places"][iri] for iri in where),
        number["initiatives"].get(programme(graph, tie), -1),
        int(tie.get("reviewed", False)),
        len({(e.document, e.quotes) for e in tie["evidence"]}),
    ]


def _claim(e: Evidence, number: Mapping[str, Mapping[str, int]]) -> list[Any]:
    return [
        e.claim.removeprefix(f"{ID}claim/"),
        -1 if e.side == "both" else number["roles"][e.role],
        number["documents"][e.document],
        [number["quotes"][quote.exact] for quote in e.quotes],
        [number["words"][word] for word in e.words],
        int(e.planned),
        int(getattr(e, "reviewed", False)),
    ]
