"""Events that a document tells again in other words: a shorter name, the noun of their kind."""

from __future__ import annotations

from itertools import islice

from tejido.linking.clusters import Cluster, Clusters
from tejido.linking.counts import differ
from tejido.linking.state import State
from tejido.marking.tokens import bare
from tejido.marking.words import Words
from tejido.model import Mention

__all__ = ["contained", "of_another", "only_one", "parts_of"]

_LEAST = 2
"""So many words, the noun with them, tell one event when a longer name holds them all."""
_PLAIN = frozenset({"", "other", "observance"})
"""Kinds of events that tell little of what happens."""


def contained(state: State, mention: Mention) -> Cluster | None:
    """The event whose name has all words of this one, or the reverse: ``UNDP Skills Workshop``."""
    clusters = state.clusters
    if mention.type != "event" or mention.kind == "observance":
        return None
    ours = _words(clusters.words, mention.name)
    for found in clusters.headed(mention):
        if differ((mention.name,), found.names, clusters.document.language):
            continue
        if any(_holds(ours, _words(clusters.words, name)) for name in found.names):
            return found
    return None


def _holds(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return min(len(ours), len(theirs)) >= _LEAST and (ours <= theirs or theirs <= ours)


def _words(lexicon: Words, name: str) -> frozenset[str]:
    """The words that tell one event from another: no small ones, no praise, no counts."""
    spoken = (word.strip('.,"“”«»()') for word in name.replace("-", " ").split())
    told = (bare(word.lower()) for word in spoken)
    return frozenset(
        word
        for word in told
        if word
        and word not in lexicon.openers_false
        and word not in lexicon.link_forms
        and word not in lexicon.evaluatives
    )


def only_one(state: State, mention: Mention) -> Cluster | None:
    """The one event of its kind told so far, for the bare noun of the kind: ``the workshop``."""
    told = _of_kind(state.clusters, mention.kind)
    if len(told) != 1 or " " in mention.name or mention.kind in _PLAIN:
        return None
    numbers = {state.clusters.mentions[at].number for at in told[0].mentions}
    return told[0] if mention.number in numbers else None


def _of_kind(clusters: Clusters, kind: str) -> list[Cluster]:
    alike = (found for found in clusters.all if found.type == "event" and found.kind == kind)
    return list(islice(alike, 2))


def parts_of(state: State, mention: Mention) -> Cluster | None:
    """The activity told just before that several are: ``an Activity``, then ``Three workshops``."""
    clusters = state.clusters
    last = next((found for found in reversed(clusters.all) if found.type == "event"), None)
    if mention.number != "p" or " " in mention.name or mention.kind in _PLAIN or last is None:
        return None
    general = clusters.noun(last.head) in state.generic or last.kind == last.head
    return last if general and last.kind in {mention.kind, "other"} else None


def of_another(clusters: Clusters, mention: Mention, found: Cluster) -> bool:
    """Whether an event is told by what it is of, and that is not in another's names.

    ``the launch of the Blue Campaign`` is not ``the launch of the Reef Fund``.
    """
    if mention.type != "event" or mention.kind == "observance":
        return False
    ours = _capitals(mention.name)
    theirs = {word for name in found.names for word in _capitals(name)}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _capitals(name: str) -> set[str]:
    """The words of a name behind its noun that begin with a capital."""
    return {
        bare(word.strip('.,"“”«»()').lower()) for word in name.split()[1:] if word[:1].isupper()
    }
