"""Countries and their first-level divisions, from pycountry and Babel (CLDR), as ledger entries."""

from __future__ import annotations

import gettext
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from tejido.linking.normal import words

__all__ = ["countries", "divisions"]

Raw = dict[str, Any]
_EXTRA = ("abbr", "weak", "ids", "seen", "note")


def countries(known: Mapping[str, Mapping[str, Any]]) -> Iterator[Raw]:
    """Yield one entry per country of ISO 3166-1, in both languages.

    ``known`` maps an alpha-2 code in lower case to what the packages lack: ``label_es``,
    ``label_en``, ``alias_es``, ``alias_en``, ``abbr``, ``weak``, ``ids``. Everyday Spanish names
    are CLDR's for Mexico; those for Spain and the official ones of the ISO catalogue are aliases.
    """
    import pycountry
    from babel import Locale

    mexico, spain = Locale("es", "MX").territories, Locale("es").territories
    english = Locale("en").territories
    iso = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["es"]).gettext
    for country in sorted(pycountry.countries, key=lambda item: str(item.alpha_2)):
        code = country.alpha_2
        more = known.get(code.lower(), {})
        spanish = (mexico[code], spain[code], iso(country.name), *more.get("alias_es", ()))
        titles = (getattr(country, key, "") for key in ("common_name", "official_name"))
        es = _names((more.get("label_es", ""), *spanish))
        en = _names(
            (
                more.get("label_en", ""),
                english[code],
                country.name,
                *titles,
                *more.get("alias_en", ()),
            )
        )
        yield _country(code, es, en, more)


def _country(code: str, es: list[str], en: list[str], more: Mapping[str, Any]) -> Raw:
    found: Raw = {"id": code.lower(), "name": {"es": es[0], "en": en[0]}, "type": "country"}
    found["alias"] = {"es": es[1:], "en": en[1:]}
    found.update({key: more[key] for key in _EXTRA if key in more})
    return found


def _names(candidates: Iterable[str]) -> list[str]:
    """Return distinct names, "Myanmar (Birmania)" as two; inverted ones with a comma left out."""
    found: dict[str, str] = {}
    for candidate in candidates:
        if not candidate or ", " in candidate:
            continue
        outer, _, inner = candidate.partition(" (")
        for name in (outer, inner.rstrip(")")):
            if name:
                found.setdefault(words(name), name.replace(" & ", " and "))
    return list(found.values())


def divisions(known: Mapping[str, list[str]], deeper: Collection[str]) -> Iterator[Raw]:
    """Yield one entry per division of ISO 3166-2; ``known`` gives further names.

    Second-level ones only of the countries in ``deeper``, where they are the ones people name
    (provinces of Spain). Names are those of the country's own language; the id is the code in
    lower case.
    """
    import pycountry

    for division in sorted(pycountry.subdivisions, key=lambda item: str(item.code)):
        id_ = division.code.lower()
        country = id_.partition("-")[0]
        if division.parent_code and country not in deeper:
            continue
        outer, _, inner = division.name.partition(" [")
        outer, _, second = outer.partition(" (")
        more = (inner.rstrip("]*"), second.rstrip(")*"), *known.get(id_, ()))
        found: Raw = {"id": id_, "name": {"es": outer, "en": outer}, "type": "state"}
        found["within"] = (division.parent_code or country).lower()
        alias = [name for name in more if name[:1].isupper()]
        yield found | ({"alias": alias} if alias else {})
