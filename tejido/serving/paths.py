"""The path of the page of a thing, and the thing of a path."""

from __future__ import annotations

from urllib.parse import quote, unquote

from tejido.project import ID

__all__ = ["FORMS", "key_of", "path_of", "split"]

_START = "/entidad/"
_INSTITUTION = "institution/"
FORMS = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".csv": "text/csv"}
"""The endings that ask for another form than a page."""


def path_of(iri: str) -> str:
    """Return the path of a thing's page: ``/entidad/SLUG`` for an institution, else with its type.

    Empty for what is not of this project.
    """
    if not iri.startswith(ID):
        return ""
    return _START + iri.removeprefix(ID).removeprefix(_INSTITUTION)


def key_of(path: str) -> str:
    """Return what a path names, ``TYPE/SLUG`` or ``SLUG``, spelt as IRIs are."""
    parts = path.removeprefix(_START).split("/")
    return "/".join(quote(unquote(part), safe="") for part in parts)


def split(path: str) -> tuple[str, str]:
    """Return a path without the ending that asks for a form, and the media type of that."""
    for ending, type_ in FORMS.items():
        if path.endswith(ending):
            return path.removesuffix(ending), type_
    return path, ""
