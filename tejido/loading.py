"""Which loader reads a document: named in its metadata, else the one its text matches best."""

from __future__ import annotations

import importlib.util
import traceback
from functools import cache
from pathlib import Path
from types import ModuleType

from tejido.errors import LoaderError, TejidoError
from tejido.model import Document, Reading
from tejido.project import content
from tejido.timed import timed

__all__ = ["load", "loader_for", "loaders"]


@cache
def loaders(folder: Path | None = None) -> dict[str, ModuleType]:
    """Return the loaders of a folder by name; by default the project's own.

    Raises:
        LoaderError: a file does not import, or lacks ``matches`` or ``load``; the message names
            file and line.
    """
    paths = sorted((folder or content("loaders")).glob("*.py"))
    return {path.stem: _module(path) for path in paths if path.stem != "__init__"}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tejido_loaders.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise LoaderError(f"{path}: is no Python module; correct or remove it")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except TejidoError:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise LoaderError(f"{path}:{_line(error, path)}: {said}; correct the loader") from error
    for name in ("matches", "load"):
        if not callable(getattr(module, name, None)):
            raise LoaderError(f"{path}:1: a loader needs a function {name}(document); add it")
    return module


def _line(error: BaseException, path: Path) -> int:
    """Return the line of a loader file in which an error arose."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == str(path)]
    return frames[-1].lineno or 1 if frames else 1


def loader_for(document: Document) -> str:
    """Return the name of the loader for a document.

    ``matches(document)`` of every loader gives a strength from 0 to 1; the strongest reads the
    document, the first by name among equals.

    Raises:
        LoaderError: the document names a loader that does not exist.
    """
    found = loaders()
    if document.loader:
        if document.loader not in found:
            known = ", ".join(found)
            raise LoaderError(
                f"{document.path or document.id}: no loader {document.loader!r}; there are {known}"
            )
        return document.loader
    return max(found, key=lambda name: found[name].matches(document))


def load(document: Document) -> Reading:
    """Read a document by its loader.

    Raises:
        LoaderError: a loader is broken, or the document names one that does not exist.
        DocumentError: it takes more work than any prose.
    """
    found = loaders()
    with timed(document.path or document.id, len(document.text)):
        reading: Reading = found[loader_for(document)].load(document)
    return reading
