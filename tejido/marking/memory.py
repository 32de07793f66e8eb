"""The persons a text has named so far, by their surnames, their posts and their genders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.marking.personmentions import PersonMention
from tejido.marking.posts import Role
from tejido.marking.tokens import bare

__all__ = ["KnownPerson", "Memory", "full_names"]

_HEADS = frozenset(["executive-head", "municipal"])
"""The groups of posts at the head of a government."""


@dataclass(slots=True)
class KnownPerson:
    """A person known so far: the bare parts of the name, lemmas and groups of the posts held.

    ``since`` and ``last`` are the offsets where the person was first and last named.
    """

    name: str
    parts: tuple[str, ...]
    since: int
    posts: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    gender: str = ""
    last: int = 0


def _parts(name: str) -> tuple[str, ...]:
    words = name.replace(".", " ").split()
    return tuple(bare(word) for word in words if word[0].isupper())


def _within(short: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in short)


def full_names(named: Sequence[PersonMention]) -> dict[str, str]:
    """Map each name that is a shorter form of another one to the longest such."""
    names = sorted({mention.name for mention in named}, key=lambda name: (-len(name), name))
    parts = {name: _parts(name) for name in names}
    by_part: dict[str, list[str]] = {}
    full: dict[str, str] = {}
    for name in names:
        own = parts[name]
        longer = (other for other in by_part.get(own[-1] if own else "", ()))
        target = next(
            (o for o in longer if len(parts[o]) > len(own) and _within(own, parts[o])), None
        )
        if target:
            full[name] = target
            continue
        for part in own[1:]:
            by_part.setdefault(part, []).append(name)
    return full


class Memory:
    """The persons named so far, by the parts of their surnames and by their posts."""

    def __init__(
        self, named: Sequence[PersonMention], full: dict[str, str], genders: dict[str, str]
    ) -> None:
        self._people: dict[str, KnownPerson] = {}
        self._by_part: dict[str, list[KnownPerson]] = {}
        self._firsts: dict[str, list[KnownPerson]] = {}
        for mention in named:
            name = full.get(mention.name, mention.name)
            person = self._people.get(name)
            if person is None:
                person = KnownPerson(name, _parts(name), mention.span.start)
                person.gender = genders.get(person.parts[0], "") if person.parts else ""
                person.last = mention.span.start
                self._people[name] = person
                for part in person.parts[1:] or person.parts:
                    self._by_part.setdefault(part, []).append(person)
                for part in person.parts[:1]:
                    self._firsts.setdefault(part, []).append(person)

    def known(self, word: str) -> bool:
        """Tell whether a word is part of a known person's name."""
        return word in self._by_part or word in self._firsts

    def of_parts(self, parts: Sequence[str], before: int) -> KnownPerson | None:
        """Return the person last named whose name holds these parts in this order."""
        pool = self._by_part.get(parts[-1], [])
        fitting = [p for p in pool if p.since < before and _within(parts, p.parts)]
        return max(fitting, key=lambda p: p.last) if fitting else None

    def of_post(self, lemma: str, gender: str, before: int) -> KnownPerson | None:
        """Return the person last named who holds a post."""
        fitting = [
            p
            for p in self._people.values()
            if p.since < before and lemma in p.posts and (not gender or p.gender in ("", gender))
        ]
        return max(fitting, key=lambda p: p.last) if fitting else None

    def of_gender(self, gender: str, before: int, *, leads: bool) -> KnownPerson | None:
        """Return the person of a gender last named; ``leads``: at the head of a government."""
        fitting = [
            p
            for p in self._people.values()
            if p.since < before and p.gender in ("", gender) and (not leads or p.groups & _HEADS)
        ]
        return max(fitting, key=lambda p: p.last) if fitting else None

    def note(self, mention: PersonMention, name: str, roles: Sequence[Role]) -> None:
        """Note that a person was named, and in which posts."""
        person = self._people[name]
        person.last = mention.span.start
        for role in roles:
            person.posts.add(role.entry.lemma.split()[0])
            person.groups.add(role.entry.group)
            person.gender = person.gender or role.entry.gender
