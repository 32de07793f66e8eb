"""One entry of the identity ledger: who it is, under which names, within which jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tejido.linking.normal import plain

__all__ = ["Entry", "Form", "Former", "Post", "forms_of", "make_entry"]

Raw = Mapping[str, Any]
_LANGUAGES = ("es", "en")
Form = tuple[str, str, str]
"""A written name, how it identifies, its language (empty: any).

How: ``name``, ``alias``, ``acronym``, ``former`` identify anywhere; ``scoped`` and
``former-scoped`` inside the entry's jurisdiction; ``list`` only as a member of a list with a
shared head; ``weak`` only beside a full name; ``abbr`` is a place's abbreviation.
"""


@dataclass(frozen=True, slots=True)
class Former:
    """A name that the entry bore from one year to another (0: not known)."""

    names: Mapping[str, str]
    acronyms: tuple[str, ...] = ()
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A public office that a person holds or held: its titles, the institution's id, years.

    ``at`` is empty when no source names the institution, a year 0 when none is known.
    """

    names: Mapping[str, str]
    at: str = ""
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An institution, place, programme, observance or person in public office of the ledger.

    ``type`` is an entity type of the model, ``form`` the finer class of the ledger (``ministry``,
    ``country-office``, ``state``), ``kind`` the kind of the model. ``names`` has ``es`` and ``en``;
    ``alias``, ``scoped`` and ``list_form`` map a language (empty: any) to names. ``parent`` is
    the body it belongs to, ``within`` the larger place of a place, ``jurisdiction`` the place it
    acts in. ``ids`` are external identifiers confirmed in the sources ``seen``. ``check`` marks
    what nobody has reviewed. ``needs`` are words of which one must stand in the document.
    """

    id: str
    type: str
    form: str
    kind: str
    names: Mapping[str, str]
    short: Mapping[str, str] = field(default_factory=dict)
    official: str = ""
    alias: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    abbr: tuple[str, ...] = ()
    scoped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    list_form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    needs: tuple[str, ...] = ()
    parent: str = ""
    jurisdiction: str = ""
    within: str = ""
    capital: bool = False
    successor: str = ""
    begin: int = 0
    end: int = 0
    posts: tuple[Post, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    check: bool = False


def make_entry(raw: Raw, type_: str, kind: str) -> Entry:
    """Return the entry of a mapping as the ledger's files hold it; ``kind`` is the type's own."""
    return Entry(
        id=raw["id"],
        type=type_,
        form=raw["type"],
        kind=raw.get("kind", kind),
        names=raw["name"],
        short=raw.get("short", {}),
        official=raw.get("official", ""),
        alias=dict(_by_language(raw.get("alias"))),
        acronyms=tuple(raw.get("acronym", ())),
        abbr=tuple(raw.get("abbr", ())),
        scoped=dict(_by_language(raw.get("scoped"))),
        list_form=dict(_by_language(raw.get("list_form"))),
        weak=tuple(raw.get("weak", ())),
        former=tuple(_former(item) for item in raw.get("former", ())),
        needs=tuple(raw.get("needs", ())),
        parent=raw.get("parent", ""),
        jurisdiction=raw.get("jurisdiction", ""),
        within=raw.get("within", ""),
        capital=bool(raw.get("capital", False)),
        successor=raw.get("successor", ""),
        begin=int(raw.get("from", 0)),
        end=int(raw.get("to", 0)),
        posts=tuple(_post(item) for item in raw.get("posts", ())),
        ids={key: str(value) for key, value in raw.get("ids", {}).items()},
        seen=tuple(raw.get("seen", ())),
        check=bool(raw.get("check", False)),
    )


def _former(item: Raw) -> Former:
    names = {language: item[language] for language in ("es", "en") if item.get(language)}
    years = int(item.get("from", 0)), int(item.get("to", 0))
    return Former(names, tuple(item.get("acronym", ())), *years)


def _post(item: Raw) -> Post:
    names = {language: item[language] for language in _LANGUAGES if item.get(language)}
    return Post(names, item.get("at", ""), int(item.get("from", 0)), int(item.get("to", 0)))


def _by_language(value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield language and names of ``{es: [...], en: [...]}`` or of a list for any language."""
    if isinstance(value, Mapping):
        yield from ((key, tuple(names)) for key, names in value.items() if key in _LANGUAGES)
    elif value:
        yield "", tuple(value)  # type: ignore[arg-type]


def forms_of(raw: Raw, own_place: str = "") -> Iterator[Form]:
    """Yield every written form of an entry; ``own_place`` is its jurisdiction's name, plain.

    Short names are for display: what is short may be of many, and identifies nobody.
    A former name is scoped to the entry's jurisdiction unless it carries the jurisdiction's
    name; former acronyms of bodies without jurisdiction are weak.
    """
    name = raw["name"]
    yield from ((name[code], "name", code) for code in _LANGUAGES if code in name)
    if formal := raw.get("formal"):
        yield formal, "alias", "es"
    if official := raw.get("official"):
        yield official, "scoped" if raw.get("jurisdiction") else "alias", "es"
    for language, names in _by_language(raw.get("alias")):
        yield from ((name, "alias", language) for name in names)
    yield from ((name, "acronym", "") for name in raw.get("acronym", ()))
    yield from ((name, "abbr", "") for name in raw.get("abbr", ()))
    for key, how in (("scoped", "scoped"), ("list_form", "list")):
        for language, names in _by_language(raw.get(key)):
            yield from ((name, how, language) for name in names)
    yield from ((name, "weak", "") for name in raw.get("weak", ()))
    for item in raw.get("former", ()):
        yield from _former_forms(item, bool(raw.get("jurisdiction")), own_place)


def _former_forms(item: Raw, scoped: bool, own_place: str) -> Iterator[Form]:
    for language in _LANGUAGES:
        if name := item.get(language):
            free = not scoped or bool(own_place and own_place in plain(name))
            yield name, "former" if free else "former-scoped", language
    for acronym in item.get("acronym", ()):
        yield acronym, "former-scoped" if scoped else "weak", ""
