"""The entities of one document as they grow, mention by mention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tejido.linking.bodies import bodies
from tejido.linking.counts import differ
from tejido.linking.normal import normal
from tejido.marking.words import Words, words
from tejido.model import Document, EntityType, Mention

__all__ = ["Cluster", "Clusters", "in_capitals", "letters_alone"]


@dataclass(slots=True)
class Cluster:
    """All mentions of one entity; ``how`` tells for each mention what tied it to the entity.

    ``names`` are those written, in order, a spelt-out one before its acronym; ``forms`` their
    normal forms; ``keys`` the entries of the ledger that its own names found; ``named`` is false
    for a happening in common words.
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

    @property
    def titled(self) -> bool:
        """Whether it has a name, or is told with capitals: ``Larch Project``."""
        return self.named or (self.type != "event" and any(map(in_capitals, self.names)))

    def add(self, index: int, mention: Mention, how: str, names: Sequence[str]) -> None:
        """Count a mention in; one that is no anaphora lends it ``names``."""
        self.mentions.append(index)
        self.how[index] = how
        if how != "anaphora":
            self._lend(mention, names)
        if mention.key:
            self.keys.add(mention.key)
        self.head = self.head or mention.head
        if not self.kind or self.kind == "other":
            self.kind = mention.kind
        self.gender = self.gender or mention.gender

    def _lend(self, mention: Mention, names: Sequence[str]) -> None:
        fuller = mention.named and not self.named and in_capitals(mention.name)
        for name in names or (mention.name,):
            if name not in self.names:
                spelt_out = bool(self.names) and letters_alone(self.names[0]) and " " in name
                first = spelt_out or (fuller and name == mention.name)
                self.names.insert(0 if first else len(self.names), name)
            self.forms.add(normal(name))
        self.named = self.named or mention.named


def in_capitals(name: str) -> bool:
    """Whether a name has several words and begins with a capital: ``Larch Project``."""
    return name[:1].isupper() and " " in name


def letters_alone(name: str) -> bool:
    """Whether a name is an acronym: one word with several capitals."""
    return " " not in name and sum(map(str.isupper, name)) > 1


_RECENT = 40
"""So many happenings of one noun are looked at for the one that is told again."""
_ACRONYM = 3
"""Letters of an acronym that nobody explains, at least."""


class Clusters:
    """The clusters of a document in the order of their first mention, found by name and head.

    ``of`` maps the mentions read so far to their cluster. Of several clusters found the newest
    is meant: names are given anew where they may be mistaken.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document, self.mentions = document, mentions
        self.words: Words = words(document.language)
        self.all: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self._number: dict[int, int] = {}
        self._index: dict[tuple[str, str, str], set[int]] = {}
        self._known: set[tuple[object, ...]] = set()

    def join(
        self, index: int, found: Cluster | None, how: str, names: Sequence[str] | None = None
    ) -> None:
        """Count a mention to a cluster, a new one for None; ``names`` of it that it lends."""
        mention = self.mentions[index]
        if found is None:
            found = Cluster(mention.type)
            self._number[id(found)] = len(self.all)
            self.all.append(found)
        found.add(index, mention, how, mention.names if names is None else names)
        self.of[index] = found
        self._note(found, mention)

    def _note(self, found: Cluster, mention: Mention) -> None:
        """Keep under which forms, beginnings of forms, keys and heads a cluster is found."""
        told = (id(found), mention.names or mention.name, mention.key, mention.rule)
        known = (*told, found.head, len(found.forms))
        if known in self._known:
            return
        self._known.add(known)
        entries = [("key", mention.key), ("head", found.head), ("head", self.noun(found.head))]
        entries.extend(("start", normal(title)) for title in _titles(mention))
        for form in _forms(mention) & found.forms:
            entries.append(("form", form))
            entries.extend(("start", start) for start in self._starts(form))
        if mention.type == "institution" and mention.rule != "acronym":
            entries.extend(("start", start) for start in self._owned(mention))
            entries.extend(("initials", letters) for letters in _initials(mention))
            entries.append(("words", self._turned(mention)))
        for what, value in entries:
            if value:
                numbers = self._index.setdefault((found.type, what, value), set())
                numbers.add(self._number[id(found)])

    def _noted(self, mention: Mention, what: str, value: str) -> Collection[int]:
        return self._index.get((mention.type, what, value), ())

    def _starts(self, form: str) -> Iterator[str]:
        """Yield the shorter forms of a name: two words or more before a link."""
        parts, links = form.split(), self.words.links
        for at, word in enumerate(parts[2:], 2):
            if word in links["core"] or word in links["topic"] or word in self.words.locating:
                yield " ".join(parts[:at])

    def _owned(self, mention: Mention) -> Iterator[str]:
        """Yield the beginnings of a name behind its owner: ``OSCE Programme Office in Astana``."""
        for name in mention.names or (mention.name,):
            owner, _, rest = name.partition(" ")
            if letters_alone(owner):
                yield from self._starts(normal(rest))
            yield from (normal(one) for one in bodies().councils if name.endswith(f" {one}"))

    def noun(self, head: str) -> str:
        """Return the noun itself of a head of several words: last in English, first in Spanish.

        In English it stands before the first ``of``: ``memorandum of understanding``.
        """
        if self.document.language != "en":
            return head.split(" ")[0]
        return head.partition(f" {self.words.of} ")[0].split(" ")[-1]

    def by_form(self, mention: Mention) -> Cluster | None:
        """Return the newest cluster that bears a name of the mention, or its key."""
        bearers = {n for form in _forms(mention) for n in self._noted(mention, "form", form)}
        bearers.update(self._noted(mention, "key", mention.key))
        return self._newest(mention, bearers)

    def by_initials(self, mention: Mention) -> Cluster | None:
        """Return the one cluster whose words begin with the letters of an acronym ("DWS").

        The first letter may be that of its article: "TWAS", The World Academy of Sciences.
        """
        numbers = self._noted(mention, "initials", mention.name)
        if not numbers and mention.name[:1] in self._article_letters():
            numbers = self._noted(mention, "initials", mention.name[1:])
        return self.all[min(numbers)] if len(numbers) == 1 else None

    def _article_letters(self) -> frozenset[str]:
        """The letters of the articles that English names begin with."""
        english = self.document.language == "en"
        return (
            frozenset(word[0].upper() for word in self.words.articles) if english else frozenset()
        )

    def by_letters(self, mention: Mention) -> Cluster | None:
        """Return what was told by its letters alone so far, the first ones of a name's words."""
        spelt = {normal(all_) for all_ in map(_capitals, mention.names) if len(all_) >= _ACRONYM}
        numbers = {n for form in spelt for n in self._noted(mention, "form", form)}
        found = self.all[min(numbers)] if len(numbers) == 1 else None
        if found is None or not all(map(letters_alone, found.names)):
            return None
        other = bool(mention.key and found.keys) and mention.key not in found.keys
        return None if other else found

    def by_words(self, mention: Mention) -> Cluster | None:
        """Return the newest with the same words in another order: "the EU Delegation"."""
        turned = self._turned(mention) if mention.type == "institution" else ""
        return self._newest(mention, self._noted(mention, "words", turned)) if turned else None

    def _turned(self, mention: Mention) -> str:
        """The words of an English name in one order: ``Delegation of the European Union``."""
        if self.document.language != "en" or " " not in mention.name:
            return ""
        parts = normal(mention.name).split()
        told = sorted(word for word in parts if word not in self.words.openers_false)
        return " ".join(told) if len(told) > 1 else ""

    def by_prefix(self, mention: Mention) -> Cluster | None:
        """Return the newest named with a shorter or longer form: one begins the other."""
        for form in map(normal, (*mention.names, *_unheaded(mention))):
            alike = set(self._noted(mention, "start", form))
            for start in self._starts(form):
                alike.update(self._noted(mention, "form", start))
            found = self._newest(mention, (one for one in alike if self.all[one].named))
            if found is not None:
                return found
        return None

    def by_head(self, mention: Mention) -> Cluster | None:
        """Return the newest named with the same head (``la Comisión``, ``dicho Programa``).

        A common noun may also mean what was told by one: ``un convenio``, then ``el convenio``.
        """
        happens = mention.type != "institution" and mention.rule == "reference"
        told = happens or mention.type == "event"
        numbers = self._noted(mention, "head", mention.head)
        return self._newest(mention, (one for one in numbers if told or self.all[one].titled))

    def headed(self, mention: Mention) -> Iterator[Cluster]:
        """Yield the newest clusters with the noun of a mention for their head, not all of many."""
        numbers = self._noted(mention, "head", self.noun(mention.head))
        yield from (self.all[one] for one in sorted(numbers, reverse=True)[:_RECENT])

    def _newest(self, mention: Mention, numbers: Iterable[int]) -> Cluster | None:
        """Return the newest of some clusters that a mention may mean by its count."""
        for number in sorted(numbers, reverse=True):
            if self.may_mean(mention, self.all[number]):
                return self.all[number]
        return None

    def may_mean(self, mention: Mention, found: Cluster) -> bool:
        """Whether no ordinal or year tells a mention from a cluster."""
        names = mention.names or (mention.name,)
        return mention.key in found.keys or not differ(names, found.names, self.document.language)


def _forms(mention: Mention) -> frozenset[str]:
    return _normal_forms(mention.names or (mention.name,))


@lru_cache(maxsize=1 << 12)
def _normal_forms(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normal, names))


def _initials(mention: Mention) -> Iterator[str]:
    """Yield the first letters of the capitalised words of a name, also of its last words alone.

    "Elmtown Department of Water Supply" is the DWS too.
    """
    for name in mention.names or (mention.name,):
        letters = _capitals(name)
        for start in range(len(letters) - _ACRONYM + 1):
            yield letters[start:]


def _capitals(name: str) -> str:
    """The first letters of the capitalised words of a name."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


_TITLE = re.compile(r"([^,:]{8,}?)[,:] .{12,}")


def _titles(mention: Mention) -> Iterator[str]:
    """Yield the titles of an event before their subtitle: ``Manglar Vivo, hacia el 2050``."""
    for name in mention.names if mention.type == "event" and mention.named else ():
        title = _TITLE.fullmatch(name)
        if title is not None and " " in title[1]:
            yield title[1]


def _unheaded(mention: Mention) -> Iterator[str]:
    """Yield the name of an event without the noun before it: ``encuentro Manglar Vivo``."""
    for name in mention.names if mention.type == "event" and mention.named else ():
        words = name.split()
        first = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
        if 0 < first < len(words) - 1:
            yield " ".join(words[first:])
