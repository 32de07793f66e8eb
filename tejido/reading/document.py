"""A document from a string: canonical text, blocks, sentences, language, date, place, publisher."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading.blocks import lay_out
from tejido.reading.encoding import canonical
from tejido.reading.language import language_of
from tejido.reading.publisher import find_publisher

__all__ = ["make_document"]


def make_document(id: str, text: str, **known: Any) -> Document:
    """Return the document that ``text`` makes; ``known`` fields are taken as given.

    ``known`` holds fields of :class:`tejido.model.Document`: ``title``, ``language``,
    ``published`` (ISO 8601), ``place``, ``publisher``, ``url``, ``loader``, ``path``, ``warnings``.
    What is not known is read from the text, or stays empty.

    Raises:
        DocumentError: the text holds no letters, or cannot be written as UTF-8.
    """
    text = canonical(text)
    name = known.get("path") or id
    if not any(sign.isalpha() for sign in text):
        raise DocumentError(f"{name}: no text in it; give a file with words")
    try:
        digest = sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{name}: broken character at {error.start}; save it as UTF-8"
        ) from None
    fields = {key: value for key, value in known.items() if value}
    language = fields.setdefault("language", language_of(text))
    layout = lay_out(text, language, fields.get("title", ""))
    for key in ("title", "published", "place"):
        fields.setdefault(key, getattr(layout, key))
    fields.setdefault("publisher", find_publisher(text, layout.blocks, language))
    return Document(id=id, text=text, sha256=digest, blocks=layout.blocks, **fields)
