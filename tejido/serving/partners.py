"""The partnerships of an institution as sections of its page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tejido.drawing.texts import texts as map_texts
from tejido.graph.terms import DCTERMS
from tejido.serving.known import Known
from tejido.serving.views import Cell, Row, Section, thing

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Figures", "figures", "partnerships"]

_HEADS = ("institution", "relation", "years", "theme")


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of partners, pieces of evidence and documents; the years; evidence by year."""

    partners: int
    evidence: int
    documents: int
    years: tuple[int, int] | None
    by_year: tuple[tuple[int, int], ...]


def partnerships(
    iri: str, network: nx.MultiDiGraph[str], known: Known, lang: str
) -> tuple[Section, Section]:
    """Return who it works with, and whom it only met: a shared event is no partnership.

    Who has most evidence comes first.
    """
    ties = _ties(iri, network)
    weight = Counter[str]()
    for first, second, tie in ties:
        weight[second if first == iri else first] += len(_pieces(tie))
    rows: dict[bool, list[tuple[int, Row]]] = {True: [], False: []}
    for first, second, tie in ties:
        other = second if first == iri else first
        facts = {e.claim: known.facts[e.claim] for e in tie["evidence"] if e.claim in known.facts}
        cells = (
            thing(other, known, lang),
            Cell(
                _sentence(iri, (first, second), tie, network, lang),
                note=_initiative(tie, known, lang),
            ),
            Cell(_years(tie), note=map_texts()[lang]["planned"] if tie["planned"] else ""),
            Cell(_themes(tie, network, lang)),
        )
        row = Row(cells, tuple(facts.values()))
        rows[tie["family"] == "participation"].append((weight[other], row))
    worked, met = (
        tuple(row for _, row in sorted(rows[k], key=lambda one: (-one[0], one[1].cells[0].text)))
        for k in (False, True)
    )
    return Section("partners", _HEADS, worked), Section("met", _HEADS, met)


def figures(iri: str, network: nx.MultiDiGraph[str], known: Known) -> Figures:
    """Return the numbers of an institution's partnerships."""
    ties = _ties(iri, network)
    years = [year for *_, tie in ties for year in tie["years"] or ()]
    pieces = [piece for *_, tie in ties for piece in _pieces(tie)]
    dates = (known.text(document, f"{DCTERMS}issued")[:4] for document, _ in pieces)
    return Figures(
        len({one for first, second, _ in ties for one in (first, second)} - {iri}),
        len(pieces),
        len({document for document, _ in pieces}),
        (min(years), max(years)) if years else None,
        tuple(sorted(Counter(int(year) for year in dates if year.isdigit()).items())),
    )


def _ties(iri: str, network: nx.MultiDiGraph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    if iri not in network:
        return []
    found = {
        (first, second, key): tie
        for edges in (network.out_edges, network.in_edges)
        for first, second, key, tie in edges(iri, keys=True, data=True)
    }
    return [(first, second, tie) for (first, second, _), tie in sorted(found.items(), key=_key)]


def _key(item: tuple[tuple[str, str, str], object]) -> tuple[str, str, str]:
    return item[0]


def _pieces(tie: dict[str, Any]) -> set[tuple[str, Any]]:
    """Return the evidence as the map counts it: words of a document, whatever rests on them."""
    return {(one.document, one.quotes) for one in tie["evidence"]}


def _sentence(
    iri: str,
    pair: tuple[str, str],
    tie: dict[str, Any],
    network: nx.MultiDiGraph[str],
    lang: str,
) -> str:
    """Return who does what to whom, as the map says it: of equals this institution comes first."""
    ordered = pair if tie["directed"] or pair[0] == iri else pair[::-1]
    a, b = (network.nodes[one]["short"][lang] for one in ordered)
    part = ".part" if "part" in tie["roles"][0] else ""
    together = ".together" if tie["family"] == "funding" and not tie["directed"] else ""
    planned = ".planned" if tie["planned"] else ""
    key = f"sentence.{tie['family']}{part}{together}{planned}"
    return map_texts()[lang][key].replace("{a}", a).replace("{b}", b)


def _years(tie: dict[str, Any]) -> str:
    return "–".join(map(str, dict.fromkeys(tie["years"] or ())))


def _themes(tie: dict[str, Any], network: nx.MultiDiGraph[str], lang: str) -> str:
    named = network.graph["themes"]
    return ", ".join(named.get(one, {}).get("names", {}).get(lang, one) for one in tie["themes"])


def _initiative(tie: dict[str, Any], known: Known, lang: str) -> str:
    return known.name(tie["initiative"], lang) if tie["initiative"] else ""
