"""What a graph says of institutions, initiatives, places and documents, and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tejido.network.model import Evidence, Quote, Source
from tejido.network.names import Named, acronym, short_names
from tejido.network.rows import Row, local, rows, values

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Stated", "initiatives", "institutions", "places", "sources", "stated"]

_Properties = Mapping[str, list[tuple[str, str]]]


class Stated(NamedTuple):
    """A claim: its evidence, side and role still open, and the things of which it says something.

    ``quote`` is the passage that states it, without those of which it only takes names.
    """

    evidence: Evidence
    about: tuple[str, ...]
    quote: str


def institutions(
    store: Store, claims: Iterable[Evidence], documents: Mapping[str, Source]
) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the institutions that documents name, each with the attributes of its node.

    ``claims`` and ``documents`` tell by which acronyms the texts call them in which language.
    """
    found = values(store, "institutions")
    heard = _heard(claims, documents)
    named = {iri: _names_of(iri, about, heard) for iri, about in found.items()}
    short = short_names(named)
    for iri, about in found.items():
        names = named[iri].names
        further = {text for key in ("name", "other", "acronym") for text, _ in about.get(key, ())}
        kind = local(_first(about, "kind"), "institution-type-")
        yield (
            iri,
            {
                "names": names,
                "short": short[iri],
                "other": tuple(sorted(further - set(names.values()))),
                "kind": kind or "other",
                "place": named[iri].place,
                "jurisdiction": _first(about, "jurisdiction"),
                "documents": _all(about, "document"),
            },
        )


def initiatives(store: Store) -> dict[str, dict[str, object]]:
    """Return IRI → ``names``, ``class``, ``from``, ``to``, ``places``, ``themes``, ``parent``.

    ``themes`` are the stated ones alone.
    """
    return {
        iri: {
            "names": _named(about, "name"),
            "class": local(_first(about, "class")).lower(),
            "from": min(_all(about, "from"), default=""),
            "to": max(_all(about, "to"), default=""),
            "places": _all(about, "place"),
            "themes": tuple(local(theme, "theme-") for theme in _all(about, "theme")),
            "parent": _first(about, "parent"),
        }
        for iri, about in values(store, "initiatives").items()
    }


def places(store: Store) -> dict[str, dict[str, object]]:
    """Return IRI → ``names``, ``code`` (ISO 3166 or empty), ``within`` (IRI or empty), ``level``.

    ``level`` is ``country``, ``state`` (a first-level division), ``locality`` (within one of them)
    or ``region`` (any other, such as a part of a continent).
    """
    return {
        iri: {
            "names": _named(about, "name"),
            "code": _first(about, "code"),
            "within": _first(about, "within"),
            "level": _level(_first(about, "code"), _first(about, "within")),
        }
        for iri, about in values(store, "places").items()
    }


def _level(code: str, within: str) -> str:
    if not code:
        return "locality" if within else "region"
    return "state" if "-" in code else "country"


def sources(store: Store) -> dict[str, Source]:
    """Return the documents by IRI."""
    names = ("title", "date", "publisher", "url", "language", "path")
    return {
        iri: Source(**{k: _first(about, k) for k in names if k in about})
        for iri, about in values(store, "documents").items()
    }


def stated(store: Store) -> dict[str, Stated]:
    """Return the claims by IRI."""
    grouped = groupby(rows(store, "claims"), key=lambda row: row["claim"][0])
    return {iri: _claim(iri, list(group)) for iri, group in grouped}


def _claim(iri: str, group: list[Row]) -> Stated:
    evidence = Evidence(
        claim=iri,
        side="",
        role="",
        document=group[0]["document"][0],
        quotes=tuple(dict.fromkeys(_quote(row) for row in group)),
        words=tuple(dict.fromkeys(row["words"][0] for row in group if "words" in row)),
        planned=any("modality-planned" in row.get("modality", ("",))[0] for row in group),
        rule=next((row["rule"][0] for row in group if "rule" in row), ""),
        reviewed=any(row.get("reviewed", ("",))[0] == "true" for row in group),
    )
    about = {row["about"][0] for row in group if "about" in row}
    return Stated(evidence, tuple(sorted(about)), group[0]["exact"][0])


def _quote(row: Row) -> Quote:
    page = int(row["page"][0]) if "page" in row else 0
    return Quote(row["exact"][0], int(row["start"][0]), int(row["end"][0]), page)


def _first(about: _Properties, key: str) -> str:
    return about[key][0][0] if key in about else ""


def _all(about: _Properties, key: str) -> tuple[str, ...]:
    return tuple(sorted(text for text, _ in about.get(key, ())))


def _named(about: _Properties, key: str) -> dict[str, str]:
    """Return language → value, Spanish and English always there when there is any name."""
    found: dict[str, str] = {}
    for text, language in about.get(key, ()):
        found.setdefault(language, text)
    if not found:
        return {}
    any_name = found.get("", next(iter(found.values())))
    spanish, english = found.get("es"), found.get("en")
    return {"es": spanish or english or any_name, "en": english or spanish or any_name}


def _heard(claims: Iterable[Evidence], documents: Mapping[str, Source]) -> dict[str, str]:
    """Return language → the words quoted from documents in it."""
    quoted = sorted(
        {(documents.get(e.document, Source()).language, q) for e in claims for q in e.quotes}
    )
    return {
        language: "\n".join(quote.exact for spoken, quote in quoted if spoken == language)
        for language in ("es", "en")
    }


def _names_of(iri: str, about: _Properties, heard: Mapping[str, str]) -> Named:
    names = _named(about, "name") or {"es": local(iri), "en": local(iri)}
    known = {text for text, _ in about.get("acronym", ())}
    given = _named(about, "short") or {
        "es": acronym(known, names["es"], heard["es"], heard["en"]),
        "en": acronym(known, names["en"], heard["en"], heard["es"]),
    }
    return Named(names, given, _named(about, "place"))
