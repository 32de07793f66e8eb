"""Draw the partnership map of a graph file: as a page, or as a picture for a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tejido.errors import OutputError
from tejido.graph.files import replace_file
from tejido.network import network
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

    from tejido.drawing.layout import Point

__all__ = ["FORMATS", "draw_map", "served_page"]

FORMATS = ("html", "svg", "png", "pdf")
"""The page, and the pictures."""


def draw_map(
    graph_path: Path,
    output: Path,
    language: str = "es",
    *,
    format: str = "",
    positions: Path | None = None,
    anew: bool = False,
    story: Path | None = None,
) -> Path:
    """Write the map of the graph at ``graph_path`` to ``output``; return ``output``.

    The old file stays until the new one is whole, and institutions stay where the old page has
    them: a map that moves cannot be cited.

    Args:
        graph_path: a graph file that Tejido built.
        output: the file to write.
        language: ``es`` or ``en``, in which the page opens and the picture speaks.
        format: one of :data:`FORMATS`; by itself what the suffix of ``output`` says, else a page.
        positions: a map drawn before, or a ``.json`` file, whose positions stay; a ``.json`` file
            is written too, and need not be there yet. By itself the old page at ``output``.
        anew: lay everything out anew.
        story: a file that tells a tour, for a page.

    Raises:
        GraphError: the graph is missing, broken, or none that Tejido built.
        OutputError: a file cannot be written, or ``positions`` holds none.
        StoryError: the tour is broken, or names what the graph does not have.
    """
    graph = network(graph_path)
    points = _placed(graph, positions or output, given=positions is not None, anew=anew)
    wanted = format or output.suffix.lstrip(".").lower()
    if wanted in FORMATS[1:]:
        from tejido.drawing.picture import picture

        drawn = picture(graph, points, language, wanted)
        replace_file(output, [drawn], check=lambda written: None)
    else:
        _draw_page(graph, points, graph_path, output, language, story)
    if positions is not None and positions.suffix == ".json":
        from tejido.drawing.positions import write_positions

        write_positions(positions, {_name(iri): point for iri, point in points.items()})
    return output


def served_page(
    graph: nx.MultiDiGraph[str], language: str, *, positions: Path, entities: str
) -> tuple[str, str]:
    """Return the page of a network for a server of ours, and its content security policy.

    Args:
        graph: of :func:`tejido.network.network`.
        language: ``es`` or ``en``, in which the page opens.
        positions: a map drawn before, whose positions stay if it is there.
        entities: the path under which each thing has a page; the map links to these.
    """
    from urllib.parse import quote

    from tejido.drawing.page import PartnershipPage

    points = _placed(graph, positions, given=False, anew=False)
    start = f"{entities.lstrip('/')}document/"
    documents = (iri.removeprefix(f"{ID}document/") for iri in graph.graph["documents"])
    files = {f"{ID}document/{name}": f"{start}{quote(name, safe='%')}" for name in documents}
    page = PartnershipPage(graph, points, language, files, entities=entities)
    return page.generate_html(), page.policy


def _placed(graph: nx.MultiDiGraph[str], before: Path, given: bool, anew: bool) -> dict[str, Point]:
    """Return the positions; of an old file that nobody named, what it has of use."""
    from tejido.drawing.layout import layout
    from tejido.drawing.positions import read_positions

    known: dict[str, Point] = {}
    if not anew and (before.is_file() or (given and before.suffix != ".json")):
        try:
            known = read_positions(before)
        except OutputError:
            if given:
                raise
    return layout(graph, {iri: known[_name(iri)] for iri in graph if _name(iri) in known})


def _name(iri: str) -> str:
    return iri.removeprefix(f"{ID}institution/")


def _draw_page(
    graph: nx.MultiDiGraph[str],
    points: dict[str, Point],
    graph_path: Path,
    output: Path,
    language: str,
    story: Path | None,
) -> None:
    from tejido.drawing.beside import files_beside
    from tejido.drawing.page import PartnershipPage
    from tejido.drawing.story import read_story

    told = read_story(story, graph) if story else None
    files = files_beside(graph.graph["documents"], graph_path, output)
    page = PartnershipPage(graph, points, language, files, told).generate_html()
    replace_file(output, [page], check=lambda written: None)
