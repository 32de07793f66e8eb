"""What a file says of itself, checked against its text: the text wins, and a warning says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tejido.model import Block
from tejido.reading.blocks import Layout
from tejido.reading.language import language_of, surely
from tejido.reading.title import folded
from tejido.reading.words import LANGUAGES

__all__ = ["checked_language", "checked_layout"]


def checked_language(said: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the language of a text, and a warning when it surely is not the one that is said.

    >>> checked_language("en", "La sede de la oficina está en el centro de la ciudad.")
    ('es', ('says its language is en, its text is es; read as es',))
    """
    found = language_of(text)
    if said in LANGUAGES and said != found and not surely(text, found):
        return said, ()
    if said and said != found:
        return found, (f"says its language is {said}, its text is {found}; read as {found}",)
    return found, ()


def checked_layout(
    said: Mapping[str, str], layout: Layout, publisher: str, text: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return ``title``, ``published`` and ``publisher`` of a document, and warnings.

    Args:
        said: what the file says of these.
        layout: the blocks of the text and what its opening lines say.
        publisher: whom the text names as its publisher; empty when it names none.
        text: the canonical text.
    """
    title = next((_words(text, block) for block in layout.blocks if block.kind == "title"), "")
    told = {"title": title, "published": layout.published, "publisher": publisher}
    fields, warnings = {}, []
    for key, own in told.items():
        claim = said.get(key, "")
        fields[key] = _chosen(claim, own)
        if claim and own and not _agree(claim, own):
            warnings.append(f"says its {_NAMES[key]} is {claim!r}, its text {own!r}; taken from it")
    return fields, tuple(warnings)


_NAMES = {"title": "title", "published": "date", "publisher": "publisher"}


def _words(text: str, block: Block) -> str:
    return " ".join(text[slice(*block.span)].split())


def _chosen(claim: str, own: str) -> str:
    """Return what the text says; the claim when that says nothing, or more of the same date."""
    return claim if not own or (claim.startswith(own) and own[:4].isdigit()) else own


def _agree(claim: str, own: str) -> bool:
    one, other = folded(claim), folded(own)
    return one in other or other in one or any(_initials(one, other))


def _initials(one: str, other: str) -> Iterator[bool]:
    """Tell whether one name is the acronym of the other, either way."""
    for short, long in ((one, other), (other, one)):
        letters = "".join(word[0] for word in long.split() if len(word) > 3)
        yield len(short) > 2 and short == letters
