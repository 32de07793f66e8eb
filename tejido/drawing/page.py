"""The page of the map: one file of HTML that asks for nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from tejido.drawing.communities import communities
from tejido.drawing.data import block, slug, tables
from tejido.drawing.numbering import lines, numbers, ordered, pair_of
from tejido.drawing.texts import PAGE, marks, shapes, texts

if TYPE_CHECKING:
    import networkx as nx

    from tejido.drawing.layout import Point
    from tejido.drawing.story import Story

__all__ = ["PartnershipPage"]

_VIS = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
_TABLE_LIMIT = 500
_OPTIONS = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5},
    "interaction": {
        "hover": False,
        "dragNodes": False,
        "keyboard": {"enabled": False},
        "tooltipDelay": 10**6,
        "selectable": False,
    },
}


class PartnershipPage(Network):  # type: ignore[misc]
    """pyvis's model of nodes and lines with a page of our own; pyvis's page is never written.

    One node per institution, one line per pair whatever the number of partnerships, drawn as the
    strongest of them; what stands behind it is in the tables beside. ``entities`` is the path
    under which a server has a page for each institution; ``policy`` the content security policy.
    """

    def __init__(
        self,
        graph: nx.MultiDiGraph[str],
        points: Mapping[str, Point],
        language: str,
        files: Mapping[str, str] | None = None,
        story: Story | None = None,
        entities: str = "",
    ) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.graph, self.points, self.language = graph, points, language
        self.files, self.story, self.entities = files or {}, story, entities
        self._add_institutions()
        self._add_pairs()

    def _add_institutions(self) -> None:
        for iri in sorted(self.graph):
            x, y = self.points[iri]
            self.add_node(slug(iri), " ", "custom", x=x, y=y)

    def _add_pairs(self) -> None:
        for first, second in lines(self.graph):
            self.add_edge(slug(first), slug(second))

    def generate_html(
        self, name: str = "index.html", local: bool = True, notebook: bool = False
    ) -> str:
        """Return the whole page; the arguments are pyvis's and change nothing."""
        own = "".join(_slim(_script(path)) for path in sorted((PAGE / "scripts").glob("*.js")))
        style = "".join(_slim(path.read_text("utf-8")) for path in sorted(PAGE.glob("*.css")))
        engine, script = _script(_VIS), f"(() => {{\n{own}}})();"
        self.policy = _policy(engine, script)
        said = texts()[self.language]
        environment = Environment(
            loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined
        )
        return environment.get_template("map.html").render(
            language=self.language,
            said=said,
            style=Markup(style),
            engine=_packed(engine),
            script=Markup(script),
            policy=Markup(self.policy),
            blocks={name: Markup(block(value)) for name, value in self._blocks().items()},
            pairs=self._plain_table(said),
            story=self.story,
            more=max(0, len(self.edges) - _TABLE_LIMIT),
        )

    def _blocks(self) -> dict[str, Any]:
        rows = numbers(self.graph)
        known = tables(self.graph, rows, self.files)
        version = hashlib.sha256(block([known, *rows["quotes"]]).encode()).hexdigest()[:8]
        head: dict[str, Any] = {"language": self.language, "version": version, "marks": marks()}
        if self.entities:
            head["entities"] = self.entities
        data = {**head, "groups": communities(self.graph), **known}
        number = {node["id"]: n for n, node in enumerate(self.nodes)}
        picture = {
            "nodes": [[node["x"], node["y"]] for node in self.nodes],
            "lines": [[number[line["from"]], number[line["to"]]] for line in self.edges],
            "options": _OPTIONS,
        }
        return {
            "data": data,
            "picture": picture,
            "texts": texts(),
            "quotes": [*rows["quotes"]],
            "shapes": shapes(),
            "story": asdict(self.story) if self.story else None,
        }

    def _plain_table(self, said: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Return rows for readers without scripts: two names and what relates them."""
        names = {iri: node["names"][self.language] for iri, node in self.graph.nodes(data=True)}
        weight = Counter[tuple[str, str]]()
        for first, second, tie in ordered(self.graph):
            weight[pair_of(first, second)] += len(tie["evidence"])
        most = sorted(lines(self.graph).items(), key=lambda item: (-weight[item[0]], item[0]))
        return [
            (names[first], names[second], ", ".join(said[f"family.{f}"] for f in families))
            for (first, second), families in most[:_TABLE_LIMIT]
        ]


def _script(path: Path) -> str:
    """Return a script as it is; refuse what would end its element early."""
    text = path.read_text(encoding="utf-8")
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError(f"{path}: a script of the page may hold no '</script' and no '<!--'")
    return text


def _slim(source: str) -> str:
    """Return a script or style without indentation, empty lines and lines of comment."""
    lines = (line.strip() for line in source.splitlines())
    kept = (line for line in lines if line and not re.fullmatch(r"/\*.*\*/", line))
    return "".join(f"{line}\n" for line in kept)


def _packed(script: str) -> str:
    """Return a script as base64 of zlib's format, which holds no time and no system's name."""
    return base64.b64encode(zlib.compress(script.encode(), 9)).decode()


def _policy(*scripts: str) -> str:
    """Return the content security policy that lets only these scripts run."""
    allowed = "".join(f" 'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src{allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
