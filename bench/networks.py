"""Networks of partnerships that nobody wrote, of any size, always the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tejido.network import FAMILIES, Evidence, Quote, Source
from tejido.network.places import Located
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["invented_network"]

_KINDS = (
    "intergovernmental", "government", "state-government", "justice", "commission",
    "civil-society", "civil-society", "academia", "private", "other",
)  # fmt: skip
_HEADS = ("Fiscalía", "Secretaría", "Fundación", "Instituto", "Red", "Comisión", "Universidad")
_MATTERS = ("de la Niñez", "del Agua", "por la Paz", "de Mujeres", "de Salud", "de la Tierra")
_PLACES = tuple(f"Estado {n}" for n in range(1, 33))
_THEMES = ("Trata de personas", "Agua", "Salud pública", "Niñez", "Justicia", "Datos abiertos")
_ROLES = {"funding": ("funder", "implementer"), "membership": ("member", "members")}
_CHANCE = (3, 4, 6, 3, 4, 4, 2, 12)
_SAID = (
    "El {day} de marzo de {year}, {a} y {b} presentaron en {place} los resultados del trabajo que "
    "realizan en conjunto desde hace {day} meses en materia de prevención (nota {n})."
)


def invented_network(institutions: int, evidence: int, seed: int = 5) -> nx.MultiDiGraph[str]:
    """Return a network as :func:`tejido.network.network` does, of so many pieces of evidence.

    Few institutions have many partners, many few; one tie in five has a second piece of evidence.
    """
    import networkx as nx

    rng = random.Random(seed)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = [f"{rng.choice(_HEADS)} {rng.choice(_MATTERS)} {n}" for n in range(institutions)]
    graph.graph["documents"] = {_iri("document", n): _source(n) for n in range(evidence // 20 + 3)}
    graph.graph["initiatives"] = {_iri("programme", n): _programme(n) for n in range(12)}
    graph.graph["themes"] = {f"theme-{n}": _named(name) for n, name in enumerate(_THEMES)}
    graph.graph["places"] = {_iri("place", n): _place(name) for n, name in enumerate(_PLACES)}
    for n, name in enumerate(names):
        graph.add_node(_iri("institution", n), **_institution(rng, name))
    homes = [Located(iri, node["jurisdiction"]) for iri, node in graph.nodes(data=True)]
    graph.graph["located"] = tuple(homes)
    weights = [1 / (n + 8) ** 0.6 for n in range(institutions)]
    ends = iter(rng.choices(range(institutions), weights, k=8 * evidence))
    left = evidence
    while left:
        first, second = sorted((next(ends), next(ends)))
        if first != second:
            pieces = min(left, 2 if rng.random() < 0.2 else 1)
            left -= _add(graph, rng, first, second, pieces, left)
    return graph


def _add(
    graph: nx.MultiDiGraph[str],
    rng: random.Random,
    first: int,
    second: int,
    pieces: int,
    n: int,
) -> int:
    (family,) = rng.choices(FAMILIES, _CHANCE)
    initiative = _iri("programme", rng.randrange(12)) if rng.random() < 0.3 else ""
    one, other = _iri("institution", first), _iri("institution", second)
    key = f"{family} {initiative}".strip()
    if graph.has_edge(one, other, key):
        return 0
    year = rng.choice([None, *range(2012, 2026)])
    roles = _ROLES.get(family, ("participant", "participant"))
    names = tuple(graph.nodes[iri]["names"]["es"] for iri in (one, other))
    documents = len(graph.graph["documents"])
    said = [
        Evidence(
            claim=_iri("claim", n - i),
            side="both",
            role=roles[0],
            document=_iri("document", rng.randrange(documents)),
            quotes=(Quote(_quote(rng, names, year or 2020, n - i), 0, 1),),
            words=names,
        )
        for i in range(pieces)
    ]
    graph.add_edge(
        one, other, key, family=family, directed=family in _ROLES, initiative=initiative,
        roles=tuple((role,) for role in roles), years=(year, year) if year else None,
        dated="initiative" if year else "", planned=rng.random() < 0.05, evidence=tuple(said),
        themes=(f"theme-{rng.randrange(len(_THEMES))}",),
        places=(_iri("place", rng.randrange(len(_PLACES))),),
        programme=initiative, reviewed=rng.random() < 0.3,
    )  # fmt: skip
    return pieces


def _quote(rng: random.Random, names: tuple[str, ...], year: int, n: int) -> str:
    place, (a, b) = rng.choice(_PLACES), names
    return _SAID.format(day=n % 28 + 1, year=year, a=a, b=b, place=place, n=n)


def _iri(sort: str, n: int) -> str:
    return f"{ID}{sort}/{sort}-{n}"


def _named(name: str) -> dict[str, dict[str, str]]:
    return {"names": {"es": name, "en": name}}


def _place(name: str) -> dict[str, object]:
    return {**_named(name), "level": "state", "code": "", "within": ""}


def _source(n: int) -> Source:
    date = f"{2012 + n % 14}-03-{n % 28 + 1:02}"
    return Source(f"Informe {n}", date, "Secretaría", f"https://example.org/{n}", "es")


def _programme(n: int) -> dict[str, object]:
    return {**_named(f"Programa {n}"), "class": "programme", "from": "", "to": ""}


def _institution(rng: random.Random, name: str) -> dict[str, object]:
    place = rng.randrange(len(_PLACES))
    return {
        "names": {"es": name, "en": name},
        "short": {"es": name, "en": name},
        "other": (),
        "kind": rng.choice(_KINDS),
        "place": {"es": _PLACES[place], "en": _PLACES[place]},
        "jurisdiction": _iri("place", place),
        "documents": (),
    }
