"""What a web page says of itself: title, date, publisher, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tejido.reading.title import folded

if TYPE_CHECKING:
    from turbohtml import Document

__all__ = ["claimed"]

_DATE = re.compile(
    r"(?:15|16|17|18|19|20|21)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)"
)
_SITE = re.compile(r"\s+[|•·»–—-]\s+[^|•·»]{2,60}$")
_STORIES = ("article", "report", "newsarticle", "blogposting", "webpage", "event")
_DATES = (
    *("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued"),
    *("date", "pubdate"),
)
_TIMES = "time[itemprop=datePublished], time[pubdate], h1 ~ time, header time"
_LONGEST = 300
_MANY = 1000
"""Things that the JSON-LD of a page may hold."""


def claimed(page: Document) -> dict[str, str]:
    """Return ``title``, ``published``, ``publisher``, ``url`` and ``language``, if it says them.

    Dates are taken in ISO 8601 only, addresses only with http or https; nothing is guessed.
    """
    things = list(_things(page))
    found = {
        "title": _first(_values(things, "headline"), _meta(page, "og:title"), _title(page)),
        "published": _first(*map(_date, _dates(page, things))),
        "publisher": _first(_publisher(things), _meta(page, "og:site_name", "dc.publisher")),
        "url": _first(_address(_link(page)), _address(_meta(page, "og:url"))),
        "language": _language(page, things),
    }
    return {key: value for key, value in found.items() if value}


def _first(*values: str) -> str:
    return next((value for value in (" ".join(v.split()) for v in values) if value), "")[:_LONGEST]


def _meta(page: Document, *names: str) -> str:
    for element in page.select("meta"):
        said = element.attr("property") or element.attr("name") or element.attr("itemprop") or ""
        if said.lower() in names and (content := (element.attr("content") or "").strip()):
            return content
    return ""


def _title(page: Document) -> str:
    """Return the title of the window without the name of the site, if it stands in the page."""
    element, body = page.select_one("title"), page.select_one("body")
    if element is None or body is None:
        return ""
    said = _SITE.sub("", " ".join(element.text.split()))
    return said if folded(said) in folded(body.text) else ""


def _link(page: Document) -> str:
    element = page.select_one("link[rel=canonical]")
    return (element.attr("href") or "") if element is not None else ""


def _address(said: str) -> str:
    return said.strip() if re.match(r"https?://[^\s<>\"{}|\\^`]+$", said.strip()) else ""


def _date(said: str) -> str:
    found = _DATE.match(said.strip())
    return found[0] if found else ""


def _dates(page: Document, things: list[dict[str, Any]]) -> Iterator[str]:
    yield _values(things, "datePublished")
    yield _meta(page, *_DATES)
    for element in page.select(_TIMES):
        yield element.attr("datetime") or ""


def _language(page: Document, things: list[dict[str, Any]]) -> str:
    root = page.select_one("html")
    said = (root.attr("lang") or root.attr("xml:lang") or "") if root is not None else ""
    said = said or _meta(page, "content-language", "dc.language") or _values(things, "inLanguage")
    said = said or _meta(page, "og:locale")
    return re.split(r"[-_]", said.strip().lower())[0][:8]


# ---- JSON-LD


def _things(page: Document) -> Iterator[dict[str, Any]]:
    """Yield the stories that JSON-LD describes; what is broken says nothing."""
    for script in page.select("script[type='application/ld+json']"):
        try:
            todo: list[Any] = [json.loads(script.text)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MANY):
            if not todo:
                break
            thing = todo.pop(0)
            if isinstance(thing, list):
                todo.extend(thing[:_MANY])
            elif isinstance(thing, dict):
                todo.extend(v for k, v in thing.items() if k in ("@graph", "mainEntity"))
                if _is_story(thing):
                    yield thing


def _is_story(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).lower() in _STORIES for kind in named)


def _values(things: list[dict[str, Any]], key: str) -> str:
    return next((v for thing in things if isinstance(v := thing.get(key), str) and v.strip()), "")


def _publisher(things: list[dict[str, Any]]) -> str:
    for thing in things:
        said = thing.get("publisher")
        for one in said if isinstance(said, list) else [said]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                return name
    return ""
