"""Which mentions of one document name the same thing: definitions, short forms, references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.linking.normal import normal
from tejido.marking.tokens import bare
from tejido.marking.words import Words, words
from tejido.model import Document, Mention, Span

__all__ = ["Cluster", "cluster", "determiner"]

_PAREN = re.compile(r"^\s*\(\s*$")
_APPOSED = re.compile(r"^\s*(?:\(|,|–|—|-)\s*$")
_CLOSES = re.compile(r"^\s*[),]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(slots=True)
class Cluster:
    """All mentions of one entity; ``how`` tells for each mention what tied it to the entity."""

    type: str
    mentions: list[int] = field(default_factory=list)
    how: dict[int, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    head: str = ""
    kind: str = ""
    gender: str = ""
    named: bool = False

    def add(self, index: int, mention: Mention, how: str) -> None:
        """Count a mention in; a named one lends its names."""
        self.mentions.append(index)
        self.how[index] = how
        if how not in {"anaphora"}:
            for name in mention.names or (mention.name,):
                if name not in self.names:
                    self.names.append(name)
                self.forms.add(normal(name))
            self.named = self.named or mention.named
        if mention.key:
            self.keys.add(mention.key)
        self.head = self.head or mention.head
        if not self.kind or self.kind == "other":
            self.kind = mention.kind
        self.gender = self.gender or mention.gender


def determiner(text: str, start: int) -> str:
    """Return the lower-case word before ``start``, the determiner if there is one."""
    before = _WORD.findall(text[max(0, start - 24) : start])
    return before[-1].lower() if before and text[start - 1 : start].isspace() else ""


def _letters(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym occur in order in the words of a name."""
    wanted = [c for c in bare(acronym) if c.isalpha()]
    spelt = bare(name)
    at = 0
    for letter in wanted:
        at = spelt.find(letter, at) + 1
        if not at:
            return False
    return (bool(wanted) and spelt[:1] == wanted[0]) or len(wanted) > 2


class _Clusters:
    """The clusters of one document as they grow, mention by mention, in text order."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document, self.mentions = document, mentions
        self.words: Words = words(document.language)
        self.all: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self.titles: set[int] = set()
        self.strangers: set[str] = set()

    def join(self, index: int, found: Cluster | None, how: str) -> None:
        mention = self.mentions[index]
        if found is None:
            found = Cluster(mention.type)
            self.all.append(found)
        found.add(index, mention, how)
        self.of[index] = found

    def by_form(self, mention: Mention) -> Cluster | None:
        forms = {normal(name) for name in mention.names or (mention.name,)}
        for found in reversed(self.all):
            if found.type == mention.type and (
                forms & found.forms or (mention.key and mention.key in found.keys)
            ):
                return found
        return None

    def by_prefix(self, mention: Mention) -> Cluster | None:
        """A shorter or longer form of a name already read: the words of one begin the other."""
        for name in mention.names:
            form = normal(name)
            if len(form.split()) < 2:
                continue
            for found in reversed(self.all):
                if found.type == mention.type and found.named and any(
                    self.extends(form, other) or self.extends(other, form) for other in found.forms
                ):
                    return found
        return None

    def extends(self, short: str, long: str) -> bool:
        if len(short.split()) < 2 or not long.startswith(short + " "):
            return False
        rest = long[len(short) + 1 :].split()[0]
        links = self.words.links
        return rest in links["core"] or rest in links["topic"] or rest in {"en", "in"}

    def by_head(self, mention: Mention) -> Cluster | None:
        """The last entity named with the same head noun (``la Comisión``, ``dicho Programa``)."""
        for found in reversed(self.all):
            named = found.named or mention.type == "event"
            if found.type == mention.type and named and mention.head and (
                found.head == mention.head
                or found.head.split(" ")[-1 if self.document.language == "en" else 0] == mention.head
            ):
                return found
        return None


def _defined(document: Document, one: Mention, other: Mention) -> bool:
    """Whether ``other`` stands in parentheses behind ``one`` as its acronym or short name."""
    if one.type != other.type:
        return False
    between = document.text[one.span.end : other.span.start]
    if _PAREN.match(between):
        return bool(_CLOSES.match(document.text[other.span.end : other.span.end + 2] + ")"))
    if _APPOSED.match(between) and "," in between:
        behind = document.text[other.span.end : other.span.end + 1]
        return other.rule == "acronym" and behind in ",)" and _letters(other.name, one.name)
    return False


def _undefined(state: _Clusters, index: int) -> bool:
    """Whether an acronym was introduced in brackets behind words that name no entity."""
    mention, text = state.mentions[index], state.document.text
    bracketed = text[: mention.span.start].endswith("(") and text[mention.span.end :].startswith(")")
    if bracketed and state.by_form(mention) is None:
        state.strangers.add(mention.name)
    return mention.name in state.strangers


def _institution(state: _Clusters, index: int, generic: frozenset[str]) -> None:
    mention, previous = state.mentions[index], state.mentions[index - 1] if index else None
    if previous is not None and index - 1 in state.of and _defined(state.document, previous, mention):
        state.join(index, state.of[index - 1], "definition")
        return
    found = state.by_form(mention)
    if found is not None:
        state.join(index, found, "name")
        return
    found = state.by_prefix(mention)
    if found is not None:
        state.join(index, found, "name")
        return
    if mention.rule == "acronym" and not mention.key and _undefined(state, index):
        return
    if mention.rule == "reference":
        found = state.by_head(mention)
        if found is None and mention.head in generic and index:
            found = next((state.of[at] for at in range(index - 1, -1, -1)
                          if at in state.of and state.mentions[at].type == "institution"), None)
        if found is not None:
            state.join(index, found, "anaphora")
        return
    if mention.rule == "short":
        found = state.by_head(mention)
        if found is not None:
            state.join(index, found, "anaphora")
        elif " " in mention.name:
            state.join(index, None, "name")
        return
    state.join(index, None, "name")


_BACK = "back"


def _pointing(state: _Clusters, mention: Mention) -> str:
    """Return ``back`` for a definite or demonstrative phrase, ``new`` for an indefinite one."""
    low = determiner(state.document.text, mention.span.start)
    if low in state.words.indefinites:
        return "new"
    if low in state.words.definites or low in state.words.demonstratives:
        return _BACK
    return ""


def _happening(state: _Clusters, index: int, generic: frozenset[str], section: int | None) -> None:
    """Events, programmes, agreements: a named one by its name, others by what they point to."""
    mention = state.mentions[index]
    low = determiner(state.document.text, mention.span.start)
    plain = not any(word[:1].isupper() for word in mention.name.split()[1:])
    told = not mention.named or (low in state.words.demonstratives and plain)
    if not told:
        found = state.by_form(mention) or state.by_prefix(mention)
        state.join(index, found, "name")
        return
    pointing = _pointing(state, mention)
    here = state.of.get(section) if section is not None else None
    if pointing == "new":
        fresh = next((c for c in state.all if c.type == mention.type and c.head == mention.head
                      and len(c.mentions) == 1 and c.mentions[0] in state.titles), None)
        state.join(index, fresh, "anaphora" if fresh else "name")
        return
    if here is not None and here.type == mention.type and pointing == _BACK and (
        mention.head in generic or here.head == mention.head or here.kind == mention.kind
    ):
        state.join(index, here, "anaphora")
        return
    found = state.by_form(mention) if not pointing or pointing == _BACK else None
    if found is None and pointing == _BACK:
        found = state.by_head(mention) or _last(state, mention, generic)
    how = "anaphora" if found is not None else "name"
    if found is not None or mention.rule != "reference":
        state.join(index, found, how)


def _last(state: _Clusters, mention: Mention, generic: frozenset[str]) -> Cluster | None:
    """The last entity of the type for a generic noun (``el evento``), or of the same kind."""
    for found in reversed(state.all):
        if found.type != mention.type or found.kind == "observance":
            continue
        if mention.head in generic or (mention.kind and found.kind == mention.kind and found.named):
            return found
    return None


def cluster(
    document: Document, mentions: Sequence[Mention], generic: frozenset[str]
) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Group the mentions of a document; returns the clusters and the cluster of each mention.

    ``generic`` holds the nouns that point to any happening (``evento``, ``actividad``).
    Headings set the current happening of their section, to which "este evento" points.
    """
    state = _Clusters(document, mentions)
    headings = [block.span for block in document.blocks if block.kind in {"title", "heading"}]
    state.titles = {
        index for index, mention in enumerate(mentions) if _inside(mention.span, headings[:2])
    }
    section: int | None = None
    heading = iter(headings)
    upcoming = next(heading, None)
    opened: Span | None = None
    for index, mention in enumerate(mentions):
        while upcoming is not None and mention.span.start >= upcoming.end:
            upcoming = next(heading, None)
        inside = upcoming is not None and mention.span.start >= upcoming.start
        if mention.type == "institution":
            _institution(state, index, generic)
        elif mention.type in {"event", "programme", "agreement"}:
            _happening(state, index, generic, section)
            if inside and opened is not upcoming and mention.type == "event" and mention.kind != "observance":
                section, opened = index, upcoming
        else:
            state.join(index, state.by_form(mention), "name")
    return state.all, state.of


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)
