"""PDF files written by hand: Courier, of which every sign is 0.6 of its size wide."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.reading.formats.stories import Story

WIDTH, HEIGHT, MARGIN = 595, 842, 60
_SIGN = 0.6


class Placed(NamedTuple):
    """A line of text with its left end and baseline, points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 9


def pdf(pages: Sequence[Iterable[Placed]], *, packed: bool = True, title: str = "") -> bytes:
    contents = [_content(page) for page in pages]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Title(" + title.encode("cp1252") + b")>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
            f"/Contents {6 + 2 * number} 0 R/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        data = zlib.compress(content) if packed else content
        how = b"/Filter/FlateDecode" if packed else b""
        objects.append(b"<<%b/Length %d>>stream\n%b\nendstream" % (how, len(data), data))
    return assembled(objects, b"/Info 4 0 R")


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(out))
    return out + head + table + tail


def _content(page: Iterable[Placed]) -> bytes:
    lines = []
    for placed in page:
        text = placed.text.encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            text = text.replace(sign, b"\\" + sign)
        lines.append(b"BT /F %g Tf %g %g Td (%b) Tj ET" % (placed.size, placed.x, placed.y, text))
    return b"\n".join(lines)


def told(story: Story, columns: int = 1, lines: int = 30) -> bytes:
    """The story on pages of so many lines, with running heads, numbers and broken words."""
    gutter = 36
    width = (WIDTH - 2 * MARGIN - gutter * (columns - 1)) / columns
    flow = list(_flow(story, width))
    cut = [flow[i : i + lines] for i in range(0, len(flow), lines)]
    pages = []
    for number, at in enumerate(range(0, len(cut), columns), 1):
        page = [Placed(MARGIN, HEIGHT - 30, f"Boletín de la cooperación {number}", 8)]
        for column, part in enumerate(cut[at : at + columns]):
            x = MARGIN + column * (width + gutter)
            for row, line in enumerate(part):
                y = HEIGHT - MARGIN - 14 * row
                page += [p._replace(x=x + p.x, y=y) for p in line]
        page.append(Placed(WIDTH / 2, 30, f"– {number} –", 8))
        pages.append(page)
    return pdf(pages, title=story.title)


def _flow(story: Story, width: float) -> Iterable[list[Placed]]:
    """The lines of a column, each of one or two stretches; empty ones between paragraphs."""
    before = ""
    for piece in story.pieces:
        if before and (piece.kind != before or piece.kind in ("heading", "paragraph")):
            yield []
        before = piece.kind
        size = 11 if piece.kind == "heading" else 9
        if piece.kind == "row":
            yield [
                Placed(n * width / 2, 0, cell, size * 0.55)
                for n, cell in enumerate(piece.text.split(" | "))
            ]
            continue
        label = "• " if piece.label else ""
        for number, line in enumerate(_wrapped(piece.text, int(width / size / _SIGN) - 2)):
            yield [Placed(0, 0, (label if number == 0 else "  " * bool(label)) + line, size)]


def _wrapped(text: str, signs: int) -> list[str]:
    """Lines of so many signs; long words are broken with a hyphen, as typesetters do."""
    lines = [""]
    for word in text.split():
        room = signs - len(lines[-1]) - 1
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and word.islower() and len(word) > 8 and room > 4:
            lines[-1] += f" {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return [wrapped for line in lines for wrapped in textwrap.wrap(line, signs + 1) or [""]]
