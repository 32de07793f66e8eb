"""The government of a place that acts: ``Singapore and Peru signed``."""

from __future__ import annotations

from tejido.linking.bodies import bodies, government_name, office_name
from tejido.linking.clusters import Cluster
from tejido.linking.entities import Linked
from tejido.linking.identity import identify
from tejido.linking.ledger import Ledger
from tejido.linking.places import demonym_place

__all__ = ["government_of", "nation_of", "office_of"]


def government_of(linked: Linked, place: int, language: str, ledger: Ledger) -> int:
    """Return the entity of the government of a place, adding it when it is new."""
    if place not in linked.governments:
        linked.governments[place] = _government(linked, place, language, ledger)
    return linked.governments[place]


def _own(linked: Linked, place: int) -> int | None:
    """The body of the document that governs a place by its name: ``Ayuntamiento de Gijón``."""
    heads = bodies().municipal
    for body, where in sorted(linked.jurisdictions.items()):
        head = linked.clusters[body].head.split(" ")[0]
        if where == place and head in heads:
            return body
    return None


def _government(linked: Linked, place: int, language: str, ledger: Ledger) -> int:
    own = _own(linked, place)
    if own is not None:
        return own
    return _called(linked, linked.clusters[place].names[0], language, ledger)


def nation_of(linked: Linked, demonym: str, language: str, ledger: Ledger) -> int | None:
    """Return the entity of the government of a country by its demonym: ``Thai ambassador``."""
    country = demonym_place(demonym, language, linked.scope, ledger)
    if not country or ledger[country].form != "country":
        return None
    for at, one in enumerate(linked.identities):
        if one.entry_id == country and linked.clusters[at].type == "place":
            return government_of(linked, at, language, ledger)
    return _called(linked, ledger[country].names[language], language, ledger)


def _called(linked: Linked, name: str, language: str, ledger: Ledger) -> int:
    """The government of a place by the name of the place, new if the document has none."""
    full = government_name(name, language)
    return _named(linked, [full, name], "government", language, ledger)


def office_of(linked: Linked, office: str, place: int, language: str, ledger: Ledger) -> int:
    """Return the entity of an office of a place, adding it when it is new."""
    full = office_name(office, linked.clusters[place].names[0], language)
    return _named(linked, [full], "autonomous", language, ledger)


def _named(linked: Linked, names: list[str], kind: str, language: str, ledger: Ledger) -> int:
    """The body of one of some names, the full one first; new if the document has none."""
    full = names[0]
    identity = identify([full], "institution", linked.scope, language, ledger)
    known = (at for at, one in enumerate(linked.identities) if one.key == identity.key)
    found = next(known, None)
    if found is not None:
        told = linked.clusters[found].names
        told.extend(name for name in names[1:] if name not in told)
        return found
    new = Cluster("institution", names=names, kind=kind, named=True)
    linked.clusters.append(new)
    linked.identities.append(identity)
    return len(linked.clusters) - 1
