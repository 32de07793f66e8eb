"""The forms of one name: with and without its kind, its ordinal, its last complements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tejido.marking.grammar.extent import Extent
from tejido.marking.line import HeadMatch, Line

__all__ = ["variants"]

_DASHES = frozenset("-–/")


def variants(line: Line, start: int, match: HeadMatch, extent: Extent) -> list[str]:
    """Return the name that begins at ``start`` and its variants, best first."""
    if extent.quoted is not None:
        return _titles(line, start, match, extent, *extent.quoted)
    ends = (extent.end, *reversed(extent.cuts))
    return _unique([
        *(line.covered(start, end) for end in ends),
        *_without_kind(line, match, extent, ends),
        *_without_opener(line, start, match, extent),
        *_without_years(line, start, match, extent),
        *_without_common_head(line, match, extent),
        *_without_adjective(line, start, match, extent),
    ])  # fmt: skip


def _titles(
    line: Line, start: int, match: HeadMatch, extent: Extent, opened: int, closed: int
) -> list[str]:
    """A title, and its kind with it: ``Ciudades que respiran``, ``foro Ciudades que respiran``."""
    if opened < start and closed == extent.end:
        return [line.covered(start, closed)]
    title = line.covered(opened + 1, closed).strip(" .,")
    if opened == start:
        return [title]
    kind = line.covered(start, match.end)
    names = [title, f"{kind} {title}", line.covered(start, extent.end)]
    if opened > match.end + 3:
        names.append(line.covered(start, opened))
    return _unique(names)


def _without_kind(
    line: Line, match: HeadMatch, extent: Extent, ends: tuple[int, ...]
) -> Iterator[str]:
    """``campaña Corazón Azul`` is also ``Corazón Azul``."""
    titled = match.head.type in {"event", "programme"} and line.capital(match.end)
    if titled and not line.shout:
        yield from (line.covered(match.end, end) for end in ends)


def _without_opener(line: Line, start: int, match: HeadMatch, extent: Extent) -> Iterator[str]:
    """``III Foro de Ciudades`` is also ``Foro de Ciudades``."""
    words = len(match.head.lemma.split())
    if match.end - start > words and extent.end > match.end:
        yield line.covered(match.end - words, extent.end)


def _without_years(line: Line, start: int, match: HeadMatch, extent: Extent) -> Iterator[str]:
    """``Plan Aguas Claras 2020-2022`` is also ``Plan Aguas Claras``."""
    end = extent.end
    while line.shape(end - 1) == "n" or (end < extent.end and line.low(end - 1) in _DASHES):
        end -= 1
    if match.end < end < extent.end:
        yield line.covered(start, end)


def _without_common_head(line: Line, match: HeadMatch, extent: Extent) -> Iterator[str]:
    """``asociación civil Caminantas`` is also ``Caminantas``."""
    if match.head.body and not line.capital(match.end - 1) and line.capital(match.end):
        yield line.covered(match.end, extent.end)


def _without_adjective(line: Line, start: int, match: HeadMatch, extent: Extent) -> Iterator[str]:
    """``two-day Training Workshop`` is also ``Training Workshop``."""
    for at in range(start + 1, match.end):
        small = line.shape(at - 1) in "wn" and line.shape(at) in "wW" and line.link(at) is None
        if small and (at < match.end - 1 or extent.end > match.end):
            yield line.covered(at, extent.end)


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
