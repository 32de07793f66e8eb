"""Readings of documents that nobody wrote, in the shape of real ones, always the same.

Institutions and places are those of the ledger, a few named in many documents and many in few, and
beside them bodies that no ledger knows; each document tells of a happening and what surrounds it:
who organised it and took part, a programme that is told of in other documents too, an agreement, a
person and her post, members, partners, dates and places. Each claim has its sentence.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tejido.linking.ledger import Ledger
from tejido.model import Argument, Claim, Document, Entity, EntityType, Passage, Reading

__all__ = ["invented"]

_HEADS = ("Colectivo", "Fundación", "Observatorio", "Red", "Patronato", "Instituto", "Cámara")
_MATTERS = ("del Agua", "de la Niñez", "por la Paz", "de Mujeres", "de Salud", "de la Tierra")
_HAPPENINGS = {
    "forum": "Foro",
    "training": "Taller",
    "meeting": "Encuentro",
    "conference": "Conferencia",
    "fair": "Feria",
}
_THEMES = (
    "prevención de la trata de personas",
    "seguridad vial",
    "protección civil",
    "derechos humanos",
    "gestión del agua",
    "salud pública",
    "datos abiertos",
    "igualdad de género",
)
_NAMES = ("Ana", "Luis", "Marta", "Jorge", "Elena", "Raúl", "Sofía", "Hugo", "Inés", "Pablo")
_SURNAMES = ("Rueda", "Vega", "Sol", "Ibarra", "Luna", "Campos", "Ríos", "Mena", "Paz", "Soto")
_POSTS = ("directora", "titular", "secretario", "coordinadora", "representante")
_OFTEN = {"institution": 5, "place": 5, "person": 20, "programme": 50}
"""How far what is named most is from being named in every document."""
_PARTS = ("participant",) * 5 + ("speaker", "facilitator", "audience")


def invented(number: int, ledger: Ledger, seed: int = 5) -> Iterator[Reading]:
    """Yield the readings of so many documents of two decades."""
    rng = random.Random(seed)
    known = [id_ for id_ in sorted(ledger) if ledger.type_of(id_) == "institution"]
    places = [id_ for id_ in sorted(ledger) if ledger.type_of(id_) == "place"]
    rng.shuffle(known)
    rng.shuffle(places)
    pool = _Pool(rng, ledger, known[: number // 2 + 100], places[: number // 4 + 40], number)
    for at in range(number):
        yield _Draft(pool, at).reading()


class _Pool:
    """What documents tell of: few things often, many seldom."""

    def __init__(
        self,
        rng: random.Random,
        ledger: Ledger,
        known: Sequence[str],
        places: Sequence[str],
        number: int,
    ) -> None:
        self.rng = rng
        unknown = [
            _thing("institution", f"{rng.choice(_HEADS)} {rng.choice(_MATTERS)} {n}")
            for n in range(number // 3 + 10)
        ]
        bodies = [_entry(ledger, id_) for id_ in known]
        self._things: dict[str, Sequence[Entity]] = {
            "institution": [one for pair in zip(bodies, unknown, strict=False) for one in pair],
            "place": [_entry(ledger, id_) for id_ in places],
            "programme": [
                _thing("programme", f"Programa de {rng.choice(_THEMES)} {n}", "programme")
                for n in range(number // 6 + 4)
            ],
            "person": [
                _thing("person", f"{rng.choice(_NAMES)} {rng.choice(_SURNAMES)} {_letters(n)}")
                for n in range(number // 3 + 5)
            ],
        }
        self._parties: dict[str, list[Entity]] = {}
        self._weights = {
            type_: list(accumulate(1 / (rank + _OFTEN[type_]) for rank in range(len(things))))
            for type_, things in self._things.items()
        }

    def parties(self, programme: Entity) -> list[Entity]:
        """Return who has a part in a programme, the same in whatever document tells of it."""
        if programme.id not in self._parties:
            self._parties[programme.id] = self.some("institution", 4)
        return self._parties[programme.id]

    def some(self, type_: str, number: int = 1) -> list[Entity]:
        """Return so many different things of a type, those in front more often."""
        found: dict[str, Entity] = {}
        while len(found) < number:
            weights = self._weights[type_]
            for one in self.rng.choices(self._things[type_], cum_weights=weights, k=number):
                found.setdefault(one.id, one)
        return list(found.values())[:number]


class _Draft:
    """A document being made up: its text so far, and what it states."""

    def __init__(self, pool: _Pool, at: int) -> None:
        self._pool, self._at = pool, at
        self._text = ""
        self._entities: dict[str, Entity] = {}
        self._claims: list[Claim] = []
        self._year = pool.rng.randint(2005, 2024)

    def reading(self) -> Reading:
        self._happening()
        further = (self._programme, self._agreement, self._post, self._ties)
        for tell in self._pool.rng.sample(further, 2):
            tell()
        return Reading(self._document(), tuple(self._entities.values()), tuple(self._claims))

    def _document(self) -> Document:
        name = f"doc-{self._at:05}"
        return Document(
            id=name,
            text=self._text,
            title=next(iter(self._entities.values())).names[0],
            published=f"{self._year}-{self._pool.rng.randint(1, 12):02}-15",
            publisher=self._pool.some("institution")[0].names[0],
            path=f"{name}.txt",
            sha256=hashlib.sha256(self._text.encode()).hexdigest(),
        )

    def _happening(self) -> None:
        rng, pool = self._pool.rng, self._pool
        kind, head = rng.choice(sorted(_HAPPENINGS.items()))
        event = _thing("event", f"{head} de {rng.choice(_THEMES)} {self._at}", kind)
        first, *others = pool.some("institution", rng.randint(3, 6))
        day = f"{self._year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        (place,) = pool.some("place")
        words = f"{first.names[0]} organizó en {place.names[0]} el {event.names[0]}, el {day}"
        passage = self._said(words)
        self._claim(event, "organizer", first, passage)
        self._claim(event, "place", place, passage)
        self._claim(event, "date", day, passage)
        for one in others:
            passage = self._said(f"En el {event.names[0]} participó {one.names[0]}")
            modality = "planned" if rng.random() < 0.05 else "stated"
            self._claim(event, rng.choice(_PARTS), one, passage, modality=modality)

    def _programme(self) -> None:
        (programme,) = self._pool.some("programme")
        funder, *others = self._pool.parties(programme)
        implementer = self._pool.rng.choice(others)
        passage = self._said(
            f"{implementer.names[0]} ejecuta el {programme.names[0]} con fondos de "
            f"{funder.names[0]}"
        )
        self._claim(programme, "funder", funder, passage)
        self._claim(programme, "implementer", implementer, passage)

    def _agreement(self) -> None:
        parties = self._pool.some("institution", 2)
        agreement = _thing(
            "agreement", f"Convenio {self._at} de {parties[0].names[0]}", "agreement"
        )
        both = " y ".join(one.names[0] for one in parties)
        passage = self._said(f"{both} firmaron el {agreement.names[0]} en {self._year}")
        for one in parties:
            self._claim(agreement, "signatory", one, passage)
        self._claim(agreement, "date", f"{self._year}", passage)

    def _post(self) -> None:
        (person,), (body,) = self._pool.some("person"), self._pool.some("institution")
        title = self._pool.rng.choice(_POSTS)
        event = next(iter(self._entities.values()))
        passage = self._said(f"Habló {person.names[0]}, {title} de {body.names[0]}")
        self._claim(person, "post", body, passage, title=title)
        self._claim(event, "speaker", person, passage)

    def _ties(self) -> None:
        body, member, partner = self._pool.some("institution", 3)
        passage = self._said(f"{member.names[0]} es parte de {body.names[0]}")
        self._claim(body, "member", member, passage)
        passage = self._said(f"{body.names[0]} es socia de {partner.names[0]}")
        self._claim(body, "partner", partner, passage)

    def _said(self, sentence: str) -> Passage:
        start = len(self._text)
        self._text += f"{sentence}.\n"
        return Passage(start, start + len(sentence), sentence)

    def _claim(
        self,
        subject: Entity,
        relation: str,
        object_: Entity | str,
        passage: Passage,
        modality: str = "stated",
        title: str = "",
    ) -> None:
        for one in (subject, object_):
            if isinstance(one, Entity):
                self._entities.setdefault(one.id, one)
        value = object_ if isinstance(object_, str) else object_.id
        words = object_ if isinstance(object_, str) else object_.names[0]
        self._claims.append(
            Claim(
                Argument(subject.id, subject.names[0]),
                relation,
                Argument(value, words),
                (passage,),
                f"bench-{relation}",
                modality,
                title,
            )
        )


def _thing(type_: EntityType, name: str, kind: str = "") -> Entity:
    key = f"{type_}/x-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    return Entity(id=key, type=type_, names=(name,), kind=kind, key=key)


def _entry(ledger: Ledger, id_: str) -> Entity:
    entry = ledger[id_]
    key = f"{entry.type}/{id_}"
    return Entity(
        id=key,
        type=entry.type,  # type: ignore[arg-type]
        names=(entry.names["es"],),
        kind=entry.kind,
        key=key,
        resolved_by="name",
    )


def _letters(number: int) -> str:
    """Return a surname for a number: no two persons have the same."""
    return (chr(65 + number // 676 % 26) + chr(97 + number // 26 % 26) + chr(97 + number % 26)) * 2
