"""Pages from templates: escaped, in two languages, with nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tejido.serving.message import Answer, page_policy
from tejido.wording import texts

__all__ = ["fault", "page"]

_PAGES = Path(__file__).with_name("pages")


def page(name: str, lang: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Answer:
    """Return the page that a template of this package makes of values.

    Args:
        name: the template's file.
        lang: ``es`` or ``en``.
        status: of the answer.
        **values: what the template names.
    """
    template = _environment().get_template(name)
    written = template.render(
        language=lang, said=texts(lang, "serve"), style=Markup(_style()), **values
    )
    return Answer(
        status, written.encode(), "text/html; charset=utf-8", policy=page_policy(_style())
    )


def fault(status: HTTPStatus, key: str, lang: str, **values: str) -> Answer:
    """Return a page of one sentence: the text ``key`` with its values."""
    said = texts(lang, "serve")
    return page("fault.html", lang, status, sentence=said[key].format(**values))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (_PAGES / "style.css").read_text(encoding="utf-8")
