"""A document from a string: canonical text, blocks, sentences, language, date, place, publisher."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from tejido.errors import DocumentError
from tejido.model import Correction, Document
from tejido.privacy import HIDDEN, NAMELESS, clean_url, hidden
from tejido.reading.blocks import lay_out
from tejido.reading.checking import checked_language, checked_layout
from tejido.reading.encoding import canonical
from tejido.reading.offsets import Origins
from tejido.reading.publisher import find_publisher
from tejido.reading.trusted import trusted

__all__ = ["make_document"]


def make_document(id: str, text: str, **known: Any) -> Document:
    """Return the document that ``text`` makes; ``known`` fields are taken as given.

    ``known`` holds fields of :class:`tejido.model.Document`: ``title``, ``language``,
    ``published`` (ISO 8601), ``place``, ``publisher``, ``url``, ``loader``, ``path``, ``warnings``,
    ``pages``. What is not known is read from the text, or stays empty. ``said`` maps the same
    names to what the file says of itself: the text wins where it says otherwise, with a warning.
    ``parsed`` tells that the text comes out of a parser: its canonical form is kept beside the
    source then, and ``sha256`` is of that. Personal data are hidden in the text and the fields.

    Raises:
        DocumentError: the text holds no letters, or cannot be written as UTF-8.
    """
    parsed = known.pop("parsed", False)
    as_read = canonical(text)
    clear, notes, origins = trusted(as_read)
    text = hidden(clear)
    name = known.get("path") or id
    if not any(sign.isalpha() for sign in text):
        raise DocumentError(f"{name}: no text in it; give a file with words")
    try:
        digest = sha256((text if parsed else as_read).encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{name}: broken character at {error.start}; save it as UTF-8"
        ) from None
    claims = {key: _clean(key, value) for key, value in (known.pop("said", None) or {}).items()}
    fields = {key: _clean(key, value) for key, value in known.items() if value}
    said = {key: value for key, value in claims.items() if key not in fields}
    language, doubts = checked_language(said.pop("language", ""), text)
    language = fields.setdefault("language", language)
    layout = lay_out(text, language, fields.get("title", "") or said.get("title", ""))
    publisher = find_publisher(text, layout.blocks, language)
    found, more = checked_layout(said, layout, publisher, text)
    told = (f"{name}: {hidden(doubt)}" for doubt in (*notes, *doubts, *more))
    fields["warnings"] = (*fields.get("warnings", ()), *told)
    fields["pages"] = tuple(map(origins.now, fields.get("pages", ())))
    fields["corrections"] = tuple(_corrections(text, as_read, origins))
    own = {**said, "place": layout.place, **found, **fields}
    return Document(id=id, text=text, sha256=digest, blocks=layout.blocks, **own)


def _corrections(text: str, as_read: str, origins: Origins) -> Iterator[Correction]:
    """Yield what was put right in a text; what is hidden in it must not come back by them."""
    for now, before in origins.pairs:
        new, old = text[slice(*now)], as_read[slice(*before)]
        if not old.isspace() and HIDDEN not in new and NAMELESS not in new:
            yield Correction(*now, old)


def _clean(key: str, value: Any) -> Any:
    """Return a field of a document without personal data; one of several parts as it is."""
    if not isinstance(value, str) or key in ("path", "loader", "language"):
        return value
    return hidden(clean_url(value)) if key == "url" else hidden(trusted(value).text)
