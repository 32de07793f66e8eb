"""From what the rules found to the reading: claims with passages, entities kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tejido.linking.entities import Linked
from tejido.linking.normal import normal
from tejido.model import Argument, Claim, Document, Entity, Reading, Span
from tejido.stating.context import Found
from tejido.stating.passages import Passages
from tejido.stating.roles import settled
from tejido.stating.sentence import HAPPENINGS, Arg

__all__ = ["write_claims"]

_TOLD = frozenset({"anaphora", "definition"})
"""What ties a mention to others by more than its name."""


def write_claims(document: Document, linked: Linked, found: Iterable[Found]) -> Reading:
    """Return the reading of a document from what the rules found in it.

    Every named entity is kept; a happening told by common words only when a claim needs it. A
    claim that cannot be quoted without personal data is dropped.
    """
    passages = Passages(document, linked)
    quoted = [(one, passages.of(one)) for one in settled(_as_first(linked, found))]
    kept = [(one, quotes) for one, quotes in quoted if quotes]
    used = {one.subject.entity for one, _ in kept}
    used |= {one.object.entity for one, _ in kept if isinstance(one.object, Arg)}
    ids = {entity: f"e{at}" for at, entity in enumerate(_kept(linked, used), 1)}
    title = document.title
    entities = tuple(_entity(linked, entity, id_, title) for entity, id_ in ids.items())
    claims = (
        Claim(
            _argument(document, linked, one.subject, ids),
            one.relation,
            _argument(document, linked, one.object, ids),
            quotes,
            one.rule,
            one.modality,
            one.title,
        )
        for one, quotes in kept
    )
    return Reading(document, entities, tuple(claims), linked.mentions, linked.scope)


def _as_first(linked: Linked, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what was found with the first entity of each identity in the place of the others."""
    firsts: dict[str, int] = {}
    first = [firsts.setdefault(one.key, at) for at, one in enumerate(linked.identities)]
    for one in found:
        ends = [arg for arg in (one.subject, one.object) if isinstance(arg, Arg)]
        if all(first[arg.entity] == arg.entity for arg in ends):
            yield one
            continue
        subject, *rest = (arg._replace(entity=first[arg.entity]) for arg in ends)
        if not rest or rest[0].entity != subject.entity:
            yield replace(one, subject=subject, object=rest[0] if rest else one.object)


def _kept(linked: Linked, used: set[int]) -> Iterator[int]:
    """Yield the entities to keep: of those with one identity the first alone."""
    seen: set[str] = set()
    for at, identity in enumerate(linked.identities):
        if identity.key not in seen and (at in used or _stands_alone(linked, at)):
            yield at
        seen.add(identity.key)


def _stands_alone(linked: Linked, entity: int) -> bool:
    """Whether an entity is worth keeping without a claim: named, by more than an acronym."""
    found = linked.clusters[entity]
    if not linked.identities[entity].entry_id and _only_acronym(linked, entity):
        return False
    return found.named or (found.type not in HAPPENINGS and found.type != "institution")


def _only_acronym(linked: Linked, entity: int) -> bool:
    """Whether an entity is nothing but an acronym that the text never spells out."""
    found = linked.clusters[entity].mentions
    return bool(found) and all(linked.mentions[index].rule == "acronym" for index in found)


def _names(names: Sequence[str], title: str) -> tuple[str, ...]:
    """Names once each; one in capitals as the document's title or another name spells it."""
    if not any(map(str.isupper, names)):
        return tuple(dict.fromkeys(names))
    quiet = {normal(name): name for name in (*names, title) if not name.isupper()}
    spelt = (quiet.get(normal(name), name) if name.isupper() else name for name in names)
    return tuple(dict.fromkeys(spelt))


def _entity(linked: Linked, entity: int, id_: str, title: str) -> Entity:
    cluster, identity = linked.clusters[entity], linked.identities[entity]
    kind = "" if cluster.type in {"person", "place"} else identity.kind or cluster.kind or "other"
    spans = tuple(linked.spans_of(entity))
    return Entity(
        id_,
        cluster.type,
        _names(cluster.names, title),
        kind,
        identity.key,
        identity.resolved_by,
        spans,
        ways=_ways(linked, entity, spans),
    )


def _ways(linked: Linked, entity: int, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return for each mention what tied it to the others, if it was not its name."""
    cluster = linked.clusters[entity]
    how = {linked.mentions[index].span: cluster.how.get(index, "") for index in cluster.mentions}
    return tuple(how[span] if how.get(span) in _TOLD else "" for span in spans)


def _argument(document: Document, linked: Linked, arg: Arg | str, ids: dict[int, str]) -> Argument:
    if isinstance(arg, str):
        return Argument(arg)
    words = " ".join(document.text[arg.span.start : arg.span.end].split())
    told = arg.how in _TOLD
    resolved_by = arg.how if told else linked.identities[arg.entity].resolved_by
    return Argument(ids[arg.entity], words, resolved_by)
