"""What is fuzzed: written samples of each kind of file, and what reads them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tejido.compared import read_facts_file
from tejido.facts import read_facts, write_facts
from tejido.gathering import gather, loaded_from
from tejido.linking.judgements import read_judgements
from tejido.linking.ledger import read_ledger
from tejido.model import Document
from tejido.project import content
from tejido.reading.sources import parse_sources
from tests.hostile.making import mail, packed, paper, web, word
from tests.reading.formats import others
from tests.reading.formats import paper as papers
from tests.reading.formats import word as words
from tests.reading.formats.stories import story

__all__ = ["TARGETS", "Read", "samples"]

Read = Callable[[bytes, Path], None]
"""Reads bytes in an empty folder."""

_SOURCES = b"""nota:
  title: Una nota
  publisher: Ministerio de Salud
  url: https://example.org/nota
  published: 2020-05-04
otra: {language: es, place: Lima, loader: press_note}
"""
_LEDGER = b"""- id: xx-mi-salud
  name: {es: Ministerio de Salud, en: Ministry of Health}
  short: {es: Salud}
  acronym: [MSX]
  alias:
    es: [Secretaria de Salud de X]
  type: ministry
  from: 1948
  ids: {wikidata: Q123759}
  seen: [x]
- {id: xx-mi-casa, name: {es: Ministerio de la Casa, en: Ministry of Homes},
   type: ministry, parent: xx-mi-salud}
"""
_JUDGEMENTS = b"""- same: [institution/casa-de-la-mujer, institution/casa-de-la-mujer-de-lima]
  by: A. Quispe
  when: 2024-05-04
  why: La nota las llama una.
- {reject: claim/0123456789abcdef, passage: 0123456789abcdef, by: A. Quispe, when: 2024-05-04}
"""


def _document(suffix: str) -> Read:
    def read(data: bytes, folder: Path) -> None:
        reading = loaded_from(data, Path(f"fuzz{suffix}"), {})
        text = reading.document.text
        text.encode()
        assert all(p.exact == text[p.start : p.end] for c in reading.claims for p in c.passages)

    return read


def _archive(data: bytes, folder: Path) -> None:
    path = folder / "fuzz.zip"
    path.write_bytes(data)
    gather([path])


def _sources(data: bytes, folder: Path) -> None:
    parse_sources(folder / "sources.yaml", data)


def _ledger(data: bytes, folder: Path) -> None:
    (folder / "fuzz.yaml").write_bytes(data)
    shutil.copy(content("authority") / "types.yaml", folder)
    read_ledger(folder)


def _judgements(data: bytes, folder: Path) -> None:
    path = folder / "judgements.yaml"
    path.write_bytes(data)
    read_judgements(path)


@cache
def _story() -> Document:
    data = story("es").text.encode()
    return loaded_from(data, Path("story.txt"), {}).document


def _facts(data: bytes, folder: Path) -> None:
    path = folder / "story.facts.json"
    path.write_bytes(data)
    read_facts_file(path)
    read_facts(path, _story())


TARGETS: dict[str, Read] = {
    "txt": _document(".txt"),
    "md": _document(".md"),
    "html": _document(".html"),
    "pdf": _document(".pdf"),
    "docx": _document(".docx"),
    "eml": _document(".eml"),
    "zip": _archive,
    "sources": _sources,
    "ledger": _ledger,
    "judgements": _judgements,
    "facts": _facts,
}


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    """Return files of a kind as they should be, and some that are odd already."""
    told = story("es"), story("en")
    made: dict[str, Callable[[], list[bytes]]] = {
        "txt": lambda: [one.text.encode(code) for one in told for code in ("utf-8", "cp1252")],
        "md": lambda: [others.markdown(one) for one in told],
        "html": lambda: [*map(others.html, told), web.entities(), web.templates(), web.json_lies()],
        "pdf": lambda: [
            *map(papers.told, told),
            papers.pdf([[papers.Placed(60, 780, told[0].title)]], packed=False),
            *(paper.fields(), paper.embedded(), paper.length_of_itself()),
        ],
        "docx": lambda: [*map(words.told, told), word.levels(), word.note_cycle()],
        "eml": lambda: [
            *map(others.plain_mail, told),
            *map(others.html_mail, told),
            *(mail.nested(3), mail.uuencoded(), mail.base64_noise()),
        ],
        "zip": lambda: [packed.good(), packed.link(), packed.nested(), packed.broken_sources()],
        "sources": lambda: [_SOURCES],
        "ledger": lambda: [_LEDGER],
        "judgements": lambda: [_JUDGEMENTS],
        "facts": lambda: [_written_facts()],
    }
    return tuple(made[kind]())


@cache
def _written_facts() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.facts.json"
        write_facts(loaded_from(story("es").text.encode(), Path("story.txt"), {}), path)
        return path.read_bytes()
