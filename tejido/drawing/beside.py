"""The documents that lie beside the map, so that the map can open them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tejido.graph.sources import document_file

if TYPE_CHECKING:
    from tejido.network.model import Source

__all__ = ["files_beside"]


def files_beside(documents: Mapping[str, Source], graph: Path, page: Path) -> dict[str, str]:
    """Return document → address of its file, relative to the file ``page``.

    Only files in the page's folder or below it: whoever gets the folder gets them too, and the
    page says nothing of the machine that it was made on.
    """
    folder = page.resolve().parent
    found = {iri: document_file(source.path, graph) for iri, source in documents.items()}
    return {
        iri: quote(file.resolve().relative_to(folder).as_posix())
        for iri, file in sorted(found.items())
        if file and file.resolve().is_relative_to(folder)
    }
