"""The bodies that every state and every city has, spelled out from a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tejido.linking.files import LINE

__all__ = ["governments", "municipal_bodies", "state_bodies"]

Raw = dict[str, Any]
Names = dict[str, list[str]]
_KEPT = ("list_form", "weak", "needs")
_FILLED = ("id", "name", "short", "alias", "scoped")
_BRIEF = 8
"""Names of states up to this many letters go into short names as they are."""


def state_bodies(bodies: list[Raw], states: Iterable[Mapping[str, Any]]) -> Iterator[Raw]:
    """Yield one entry per body and state.

    A scoped name that would name two bodies of one state becomes weak, an alias that is
    another body's name there is left out. ``states`` are entries with ``de``, ``del_estado``
    and ``gentilicio``. Names are also given with the state's formal name, if it has one.
    """
    for state in states:
        slug = state["id"].partition("-")[2]
        words = _words(state)
        ids = {
            body["slug"]: _override(body, slug).get("id") or _fill(body["id"], words)
            for body in bodies
        }
        entries = [
            _body(body, _override(body, slug), slug, words, ids) | {"jurisdiction": state["id"]}
            for body in bodies
            if not _override(body, slug).get("omit")
        ]
        _apart(entries)
        yield from (_with_formal(entry, state) for entry in entries)


def _words(state: Mapping[str, Any]) -> dict[str, str]:
    masculine, *feminine = state["gentilicio"]
    return {
        "{st}": state["id"].partition("-")[2],
        "{E}": state["name"]["es"],
        "{EN}": state["name"]["en"],
        "{DE}": state["de"],
        "{DEL}": state["del_estado"],
        "{AB}": _brief(state),
        "{GM}": masculine,
        "{GF}": feminine[0] if feminine else masculine,
    }


def _brief(state: Mapping[str, Any]) -> str:
    """Return a state's name if it is short, else its first abbreviation."""
    name: str = state["name"]["es"]
    return name if len(name) <= _BRIEF else next(iter(state.get("abbr", ())), name)


def _override(body: Raw, slug: str) -> Raw:
    found: Raw = body.get("overrides", {}).get(slug, {})
    return found


def _fill(value: Any, words: Mapping[str, str]) -> Any:
    """Return a string, list or mapping with its placeholders filled in."""
    if isinstance(value, str):
        for placeholder, word in words.items():
            value = value.replace(placeholder, word)
        return value
    if isinstance(value, list):
        return [_fill(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _fill(item, words) for key, item in value.items() if key != LINE}
    return value


def _body(body: Raw, own: Raw, slug: str, words: Mapping[str, str], ids: Mapping[str, str]) -> Raw:
    usual = _fill(body["name"], words)
    alias = _joined(_plain(own.get("alias")), _fill(body.get("alias", {}), words))
    if "name" in own:
        alias = _joined(alias, {language: [name] for language, name in usual.items()})
    local, free = _acronyms(body, own, slug)
    scoped = _joined(_plain(own.get("scoped")), _fill(body.get("scoped", {}), words))
    entry: Raw = {"id": ids[body["slug"]], "name": _plain(own.get("name")) or usual}
    short = _plain(own.get("short")) or _fill(body.get("short", {}), words)
    entry |= {"short": short} if short else {}
    entry |= {"acronym": free} if free else {}
    entry |= {"alias": alias, "scoped": _joined(scoped, {"es": local})}
    entry |= {key: body[key] for key in _KEPT if key in body}
    entry |= {key: own[key] for key in ("former", "ids", "seen") if key in own}
    entry |= {"type": body["type"], "kind": body["kind"], "check": "seen" not in own}
    parent = ids.get(body.get("parent", ""))
    return entry | ({"parent": parent} if parent else {}) | {LINE: body.get(LINE, 1)}


def _acronyms(body: Raw, own: Raw, slug: str) -> tuple[list[str], list[str]]:
    """Return the acronyms that count only inside the state, and those that count anywhere."""
    usual = list(own.get("acronym_scoped") or body.get("acronym_scoped", ()))
    local = body.get("acronym_by_state", {}).get(slug, "")
    if not local:
        return usual, []
    others = [] if body.get("local_acronym_only") else [one for one in usual if one != local]
    free = local in body.get("unique_acronyms", ())
    return (others, [local]) if free else ([local, *others], [])


def _plain(value: Any) -> Any:
    return {key: item for key, item in (value or {}).items() if key != LINE}


def _joined(first: Mapping[str, list[str]], second: Mapping[str, list[str]]) -> Names:
    languages = [*first, *(key for key in second if key not in first)]
    both = {key: [*first.get(key, ()), *second.get(key, ())] for key in languages}
    return {key: list(dict.fromkeys(names)) for key, names in both.items() if names}


def _apart(entries: list[Raw]) -> None:
    """Take from the bodies of one state every name that would name two of them."""
    scoped = Counter(name for entry in entries for name in set(_all(entry["scoped"])))
    names = Counter(
        name for entry in entries for name in {*entry["name"].values(), *_all(entry["alias"])}
    )
    for entry in entries:
        twice = [name for name in _all(entry["scoped"]) if scoped[name] > 1]
        if twice:
            entry["weak"] = list(dict.fromkeys([*entry.get("weak", ()), *twice]))
        entry["scoped"] = _only(entry["scoped"], scoped)
        own = set(entry["name"].values())
        entry["alias"] = {
            language: [name for name in kept if name not in own]
            for language, kept in _only(entry["alias"], names).items()
        }


def _all(by_language: Mapping[str, list[str]]) -> list[str]:
    return [name for names in by_language.values() for name in names]


def _only(by_language: Names, count: Mapping[str, int]) -> Names:
    kept = {key: [name for name in names if count[name] == 1] for key, names in by_language.items()}
    return {key: names for key, names in kept.items() if names}


def _with_formal(entry: Raw, state: Mapping[str, Any]) -> Raw:
    """Add the names with the state's formal name ("... de Coahuila de Zaragoza")."""
    short, formal = state["name"]["es"], state.get("formal")
    if not formal:
        return entry
    spanish = [entry["name"]["es"], *entry["alias"].get("es", ())]
    longer = [name + formal[len(short) :] for name in spanish if name.endswith(short)]
    return entry | {"alias": _joined(entry["alias"], {"es": longer})}


def municipal_bodies(
    bodies: list[Raw], cities: Iterable[Mapping[str, Any]], taken: set[str]
) -> Iterator[Raw]:
    """Yield one entry per body and city; names in ``taken`` (of other entries) are left out.

    Two cities may bear the same name: the scope of the document tells their bodies apart.
    """
    for city in cities:
        name = city.get("municipality", city["name"]["es"])
        words = {"{city}": city["id"], "{M}": name, "{DM}": f"de {name}"}
        for body in bodies:
            wanted = (key for key in _FILLED if key in body)
            filled = _fill({key: body[key] for key in wanted}, words)
            filled["alias"] = {
                language: [alias for alias in names if alias not in taken]
                for language, names in filled["alias"].items()
            }
            kept: Raw = {key: body[key] for key in ("type", "kind", "needs") if key in body}
            kept |= {"jurisdiction": city["id"], "check": True, LINE: body.get(LINE, 1)}
            yield filled | kept


def governments(
    table: Raw, countries: Iterable[Mapping[str, Any]], demonyms: Mapping[str, Any], taken: set[str]
) -> Iterator[Raw]:
    """Yield the government of each country, named by each of the country's names.

    An alias that two governments or another entry (``taken``) would bear is left out.
    """
    entries = [
        _government(table, country, demonyms.get(country["id"], {})) for country in countries
    ]
    count = Counter(name for entry in entries for name in {*_all(entry["alias"])})
    names = {name for entry in entries for name in entry["name"].values()}
    for entry in entries:
        kept = {
            language: [name for name in aliases if count[name] == 1 and name not in taken | names]
            for language, aliases in entry["alias"].items()
        }
        yield entry | {"alias": kept, LINE: table.get(LINE, 1)}


def _government(table: Raw, country: Mapping[str, Any], demonyms: Mapping[str, Any]) -> Raw:
    entry: Raw = {"id": _fill(table["id"], {"{id}": country["id"]}), "type": table["type"]}
    entry |= {"name": {}, "short": {}, "alias": {}, "jurisdiction": country["id"]}
    for language in ("es", "en"):
        own = [country["name"][language], *country.get("alias", {}).get(language, ())]
        first, *others = (
            _fill(table["name"][language], {"{name}": _after(name, language, table)})
            for name in own
        )
        adjective = demonyms.get(language, ())[:1]
        others += [
            _fill(pattern, {"{demonym}": demonym})
            for pattern in table["alias"][language]
            for demonym in adjective
        ]
        entry["name"][language] = first
        if "short" in table:
            brief = {"{name}": _after(own[0], language, table)}
            entry["short"][language] = _fill(table["short"][language], brief)
        entry["alias"][language] = list(dict.fromkeys(name for name in others if name != first))
    return entry


def _after(name: str, language: str, table: Raw) -> str:
    """Return a country's name after its preposition: "del Perú", "of the United States"."""
    first, _, rest = name.partition(" ")
    plain: str = table["plain"][language]
    after: Mapping[str, list[str]] = _plain(table["after"])
    for preposition, begins in after.items():
        if preposition[0] == plain[0] and first in begins:
            article = first.lower() if first.islower() or first == "The" else ""
            return preposition + (rest if article else name)
    return plain + name
