"""Markdown: no mark is left in the text, and plain text is not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.model import Document
from tejido.reading import read_document


def _read(folder: Path, text: str, name: str = "nota.md") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, {})


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# La *Red* del `Faro` #\n\nTexto.", "La Red del Faro\n\nTexto."),
        ("Título\n======\n\nUna línea\nque sigue.", "Título\n\nUna línea que sigue."),
        ("Una línea  \notra línea.", "Una línea\notra línea."),
        ("* uno\n+ dos\n  - tres\n1) cuatro", "- uno\n- dos\n  - tres\n1) cuatro"),
        ("- uno\n  que sigue\n\n- dos", "- uno que sigue\n- dos"),
        ("|a|b|\n|-|:-:|\n|c \\| d||", "a | b\nc / d | –"),
        ("a | b\n---|---\nc | d", "a | b\nc | d"),
        (
            "La [Red](https://r.es 'x') y [otra][1].\n\n[1]: https://o.example",
            "La Red y otra.",
        ),
        ("![logo](a.png) La Red[^1].\n\n[^1]: Una nota.", "La Red.\n\nUna nota."),
        ("> Dijo la Red:\n> que sí.", "Dijo la Red: que sí."),
        (
            "Un __nombre_con_guiones__ y snake_case.",
            "Un nombre_con_guiones y snake_case.",
        ),
        ("2 * 3 = 6 y 4 * 5 = 20", "2 * 3 = 6 y 4 * 5 = 20"),
        ("Un \\*asterisco\\* y <b>negrita</b>.<!-- no -->", "Un *asterisco* y negrita."),
        ("La Red ~~no~~ firma.\n\n***\n\nFin.", "La Red firma.\n\nFin."),
        ("```\nuna\ndos\n```\nfin", "una\ndos\n\nfin"),
        ("- [x] hecho\n- [ ] por hacer", "- hecho\n- por hacer"),
    ],
)
def test_marks(source: str, text: str, tmp_path: Path) -> None:
    assert _read(tmp_path, source).text == text


def test_front_matter(tmp_path: Path) -> None:
    front = '---\ntitle: "Abre la Casa del Faro"\ndate: 2022-02-30\nlang: es\nx:\n  - y\n---\n'
    document = _read(tmp_path, front.replace("30", "03") + "La casa abrió sus puertas.")
    assert (document.title, document.published) == ("Abre la Casa del Faro", "2022-02-03")
    assert document.text == "La casa abrió sus puertas."


def test_told_by_content(tmp_path: Path) -> None:
    marked = "# Abre la Casa\n\nLa **Casa del Faro** abrió."
    assert _read(tmp_path, marked, "nota.txt").text == "Abre la Casa\n\nLa Casa del Faro abrió."
    plain = "# 5 de la lista\n\nLa Casa del Faro * abrió."
    assert _read(tmp_path, plain, "nota.txt").text == plain
