"""From what the rules found to the reading: one role per actor, passages, entities kept."""

from __future__ import annotations

from collections.abc import Iterable

from tejido.linking.entities import Linked
from tejido.model import Argument, Claim, Document, Entity, Passage, Reading, Span
from tejido.stating.context import Found
from tejido.stating.sentence import Arg

__all__ = ["write_claims"]

_ROLES = ("speaker", "facilitator", "organizer", "participant")
_SYMMETRIC = {"partner"}
_UNNAMED = {"event", "programme", "agreement"}


def _key(found: Found) -> tuple[int, str, int | str]:
    subject = found.subject.entity
    other = found.object.entity if isinstance(found.object, Arg) else found.object
    if found.relation in _SYMMETRIC and isinstance(other, int) and other < subject:
        return other, found.relation, subject
    return subject, found.relation, other


def _unique(found: Iterable[Found]) -> list[Found]:
    """Keep one claim per fact: the first told, stated before planned, further quotes joined."""
    kept: dict[tuple[int, str, int | str], Found] = {}
    for one in found:
        key = _key(one)
        before = kept.get(key)
        if before is None or (before.modality == "planned" and one.modality == "stated"):
            kept[key] = one
    return list(kept.values())


def _one_role(found: list[Found]) -> list[Found]:
    """In one event an actor has one role: speaker, facilitator, organizer, else participant."""
    best: dict[tuple[int, int], int] = {}
    for one in found:
        if one.relation in _ROLES and isinstance(one.object, Arg):
            pair = (one.subject.entity, one.object.entity)
            best[pair] = min(best.get(pair, 9), _ROLES.index(one.relation))
    return [
        one for one in found
        if one.relation not in _ROLES or not isinstance(one.object, Arg)
        or _ROLES.index(one.relation) == best[(one.subject.entity, one.object.entity)]
    ]


class _Writer:
    def __init__(self, document: Document, linked: Linked) -> None:
        self.document, self.linked = document, linked
        self.spans: dict[int, list[Span]] = {}
        for index, entity in linked.entity_of.items():
            self.spans.setdefault(entity, []).append(linked.mentions[index].span)
        for person in linked.persons:
            self.spans.setdefault(person.entity, []).append(person.mention.span)
        self.ids: dict[int, str] = {}

    def entity_id(self, entity: int) -> str:
        if entity not in self.ids:
            self.ids[entity] = f"e{len(self.ids) + 1}"
        return self.ids[entity]

    def passage(self, span: Span) -> Passage:
        start, end = span
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Passage(start, end, text[start:end])

    def argument(self, arg: Arg | str) -> Argument:
        if isinstance(arg, str):
            return Argument(arg)
        words = " ".join(self.document.text[arg.span.start : arg.span.end].split())
        how = "anaphora" if arg.how == "anaphora" else self.resolved(arg)
        return Argument(self.entity_id(arg.entity), words, how)

    def resolved(self, arg: Arg) -> str:
        if arg.how == "definition":
            return "definition"
        return self.linked.identities[arg.entity].resolved_by

    def passages(self, found: Found) -> tuple[Passage, ...]:
        """The quote, then a passage for each argument that it does not hold."""
        spans = list(found.where)
        for arg in (found.subject, found.object):
            if isinstance(arg, Arg):
                self.cover(arg, spans)
        return tuple(dict.fromkeys(self.passage(span) for span in spans))

    def cover(self, arg: Arg, spans: list[Span]) -> None:
        def held(span: Span) -> bool:
            return any(one.start <= span.start and span.end <= one.end for one in spans)

        if not held(arg.span):
            spans.append(arg.span)
        named = sorted(self.spans.get(arg.entity, [arg.span]))
        if arg.how == "anaphora" and not any(held(span) and span != arg.span for span in named):
            earlier = [span for span in named if span.end <= arg.span.start]
            spans.append(self.sentence((earlier or named)[0]))

    def sentence(self, span: Span) -> Span:
        for block in self.document.blocks:
            if block.span.start <= span.start < block.span.end:
                for sentence in block.sentences:
                    if sentence.start <= span.start and span.end <= sentence.end:
                        return sentence
                return Span(block.span.start, max(block.span.end, span.end))
        return span

    def claim(self, found: Found) -> Claim:
        return Claim(
            self.argument(found.subject), found.relation, self.argument(found.object),
            self.passages(found), found.rule, found.modality, found.title,
        )

    def entity(self, entity: int) -> Entity:
        cluster, identity = self.linked.clusters[entity], self.linked.identities[entity]
        kind = identity.kind or cluster.kind
        return Entity(
            self.entity_id(entity), cluster.type, tuple(cluster.names),  # type: ignore[arg-type]
            "" if cluster.type in {"person", "place"} else kind or "other",
            identity.key, identity.resolved_by, tuple(sorted(self.spans.get(entity, []))),
        )


def write_claims(document: Document, linked: Linked, found: Iterable[Found]) -> Reading:
    """Return the reading of a document from what the rules found in it.

    Every named entity is kept; a happening told by common words only when a claim needs it.
    """
    kept = _one_role(_unique(found))
    writer = _Writer(document, linked)
    used = {one.subject.entity for one in kept}
    used |= {one.object.entity for one in kept if isinstance(one.object, Arg)}
    merged = {at for at in range(len(linked.clusters))} - _first_of_each(linked)
    entities = []
    for at, cluster in enumerate(linked.clusters):
        if at in merged:
            continue
        known = bool(linked.identities[at].entry_id) or not _only_acronym(linked, at)
        if at in used or (known and _keeps(cluster.type, cluster.named)):
            entities.append(writer.entity(at))
    claims = [writer.claim(one) for one in kept]
    return Reading(document, tuple(entities), tuple(claims), linked.mentions)


def _only_acronym(linked: Linked, entity: int) -> bool:
    """Whether an entity is nothing but an acronym that the text never spells out."""
    found = linked.clusters[entity].mentions
    return bool(found) and all(linked.mentions[index].rule == "acronym" for index in found)


def _keeps(type_: str, named: bool) -> bool:
    return named or type_ not in _UNNAMED and type_ != "institution"


def _first_of_each(linked: Linked) -> set[int]:
    first: dict[str, int] = {}
    for at, identity in enumerate(linked.identities):
        first.setdefault(identity.key, at)
    return set(first.values())
