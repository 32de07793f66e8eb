"""What must hold of every document, whatever the text."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.project import content
from tejido.reading import make_document, read_documents
from tejido.reading.encoding import canonical

_PIECES = st.sampled_from(
    [
        "La OIM",
        " firmó. ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "a) ",
        "|",
        "\t",
        "  ",
        "“",
        "”",
        '"',
        "(",
        ")",
        ".",
        ":",
        "Sra.",
        "Lima, 3 de mayo de 2020. -",
        "INICIO",
        "Contacto",
        "e\u0301",
        "\r\n",
        "©",
        "x@y.zz",
        "Title Case Words",
        "Para más información:",
        "Fecha: 3 de mayo de 2020",
        "*** ",
        "…",
        "\x94",
    ]
)


def _check(document: Document) -> None:
    text, last = document.text, 0
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    again = make_document("x", text)
    assert again.text == text
    assert again.sha256 == sha256(text.encode()).hexdigest()
    for block in document.blocks:
        start, end = block.span
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        inside = start
        for sentence in block.sentences:
            assert inside <= sentence.start < sentence.end <= end
            assert text[slice(*sentence)] == text[slice(*sentence)].strip()
            inside = sentence.end
        last = end
    covered = "".join(text[b.span.start : b.span.end] + b.label for b in document.blocks)
    assert sorted(c for c in covered if c.isalpha()) == sorted(c for c in text if c.isalpha())


@given(st.lists(_PIECES, max_size=40))
def test_blocks_hold_all_letters_once_and_in_order(pieces: list[str]) -> None:
    _check(make_document("x", "a " + "".join(pieces)))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text(text: str) -> None:
    _check(make_document("x", "a " + text))


@given(st.lists(_PIECES, max_size=20))
def test_a_canonical_text_makes_the_same_document_again(pieces: list[str]) -> None:
    text = "a " + "".join(pieces)
    document = make_document("x", text)
    again = make_document("x", document.text)
    alike = replace(document, sha256=again.sha256, warnings=(), corrections=())
    assert alike == replace(again, warnings=())
    assert not again.corrections
    assert canonical(text) != document.text or again.sha256 == document.sha256


def test_the_documents_of_the_project() -> None:
    documents = list(read_documents([content("documents")]))
    assert [d.id for d in documents] == sorted(d.id for d in documents)
    for document in documents:
        _check(document)
        assert document.title
        assert document.publisher
        assert document.published
        assert document.place
        assert [b.kind for b in document.blocks].count("title") <= 1
        for block in document.blocks:
            if block.kind != "boilerplate":
                assert "@" not in document.text[slice(*block.span)]


@pytest.mark.parametrize("text", ["", " \n ", "***\n123", "\ufeff"])
def test_no_letters(text: str) -> None:
    with pytest.raises(DocumentError, match="no text"):
        make_document("x", text)


def test_lone_surrogate() -> None:
    with pytest.raises(DocumentError, match="UTF-8"):
        make_document("x", "a\ud800")


@pytest.mark.parametrize(
    "piece",
    [
        "La OIM firmó un acuerdo con el Dr. Díaz en Lima. ",
        "a:\n",
        "Foo bar\n",
        "a“ ",
        '" a',
        ". A",
        "- a\n",
        "Foo de ",
        "a | b\n",
        "x@y.z ",
        "1. ",
        "(",
        "a. - ",
    ],
)
def test_linear_time(piece: str) -> None:
    text = "a " + piece * (300_000 // len(piece))
    start = time.perf_counter()
    make_document("x", text)
    assert time.perf_counter() - start < 10  # about half a second; quadratic would take minutes


def test_path_is_relative_to_the_project() -> None:
    document = next(iter(read_documents([content("documents")])))
    assert Path(document.path).parts[0] == "documents"
