"""From a path to the thing that it names, or to where that is now."""

from __future__ import annotations

from urllib.parse import unquote

from tejido.project import ID
from tejido.serving.known import Known
from tejido.serving.paths import key_of, path_of

__all__ = ["found", "target"]


def found(path: str, known: Known) -> str:
    """Return the IRI of the thing that a path means; empty when there is none.

    A slug alone is an institution's; else of the only other thing that has it. What was merged or
    renamed leads to what it is now, and a claim to the document that states it.
    """
    key = key_of(path)
    iri = _there(key, known) or _there(unquote(key), known)
    seen: set[str] = set()
    while iri in known.now and iri not in seen:
        seen.add(iri)
        iri = known.now[iri]
    if iri in known.facts:
        passages = known.facts[iri].passages
        return passages[0].document if passages else ""
    return iri if known.kind(iri) else ""


def _there(key: str, known: Known) -> str:
    whole = ID + key if "/" in key else f"{ID}institution/{key}"
    if whole in known.about or whole in known.now:
        return whole
    types = ("event", "programme", "agreement", "person", "place", "document")
    others = [iri for type_ in types if known.kind(iri := f"{ID}{type_}/{key}")]
    return others[0] if len(others) == 1 else ""


def target(iri: str, path: str, known: Known) -> str:
    """Return where a path that is not the thing's own is sent on to; empty when it is its own."""
    own = path_of(iri)
    if own == path or key_of(own) == key_of(path):
        return ""
    claim = ID + key_of(path)
    return f"{own}#{claim.rpartition('/')[2]}" if claim in known.facts else own
