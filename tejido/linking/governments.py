"""The government of a place that acts: ``Singapore and Peru signed``."""

from __future__ import annotations

from tejido.linking.bodies import bodies, government_name
from tejido.linking.clusters import Cluster
from tejido.linking.entities import Linked
from tejido.linking.identity import identify
from tejido.linking.ledger import Ledger

__all__ = ["government_of"]


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
    name = linked.clusters[place].names[0]
    full = government_name(name, language)
    identity = identify([full], "institution", linked.scope, language, ledger)
    known = (at for at, one in enumerate(linked.identities) if one.key == identity.key)
    found = next(known, None)
    if found is not None:
        names = linked.clusters[found].names
        names.extend([name] if name not in names else [])
        return found
    new = Cluster("institution", names=[full, name], kind="government", named=True)
    linked.clusters.append(new)
    linked.identities.append(identity)
    return len(linked.clusters) - 1
