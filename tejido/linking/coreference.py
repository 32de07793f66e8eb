"""Which mentions of one document name the same thing: definitions, short forms, references."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from tejido.linking.clusters import Cluster, Clusters, in_capitals, letters_alone
from tejido.linking.definitions import abbreviates, defines
from tejido.model import Document, Mention, Span

__all__ = ["Cluster", "cluster"]

_HAPPENINGS = frozenset({"event", "programme", "agreement"})
_MARKS = ' ,"”»'
_TIED = re.compile(r"(?:(?!The )[^\W\d_a-z]\w* )*[^\W\d_a-z]\w*-[a-z]+\s+$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(slots=True)
class _State:
    """The clusters so far, and what is known of the mention being read.

    ``generic`` are the nouns that point to any happening or body; ``titles`` the mentions in
    the title and the first heading; ``strangers`` acronyms introduced behind words that name no
    entity; ``section`` the mention of the happening that the heading above names.
    """

    clusters: Clusters
    generic: Collection[str]
    titles: frozenset[int] = frozenset()
    strangers: set[str] = field(default_factory=set)
    section: int | None = None


def cluster(
    document: Document, mentions: Sequence[Mention], generic: Collection[str]
) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Group the mentions of a document; returns the clusters and the cluster of each mention.

    ``generic`` holds the nouns that point to any happening or body (``evento``, ``dependencia``).
    Headings set the current happening of their section, to which "este evento" points.
    """
    headings = [block.span for block in document.blocks if block.kind in {"title", "heading"}]
    state = _State(Clusters(document, mentions), generic)
    state.titles = frozenset(_inside(mentions, headings[:2]))
    opened: Span | None = None
    for index, heading in enumerate(_headings_of(mentions, headings)):
        mention = mentions[index]
        if mention.type == "institution":
            _institution(state, index)
        elif mention.type in _HAPPENINGS:
            _happening(state, index)
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


# ---- institutions


def _institution(state: _State, index: int) -> None:
    """By definition, by name, by what an unnamed one points to, else a new one."""
    clusters, mention = state.clusters, state.clusters.mentions[index]
    if index - 1 in clusters.of and defines(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "definition")
        return
    found = clusters.by_form(mention) or clusters.by_prefix(mention) or _spelt_out(state, index)
    if found is None and mention.rule == "acronym" and not mention.key:
        found = clusters.by_initials(mention)
    if found is not None:
        clusters.join(index, found, "name")
    elif mention.rule in {"reference", "short"}:
        _pointer(state, index)
    elif mention.rule != "acronym" or mention.key or not _stranger(state, index):
        clusters.join(index, None, "name")


def _spelt_out(state: _State, index: int) -> Cluster | None:
    """The body told by its letters alone so far, as a headline does: ``La CORA``, now in full."""
    clusters, mention = state.clusters, state.clusters.mentions[index]
    if index + 1 >= len(clusters.mentions) or not defines(clusters, index, index + 1):
        return None
    letters = clusters.mentions[index + 1]
    found = clusters.by_form(letters) if letters_alone(letters.name) else None
    if found is None or not all(map(letters_alone, found.names)):
        return None
    other = bool(mention.key and found.keys) and mention.key not in found.keys
    return None if other else found


def _pointer(state: _State, index: int) -> None:
    """``dicha Comisión``, ``la dependencia``, ``la Secretaría``: the last with that head.

    A short name that points to nothing names a body of its own if it has two words.
    """
    clusters, mention = state.clusters, state.clusters.mentions[index]
    found = clusters.by_head(mention)
    if found is None and mention.rule == "reference" and mention.head in state.generic:
        found = _last_institution(clusters, index)
    if found is not None:
        clusters.join(index, found, "anaphora")
    elif mention.rule == "short" and " " in mention.name:
        clusters.join(index, None, "name")


def _last_institution(clusters: Clusters, index: int) -> Cluster | None:
    before = (at for at in range(index - 1, -1, -1) if at in clusters.of)
    bodies = (at for at in before if clusters.mentions[at].type == "institution")
    return next((clusters.of[at] for at in bodies), None)


def _stranger(state: _State, index: int) -> bool:
    """Whether an acronym was introduced in brackets behind words that name no entity."""
    clusters = state.clusters
    mention, text = clusters.mentions[index], clusters.document.text
    start, end = mention.span
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if bracketed and clusters.by_form(mention) is None:
        state.strangers.add(mention.name)
    return mention.name in state.strangers


# ---- happenings


def _happening(state: _State, index: int) -> None:
    """Events, programmes, agreements: a named one by its name, others by what they point to."""
    clusters, mention = state.clusters, state.clusters.mentions[index]
    pointing = _pointing(clusters, mention)
    if index - 1 in clusters.of and abbreviates(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "definition")
    elif _renewed(clusters, mention):
        told = _titled(state, mention) or _announced(state, mention)
        older = told is None and clusters.by_form(mention) is not None
        clusters.join(index, told, "name", mention.names[:1] if older else None)
    elif _named(clusters, mention):
        found = clusters.by_form(mention) or clusters.by_prefix(mention)
        clusters.join(index, found or _titled(state, mention), "name")
    elif index - 1 in clusters.of and _apposed(clusters, index - 1, index):
        clusters.join(index, clusters.of[index - 1], "anaphora")
    elif pointing == "other":
        clusters.join(index, None, "name")
    elif pointing == "new" or mention.rule == "told":
        fresh = _announced(state, mention) or _again(clusters, mention)
        fuller = mention.type == "agreement" and bool(mention.names)
        clusters.join(index, fresh, "anaphora" if fresh and not fuller else "name")
    else:
        found = _pointed_at(state, mention, pointing == "back")
        if found is not None or mention.rule != "reference" or _presented(state, mention):
            clusters.join(index, found, "anaphora" if found is not None else "name")


def _apposed(clusters: Clusters, first: int, second: int) -> bool:
    """Whether a noun tells what the event before is: ``la Cumbre, un encuentro que``."""
    one, other = clusters.mentions[first], clusters.mentions[second]
    if one.type != "event" or other.type != "event" or other.named:
        return False
    text, lexicon = clusters.document.text, clusters.words
    between = text[one.span.end : other.span.start]
    article = between.strip(_MARKS).lower()
    behind = _WORD.match(text, other.span.end + 1)
    low = behind.group().lower() if behind else ""
    tells = low in lexicon.closers or low in lexicon.participles
    return tells and "," in between and article in {"", *lexicon.indefinite_articles}


def _determiner(text: str, start: int) -> str:
    """Return the lower-case word before ``start``, the determiner if there is one."""
    before = _WORD.findall(_TIED.sub("", text[max(0, start - 60) : start])[-24:])
    return before[-1].lower() if before and text[start - 1 : start].isspace() else ""


def _pointing(clusters: Clusters, mention: Mention) -> str:
    """Return ``back`` for a definite phrase, ``new`` for an indefinite one, or ``other``."""
    low, words = _determiner(clusters.document.text, mention.span.start), clusters.words
    if _another(clusters, mention, low):
        return "other"
    if low in words.indefinites:
        return "new"
    return "back" if low in words.definites or low in words.demonstratives else ""


def _another(clusters: Clusters, mention: Mention, low: str) -> bool:
    """Whether words before, in or behind a mention tell of another one: ``the next visit``."""
    behind = _WORD.match(clusters.document.text, mention.span.end + 1)
    beside = {low, *mention.name.lower().split(), behind.group().lower() if behind else ""}
    return not beside.isdisjoint(clusters.words.others)


def _renewed(clusters: Clusters, mention: Mention) -> bool:
    """Whether a mention tells of one more, not of one told before: ``a new agreement``."""
    words = clusters.words
    article = _determiner(clusters.document.text, mention.span.start)
    return mention.name.split(" ")[0] in words.renewed and article in words.indefinites


def _named(clusters: Clusters, mention: Mention) -> bool:
    """Whether a happening is told by a name: ``este Foro`` points, ``este Foro Mundial`` names."""
    low = _determiner(clusters.document.text, mention.span.start)
    plain = not any(word[:1].isupper() for word in mention.name.split()[1:])
    told = mention.type != "event" and mention.rule == "head" and in_capitals(mention.name)
    return (mention.named or told) and not (plain and low in clusters.words.demonstratives)


def _announced(state: _State, mention: Mention) -> Cluster | None:
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


def _titled(state: _State, mention: Mention) -> Cluster | None:
    """What the title told by its noun alone: ``Firman convenio``, then ``el Convenio Marco de``."""
    for found in state.clusters.all:
        bare = found.type == mention.type and len(found.names) == 1 and " " not in found.names[0]
        alone = bare and len(found.mentions) == 1 and found.mentions[0] in state.titles
        if alone and _one_kind(state, found, mention):
            return found
    return None


def _one_kind(state: _State, found: Cluster, mention: Mention) -> bool:
    """Whether two have one noun, or stand for it by letters: ``MoU``, then ``a Memorandum``."""
    memoranda = found.kind == mention.kind == "memorandum"
    return memoranda or _noun(state, found.head) == _noun(state, mention.head)


def _again(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The event of the same noun that a verb tells again: ``una reunión``, ``se reunieron``."""
    return clusters.by_head(mention) if mention.rule == "told" else None


def _noun(state: _State, head: str) -> str:
    """The noun of a head: ``convenio`` in the title, then ``un convenio de colaboración``."""
    return state.clusters.noun(head)


def _pointed_at(state: _State, mention: Mention, back: bool) -> Cluster | None:
    """The happening of the section, else one of that name, else the last that it may mean."""
    if not back:
        return state.clusters.by_form(mention)
    here = state.clusters.of.get(state.section) if state.section is not None else None
    named = state.clusters.by_form(mention) or state.clusters.by_head(mention)
    if here is not None and here.type == mention.type and _may_mean(state, mention, here):
        own = here.head == mention.head or named is None or not named.named
        return here if own else named
    return named or _last(state, mention)


def _presented(state: _State, mention: Mention) -> bool:
    """Whether a noun presents a programme or agreement, for none was told: ``El proyecto, que``."""
    words, text = state.clusters.words, state.clusters.document.text
    low = _determiner(text, mention.span.start)
    presenting = words.presenting_events if mention.type == "event" else words.presenting
    if low not in presenting:
        return False
    return not any(found.type == mention.type for found in state.clusters.all)


def _may_mean(state: _State, mention: Mention, here: Cluster) -> bool:
    if not state.clusters.may_mean(mention, here):
        return False
    return mention.head in state.generic or here.head == mention.head or here.kind == mention.kind


def _shown(state: _State, mention: Mention) -> bool:
    """Whether an event is pointed at as the one at hand: ``this training``."""
    clusters = state.clusters
    low = _determiner(clusters.document.text, mention.span.start)
    plain = mention.kind == "other" or mention.type != "event"
    return low in clusters.words.demonstratives and not plain


def _last(state: _State, mention: Mention) -> Cluster | None:
    """The last entity of the type for a generic noun (``el evento``), or of the same kind."""
    generic = mention.head in state.generic
    for found in reversed(state.clusters.all):
        if found.type == mention.type and found.kind != "observance":
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
