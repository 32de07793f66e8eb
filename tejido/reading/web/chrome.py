"""What of a page is no text of its own: menus, banners, footers, other stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tejido.reading.words import alternatives, word_set

if TYPE_CHECKING:
    from turbohtml import Document, Element

__all__ = ["strip_chrome"]

_SILENT = (
    "script, style, noscript, template, svg, canvas, iframe, object, embed, video, audio, map, "
    "input, select, textarea, button, datalist, dialog, nav, del, s, strike, head > *, "
    "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], "
    "[role=search], [role=dialog], [role=alertdialog], [role=menu], [role=menubar], "
    "[role=complementary]"
)
"""What browsers do not show as text, and what says by its role that it is none."""
_FRAMES = "header, footer, aside"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_OWN = frozenset({"html", "body", "main", "article"})


@cache
def _named() -> frozenset[str]:
    return word_set("*", "boilerplate", "parts")


@cache
def _related() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(word_set('*', 'boilerplate', 'related'))})\b", re.I)


def strip_chrome(page: Document) -> None:
    """Take out of a page what is no text of its own; an element with half the text never goes."""
    for element in page.select(_SILENT):
        element.decompose()
    body = page.select_one("body")
    if body is None:
        return
    half = len(body.text) / 2
    for element in list(_suspects(body)):
        if element.parent is not None and len(element.text) < half:
            element.decompose()


def _suspects(body: Element) -> Iterator[Element]:
    yield from (e for e in body.select(_FRAMES) if not _opens_text(e))
    for element in body.select("[class], [id], [style]"):
        if element.tag not in _OWN and _named_so(element):
            yield element
    for heading in body.select("h2, h3, h4, h5, h6, strong"):
        if _related().match(heading.text.strip()):
            yield from _headed(heading)


def _opens_text(element: Element) -> bool:
    """Tell whether a header or footer is one of a story, with its title, and not of the site."""
    if element.tag != "header":
        return False
    return element.select_one("h1") is not None or element.closest("article, main") is not None


def _named_so(element: Element) -> bool:
    if _HIDDEN.search(element.attr("style") or ""):
        return True
    names = f"{element.attr('class') or ''} {element.attr('id') or ''}".split()
    return any(_says(name) for name in names)


def _says(name: str) -> bool:
    """Tell whether a class or id is one of page furniture, or begins or ends with such a word."""
    words = [word.lower() for word in _PARTS.findall(name)]
    if not words:
        return False
    whole = "-".join(words)
    return bool({whole, words[0], words[-1]} & _named())


def _headed(heading: Element) -> Iterator[Element]:
    """Yield what stands under a heading of other stories: all around it, or what follows it."""
    around = heading.parent
    if (
        isinstance(around, type(heading))
        and around.tag not in _OWN
        and _leads_away(around, heading)
    ):
        yield around
        return
    yield heading
    for element in heading.next_siblings:
        if isinstance(element, type(heading)):
            if not _leads_away(element):
                return
            yield element


def _leads_away(element: Element, besides: Element | None = None) -> bool:
    """Tell whether at least half of an element's text, ``besides`` a heading, is links."""
    own = len(element.text.strip()) - (len(besides.text.strip()) if besides is not None else 0)
    return 0 < own <= 2 * sum(len(link.text.strip()) for link in element.select("a"))
