"""Stories as Markdown, web page and mail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.message import EmailMessage
from html import escape

from tests.reading.formats.stories import Story


def markdown(story: Story) -> bytes:
    front = f"---\ntitle: {story.title}\ndate: {story.published}\nlang: {story.language}\n---\n\n"
    return (front + "\n".join(_markdown(story))).encode()


def _markdown(story: Story) -> Iterator[str]:
    before = ""
    for number, piece in enumerate(story.pieces):
        if piece.kind != before or piece.kind in ("heading", "paragraph"):
            yield ""
        if piece.kind == "heading":
            yield ("# " if number == 0 else "## ") + piece.text
        elif piece.kind == "item":
            yield f"* {piece.text}"
        elif piece.kind == "row":
            yield f"| {piece.text} |"
            if before != "row":
                yield "| --- | :-: |"
        else:
            first, second, *rest = piece.text.split(" ")
            yield f"{first} **{second}**"
            yield " ".join(rest)
        before = piece.kind


def html(story: Story) -> bytes:
    said = {"@type": "NewsArticle", "headline": story.title, "datePublished": story.published}
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)} | Portal</title>"
        f'<link rel="canonical" href="{story.url}">'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head><body>'
        '<div class="cookie-notice"><p>Usamos cookies. We use cookies.</p></div>'
        '<nav><ul><li><a href="/">Inicio</a></li><li><a href="/n">Noticias</a></li></ul></nav>'
        f"<main>{body(story)}</main>"
        '<aside class="related"><h3>Related stories</h3><p>The Ministry of Elsewhere signed an '
        "agreement with the Far Foundation.</p></aside>"
        "<footer><p>© 2021 Portal</p></footer></body></html>"
    ).encode()


def body(story: Story) -> str:
    parts: list[str] = []
    before = ""
    for number, piece in enumerate(story.pieces):
        if before != piece.kind:
            parts.append({"item": "</ul>", "row": "</table>"}.get(before, ""))
            parts.append({"item": "<ul>", "row": "<table>"}.get(piece.kind, ""))
        text = escape(piece.text)
        tag = {"heading": "h1" if number == 0 else "h2", "paragraph": "p", "item": "li"}
        if piece.kind == "row":
            cells = "".join(f"<td>{cell}</td>" for cell in text.split(" | "))
            parts.append(f"<tr>{cells}</tr>")
        else:
            parts.append(f"<{tag[piece.kind]}>{text}</{tag[piece.kind]}>")
        before = piece.kind
    return "\n".join(parts)


def mail(story: Story) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{story.publisher} <prensa@alba.example>"
    message["To"] = "Rosa Paz <rosa.paz@example.org>"
    message["Subject"] = story.title
    message["Date"] = "Mon, 03 May 2021 10:00:00 -0500"
    message["Message-ID"] = "<1@alba.example>"
    return message


def plain_mail(story: Story) -> bytes:
    message = mail(story)
    text = story.text.split("\n", 2)[2]
    message.set_content(text + "\n\n-- \nRosa Paz\nprensa@alba.example\n", cte="quoted-printable")
    return message.as_bytes()


def html_mail(story: Story) -> bytes:
    message = mail(story)
    message.set_content(f"<html><body>{body(story)}</body></html>", subtype="html", cte="base64")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="nota.pdf")
    return message.as_bytes()
