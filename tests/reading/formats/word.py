"""Word files written by hand: a ZIP with the parts that matter."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from tests.reading.formats.stories import Story

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Ttulo1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
ITEM = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'


def docx(body: str, prolog: str = "", **parts: str) -> bytes:
    """A Word file with this body; ``parts`` are further ones of the folder word, by stem."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr(
            "word/document.xml",
            f'{prolog}<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body>'
            "</w:document>",
        )
        for name, xml in {"styles": _STYLES, "numbering": _NUMBERING, **parts}.items():
            archive.writestr(f"word/{name}.xml", xml)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph in two runs, as Word cuts them."""
    cut = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:cut], text[cut:])
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) for cells in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def told(story: Story) -> bytes:
    parts: list[str] = []
    rows: list[list[str]] = []
    for piece in story.pieces:
        if piece.kind == "row":
            rows.append(piece.text.split(" | "))
            continue
        if rows:
            parts.append(table(*rows))
            rows = []
        style = {"heading": '<w:pStyle w:val="Ttulo1"/>', "item": ITEM.format(level=0, list=1)}
        parts.append(paragraph(piece.text, style.get(piece.kind, "")))
    parts += [table(*rows)] if rows else []
    return docx("".join(parts))
