"""All mentions of a document: names, acronyms, known names, places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tejido.linking.ledger import Ledger
from tejido.marking.chains import chained
from tejido.marking.gazetteer import Known as Hit
from tejido.marking.gazetteer import find_each
from tejido.marking.grammar.bodied import introduced, recalled, with_bodied
from tejido.marking.grammar.closed import with_closed
from tejido.marking.grammar.listed import with_listed
from tejido.marking.lettered import lettered
from tejido.marking.line import Known, Line
from tejido.marking.names import names_in
from tejido.marking.spelthappenings import spelt_happenings
from tejido.marking.tokens import Token, bare, possessive, tokenise
from tejido.marking.words import Words, words
from tejido.model import Block, Document, Mention, Span
from tejido.reading.words import word_set

__all__ = ["mark"]

_WORDS = re.compile(r"[^\W\d_]+")
_DEFINED = re.compile(
    r"\((?:(?<=[^\W\d_]\()|(?<=[^\W\d_] \())([A-ZÁÉÍÓÚÑ][\w./-]{1,13})[),]"  # "(" is found quickly
)
_APART = re.compile(r"[\n;:.]")
_BEFORE = 122
"""How far before its brackets the words of an acronym are looked for (code points)."""
_SHORT = {"heading", "dateline"}
_HEADINGS = {"title", "heading"}
_LOUD = 0.6


def _known_at(
    tokens: Sequence[Token], hits: Sequence[Hit], lexicon: Words, ledger: Ledger, dated: bool
) -> dict[int, Known]:
    """Return the ledger's names in a line; doubtful places count only in a dateline (``dated``)."""
    starts = [token.start for token in tokens] if hits else []
    found: dict[int, Known] = {}
    for hit in hits:
        start, end = bisect_left(starts, hit.span.start), bisect_left(starts, hit.span.end)
        if hit.how == "weak" or not _whole(tokens[start:end], hit.span):
            continue
        if _common(tokens[start], end - start, hit, lexicon):
            continue
        named = hit.type == "place" and tokens[start].shape == "W" and start > 0
        if tokens[start].low in lexicon.articles and end - start > 1 and not named:
            start += 1
        sure = not hit.ambiguous or dated or _beside_place(tokens, start, lexicon)
        if sure or _among_places(tokens, start, found, lexicon):
            kinds = {ledger[id_].kind for id_ in hit.ids}
            kind = kinds.pop() if len(kinds) == 1 else ""
            found[start] = Known(start, end, hit.ids, hit.how, hit.type, kind)
    return found


def _whole(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch begins and ends with words of a line, a possessive left out."""
    if not tokens or tokens[0].start != span.start:
        return False
    return tokens[-1].end - possessive(tokens[-1]) == span.end


def _common(first: Token, length: int, hit: Hit, lexicon: Words) -> bool:
    """Whether words only look like a name: ``secretaria de``, ``estado de``, ``el comité``."""
    body = hit.type == "institution"
    if body and (first.low in lexicon.posts or (length == 1 and _letters(first, lexicon))):
        return True
    if first.shape != "w":
        return False
    place = hit.type == "institution" and first.low in lexicon.place_nouns
    return place or (hit.how == "scoped" and length < 3)


def _among_places(
    tokens: Sequence[Token], index: int, found: dict[int, Known], lexicon: Words
) -> bool:
    """Whether a doubtful name follows a place in a list: ``Belize, Dominica and Suriname``."""
    before = index - 1
    while before > 0 and (tokens[before].low == "," or tokens[before].low in lexicon.ands):
        before -= 1
    last = next(reversed(found.values()), None) if before < index - 1 else None
    return last is not None and last.type == "place" and last.end == before + 1


def _letters(word: Token, lexicon: Words) -> bool:
    """Whether an acronym is a title behind a name: ``Ana Paz MP``."""
    return word.low in word_set(lexicon.language, "persons", "postnominals")


def _beside_place(tokens: Sequence[Token], index: int, lexicon: Words) -> bool:
    """Whether what stands before a doubtful name says that it is a place: ``en Victoria``."""
    return index > 0 and tokens[index - 1].low in lexicon.leading


def _shouted(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a line is written in capitals; two words are too few, but in a heading."""
    shapes = [token.shape for token in tokens if token.shape in "AWw"]
    enough = len(shapes) > 2 or block.kind in _SHORT
    return enough and shapes.count("A") > _LOUD * len(shapes)


def _defined(document: Document) -> frozenset[str]:
    """Return the acronyms in brackets behind a name: of two capitals, or spelt by its words."""
    text = document.text
    return frozenset(
        found[1]
        for found in _DEFINED.finditer(text)
        if sum(map(str.isupper, found[1])) > 1
        or _spells(found[1], _clause(text[max(0, found.start() - _BEFORE) : found.start()]))
    )


def _clause(before: str) -> str:
    return _APART.split(before)[-1]


def _spells(acronym: str, before: str) -> bool:
    """Whether the last words spell an acronym: ``Instituto de Capacitación ... (Icatey)``."""
    letters, spoken = bare(acronym), _WORDS.findall(before)
    for at in range(len(spoken) - 2, -1, -1):
        opening = spoken[at][0].isupper() and bare(spoken[at])[:1] == letters[:1]
        if opening and _in_order(letters, bare("".join(spoken[at:]))):
            return len(letters) > 3
    return False


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _line(
    document: Document,
    block: Block,
    span: Span,
    known: Sequence[Hit],
    ledger: Ledger,
    defined: frozenset[str],
) -> Line:
    tokens, lexicon = tokenise(document.text, span), words(document.language)
    return Line(
        document.text,
        tokens,
        lexicon,
        _known_at(tokens, known, lexicon, ledger, block.kind == "dateline"),
        shout=_shouted(tokens, block),
        heading=block.kind in _HEADINGS,
        defined=defined,
    )


def _lines(document: Document, ledger: Ledger) -> list[Line]:
    """Return each sentence of each block that can be read, as a line; menus are left out."""
    defined = _defined(document)
    places = [
        (block, span)
        for block in document.blocks
        if block.kind != "boilerplate"
        for span in block.sentences or (block.span,)
    ]
    spans = [span for _, span in places]
    known = find_each(document.text, spans, document.language, ledger)
    return [
        _line(document, block, span, hits, ledger, defined)
        for (block, span), hits in zip(places, known, strict=True)
    ]


def mark(document: Document, ledger: Ledger) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order."""
    lines = introduced(_lines(document, ledger))
    found: list[Mention] = []
    for line in lines:
        told = with_listed(line, with_closed(line, with_bodied(line, names_in(line))))
        names = lettered(document.text, told, line.words)
        found.extend(chained(document.text, names))
    return tuple(spelt_happenings(document.text, recalled(lines, found)))
