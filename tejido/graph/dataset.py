"""A graph for those who script with rdflib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tejido.graph.disk import open_disk
from tejido.graph.store import dataset_of, open_store

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

__all__ = ["open"]


def open(path: Path | str) -> Dataset:
    """Return a graph file, or a store on disk, as an rdflib dataset that asks all graphs as one.

    With ``oxrdflib`` installed it stays in Oxigraph's store, which loads and answers many times
    faster; otherwise it is copied into rdflib's memory. A store on disk is read only.

    Args:
        path: a graph file (.ttl, .trig, .nq, .nt, .jsonld, .rdf), or the folder of a store.

    Raises:
        GraphError: it is missing, broken, or no graph.
    """
    path = Path(path)
    if not path.is_dir():
        return _dataset(open_store(path))
    disk = open_disk(path)
    dataset = _dataset(disk.store)
    dataset.tejido_disk = disk  # type: ignore[attr-defined]  # it has to last as long
    return dataset


def _dataset(store: Store) -> Dataset:
    import rdflib

    try:
        from oxrdflib import OxigraphStore
    except ImportError:
        return dataset_of(store)
    return rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
