"""Mails made to break readers."""

from __future__ import annotations

from base64 import b64encode

from tests.hostile.making.fact import FACT

_HEAD = (
    b"From: Oficina de Prensa <prensa@example.org>\r\nMIME-Version: 1.0\r\n"
    b"Date: Mon, 4 May 2020 10:00:00 +0200\r\nSubject: Nota\r\n"
)
_PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"


def mail(kind: bytes, body: bytes, head: bytes = b"") -> bytes:
    return _HEAD + head + b"Content-Type: " + kind + b"\r\n\r\n" + body


def plain(body: bytes = FACT.encode(), head: bytes = b"") -> bytes:
    return mail(b"text/plain; charset=utf-8", body, head)


def no_boundary() -> bytes:
    return mail(b"multipart/mixed", b"--x\r\n" + _PLAIN + FACT.encode() + b"\r\n--x--\r\n")


def missing_boundary() -> bytes:
    return mail(b"multipart/mixed; boundary=y", b"--x\r\n" + _PLAIN + FACT.encode())


def unfinished() -> bytes:
    return mail(b"multipart/mixed; boundary=x", b"--x\r\n" + _PLAIN + FACT.encode())


def nested(depth: int) -> bytes:
    body = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1)
        for n in range(depth)
    )
    end = b"--b%d\r\n" % depth + _PLAIN + FACT.encode()
    return mail(b"multipart/mixed; boundary=b0", body + end)


def mails_in_mails() -> bytes:
    return mail(b"message/rfc822", (_HEAD + b"Content-Type: message/rfc822\r\n\r\n") * 2_000)


def same_boundary() -> bytes:
    part = b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    return mail(b"multipart/mixed; boundary=x", part * 1_500 + b"--x\r\n" + _PLAIN + FACT.encode())


def many_parts() -> bytes:
    part = b"--x\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\nx\r\n"
    return mail(
        b"multipart/mixed; boundary=x",
        b"--x\r\n" + _PLAIN + FACT.encode() + b"\r\n" + part * 20_000,
    )


def headers() -> bytes:
    return plain(head=b"".join(b"X-%d: a\r\n" % n for n in range(100_000)))


def long_header() -> bytes:
    return plain(head=b"X-Long: " + b"a" * 5_000_000 + b"\r\n")


def long_subject() -> bytes:
    return plain(head=b"Subject: " + b"=?utf-8?q?=C3=B3?= " * 100_000 + b"\r\n")


def addresses() -> bytes:
    return plain(head=b"To: " + b"(" * 50_000 + b"<a@b>," * 20_000 + b"\r\n")


def long_from() -> bytes:
    data = plain()
    return data.replace(b"From: Oficina de Prensa", b"From: " + b"(" * 1_000 + b'"' * 1_001)


def folded_header() -> bytes:
    return plain(head=b"X-Folded: a\r\n" + b" b\r\n" * 200_000)


def broken_base64() -> bytes:
    return mail(b"text/plain", b"!!!" + b"A" * 1_001, b"Content-Transfer-Encoding: base64\r\n")


def base64_noise() -> bytes:
    body = b64encode(bytes(range(256)) * 100)
    return mail(b"text/plain", body, b"Content-Transfer-Encoding: base64\r\n")


def quoted_noise() -> bytes:
    body = FACT.encode() + b" =ZZ=F=\r\n=" + b"=" * 200_000
    return plain(body, b"Content-Transfer-Encoding: quoted-printable\r\n")


def uuencoded() -> bytes:
    body = FACT.encode() + b"\r\n\r\nbegin 644 a.bin\r\n" + b"M" + b"#" * 60 + b"\r\n`\r\nend\r\n"
    return plain(body)


def uu_header() -> bytes:
    return plain(b"begin 644 a\r\n~~~~\r\n", b"Content-Transfer-Encoding: x-uuencode\r\n")


def forged_charset(charset: str) -> bytes:
    return mail(b"text/plain; charset=" + charset.encode(), FACT.encode())


def odd_dates() -> bytes:
    data = plain()
    return data.replace(b"Mon, 4 May 2020 10:00:00 +0200", b"Mon, 99 Foo 99999999 99:99 +9999999")


def no_headers_end() -> bytes:
    return _HEAD + b"X: y"


def nul() -> bytes:
    return plain(FACT.encode() + b"\0\0\0")


def html_bomb() -> bytes:
    return mail(b"text/html; charset=utf-8", b"<p>" + FACT.encode() + b"<div>" * 100_000)


def quoted_deep() -> bytes:
    return plain(FACT.encode() + b"\r\n\r\n" + b"> " * 50_000 + b"x\r\n" + b">" * 100_000)


def parameters() -> bytes:
    many = b"".join(b"; a*%d*=''x" % n for n in range(20_000))
    return mail(b"text/plain; charset=utf-8" + many, FACT.encode())


def external_body() -> bytes:
    return mail(b'message/external-body; access-type=local-file; name="/etc/passwd"', b"\r\n")


def encrypted() -> bytes:
    return mail(b"multipart/encrypted; boundary=x", b"--x\r\n\r\nVersion: 1\r\n--x--\r\n")
