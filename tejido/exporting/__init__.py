"""A graph in the formats of other tools, each with a statement of what is lost."""

from __future__ import annotations

from tejido.exporting.run import FORMATS, Exported, export, told

__all__ = ["FORMATS", "Exported", "export", "told"]
