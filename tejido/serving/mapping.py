"""The map as a page of the server: the same page, with links to the pages of things."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.serving.message import Answer

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MapPages"]


@dataclass(frozen=True)
class MapPages:
    """The map in each language, drawn when somebody first asks for it.

    Institutions stand where the map beside the graph (``partnerships.html``) has them.
    """

    network: nx.MultiDiGraph[str]
    graph: Path
    _made: dict[str, Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, lang: str) -> Answer:
        """Return the page in ``lang``."""
        with self._lock:
            if lang not in self._made:
                self._made[lang] = self._drawn(lang)
            return self._made[lang]

    def _drawn(self, lang: str) -> Answer:
        from tejido.drawing.map import served_page

        beside = self.graph.with_name("partnerships.html")
        page, policy = served_page(self.network, lang, positions=beside, entities="/entidad/")
        return Answer(
            HTTPStatus.OK,
            page.encode(),
            "text/html; charset=utf-8",
            policy=f"{policy}; frame-ancestors 'none'",
        )
