"""Word files made to break readers."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO

from tests.hostile.making.fact import FACT
from tests.reading.formats.word import docx, paragraph

_P = paragraph(FACT)


def _with(data: bytes, **changed: bytes | None) -> bytes:
    """A Word file with parts changed or (None) left out; names with dots and slashes as ``_``."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            part = changed.get(re.sub(r"\W", "_", name).strip("_"), old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def _document(xml: str) -> bytes:
    return _with(docx(_P), word_document_xml=xml.encode())


def no_document() -> bytes:
    return _with(docx(_P), word_document_xml=None)


def no_relations() -> bytes:
    return _with(docx(_P), rels_rels=None)


def broken_relations() -> bytes:
    return _with(docx(_P), rels_rels=b"<Relationships><Relationship")


def endless_relations() -> bytes:
    """The relations name themselves as the text."""
    rels = zipfile.ZipFile(BytesIO(docx(_P))).read("_rels/.rels")
    return _with(docx(_P), rels_rels=rels.replace(b"word/document.xml", b"word/../_rels/.rels"))


def external() -> bytes:
    rels = zipfile.ZipFile(BytesIO(docx(_P))).read("_rels/.rels")
    target = b'http://127.0.0.1:9/word" TargetMode="External'
    return _with(docx(_P), rels_rels=rels.replace(b"word/document.xml", target))


def doctype() -> bytes:
    return docx(_P, prolog='<!DOCTYPE w [<!ENTITY e "oculto">]>')


def external_entity() -> bytes:
    return docx(
        paragraph("x").replace("x", "&e;"), prolog='<!DOCTYPE w [<!ENTITY e SYSTEM "/etc/passwd">]>'
    )


def billion_laughs() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return docx("<w:p>&l9;</w:p>", prolog=f'<!DOCTYPE w [<!ENTITY l0 "ja">{laughs}]>')


def external_dtd() -> bytes:
    return docx(_P, prolog='<!DOCTYPE w SYSTEM "http://127.0.0.1:9/w.dtd">')


def doctype_in_utf16() -> bytes:
    xml = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [<!ENTITY e "x">]><w>&e;</w>'
    return _with(docx(_P), word_document_xml=xml.encode("utf-16"))


def odd_encoding() -> bytes:
    return _document('<?xml version="1.0" encoding="utf-7"?><w/>')


def deep() -> bytes:
    return docx(_P + "<w:sdt>" * 100_000)


def deep_tables() -> bytes:
    return docx(_P + "<w:tbl><w:tr><w:tc>" * 120 + _P + "</w:tc></w:tr></w:tbl>" * 120)


def huge_attribute() -> bytes:
    return docx(f'<w:p w:rsid="{"0123456789abcdef" * 500_000}"/>{_P}')


def bomb() -> bytes:
    return docx(_P + "<w:p/>" * 9_000_000)


def hidden_bomb() -> bytes:
    data = docx(_P + " " * 55_000_000)
    sizes = re.findall(rb"PK\x01\x02.{20}(.{4})", data, re.DOTALL)
    size = max(struct.unpack("<L", size)[0] for size in sizes)
    return data.replace(struct.pack("<L", size), struct.pack("<L", 900))


def many_parts() -> bytes:
    return docx(_P, **{f"p{n}": "" for n in range(10_100)})


def many_paragraphs() -> bytes:
    return docx(_P + "".join(paragraph(f"Nota {n}") for n in range(40_000)))


def levels() -> bytes:
    item = '<w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="-1"/></w:numPr>'
    return docx(_P + paragraph("Nota", item) + paragraph("x", item.replace("-1", "x")))


def style_cycle() -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    return docx(
        paragraph(FACT, '<w:pStyle w:val="A"/>'), styles=f"<w:styles {w}>{styles}</w:styles>"
    )


def note_cycle() -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    refers = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnotes {w}><w:footnote w:id="1"><w:p>{refers}</w:p></w:footnote></w:footnotes>'
    return docx(_P + f"<w:p>{refers}</w:p>", footnotes=note)


def spans() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
    return docx(_P + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def empty() -> bytes:
    return docx("")


def truncated() -> bytes:
    data = docx(_P)
    return data[: len(data) // 2]


def flipped() -> bytes:
    data = bytearray(docx(_P * 50))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


def encrypted() -> bytes:
    data = docx(_P)
    return data.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0").replace(
        b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"
    )


def spreadsheet() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def no_namespace() -> bytes:
    return _document(f"<document><body><p><t>{FACT}</t></p></body></document>")


def broken_notes() -> bytes:
    refers = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return docx(_P + f"<w:p>{refers}</w:p>", footnotes="<w:footnotes")
