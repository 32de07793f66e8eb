"""The data of the page: the network as tables, small and in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tejido.drawing.numbering import Numbers, Tied, ordered, pair_of
from tejido.drawing.places import place_tables
from tejido.network import FAMILIES, Evidence, Source
from tejido.network.rows import local
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["block", "slug", "tables"]

_DATED = ("", "initiative", "document")


def slug(iri: str) -> str:
    """Return the part of an institution's IRI that links to the map carry."""
    return iri.removeprefix(f"{ID}institution/")


def tables(
    graph: nx.MultiDiGraph[str], number: Numbers, files: Mapping[str, str] | None = None
) -> dict[str, list[Any]]:
    """Return the tables of the page, their rows as ``number`` says.

    ``institutions``, ``initiatives``, ``documents``, ``themes``, ``places``, ``words`` (what texts
    call an institution), ``roles``, ``claims``, ``ties``. Rows refer to rows of other tables by
    number (-1: none), a tie to its line of :func:`tejido.drawing.numbering.lines` and to the
    claims that speak of its first and of its second institution (0: the same ones), a claim to its
    words in the block of quotes. An empty English name is the Spanish one. ``files`` gives
    documents (IRI) the address of their file, relative to the page. Beside ``places``: ``seats``
    and ``sites``, see :func:`tejido.drawing.places.place_tables`.
    """
    tied = ordered(graph)
    initiatives, documents = graph.graph["initiatives"], graph.graph["documents"]
    files, themes = files or {}, graph.graph["themes"]
    claims = {e.claim: e for *_, tie in tied for e in tie["evidence"]}
    return {
        "institutions": [_institution(i, graph.nodes[i], number) for i in number["institutions"]],
        "initiatives": [_initiative(i, initiatives.get(i, {})) for i in number["initiatives"]],
        "documents": [
            _document(i, documents.get(i, Source()), files.get(i, "")) for i in number["documents"]
        ],
        "themes": [[i, *_pair(themes.get(i, {}).get("names", {}), i)] for i in number["themes"]],
        **place_tables(graph, number),
        "roles": [*number["roles"]],
        "words": [*number["words"]],
        "claims": [_claim(claims[iri], number) for iri in number["claims"]],
        "ties": [_tie(one, number) for one in tied],
    }


def block(value: object) -> str:
    """Return JSON that can stand in a script element of a page, whatever strings it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _pair(names: Mapping[str, str], other: str = "") -> list[str]:
    spanish, english = names.get("es", other), names.get("en", other)
    return [spanish, "" if english == spanish else english]


def _institution(iri: str, node: Mapping[str, Any], number: Numbers) -> list[Any]:
    seen = [number["documents"][document] for document in node["documents"]]
    place = number["places"].get(node["jurisdiction"], -1)
    names, short = _pair(node["names"]), _pair(node["short"])
    return [slug(iri), *names, *short, list(node["other"]), node["kind"], place, seen]


def _initiative(iri: str, about: Mapping[str, Any]) -> list[Any]:
    names = _pair(about.get("names", {}), local(iri))
    return [local(iri), *names, about.get("class", ""), about.get("from", ""), about.get("to", "")]


def _document(iri: str, source: Source, beside: str) -> list[str]:
    name = iri.removeprefix(f"{ID}document/")
    known = (source.date, source.publisher, source.url, source.language)
    return [name, source.title or name, *known, beside]


def _tie(one: Tied, number: Numbers) -> list[Any]:
    first, second, tie = one
    pair = pair_of(first, second)
    years = sorted(set(tie["years"] or ()))
    claims = [
        [number["claims"][e.claim] for e in tie["evidence"] if e.side in (side, "both")]
        for side in ("first", "second")
    ]
    return [
        number["lines"][pair],
        int(pair[0] != first),
        FAMILIES.index(tie["family"]),
        int(tie["directed"]),
        number["initiatives"].get(tie["initiative"], -1),
        *([number["roles"][role] for role in roles] for roles in tie["roles"]),
        years,
        _DATED.index(tie["dated"]),
        int(tie["planned"]),
        claims[0],
        0 if claims[0] == claims[1] else claims[1],
        [number["themes"][iri] for iri in tie["themes"]],
        number["initiatives"].get(tie["programme"], -1),
        int(tie["reviewed"]),
        len({(e.document, e.quotes) for e in tie["evidence"]}),
    ]


def _claim(e: Evidence, number: Numbers) -> list[Any]:
    page = e.quotes[0].page if e.quotes else 0
    return [
        e.claim.removeprefix(f"{ID}claim/"),
        -1 if e.side == "both" else number["roles"][e.role],
        number["documents"][e.document],
        [number["quotes"][quote.exact] for quote in e.quotes],
        [number["words"][word] for word in e.words],
        int(e.planned),
        int(e.reviewed),
        *([page] if page else []),
    ]
