"""Which mentions of one document name the same event, programme or agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tejido.linking.clusters import Cluster, Clusters
from tejido.linking.definitions import abbreviates
from tejido.linking.pointing import apposed, determiner, is_named, points, renewed, said_to_be
from tejido.linking.sameevents import contained, of_another, only_one, parts_of
from tejido.linking.state import State
from tejido.marking.verbs import verb_forms
from tejido.model import Mention

__all__ = ["add_happening"]

_WORD = re.compile(r"[^\W\d_]+")


def add_happening(state: State, index: int) -> None:
    """Tie an event, programme or agreement to what it names or points to; or begin one."""
    clusters, mention = state.clusters, state.clusters.mentions[index]
    pointing = points(clusters, mention)
    if index - 1 in clusters.of and abbreviates(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "definition")
    elif index - 1 in clusters.of and said_to_be(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "anaphora", [])
    elif renewed(clusters, mention):
        told = _titled(state, mention) or _announced(state, mention)
        older = told is None and clusters.by_form(mention) is not None
        clusters.join(index, told, "name", mention.names[:1] if older else None)
    elif is_named(clusters, mention):
        found = clusters.by_form(mention) or clusters.by_prefix(mention)
        found = (
            found
            or _by_letters(clusters, index)
            or _titled(state, mention)
            or contained(state, mention)
        )
        clusters.join(index, found, "name")
    elif index - 1 in clusters.of and apposed(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "anaphora")
    elif pointing == "other":
        clusters.join(index, None, "name")
    elif pointing == "new" or mention.rule == "told":
        fresh = _announced(state, mention) or _again(clusters, mention) or parts_of(state, mention)
        fuller = mention.type == "agreement" and bool(mention.names)
        clusters.join(index, fresh, "anaphora" if fresh and not fuller else "name")
    else:
        found = _pointed_at(state, mention, pointing == "back")
        found = None if found is not None and of_another(clusters, mention, found) else found
        several = pointing == "back" and mention.number == "p" and mention.type == "event"
        several = several and state.clusters.words.english
        unread = mention.rule == "reference" or (several and not _titled_alone(mention))
        if found is not None or not unread or _presented(state, mention):
            clusters.join(index, found, "anaphora" if found is not None else "name")


def _titled_alone(mention: Mention) -> bool:
    """Whether an event is told by more than a common noun: ``the workshops on reefs``."""
    return " " in mention.name or mention.name[:1].isupper()


def _by_letters(clusters: Clusters, index: int) -> Cluster | None:
    """What was told by its letters alone so far, as a headline does: ``The BCP``, now in full."""
    behind = index + 1
    if behind >= len(clusters.mentions) or not abbreviates(clusters, index, behind):
        return None
    return clusters.by_form(clusters.mentions[behind])


def _announced(state: State, mention: Mention) -> Cluster | None:
    """What the title or the heading told: ``Inicia el curso``, then ``comenzó un curso``."""
    here = state.clusters.of.get(state.section) if state.section is not None else None
    if here is not None and here.mentions == [state.section]:
        alike = here.type == mention.type and here.kind == mention.kind not in {"", "other"}
        if alike and mention.number == "s":
            return here
    for found in state.clusters.all:
        same = found.type == mention.type and _one_kind(state, found, mention)
        if same and len(found.mentions) == 1 and found.mentions[0] in state.titles:
            return found
    return None


def _titled(state: State, mention: Mention) -> Cluster | None:
    """What the title told by its noun alone: ``Firman convenio``, then ``el Convenio Marco de``."""
    for found in state.clusters.all:
        bare = found.type == mention.type and len(found.names) == 1 and " " not in found.names[0]
        alone = bare and len(found.mentions) == 1 and found.mentions[0] in state.titles
        if alone and _one_kind(state, found, mention):
            return found
    return None


def _one_kind(state: State, found: Cluster, mention: Mention) -> bool:
    """Whether two have one noun (``convenio``, then ``un convenio de colaboración``) or letters.

    ``MoU``, then ``a Memorandum``.
    """
    noun = state.clusters.noun
    memoranda = found.kind == mention.kind == "memorandum"
    return memoranda or noun(found.head) == noun(mention.head)


def _again(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The event of the same noun that a verb tells again: ``una reunión``, ``se reunieron``.

    Two that verbs tell to be about others are two: ``visitó Loja``, ``visitó el penal de Manta``.
    """
    found = clusters.by_head(mention) if mention.rule == "told" else None
    if found is None:
        return None
    about = _about(mention.names)
    other = (_about(clusters.mentions[at].names) for at in found.mentions if about)
    apart = any(one and one.isdisjoint(about) for one in other)
    return None if apart else found


def _about(names: Sequence[str]) -> set[str]:
    """The capitalised words of the names of an event."""
    return {word for name in names for word in name.split() if word[0].isupper()}


def _pointed_at(state: State, mention: Mention, back: bool) -> Cluster | None:
    """The happening of the section, else one of that name, else the last that it may mean."""
    if not back:
        found = state.clusters.by_form(mention)
        return None if found is not None and _only_told(state, found) else found
    here = state.clusters.of.get(state.section) if state.section is not None else None
    named = state.clusters.by_form(mention) or state.clusters.by_head(mention)
    if here is not None and here.type == mention.type and _may_mean(state, mention, here):
        own = here.head == mention.head or named is None or not named.named
        return here if own else named
    return named or _last(state, mention) or only_one(state, mention)


def _presented(state: State, mention: Mention) -> bool:
    """Whether a noun presents a programme or agreement, for none was told: ``El proyecto, que``."""
    words, text = state.clusters.words, state.clusters.document.text
    low = determiner(text, mention.span.start)
    presenting = words.presenting_events if mention.type == "event" else words.presenting
    if low not in presenting:
        return False
    return not any(found.type == mention.type for found in state.clusters.all)


def _may_mean(state: State, mention: Mention, here: Cluster) -> bool:
    if not state.clusters.may_mean(mention, here):
        return False
    return mention.head in state.generic or here.head == mention.head or here.kind == mention.kind


def _last(state: State, mention: Mention) -> Cluster | None:
    """The last entity of the type for a generic noun (``el evento``), or of the same kind."""
    before = [found for found in reversed(state.clusters.all) if found.type == mention.type]
    spoken = [found for found in before if not _only_told(state, found)]
    return _nearest(state, mention, spoken) or _nearest(state, mention, before)


def _only_told(state: State, found: Cluster) -> bool:
    """Whether a verb alone tells of an event: it may turn out to be none."""
    return all(state.clusters.mentions[at].rule == "told" for at in found.mentions)


def _nearest(state: State, mention: Mention, before: Sequence[Cluster]) -> Cluster | None:
    generic = mention.head in state.generic
    generic = generic and (mention.type != "programme" or _alone(state, mention))
    for found in before:
        if found.kind != "observance":
            # "the training" may be any training, "the summit" only a named conference;
            # "the course" also what was told as a training.
            plain = found.kind in {mention.head, found.head}
            told = found.titled or plain or _shown(state, mention)
            alike = bool(mention.kind) and found.kind == mention.kind and told
            number = state.clusters.mentions[found.mentions[0]].number
            several = number == "p" and mention.number == "s"
            if (generic or alike) and not several and state.clusters.may_mean(mention, found):
                return found
    return None


def _alone(state: State, mention: Mention) -> bool:
    """Whether nothing describes a noun: ``la iniciativa``, no ``iniciativa privada``."""
    clusters, end = state.clusters, mention.span.end
    behind = _WORD.match(clusters.document.text, end + 1)
    low = behind.group().lower() if behind else ""
    verbal = low in verb_forms(clusters.document.language) or low in clusters.words.closers
    plain = clusters.words.adjectives | {*mention.head.split()}
    alone = plain.issuperset(mention.name.lower().split())
    return alone and (clusters.document.text[end : end + 1] != " " or verbal)


def _shown(state: State, mention: Mention) -> bool:
    """Whether an event is pointed at as the one at hand: ``this training``."""
    clusters = state.clusters
    low = determiner(clusters.document.text, mention.span.start)
    plain = mention.kind == "other" or mention.type != "event"
    return low in clusters.words.demonstratives and not plain
