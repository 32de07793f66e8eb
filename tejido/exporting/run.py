"""Export a graph file: choose the format, write whole or not at all, tell what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tejido.errors import OutputError
from tejido.exporting.content import Content, read_content
from tejido.graph.files import replace_file
from tejido.wording import texts

__all__ = ["FORMATS", "Exported", "export", "told"]

Writer = Callable[[Content, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class _Format:
    """How a format's file is called by itself, and what writes it: ``module:function``."""

    file: str
    writer: str


_FORMATS = {
    "csv": _Format("graph-csv", ""),
    "graphml": _Format("graph.graphml", "network:graphml"),
    "gexf": _Format("graph.gexf", "network:gexf"),
    "jsonld": _Format("graph.jsonld", "run:json_ld"),
    "rdf12": _Format("graph-rdf12.ttl", "rdf12:rdf12"),
    "webannotation": _Format("annotations.jsonld", "annotations:web_annotations"),
    "iati": _Format("iati.xml", "iati:iati"),
    "ftm": _Format("entities.ftm.json", "entities:entities"),
    "bibtex": _Format("facts.bib", "citations:bibtex"),
    "csl": _Format("facts.csl.json", "citations:csl"),
}
FORMATS = tuple(_FORMATS)
"""The names of the formats."""
_TABLES = {"nodes.csv": "tables:node_table", "edges.csv": "tables:edge_table"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the files, and what of the graph is not in them, in words."""

    files: tuple[Path, ...]
    lost: str


def export(graph: Path, format: str, out: Path | None = None, language: str = "es") -> Exported:
    """Write the graph file ``graph`` in a format of other tools.

    Args:
        graph: the graph file.
        format: one of :data:`FORMATS`.
        out: the file to write, for ``csv`` a folder; by itself a name that tells the format.
        language: ``es`` or ``en``: that of labels, and of the statement of what is lost.

    Raises:
        GraphError: the graph is missing, broken, or none of Tejido's.
        OutputError: there is no such format, or the file cannot be written.
    """
    if format not in _FORMATS:
        raise OutputError(f"'{format}' is no format of exports; take {', '.join(FORMATS)}")
    content = read_content(graph)
    out = out or Path(_FORMATS[format].file)
    parts = {out / name: writer for name, writer in _TABLES.items()} if format == "csv" else {}
    if parts:
        out.mkdir(parents=True, exist_ok=True)
    parts = parts or {out: _FORMATS[format].writer}
    for path, writer in parts.items():
        replace_file(path, _writer(writer)(content, language), _unchecked)
    return Exported(tuple(parts), told(format, content, language))


def _unchecked(_: Path) -> None:
    """Accept what was written: these formats are read back in the tests."""


def told(format: str, content: Content, language: str) -> str:
    """Return what a format loses of a graph, in a language."""
    from tejido.exporting.iati import left_out

    planned = sum(bool(fact.modality) for fact in content.facts.values())
    dates = sum(fact.dates for fact in content.facts.values())
    counts = {"planned": planned, "dates": dates, "left": left_out(content)}
    return texts(language, "export")[format].format(**counts)


def _writer(name: str) -> Writer:
    module, _, function = name.partition(":")
    found: Writer = getattr(import_module(f"tejido.exporting.{module}"), function)
    return found


def json_ld(content: Content, language: str) -> Iterator[str]:
    """Yield JSON-LD of all quads; the language changes nothing."""
    from tejido.graph.jsonld import json_ld as written

    return written(content.quads)
