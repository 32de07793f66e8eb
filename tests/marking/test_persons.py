"""Persons of both languages with their posts, by cases; and what must hold of any text."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.marking.personmentions import PersonMention
from tejido.marking.persons import find_persons
from tejido.marking.posttitles import entries
from tejido.model import Document, Mention, Span
from tejido.reading import make_document

_CASES = yaml.safe_load((Path(__file__).parent / "cases_persons.yaml").read_text(encoding="utf-8"))


def _read(marked: str) -> tuple[Document, list[Mention]]:
    """Return the document without brackets, and a mention for each pair of them."""
    mentions: list[Mention] = []
    text = ""
    for part in re.split(r"(\[[^\]]*\])", marked):
        inner = part.strip("[]")
        if part.startswith("["):
            mentions.append(Mention("institution", Span(len(text), len(text) + len(inner)), inner))
        text += inner
    return make_document("case", text), mentions


def _shown(document: Document, mentions: list[Mention], person: PersonMention) -> list[Any]:
    posts = [
        post.title
        if post.institution is None
        else f"{post.title} @ {mentions[post.institution].name}"
        for post in person.posts
    ]
    words = document.text[slice(*person.span)]
    shown: list[Any] = [words, person.rule, posts]
    return shown if person.name == words else [*shown, person.name]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:50])
def test_cases(case: dict[str, Any]) -> None:
    document, mentions = _read(case["text"])
    found = find_persons(document, document.language, mentions)
    assert [_shown(document, mentions, person) for person in found] == case["persons"]


def test_a_body_told_by_a_common_noun_is_left_to_the_caller() -> None:
    document, mentions = _read("Lo dijo la titular de dicha dependencia, Ana Ruiz Mora.")
    (person,) = find_persons(document, "es", mentions)
    assert person.posts[0].reference is not None
    assert document.text[slice(*person.posts[0].reference)] == "dependencia"


def test_first_post_stands_in_fields_of_its_own() -> None:
    document, mentions = _read("Ana Ruiz Mora, Rectora de la [UAZ], habló.")
    (person,) = find_persons(document, "es", mentions)
    assert (person.post, person.institution, person.posts[0].office) == (
        "Rectora",
        0,
        "universidad",
    )
    assert person.post_span is not None
    assert document.text[slice(*person.post_span)] == "Rectora"


@pytest.mark.parametrize("language", ["es", "en"])
def test_posts_have_one_reading_each(language: str) -> None:
    for first, found in entries(language).items():
        assert all(entry.words[0] == first for entry in found)
        assert len({entry.words for entry in found}) == len(found)


_WORDS = st.sampled_from(
    [
        "la",
        "directora",
        "de",
        "[OIM]",
        "Ana",
        "Ruiz",
        "Mora",
        ",",
        ".",
        "y",
        "el",
        "Dr.",
        "Rector",
        "dijo",
        "(",
        ")",
        ":",
        "-",
        "\n",
        "\n\n",
        "|",
        "Nombre | Cargo",
        "the",
        "Minister",
        "for",
        "Fu",
        "'s",
        "quien",
        "preside",
        "J.",
        "ex",
        "su",
        "titular",
        "los",
        "diputados",
        "de la",
        "Torre",
        "en representación de",
        "MARA LEZAMA",
        "Asistieron:",
    ]
)


@given(st.lists(_WORDS, max_size=40), st.sampled_from(["es", "en"]))
def test_any_words(words: list[str], language: str) -> None:
    document, mentions = _read("a " + " ".join(words))
    found = find_persons(document, language, mentions)
    assert found == find_persons(document, language, mentions)
    for person in found:
        start, end = person.span
        assert 0 <= start < end <= len(document.text)
        assert document.text[start:end] == document.text[start:end].strip()
        assert person.rule == "post" or document.text[start].isupper()
        assert all(end <= m.span.start or start >= m.span.end for m in mentions)
        assert all(p.institution is None or p.institution < len(mentions) for p in person.posts)


@pytest.mark.parametrize(
    "piece",
    [
        "Ana Ruiz, directora de la OIM, ",
        "director y ",
        "Ana ",
        "Sr. ",
        "el director de ",
        "Ana y ",
        "J. ",
        "Mora dijo. ",
    ],
)
def test_linear_time(piece: str) -> None:
    document = make_document("x", "a " + piece * (60_000 // len(piece)))
    start = time.perf_counter()
    find_persons(document, "es", [])
    assert time.perf_counter() - start < 10
