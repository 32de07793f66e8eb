"""XML of Office files: no document type, no entities of its own, no endless nesting."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tejido.errors import DocumentError

__all__ = ["Element", "parse", "value"]

_DEEPEST = 400
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def parse(data: bytes, name: str) -> Element:
    """Return the root of a part of an Office file, names with the usual prefixes (``w.p``).

    Raises:
        DocumentError: it is broken, declares a document type, or nests too deep; text that an
            entity would stand for is never left out silently.
    """
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DocumentError(f"{name} in it nests deeper than {_DEEPEST}; not opened")
        builder.start(_short(tag), {_short(key): said for key, said in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_short(tag))

    def refuse(*_: object) -> None:
        raise DocumentError(f"{name} in it declares a document type, which may hide text; refused")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DocumentError(
            f"damaged ({name}: {error}); open it in Word and save it anew"
        ) from None
    return builder.close()


def _short(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"{_SPACES.get(space, 'x')}.{local}" if space else local


def value(element: Element | None, name: str = "w.val") -> str:
    """Return an attribute of an element; empty when there is none of either."""
    return "" if element is None else element.get(name, "")
