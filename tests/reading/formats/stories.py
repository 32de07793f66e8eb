"""The stories of the fixtures, and what every format gives of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tejido.loading import load
from tejido.model import Document
from tejido.reading.flow import Piece, row, written

HERE = Path(__file__).parent
LANGUAGES = ("es", "en")
Fact = tuple[str, str, str, str]


@dataclass(frozen=True)
class Story:
    title: str
    published: str
    publisher: str
    url: str
    pieces: tuple[Piece, ...]
    language: str

    @property
    def text(self) -> str:
        return written(self.pieces)


def story(language: str) -> Story:
    data = yaml.safe_load((HERE / f"story.{language}.yaml").read_text(encoding="utf-8"))
    found = tuple(_piece(*line) for line in data.pop("pieces"))
    return Story(pieces=found, language=language, **{k: str(v) for k, v in data.items()})


def _piece(kind: str, *texts: str) -> Piece:
    return row(list(texts)) if kind == "row" else Piece(kind, texts[0], "-" * (kind == "item"))


def facts(document: Document) -> list[Fact]:
    """Subject, relation, object by key or date, and modality, sorted."""
    reading = load(document)
    keys = {entity.id: entity.key for entity in reading.entities}
    return sorted(
        (
            keys.get(claim.subject.entity, claim.subject.entity),
            claim.relation,
            keys.get(claim.object.entity, claim.object.entity),
            claim.modality,
        )
        for claim in reading.claims
    )
