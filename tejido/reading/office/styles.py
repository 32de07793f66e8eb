"""What styles and numberings of a Word file make of a paragraph: a heading, an item."""

from __future__ import annotations

from collections import Counter

from tejido.reading.office.xml import Element, value

__all__ = ["Lists", "Styles"]

_HEADINGS = ("heading ", "title", "subtitle")
_BODY_LEVEL = "9"
_CHAIN = 20


class Styles:
    """The paragraph styles of a file."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall("w.style")
        self._styles = {value(style, "w.styleId"): style for style in found}

    def is_heading(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is a heading, by its outline level or its style."""
        own = value(paragraph.find("w.pPr/w.outlineLvl"))
        if own:
            return own != _BODY_LEVEL
        for style in self._chain(paragraph):
            if value(style.find("w.name")).casefold().startswith(_HEADINGS):
                return True
            if level := value(style.find("w.pPr/w.outlineLvl")):
                return level != _BODY_LEVEL
        return False

    def numbering(self, paragraph: Element) -> tuple[str, str]:
        """Return numbering and level of a paragraph; empty strings when it is no item."""
        for holder in (paragraph, *self._chain(paragraph)):
            found = holder.find("w.pPr/w.numPr")
            if found is not None and (number := value(found.find("w.numId"))):
                level = value(found.find("w.ilvl")) or "0"
                return ("", "") if number == "0" else (number, level)
        return "", ""

    def _chain(self, paragraph: Element) -> list[Element]:
        """Return the style of a paragraph and those it is based on."""
        found: list[Element] = []
        name = value(paragraph.find("w.pPr/w.pStyle"))
        while name in self._styles and len(found) < _CHAIN:
            found.append(self._styles[name])
            name = value(found[-1].find("w.basedOn"))
        return found


class Lists:
    """The numberings of a file, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        abstract = (
            {}
            if root is None
            else {value(one, "w.abstractNumId"): one for one in root.findall("w.abstractNum")}
        )
        numbers = [] if root is None else root.findall("w.num")
        self._levels = {
            value(one, "w.numId"): abstract.get(value(one.find("w.abstractNumId")))
            for one in numbers
        }
        self._counts: Counter[tuple[str, str]] = Counter()

    def label(self, number: str, level: str) -> str:
        """Return the label of the next item: ``-``, ``1.``, ``a)`` or ``I.``."""
        known = self._levels.get(number)
        said = None
        if known is not None:
            said = next((v for v in known.findall("w.lvl") if value(v, "w.ilvl") == level), None)
        form = value(said.find("w.numFmt")) if said is not None else "bullet"
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        self._counts[number, level] += 1
        return _labelled(form, self._counts[number, level])


def _labelled(form: str, count: int) -> str:
    if form in ("bullet", "none"):
        return "-"
    if form in ("lowerLetter", "upperLetter") and count <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1) + ")"
    return f"{count}."
