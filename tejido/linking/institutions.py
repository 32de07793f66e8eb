"""Which mentions of one document name the same institution: definitions, short forms, letters."""

from __future__ import annotations

from dataclasses import replace

from tejido.linking.clusters import Cluster, letters_alone
from tejido.linking.definitions import defines
from tejido.linking.pointing import determiner
from tejido.linking.state import State
from tejido.model import Mention

__all__ = ["add_institution"]


def add_institution(state: State, index: int) -> None:
    """Tie an institution by definition, by name, by what an unnamed one points to; or begin one."""
    clusters, mention = state.clusters, state.clusters.mentions[index]
    if index - 1 in clusters.of and defines(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "definition")
        return
    found = clusters.by_form(mention)
    if not (mention.rule == "list" and " " in mention.head):  # one for each place
        found = found or clusters.by_prefix(mention) or _spelt_out(state, index)
    if found is None and mention.rule == "ledger-scoped" and not mention.key:
        found = _fuller(state, mention)
    found = found or clusters.by_words(mention) or _bare(state, mention)
    if found is None and mention.rule == "acronym" and not mention.key:
        found = clusters.by_initials(mention)
    elif found is None and mention.named:
        found = clusters.by_letters(mention)
    if found is not None:
        clusters.join(index, found, "name")
    elif mention.rule in {"reference", "short"}:
        _pointer(state, index)
    elif mention.rule != "acronym" or mention.key or not _stranger(state, index):
        clusters.join(index, None, "name")


def _fuller(state: State, mention: Mention) -> Cluster | None:
    """The body just told that one word points to: ``la Universidad``, of the ``Universidad X``."""
    article = determiner(state.clusters.document.text, mention.span.start)
    words = state.clusters.words
    pointed = article in words.definites or article in words.demonstratives
    return state.clusters.by_head(mention) if pointed and " " not in mention.name else None


def _bare(state: State, mention: Mention) -> Cluster | None:
    """The body told by its noun alone, now in full: ``the Judiciary``, ``the Gambia Judiciary``.

    No other body with that noun may stand in the document.
    """
    clusters, noun = state.clusters, mention.head
    if mention.rule != "head" or mention.number != "s" or " " not in mention.name:
        return None
    found = clusters.by_form(replace(mention, names=(noun,), key="")) if noun else None
    if found is None or any(" " in name for name in found.names):
        return None
    alike = (one for one in clusters.mentions if one.head == noun and one.type == mention.type)
    return found if {one.name for one in alike if " " in one.name} == {mention.name} else None


def _spelt_out(state: State, index: int) -> Cluster | None:
    """The body told by its letters alone so far, as a headline does: ``La CORA``, now in full.

    A title may tell it by its short name too: ``the Ombudsman's Office``.
    """
    clusters, mention = state.clusters, state.clusters.mentions[index]
    if index + 1 >= len(clusters.mentions) or not defines(clusters, index, index + 1):
        return None
    found = clusters.by_form(clusters.mentions[index + 1])
    if found is None or not (all(map(letters_alone, found.names)) or _titling(state, found)):
        return None
    other = bool(mention.key and found.keys) and mention.key not in found.keys
    return None if other else found


def _titling(state: State, found: Cluster) -> bool:
    """Whether only the title has told a body."""
    return state.titles.issuperset(found.mentions)


def _pointer(state: State, index: int) -> None:
    """``dicha Comisión``, ``la dependencia``, ``la Secretaría``: the last with that head.

    A short name that points to nothing names a body of its own if it has two words.
    """
    clusters, mention = state.clusters, state.clusters.mentions[index]
    found = clusters.by_head(mention)
    if found is None and mention.rule == "reference":
        found = _last_alike(state, index)
    if found is not None:
        clusters.join(index, found, "anaphora")
    elif mention.rule == "short" and " " in mention.name:
        clusters.join(index, None, "name")


def _last_alike(state: State, index: int) -> Cluster | None:
    """The last body a common noun may mean: any one, of its kind if it tells that.

    ``la dependencia``; ``esa institución educativa``.
    """
    clusters, mention = state.clusters, state.clusters.mentions[index]
    kind = mention.kind if mention.head not in state.generic else ""
    if kind and " " not in mention.head:
        return None
    before = (at for at in range(index - 1, -1, -1) if at in clusters.of)
    bodies = (at for at in before if clusters.mentions[at].type == "institution")
    alike = (at for at in bodies if kind in {"", clusters.mentions[at].kind})
    return next((clusters.of[at] for at in alike), None)


def _stranger(state: State, index: int) -> bool:
    """Whether an acronym was introduced in brackets behind words that name no entity."""
    clusters = state.clusters
    mention, text = clusters.mentions[index], clusters.document.text
    start, end = mention.span
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if bracketed and clusters.by_form(mention) is None:
        state.strangers.add(mention.name)
    return mention.name in state.strangers
