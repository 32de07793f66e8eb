"""Which element of a page holds its text: one that says so, else the smallest with most prose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbohtml import Document, Element

__all__ = ["main_element"]

_SAYS_SO = "main, [role=main], [itemprop=articleBody], article"
_ENOUGH = 0.5
"""The part of the prose that an element must hold which says itself that it is the text."""
_MOST = 0.9
"""The part of the prose that any other element must hold."""
_LINE = 40
"""Characters of text, outside links, that make prose of it."""
_REACH = 300
"""Elements around a text that are looked at."""


def main_element(page: Document) -> Element | None:
    """Return the element with the text of a page that was stripped of its furniture."""
    body = page.select_one("body")
    if body is None:
        return page.root if page.root is not None else None
    prose = _prose(body)
    whole = prose[body]
    said = [e for e in body.select(_SAYS_SO) if whole and prose[e] >= _ENOUGH * whole]
    if said:
        return _narrowed(said, prose)
    holding = [e for e, amount in prose.items() if amount >= _MOST * whole]
    return _with_title(page, holding[0] if holding else body, body)


def _prose(body: Element) -> Counter[Element]:
    """Return the characters of prose in each element; of equal ones the inner comes first."""
    from turbohtml import Element, Text

    amounts: Counter[Element] = Counter()
    for node in body.descendants:
        if not isinstance(node, Text) or len(node.data.strip()) < _LINE:
            continue
        if node.parent is None or node.parent.closest("a") is not None:
            continue
        for _, element in zip(range(_REACH), node.ancestors, strict=False):
            if isinstance(element, Element):
                amounts[element] += len(node.data)
        if body not in amounts:
            amounts[body] = 0
    return amounts


def _narrowed(said: list[Element], prose: Counter[Element]) -> Element:
    """Return the first element that says so, or the one within it that holds as much."""
    chosen = said[0]
    for element in said[1:]:
        if prose[element] >= _MOST * prose[chosen] and _titled(element, chosen):
            chosen = element
    return chosen


def _titled(inner: Element, outer: Element) -> bool:
    """Tell whether the title of an element also stands in the one within it."""
    return outer.select_one("h1") is None or inner.select_one("h1") is not None


def _with_title(page: Document, chosen: Element, body: Element) -> Element:
    """Return the smallest element around ``chosen`` that also holds the page's first title."""
    title = page.select_one("h1")
    if title is None or title.closest("body") is None:
        return chosen
    around = {*title.ancestors}
    outer = (e for e in (chosen, *chosen.ancestors) if e in around)
    return next((e for e in outer if isinstance(e, type(body))), body)
