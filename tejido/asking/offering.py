"""Values to offer while a person types: names of things, and years for dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.asking.engines import Engine
from tejido.asking.nameindex import Named, fold
from tejido.asking.names import named
from tejido.asking.results import Rows

__all__ = ["offered"]

_YEARS = """
PREFIX tejido: <https://w3id.org/tejido/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?year WHERE {
  ?thing dcterms:issued|tejido:startDate|tejido:endDate ?date
  BIND(SUBSTR(STR(?date), 1, 4) AS ?year)
} ORDER BY ?year"""


def offered(begun: str, types: Sequence[str], engine: Engine) -> list[tuple[str, str]]:
    """Return values of a parameter of ``types`` that go on from ``begun``, with what they mean.

    As it was typed if some name begins so; else without regard to case and accents; else names of
    which any word begins so. Each value is one that the question takes, and means one thing.
    """
    if types[0] == "date":
        return [(year, "") for year in _years(engine) if year.startswith(begun)]
    if types[0] in ("text", "integer"):
        return []
    names = [one for one in named(types, engine) if one.rank == 0 and not one.coded]
    meaning = _meaning(names)
    kept = sorted({one.name for one in names if len(meaning[fold(one.name)]) == 1})
    for fits in (_exactly, _alike, _inside):
        if found := [name for name in kept if fits(name, begun)]:
            return [(name, _told(name, meaning, names)) for name in found]
    return []


def _years(engine: Engine) -> Iterator[str]:
    answer = engine.answer(_YEARS)
    if isinstance(answer, Rows):
        yield from (str(getattr(year, "value", "")) for (year,) in answer)


def _meaning(names: Sequence[Named]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in names:
        found.setdefault(fold(one.name), set()).add(one.iri)
    return found


def _told(name: str, meaning: dict[str, set[str]], names: Sequence[Named]) -> str:
    """Return the longest name of the same thing, for an acronym."""
    (iri,) = meaning[fold(name)]
    longest = max((one.name for one in names if one.iri == iri), key=len)
    return longest if longest != name and len(name) < len(longest) / 2 else ""


def _exactly(name: str, begun: str) -> bool:
    return name.startswith(begun)


def _alike(name: str, begun: str) -> bool:
    return fold(name).startswith(fold(begun))


def _inside(name: str, begun: str) -> bool:
    return f" {fold(begun)}" in f" {fold(name)}"
