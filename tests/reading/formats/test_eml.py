"""Mails: bodies, headers, what is attached, and no address of anybody."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading import read_document
from tests.reading.formats.others import html_mail, mail, plain_mail
from tests.reading.formats.stories import story

_HEADS = (
    b"From: A <a@b.example>\nMessage-ID: <1@b.example>\nDate: Tue, 04 May 2021 09:00:00 +0000\n"
)


def _read(folder: Path, data: bytes) -> Document:
    path = folder / "mail.eml"
    path.write_bytes(data)
    return read_document(path, {})


def test_headers_and_signature(tmp_path: Path) -> None:
    document = _read(tmp_path, plain_mail(story("es")))
    assert (document.published, document.publisher) == ("2021-05-03", "Instituto Alba")
    assert document.title == story("es").title and document.warnings == ()
    assert "@" not in document.text and "Rosa Paz" not in document.text


def test_attachments_are_told(tmp_path: Path) -> None:
    document = _read(tmp_path, html_mail(story("en")))
    assert [w.split(": ", 1)[1] for w in document.warnings] == [
        "attached and not read: nota.pdf; save what is a document as a file of its own"
    ]


def test_a_person_is_no_publisher(tmp_path: Path) -> None:
    message = mail(story("en"))
    message.replace_header("From", "Rosa Paz <rosa@example.org>")
    message.set_content("The Harbour School opened its doors to the pupils of the coast.")
    assert _read(tmp_path, message.as_bytes()).publisher == ""
    message["Organization"] = "Harbour School"
    assert _read(tmp_path, message.as_bytes()).publisher == "Harbour School"


def test_flowed_lines_and_quoted_mails(tmp_path: Path) -> None:
    body = (
        b"Subject: RE: =?utf-8?q?Reuni=C3=B3n?= de la red\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"La Red del Faro firmo un acuerdo \ncon el Banco del Mar.\n\n"
        b"El 3 de mayo de 2021, Rosa Paz escribio:\n> La Red no firma.\n> Nada.\n"
    ).replace(b"escribio", "escribió".encode())
    document = _read(tmp_path, _HEADS + body)
    assert document.text == (
        "Reunión de la red\n\nLa Red del Faro firmo un acuerdo con el Banco del Mar."
    )
    assert "2 lines that it quotes are left out" in document.warnings[0]


def test_unknown_charset(tmp_path: Path) -> None:
    body = "Subject: Nota\nContent-Type: text/plain; charset=klingon\n\nLa niña leyó.\n".encode()
    assert _read(tmp_path, _HEADS + body).text.endswith("La niña leyó.")


def _encrypted() -> bytes:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "A <a@b.example>", "<1@b.example>"
    message.set_content("x")
    message.replace_header("Content-Type", 'multipart/encrypted; boundary="b"')
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_encrypted(), "encrypted; save its text"),
        (_HEADS + b"\n", "no text"),
        (
            _HEADS
            + b"MIME-Version: 1.0\n"
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n)
                for n in range(3000)
            ),
            "nested too deep|no text|damaged",
        ),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=said) as caught:
        _read(tmp_path, data)
    assert "\n" not in str(caught.value)


def test_a_memo_is_no_mail(tmp_path: Path) -> None:
    memo = "From: Dirección\nDate: 3 May 2021\nSubject: Reunión\n\nLa Red del Faro se reúne.\n"
    assert _read(tmp_path, memo.encode()).text.startswith("From: Dirección")
