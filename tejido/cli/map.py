"""``tejido map``: the partnership map of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, graph_argument, language_option

__all__ = ["command", "heavy"]

# As in tejido.drawing.map, which the help need not import; a test compares them.
FORMATS = ("html", "svg", "png", "pdf")
_HEAVY = 10_000_000


@click.command()
@graph_argument
@click.option(
    "-o", "--out", type=FILE, help="The file to write.  [default: partnerships.html, or .svg, ...]"
)
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    help="A page, or a picture for a report.  [default: as the file's name ends, else html]",
)
@click.option(
    "--positions",
    metavar="FILE",
    type=FILE,
    help="A map drawn before, whose positions stay; or a .json file to keep positions in.  "
    "[default: the page that is to be written]",
)
@click.option("--anew", is_flag=True, help="Lay out anew, whatever was drawn before.")
@click.option(
    "--story", metavar="FILE", type=FILE, help="A YAML file of steps that the page plays as a tour."
)
@language_option
def command(
    graph: Path,
    out: Path | None,
    format: str | None,
    positions: Path | None,
    anew: bool,
    story: Path | None,
    language: str,
) -> None:
    """Draw the partnership map of a graph: a page, or a picture for a report.

    The page opens from disk, without a network; its language can be changed in it. Institutions
    stay where the page that is there already has them, new ones go beside those they work with.
    Pictures (svg, png, pdf: an A4 page) show the 60 most connected institutions.
    """
    from tejido.drawing import draw_map
    from tejido.wording import texts

    out = out or Path(f"partnerships.{format or 'html'}")
    picture = (format or out.suffix.lstrip(".").lower()) in FORMATS[1:]
    if picture and story:
        raise click.UsageError("--story is for a page; a picture plays no tour.")
    draw_map(graph, out, language, format=format or "", positions=positions, anew=anew, story=story)
    said = texts(language, "map")["picture" if picture else "page"]
    click.echo(said.format(file=out))
    if not picture and heavy(out):
        size = round(out.stat().st_size / 1e6)
        click.echo(texts(language, "map")["heavy"].format(file=out, size=size), err=True)


def heavy(page: Path) -> bool:
    """Tell whether a page is so large that it opens slowly and mail refuses it: over 10 MB."""
    return page.stat().st_size > _HEAVY
