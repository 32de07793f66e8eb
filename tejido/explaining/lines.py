"""An explanation as lines of styled pieces, for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tejido.explaining.facts import Explained, explain
from tejido.explaining.pieces import Piece, mentions, pieces
from tejido.model import Document, Reading, Span
from tejido.wording import labels, relation_label, texts

__all__ = ["STYLES", "lines"]

STYLES = {
    "heading": "bold",
    "institution": "cyan",
    "event": "magenta",
    "programme": "yellow",
    "agreement": "green",
    "person": "blue",
    "place": "red",
    "subject": "bold",
    "object": "bold",
    "cue": "underline",
    "quiet": "dim",
}
"""The style of each mark, in the words of rich."""


def lines(reading: Reading, language: str = "es") -> Iterator[list[Piece]]:
    """Yield the text with its mentions, the entities, and the facts, as lines of pieces.

    Without their marks the pieces are still to be understood: a mention stands in brackets with
    the id of its entity, the parts of a fact follow it with their offsets.
    """
    said = texts(language, "explain")
    yield from _text(reading)
    yield from _entities(reading, said, labels(language))
    facts = explain(reading)
    yield [Piece(f"{said['facts']} ({len(facts)})", "heading")]
    for number, fact in enumerate(facts, 1):
        yield from _fact(reading.document, number, fact, language, said)


def _text(reading: Reading) -> Iterator[list[Piece]]:
    text = reading.document.text
    line: list[Piece] = []
    for piece in pieces(text, Span(0, len(text)), mentions(reading)):
        shown = _bracketed(piece) if piece.mark else [piece]
        for part in shown:
            first, *rest = part.text.split("\n")
            line.append(part._replace(text=first))
            for more in rest:
                yield line
                line = [part._replace(text=more)]
    yield line
    yield []


def _bracketed(piece: Piece) -> list[Piece]:
    return [Piece("["), piece, Piece(f"]{piece.note}", "quiet")]


def _entities(
    reading: Reading, said: dict[str, str], called: dict[str, str]
) -> Iterator[list[Piece]]:
    yield [Piece(f"{said['entities']} ({len(reading.entities)})", "heading")]
    for entity in reading.entities:
        kind = called.get(f"{entity.type}-type-{entity.kind}", entity.kind)
        type_ = f"{said[entity.type]}, {kind}" if kind else said[entity.type]
        step = called[f"resolution-{entity.resolved_by}"]
        names = [Piece(f"{entity.id:>5}  "), Piece(entity.names[0], entity.type)]
        more = "".join(f" = {name}" for name in entity.names[1:])
        yield [*names, Piece(f"{more}  ({type_}; {step})", "quiet")]
    yield []


def _fact(
    document: Document, number: int, fact: Explained, language: str, said: dict[str, str]
) -> Iterator[list[Piece]]:
    text = document.text
    relation = relation_label(fact.claim.relation, language)
    yield [
        Piece(f"{number:>5}  "),
        *(Piece(fact.subject, "subject"), Piece(f" · {relation} · "), Piece(fact.object, "object")),
        Piece(_aside(fact, said), "quiet"),
    ]
    yield [Piece(f"       {said['rule']} {fact.claim.rule}"), *_parts(text, fact, said)]
    for passage in fact.claim.passages:
        marked = [(part.span, part.role, "") for part in fact.parts]
        inside = pieces(text, Span(passage.start, passage.end), marked)
        folded = (piece._replace(text=_folded(piece.text)) for piece in inside)
        page = document.page(passage.start)
        where = f"{said['page']} {page}, " if page else ""
        yield [
            Piece(f"       {where}{passage.start}-{passage.end} “", "quiet"),
            *folded,
            Piece("”"),
        ]


def _aside(fact: Explained, said: dict[str, str]) -> str:
    more = [fact.claim.title, said["planned"] if fact.claim.modality == "planned" else ""]
    return "".join(f" ({one})" for one in more if one)


def _parts(text: str, fact: Explained, said: dict[str, str]) -> Iterable[Piece]:
    for span, role in fact.parts:
        yield Piece(f"; {said[role]} ")
        yield Piece(f"“{_folded(text[span.start : span.end])}”", role)
        yield Piece(f" {span.start}-{span.end}", "quiet")


def _folded(text: str) -> str:
    return text.replace("\n", " ")
