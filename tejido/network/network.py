"""The network of partnerships: institutions, and what the claims of a graph say of each pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tejido.graph.store import open_built
from tejido.network.names import Named, acronym, short_names
from tejido.network.rows import Row, local, rows, values

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store

__all__ = ["FAMILIES", "Evidence", "Quote", "Source", "network"]

FAMILIES = (
    "partner",
    "agreement",
    "organisation",
    "funding",
    "implementation",
    "support",
    "membership",
    "participation",
)
"""The families of partnerships, the strongest first."""


class Quote(NamedTuple):
    """Verbatim words of a document, from ``start`` up to ``end`` (code points)."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind a partnership: which side it speaks of, in which role and which words.

    ``side`` is ``first``, ``second`` or ``both``; ``role`` is a role of that side; ``document`` is
    an IRI; ``quotes`` begin with the one that states the claim, the others name what that one
    takes as known; ``words`` are what the text calls the institution.
    """

    claim: str
    side: str
    role: str
    document: str
    quotes: tuple[Quote, ...]
    words: tuple[str, ...] = ()
    planned: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document: all empty when not known; ``date`` is ISO 8601."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


def network(graph_path: Path) -> nx.MultiDiGraph[str]:
    """Return the partnerships that the graph at ``graph_path`` gives evidence of.

    A node is the IRI of an institution with ``names`` (language → name), ``short`` (language →
    name for a label), ``other`` (further names), ``kind`` (local name of its type), ``place``
    (language → name of its jurisdiction), ``documents`` (IRIs that name it). An edge is a
    partnership; its key is ``FAMILY INITIATIVE``, with ``family`` (of :data:`FAMILIES`),
    ``directed`` (else the order of the two means nothing), ``initiative`` (IRI or empty),
    ``roles`` (of the first, of the second), ``years`` (first and last, or None), ``dated``
    (``initiative``, ``document`` or empty: where the years are from), ``planned`` (not told as a
    fact), ``evidence`` (:class:`Evidence`, sorted).
    The graph holds ``initiatives`` (IRI → names, class, from, to) and ``documents``
    (IRI → :class:`Source`). Raises :class:`tejido.errors.GraphError`.
    """
    import networkx as nx

    store = open_built(graph_path)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph["documents"] = _sources(store)
    graph.graph["initiatives"] = _initiatives(store)
    claims = _claims(store)
    graph.add_nodes_from(_institutions(store, _heard(claims, graph)))
    for first, second, tie in _ties(store):
        about = _describe(tie, claims, graph)
        graph.add_edge(first, second, f"{about['family']} {about['initiative']}".strip(), **about)
    return graph


def _named(properties: dict[str, list[tuple[str, str]]], key: str) -> dict[str, str]:
    """Return language → value, Spanish and English always there when there is any name."""
    found: dict[str, str] = {}
    for text, language in properties.get(key, ()):
        found.setdefault(language, text)
    if not found:
        return {}
    any_name = found.get("", next(iter(found.values())))
    spanish, english = found.get("es"), found.get("en")
    return {"es": spanish or english or any_name, "en": english or spanish or any_name}


def _heard(claims: dict[str, Evidence], graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return language → the words quoted from documents in it."""
    sources = graph.graph["documents"]
    quoted = sorted(
        {(sources.get(e.document, Source()).language, q) for e in claims.values() for q in e.quotes}
    )
    return {
        language: "\n".join(quote.exact for spoken, quote in quoted if spoken == language)
        for language in ("es", "en")
    }


def _institutions(store: Store, heard: dict[str, str]) -> Iterable[tuple[str, dict[str, object]]]:
    found = values(store, "institutions")
    named = {iri: _names_of(iri, about, heard) for iri, about in found.items()}
    short = short_names(named)
    for iri, about in found.items():
        names = named[iri].names
        further = {text for key in ("name", "other", "acronym") for text, _ in about.get(key, ())}
        kind = next((local(text, "institution-type-") for text, _ in about.get("kind", ())), "")
        yield (
            iri,
            {
                "names": names,
                "short": short[iri],
                "other": tuple(sorted(further - set(names.values()))),
                "kind": kind or "other",
                "place": named[iri].place,
                "documents": tuple(sorted(text for text, _ in about.get("document", ()))),
            },
        )


def _names_of(iri: str, about: dict[str, list[tuple[str, str]]], heard: dict[str, str]) -> Named:
    names = _named(about, "name") or {"es": local(iri), "en": local(iri)}
    known = {text for text, _ in about.get("acronym", ())}
    given = _named(about, "short") or {
        "es": acronym(known, names["es"], heard["es"], heard["en"]),
        "en": acronym(known, names["en"], heard["en"], heard["es"]),
    }
    return Named(names, given, _named(about, "place"))


def _initiatives(store: Store) -> dict[str, dict[str, object]]:
    return {
        iri: {
            "names": _named(about, "name"),
            "class": local(about["class"][0][0]).lower(),
            "from": min((text for text, _ in about.get("from", ())), default=""),
            "to": max((text for text, _ in about.get("to", ())), default=""),
        }
        for iri, about in values(store, "initiatives").items()
    }


def _sources(store: Store) -> dict[str, Source]:
    names = ("title", "date", "publisher", "url", "language")
    return {
        iri: Source(**{k: about[k][0][0] for k in names if k in about})
        for iri, about in values(store, "documents").items()
    }


def _claims(store: Store) -> dict[str, Evidence]:
    """Return the claims with their passages, side and role still open."""
    found = {}
    for iri, group in groupby(rows(store, "claims"), key=lambda row: row["claim"][0]):
        stated = list(group)
        found[iri] = Evidence(
            claim=iri,
            side="",
            role="",
            document=stated[0]["document"][0],
            quotes=tuple(dict.fromkeys(_quote(row) for row in stated)),
            words=tuple(dict.fromkeys(row["words"][0] for row in stated if "words" in row)),
            planned=any("modality-planned" in row.get("modality", ("",))[0] for row in stated),
            rule=next((row["rule"][0] for row in stated if "rule" in row), ""),
        )
    return found


def _quote(row: Row) -> Quote:
    return Quote(row["exact"][0], int(row["start"][0]), int(row["end"][0]))


def _ties(store: Store) -> list[tuple[str, str, list[Row]]]:
    """Group the rows into partnerships; who met also in a stronger way is not said to have met."""
    ties: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in rows(store, "partnerships"):
        row = row if _in_order(row) else _turned(row)
        first, second, family = (row[k][0] for k in ("first", "second", "family"))
        initiative = row.get("initiative", ("",))[0]
        ties.setdefault((first, second, family, initiative), []).append(row)
    strong = {(frozenset(k[:2]), k[3]) for k in ties if k[2] != "participation"}
    return [
        (*key[:2], ties[key])
        for key in sorted(ties)
        if key[2] != "participation" or (frozenset(key[:2]), key[3]) not in strong
    ]


def _in_order(row: Row) -> bool:
    return row["directed"][0] == "true" or row["first"][0] < row["second"][0]


def _turned(row: Row) -> Row:
    other = {"first": "second", "second": "first"}
    names = {
        key + tail: side + tail for key, side in other.items() for tail in ("", "Role", "Claim")
    }
    return {names.get(key, key): value for key, value in row.items()}


def _describe(
    tie: list[Row], claims: dict[str, Evidence], graph: nx.MultiDiGraph[str]
) -> dict[str, object]:
    initiative = tie[0].get("initiative", ("",))[0]
    evidence = sorted(_evidence(tie, claims), key=lambda e: (e.document, e.quotes, e.side, e.claim))
    years, dated = _years(initiative, evidence, graph)
    return {
        "family": tie[0]["family"][0],
        "directed": tie[0]["directed"][0] == "true",
        "initiative": initiative,
        "roles": tuple(
            tuple(sorted({local(row[f"{side}Role"][0], "role-") for row in tie}))
            for side in ("first", "second")
        ),
        "years": years,
        "dated": dated,
        "planned": any(
            all(e.planned for e in evidence if e.side in (side, "both"))
            for side in ("first", "second")
        ),
        "evidence": tuple(evidence),
    }


def _evidence(tie: list[Row], claims: dict[str, Evidence]) -> Iterable[Evidence]:
    sides: dict[str, tuple[str, str]] = {}
    for row in tie:
        for side in ("first", "second"):
            claim, role = row[f"{side}Claim"][0], local(row[f"{side}Role"][0], "role-")
            known = sides.get(claim)
            sides[claim] = ("both", known[1]) if known and known[0] != side else (side, role)
    return [replace(claims[c], side=s, role=r) for c, (s, r) in sides.items() if c in claims]


def _years(
    initiative: str, evidence: list[Evidence], graph: nx.MultiDiGraph[str]
) -> tuple[tuple[int, int] | None, str]:
    about = graph.graph["initiatives"].get(initiative, {})
    sources = (graph.graph["documents"].get(e.document, Source()) for e in evidence)
    said = {
        "initiative": [about.get("from", ""), about.get("to", "")],
        "document": [source.date for source in sources],
    }
    for dated, dates in said.items():
        years = [int(date[:4]) for date in dates if date[:4].isdigit()]
        if years:
            return (min(years), max(years)), dated
    return None, ""
