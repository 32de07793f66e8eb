"""Why a document was read as it was: its mentions, and per fact the rule, the cue and the spans."""

from tejido.explaining.facts import Explained, Part, explain
from tejido.explaining.lines import lines
from tejido.explaining.page import write_page

__all__ = ["Explained", "Part", "explain", "lines", "write_page"]
