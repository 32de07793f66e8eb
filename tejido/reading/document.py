"""A document from a string: canonical text, blocks, sentences, language, date, place, publisher."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading.blocks import lay_out
from tejido.reading.checking import checked_language, checked_layout
from tejido.reading.encoding import canonical
from tejido.reading.publisher import find_publisher
from tejido.reading.trusted import trusted

__all__ = ["make_document"]


def make_document(id: str, text: str, **known: Any) -> Document:
    """Return the document that ``text`` makes; ``known`` fields are taken as given.

    ``known`` holds fields of :class:`tejido.model.Document`: ``title``, ``language``,
    ``published`` (ISO 8601), ``place``, ``publisher``, ``url``, ``loader``, ``path``, ``warnings``,
    ``pages``. What is not known is read from the text, or stays empty. ``said`` maps the same
    names to what the file says of itself: the text wins where it says otherwise, with a warning.

    Raises:
        DocumentError: the text holds no letters, or cannot be written as UTF-8.
    """
    as_read = canonical(text)
    text, notes, origins = trusted(as_read)
    name = known.get("path") or id
    if not any(sign.isalpha() for sign in text):
        raise DocumentError(f"{name}: no text in it; give a file with words")
    try:
        digest = sha256(as_read.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{name}: broken character at {error.start}; save it as UTF-8"
        ) from None
    fields = {key: value for key, value in known.items() if value}
    claims: Mapping[str, str] = fields.pop("said", {})
    said = {key: value for key, value in claims.items() if key not in fields}
    language, doubts = checked_language(said.pop("language", ""), text)
    language = fields.setdefault("language", language)
    layout = lay_out(text, language, fields.get("title", "") or said.get("title", ""))
    publisher = find_publisher(text, layout.blocks, language)
    found, more = checked_layout(said, layout, publisher, text)
    told = tuple(f"{name}: {doubt}" for doubt in (*notes, *doubts, *more))
    fields["warnings"] = (*fields.get("warnings", ()), *told)
    fields["pages"] = tuple(map(origins.now, fields.get("pages", ())))
    own = {**said, "place": layout.place, **found, **fields}
    return Document(id=id, text=text, sha256=digest, blocks=layout.blocks, **own)
