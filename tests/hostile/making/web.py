"""Pages made to break readers; each shows the fact somewhere, unless its name says otherwise."""

from __future__ import annotations

from tests.hostile.making.fact import FACT

_HEAD = '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Nota</title>'
_P = f"<p>{FACT}</p>"


def page(body: str, head: str = "") -> bytes:
    return f"{_HEAD}{head}</head><body>{body}</body></html>".encode()


def deep() -> bytes:
    return page("<div>" * 100_000 + _P + "</div>" * 100_000)


def deep_inline() -> bytes:
    return page(_P + "<b><i>" * 50_000 + "fin")


def deep_tables() -> bytes:
    return page("<table><tr><td>" * 20_000 + FACT)


def deep_lists() -> bytes:
    return page("<ul><li>" * 30_000 + FACT)


def deep_quotes() -> bytes:
    return page("<blockquote>" * 30_000 + _P)


def unclosed() -> bytes:
    return page("<p><b><table><tr><ul><li>" + FACT + "<div <p class='x")


def less_than() -> bytes:
    return page("<" * 1_000_000 + _P)


def ampersands() -> bytes:
    return page(_P + "&" * 1_000_000)


def attributes() -> bytes:
    many = " ".join(f"a{n}='{n}'" for n in range(100_000))
    return page(f"<div {many}>{_P}</div>")


def long_attribute() -> bytes:
    return page(f"<div title='{'x' * 5_000_000}'>{_P}</div>")


def long_name() -> bytes:
    return page(f"<{'x' * 1_000_000}>{_P}")


def classes() -> bytes:
    return page(f'<div class="{"menu " * 200_000}"></div><main>{_P}</main>')


def many_links() -> bytes:
    return page("".join(f'<a href="/{n}">Otra nota {n}</a> ' for n in range(50_000)) + _P)


def many_paragraphs() -> bytes:
    return page(_P + "<p>a" * 200_000)


def wide_table() -> bytes:
    return page(_P + "<table><tr>" + "<td>a</td>" * 50_000 + "</tr></table>")


def spans() -> bytes:
    cell = '<td colspan="1000000000" rowspan="1000000000">x</td>'
    return page(_P + f"<table><tr>{cell * 100}</tr></table>")


def comments() -> bytes:
    return page(_P + "<!--" * 250_000)


def entities() -> bytes:
    return page("<p>" + "".join(f"&#{ord(c)};" for c in FACT) + "&#0;&#x110000;&#xD800;&nope;</p>")


def scripts_only() -> bytes:
    return page(f"<script>document.write('{FACT}')</script><noscript></noscript>")


def templates() -> bytes:
    hidden = "<p>La Fundación Secreta organizó el Foro Oculto.</p>"
    shadow = f'<div><template shadowrootmode="open">{hidden}</template></div>'
    return page(f"<template>{hidden}</template>{shadow}<article>{_P}</article>")


def conditional() -> bytes:
    hidden = "<p>La Fundación Secreta organizó el Foro Oculto.</p>"
    return page(f"<!--[if IE]>{hidden}<![endif]--><article>{_P}</article>")


def cdata() -> bytes:
    return page(f"<article><![CDATA[ <p>nada</p> ]]>{_P}</article>")


def nul_in_tags() -> bytes:
    return page(f"<art\0icle><p\0>{FACT}</p></article>")


def refresh() -> bytes:
    away = (
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><base href="file:///etc/">'
    )
    return page(f'{_P}<img src="passwd"><link rel="import" href="passwd">', away)


def data_urls() -> bytes:
    return page(f'{_P}<img src="data:image/png;base64,{"A" * 2_000_000}">')


def frames() -> bytes:
    return (_HEAD + '</head><frameset><frame src="file:///etc/passwd"></frameset></html>').encode()


def framed() -> bytes:
    return page(
        f'<iframe srcdoc="<p>La Fundación Secreta.</p>" src="file:///etc/passwd"></iframe>{_P}'
    )


def json_nested() -> bytes:
    nested = "[" * 100_000
    return page(_P, f'<script type="application/ld+json">{nested}</script>')


def json_lies() -> bytes:
    said = '{"@type":"NewsArticle","headline":{"a":[1]},"datePublished":9e999,"publisher":[[[]]]}'
    return page(_P, f'<script type="application/ld+json">{said}</script>')


def metas() -> bytes:
    return page(_P, '<meta property="og:title" content="x">' * 50_000)


def language_lies() -> bytes:
    return page(_P).replace(b'lang="es"', b'lang="zh"')


def charset_lies() -> bytes:
    return page(_P).replace(b"utf-8", b"utf-16")


def charset_unknown() -> bytes:
    return page(_P).replace(b"utf-8", b"x-nadie")


def charset_utf7() -> bytes:
    return page(_P + "+ADw-script+AD4-").replace(b"utf-8", b"utf-7")


def svg() -> bytes:
    return page(f"<svg><foreignObject><math><mtext></svg></math>{_P}" + "<svg><g>" * 20_000)


def misnested() -> bytes:
    return page("<a><b><i><u><font>" * 500 + "<p>" * 500 + FACT + "</a></b></i></u>" * 500)
