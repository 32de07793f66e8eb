"""Which mentions of one document name the same thing: definitions, short forms, references."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tejido.linking.clusters import Cluster, Clusters
from tejido.linking.happenings import add_happening
from tejido.linking.institutions import add_institution
from tejido.linking.state import State
from tejido.model import Document, Mention, Span

__all__ = ["Cluster", "cluster"]

_HAPPENINGS = frozenset({"event", "programme", "agreement"})


def cluster(
    document: Document, mentions: Sequence[Mention], generic: Collection[str]
) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Group the mentions of a document; returns the clusters and the cluster of each mention.

    ``generic`` holds the nouns that point to any happening or body (``evento``, ``dependencia``).
    Headings set the current happening of their section, to which "este evento" points.
    """
    headings = [block.span for block in document.blocks if block.kind in {"title", "heading"}]
    state = State(Clusters(document, mentions), generic)
    state.titles = frozenset(_inside(mentions, headings[:2]))
    opened: Span | None = None
    for index, heading in enumerate(_headings_of(mentions, headings)):
        mention = mentions[index]
        if mention.type == "institution":
            add_institution(state, index)
        elif mention.type in _HAPPENINGS:
            add_happening(state, index)
            lasting = mention.type == "event" and mention.kind != "observance"
            if heading is not None and heading != opened and lasting:
                state.section, opened = index, heading
        else:
            state.clusters.join(index, state.clusters.by_form(mention), "name")
    return state.clusters.all, state.clusters.of


def _inside(mentions: Sequence[Mention], spans: Sequence[Span]) -> Iterator[int]:
    for index, mention in enumerate(mentions):
        start, end = mention.span
        if any(span.start <= start and end <= span.end for span in spans):
            yield index


def _headings_of(mentions: Sequence[Mention], headings: Sequence[Span]) -> Iterator[Span | None]:
    """Yield for each mention the heading it stands in, None outside."""
    at = 0
    for mention in mentions:
        while at < len(headings) and mention.span.start >= headings[at].end:
            at += 1
        inside = at < len(headings) and mention.span.start >= headings[at].start
        yield headings[at] if inside else None
