"""All mentions of a document: names, acronyms, known names, places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tejido.linking.ledger import Ledger
from tejido.marking.chains import chained
from tejido.marking.gazetteer import find_known
from tejido.marking.line import Known, Line
from tejido.marking.names import names_in
from tejido.marking.tokens import Token, tokenise
from tejido.marking.verbs import verb_forms
from tejido.marking.words import words
from tejido.model import Block, Document, Mention, Span

__all__ = ["lines_of", "mark"]

_LEADING = {"es": {"en", "de", "desde", "hacia", "a"}, "en": {"in", "of", "from", "at", "to"}}
_WORDS = re.compile(r"[^\W\d_]+")
_QUIET = {"heading", "dateline"}
_HEADINGS = {"title", "heading"}


def _known_at(
    tokens: list[Token], document: Document, span: Span, ledger: Ledger, dated: bool
) -> dict[int, Known]:
    """Return the ledger's names in a line; doubtful places count only in a dateline (``dated``)."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    language = document.language
    lexicon = words(language)
    found: dict[int, Known] = {}
    for hit in find_known(document.text, span, document.language, ledger):
        start, end = starts.get(hit.span.start), ends.get(hit.span.end)
        if start is not None and end is not None and hit.how != "weak":
            common = tokens[start].shape == "w"
            if common and hit.type == "institution" and tokens[start].low in lexicon.place_nouns:
                continue
            if common and hit.how == "scoped" and end - start < 3:
                continue
            if tokens[start].low in lexicon.articles and end - start > 1:
                start += 1
            if hit.ambiguous and not dated and not _beside_place(tokens, start, language):
                continue
            kind = ledger[hit.ids[0]].kind if len(hit.ids) == 1 else ""
            found[start] = Known(start, end, hit.ids, hit.how, hit.type, kind)
    return found


def _beside_place(tokens: list[Token], index: int, language: str) -> bool:
    """Whether what stands before a doubtful name says that it is a place: ``en Victoria``."""
    return index > 0 and tokens[index - 1].low in _LEADING[language]


def _common(document: Document) -> frozenset[str]:
    """Return the words that the document writes in lower case somewhere."""
    return frozenset(word for word in _WORDS.findall(document.text) if word.islower())


def _line(
    document: Document, block: Block, span: Span, ledger: Ledger, common: frozenset[str]
) -> Line:
    tokens = tokenise(document.text, span)
    letters = [token for token in tokens if token.shape in "AWw"]
    capitals = sum(token.shape == "A" for token in letters)
    return Line(
        document.text,
        tuple(tokens),
        words(document.language),
        verb_forms(document.language),
        _known_at(tokens, document, span, ledger, block.kind == "dateline"),
        shout=capitals > 0.6 * len(letters) and (len(letters) > 2 or block.kind in _QUIET),
        heading=block.kind in _HEADINGS,
        common=common,
    )


def lines_of(document: Document, ledger: Ledger) -> Iterator[tuple[Block, Line]]:
    """Yield each sentence of each block that can be read, as a line; menus are left out."""
    common = _common(document)
    for block in document.blocks:
        if block.kind != "boilerplate":
            for span in block.sentences or (block.span,):
                yield block, _line(document, block, span, ledger, common)


def mark(document: Document, ledger: Ledger) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order."""
    found: list[Mention] = []
    for _, line in lines_of(document, ledger):
        found.extend(chained(document.text, names_in(line)))
    return tuple(found)
