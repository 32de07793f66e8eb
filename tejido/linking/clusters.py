"""The entities of one document as they grow, mention by mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.linking.normal import normal
from tejido.marking.words import Words, words
from tejido.model import Document, EntityType, Mention

__all__ = ["Cluster", "Clusters"]


@dataclass(slots=True)
class Cluster:
    """All mentions of one entity; ``how`` tells for each mention what tied it to the entity.

    ``names`` are those written, in order; ``forms`` their normal forms; ``keys`` the entries of
    the ledger that its own names found; ``named`` is false for a happening in common words.
    """

    type: EntityType
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
        """Count a mention in; one that is no anaphora lends its names."""
        self.mentions.append(index)
        self.how[index] = how
        if how != "anaphora":
            self._lend(mention)
        if mention.key:
            self.keys.add(mention.key)
        self.head = self.head or mention.head
        if not self.kind or self.kind == "other":
            self.kind = mention.kind
        self.gender = self.gender or mention.gender

    def _lend(self, mention: Mention) -> None:
        for name in mention.names or (mention.name,):
            if name not in self.names:
                self.names.append(name)
            self.forms.add(normal(name))
        self.named = self.named or mention.named


class Clusters:
    """The clusters of a document in the order of their first mention, found by name and head.

    ``of`` maps the mentions read so far to their cluster.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document, self.mentions = document, mentions
        self.words: Words = words(document.language)
        self.all: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self._number: dict[int, int] = {}
        self._by_form: dict[tuple[str, str], int] = {}
        self._by_key: dict[tuple[str, str], int] = {}
        self._by_start: dict[tuple[str, str], set[int]] = {}

    def join(self, index: int, found: Cluster | None, how: str) -> None:
        """Count a mention to a cluster, a new one for None."""
        mention = self.mentions[index]
        if found is None:
            found = Cluster(mention.type)
            self._number[id(found)] = len(self.all)
            self.all.append(found)
        found.add(index, mention, how)
        self.of[index] = found
        self._note(found, mention)

    def _note(self, found: Cluster, mention: Mention) -> None:
        """Keep under which forms and keys a cluster is found; of several the newest is."""
        number, type_ = self._number[id(found)], found.type
        for form in _forms(mention) & found.forms:
            newest = max(number, self._by_form.get((type_, form), 0))
            self._by_form[type_, form] = newest
            self._by_start.setdefault((type_, _start(form)), set()).add(number)
        if mention.key:
            newest = max(number, self._by_key.get((type_, mention.key), 0))
            self._by_key[type_, mention.key] = newest

    def by_form(self, mention: Mention) -> Cluster | None:
        """Return the newest cluster that bears a name of the mention, or its key."""
        found = [self._by_form.get((mention.type, form), -1) for form in _forms(mention)]
        number = max([*found, self._by_key.get((mention.type, mention.key), -1)])
        return self.all[number] if number >= 0 else None

    def by_prefix(self, mention: Mention) -> Cluster | None:
        """Return the newest with a shorter or longer form of a name: one begins the other."""
        for form in map(normal, mention.names):
            numbers = self._by_start.get((mention.type, _start(form)), ())
            for number in sorted(numbers, reverse=True):
                found = self.all[number]
                if found.named and any(self._alike(form, other) for other in found.forms):
                    return found
        return None

    def _alike(self, form: str, other: str) -> bool:
        return self._extends(form, other) or self._extends(other, form)

    def _extends(self, short: str, long: str) -> bool:
        """Whether a link leads from a name of two words or more to the rest of a longer one."""
        if len(short.split()) < 2 or not long.startswith(short + " "):
            return False
        rest = long[len(short) + 1 :].split()[0]
        links = self.words.links
        return rest in links["core"] or rest in links["topic"] or rest in self.words.locating

    def by_head(self, mention: Mention) -> Cluster | None:
        """Return the newest named with the same head (``la Comisión``, ``dicho Programa``)."""
        if not mention.head:
            return None
        for found in reversed(self.all):
            named = found.type == mention.type and (found.named or mention.type == "event")
            if named and mention.head in {found.head, self._main_word(found.head)}:
                return found
        return None

    def _main_word(self, head: str) -> str:
        """Return the noun itself of a head of several words: last in English, first in Spanish."""
        return head.split(" ")[-1 if self.document.language == "en" else 0]


def _forms(mention: Mention) -> set[str]:
    return {normal(name) for name in mention.names or (mention.name,)}


def _start(form: str) -> str:
    """Return the first two words of a form, which a shorter or longer form shares."""
    return " ".join(form.split(" ", 2)[:2])
