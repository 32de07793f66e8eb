"""Word files: headings, lists, tables, notes, text boxes; deleted text is left out."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.errors import DocumentError
from tejido.reading.encoding import RawText, canonical
from tejido.reading.flow import Piece, written
from tejido.reading.office.content import Story, blocks
from tejido.reading.office.package import Package
from tejido.reading.office.styles import Lists, Styles
from tejido.reading.office.xml import Element, parse, value
from tejido.reading.title import folded

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES = frozenset({".docx", ".docm"})
FOREIGN = True

_ZIP = b"PK\x03\x04"
_PARTS = (b"[Content_Types].xml", b"_rels/.rels", b"word/", b"docProps/")
_OTHERS = {"xl/": "a spreadsheet; save its text as .docx or .txt", "ppt/": "slides; save as PDF"}
_OPENING = 3000


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file open an Office file."""
    return head.startswith(_ZIP) and any(part in head for part in _PARTS)


def read(data: bytes) -> RawText:
    """Return the text of a Word file, and its title if the text has it.

    Raises:
        DocumentError: it is damaged, encrypted, no Word file, or made to break readers.
    """
    package = Package(data)
    main = _main(package)
    folder = main.rpartition("/")[0]
    story = Story(
        Styles(_parsed(package, f"{folder}/styles.xml")),
        Lists(_parsed(package, f"{folder}/numbering.xml")),
    )
    root = parse(package.part(main), main)
    found = [*blocks(root, story), *_notes(package, folder, story)]
    text = canonical(written(found))
    if not any(sign.isalpha() for sign in text):
        raise DocumentError("has no text, only pictures of it; run it through OCR first")
    core = _parsed(package, "docProps/core.xml")
    title = "" if core is None else " ".join((core.findtext("dc.title") or "").split())
    known = {"title": title} if title and folded(title) in folded(text[:_OPENING]) else {}
    return RawText(text, known)


def _main(package: Package) -> str:
    """Return the name of the part with the text."""
    names = package.names()
    rels = _parsed(package, "_rels/.rels")
    for rel in [] if rels is None else rels:
        target = value(rel, "Target").lstrip("/")
        if value(rel, "Type").endswith("/officeDocument") and target.startswith("word/"):
            return target
    if "word/document.xml" in names:
        return "word/document.xml"
    kind = next(
        (said for start, said in _OTHERS.items() if any(n.startswith(start) for n in names)), ""
    )
    raise DocumentError(kind or "no Word file; save it as .docx")


def _parsed(package: Package, name: str) -> Element | None:
    data = package.part(name)
    return parse(data, name) if data else None


def _notes(package: Package, folder: str, story: Story) -> Iterator[Piece]:
    """Yield the footnotes and endnotes that the text refers to, in that order."""
    referred = list(dict.fromkeys(story.notes))
    for kind in dict.fromkeys(kind for kind, _ in referred):
        root = _parsed(package, f"{folder}/{kind}s.xml")
        notes = {} if root is None else {value(note, "w.id"): note for note in root}
        for of, number in referred:
            if of == kind and number in notes:
                yield from blocks(notes[number], story)
