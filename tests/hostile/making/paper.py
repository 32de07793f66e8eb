"""PDF files made to break readers."""

from __future__ import annotations

import zlib

from tests.hostile.making.fact import FACT
from tests.reading.formats.paper import Placed, assembled, pdf

_LINE = [Placed(60, 780, FACT, 7)]
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
_DRAWN = (
    b"BT /F 7 Tf 60 780 Td ("
    + FACT.replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    + b") Tj ET\n"
)


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (more, len(data), data)


def _page(content: bytes, resources: bytes = b"", *further: bytes, root: bytes = b"") -> bytes:
    """One page: catalog, pages, font, page and content are objects 1 to 5, further ones follow."""
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % root,
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            _FONT,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
            b"/Resources<</Font<</F 3 0 R>>%b>>>>" % resources,
            content,
            *further,
        ]
    )


def _text(more: bytes = b"") -> bytes:
    return _stream(_DRAWN + more)


def good() -> bytes:
    return pdf([_LINE])


def truncated() -> bytes:
    return pdf([_LINE])[:300]


def cut_at_end() -> bytes:
    return pdf([_LINE])[:-60]


def no_xref() -> bytes:
    data = pdf([_LINE])
    return data[: data.rfind(b"xref\n0")]


def wrong_xref() -> bytes:
    return pdf([_LINE]).replace(b"\nstartxref\n", b"\nstartxref\n9")


def head_only() -> bytes:
    return b"%PDF-1.7\n"


def noise_before() -> bytes:
    return b"x" * 500 + pdf([_LINE])


def form_of_itself() -> bytes:
    form = _stream(
        b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
    )
    return _page(_text(b"/X Do"), b"/XObject<</X 6 0 R>>", form)


def forms_that_double() -> bytes:
    """Thirty forms, each of which draws the next twice."""
    forms = [
        _stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (7 + number),
        )
        for number in range(30)
    ]
    last = _stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return _page(_text(b"/X Do"), b"/XObject<</X 6 0 R>>", *forms, last)


def flate_bomb() -> bytes:
    packed = zlib.compress(b" " * 300_000_000, 9)
    return _page(_stream(packed, b"/Filter/FlateDecode"))


def flate_twice() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 900_000_000, 9), 9)
    return _page(_stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


def picture_bomb() -> bytes:
    picture = _stream(
        zlib.compress(b"\0" * 10_000, 9),
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Filter/FlateDecode",
    )
    return _page(_text(b"/X Do"), b"/XObject<</X 6 0 R>>", picture)


def encrypted() -> bytes:
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(%b)/U(%b)>>/ID[(a)(b)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    return pdf([_LINE]).replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


def many_objects() -> bytes:
    return pdf([_LINE]) + b"".join(b"%d 0 obj\n0\nendobj\n" % n for n in range(9, 600_009))


def tree_of_itself() -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 4>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 2>>",
    ]
    return assembled(objects)


def pages_that_are_one() -> bytes:
    data = pdf([_LINE])
    return data.replace(b"/Kids[5 0 R]/Count 1", b"/Kids[" + b"5 0 R " * 20_000 + b"]/Count 20000")


def counted_pages() -> bytes:
    return pdf([_LINE]).replace(b"/Count 1", b"/Count 2147483647")


def wrong_lengths() -> bytes:
    return pdf([_LINE], packed=False).replace(b"/Length 1", b"/Length 9")


def negative_length() -> bytes:
    return pdf([_LINE], packed=False).replace(b"/Length 1", b"/Length -1")


def length_of_itself() -> bytes:
    return _page(b"<</Length 5 0 R>>stream\n%b\nendstream" % _DRAWN)


def javascript() -> bytes:
    run = b"/OpenAction<</S/JavaScript/JS(while\\(true\\){app.alert\\(1\\)})>>"
    return _page(_text(), root=run)


def launch() -> bytes:
    return _page(_text(), root=b"/OpenAction<</S/Launch/F(/bin/sh)>>")


def embedded() -> bytes:
    names = b"/Names<</EmbeddedFiles<</Names[(a.txt) 6 0 R]>>>>"
    file = b"<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>"
    secret = _stream("La Fundación Secreta organizó el Foro Oculto.".encode())
    return _page(_text(), b"", file, secret, root=names)


def deep_arrays() -> bytes:
    return _page(_text(), b"/X " + b"[" * 200_000 + b"]" * 200_000)


def nested_states() -> bytes:
    return _page(_text(b"q " * 500_000))


def no_letters() -> bytes:
    return _page(_stream(b"0 0 m 9 9 l S\n" * 100_000))


def letters_in_one_place() -> bytes:
    return _page(_stream(_DRAWN * 2_000))


def letters_far_away() -> bytes:
    return _page(_text(b"BT /F 7 Tf 1e30 -1e30 Td (lejos) Tj ET BT /F 1e30 Tf (grande) Tj ET"))


def page_of_no_size() -> bytes:
    return pdf([_LINE]).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 0 0]")


def page_of_any_size() -> bytes:
    return pdf([_LINE]).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[-1e38 -1e38 1e38 1e38]")


def many_pages() -> bytes:
    return pdf([_LINE, *([Placed(60, 780, f"Página {n} de la nota", 9)] for n in range(1_500))])


def fields() -> bytes:
    form = b"/AcroForm<</Fields[6 0 R]>>"
    field = b"<</FT/Tx/T(a)/V(La Fundaci\xf3n Secreta)/Kids[6 0 R]/Parent 6 0 R>>"
    return _page(_text(), b"", field, root=form)
