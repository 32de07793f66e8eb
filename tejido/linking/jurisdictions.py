"""Places that the names of bodies hold, and the governments of places that act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.linking.bodies import bodies
from tejido.linking.clusters import Cluster
from tejido.linking.ledger import Ledger
from tejido.linking.places import place_key, place_named
from tejido.model import Document, Mention

__all__ = ["Jurisdictions"]

_PUBLIC = frozenset(
    {
        "government",
        "state-government",
        "municipal-government",
        "justice",
        "legislature",
        "commission",
        "autonomous",
    }
)
"""The kinds of institutions whose place is a jurisdiction."""
_PREFIX = 3
_POSSESSOR = re.compile(r"^((?:[^\W\d_]+ )*[^\W\d_]+)['’]s? ")
_OF_TOWN = re.compile(r" (?:de|of) ((?:[^\W\d_]+ )*[^\W\d_]+)$")


@dataclass(frozen=True, slots=True)
class Jurisdictions:
    """Finds the places in names; ``clusters`` grows by those that the text names nowhere else."""

    document: Document
    clusters: list[Cluster]
    scope: tuple[str, ...]
    ledger: Ledger
    _places: dict[str, int] = field(default_factory=dict)

    def found(self, mentions: Sequence[Mention]) -> dict[int, int]:
        """Return the place of each body whose name holds one, both as numbers of clusters."""
        found = {}
        for at, one in enumerate(self.clusters):
            if one.type == "place":
                self._note(at)
        for at, body in enumerate(tuple(self.clusters)):
            public = body.type == "institution" and body.kind in _PUBLIC
            if public and body.head not in bodies().own_place:
                named = (self._place_in(mentions[index], body.kind) for index in body.mentions)
            elif body.type == "institution":
                named = (self._seat_in(mentions[index]) for index in body.mentions)
            else:
                continue
            place = next((words for words in named if words), "")
            if place:
                found[at] = self._cluster(place)
        return found

    def _place_in(self, mention: Mention, kind: str) -> str:
        """The place a mention spells out: ``... del Estado de X``, ``X's Ministry``, or ''."""
        words = self._words(mention)
        possessor = _POSSESSOR.match(words)
        if possessor and self._is_place(possessor[1]):
            return possessor[1]
        return (
            self._behind_link(words)
            or self._at_end(words)
            or self._town(mention, kind)
            or self._at_start(words, mention.head)
            or _council_town(mention.name)
        )

    def _words(self, mention: Mention) -> str:
        """The words of a mention; of one of several that share a head ("Uganda") the whole name."""
        written = self.document.text[slice(*mention.span)].rstrip()
        return mention.name if mention.rule == "list" else written

    def _seat_in(self, mention: Mention) -> str:
        """The place where a name says that the body is: ``Larch Office in Kenya``, or ''."""
        words = self._words(mention)
        seat = bodies().seats.search(words)
        place = words[seat.end() :] if seat else ""
        return place if place[:1].isupper() and self._is_place(place) else ""

    def _at_start(self, words: str, head: str) -> str:
        """A place before the head of an English name: ``Belize Police Department``."""
        end = words.lower().rfind(head) if head and self.document.language == "en" else 0
        first = words[:end].split()[:_PREFIX]
        starts = (" ".join(first[:size]) for size in range(len(first), 0, -1))
        named = (start for start in starts if start not in bodies().bearings)
        return next((start for start in named if self._is_place(start)), "")

    def _is_place(self, words: str) -> bool:
        return bool(place_named(words, self.ledger))

    def _behind_link(self, words: str) -> str:
        for match in bodies().links.finditer(words):
            rest = words[match.end() :]
            if rest[:1].isupper() and (rest in self._places or self._is_place(rest)):
                return self._bare_state(rest)
        return ""

    def _bare_state(self, words: str) -> str:
        """Take off the word before a state's name, unless it belongs to it."""
        known = bodies()
        bare = words
        for word in known.state_words:
            bare = bare.removeprefix(word)
        kept = bare == words or words in known.whole_states or not self._is_place(bare)
        return words if kept else bare

    def _at_end(self, words: str) -> str:
        """A state right behind the name of a body with chapters: ``DIF Chiapas``."""
        if not bodies().chapter.search(words):
            return ""
        _, *rest = words.split() or [""]
        ends = (" ".join(rest[at:]) for at in range(len(rest)))
        return next((end for end in ends if end[:1].isupper() and self._is_place(end)), "")

    def _town(self, mention: Mention, kind: str) -> str:
        """A town that no list of places knows: ``Ayuntamiento de Cosoleacaque``."""
        town = _OF_TOWN.search(mention.name)
        head = mention.head.split(" ")[0]
        municipal = kind == "municipal-government" and head in bodies().municipal
        return town[1] if town and municipal else ""

    def _cluster(self, name: str) -> int:
        """Return the number of the cluster of a place, a new one if there is none."""
        key = place_key(name, self.scope, self.ledger)
        known = [self._places[word] for word in (key, name) if word in self._places]
        if known:
            return min(known)
        self.clusters.append(
            Cluster("place", names=[name], keys={key} if key else set(), named=True)
        )
        self._note(len(self.clusters) - 1)
        return len(self.clusters) - 1

    def _note(self, number: int) -> None:
        """Keep the keys and names of a place."""
        place = self.clusters[number]
        for word in (*place.keys, *place.names):
            self._places.setdefault(word, number)


def _council_town(name: str) -> str:
    """The town before its council: ``Elmtown Parish Council``; a word such as ``North`` is none."""
    known = bodies()
    towns = (name.removesuffix(f" {one}") for one in known.councils if name.endswith(f" {one}"))
    town = next(towns, "")
    named = all(word[:1].isupper() and word[1:].islower() for word in town.split())
    return town if named and len(town.split()) <= _PREFIX and town not in known.bearings else ""
