"""What an explanation shows: parts where they stand, the cue's own words, a page that is safe."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.cli import run
from tejido.explaining import Explained, explain, lines, write_page
from tejido.explaining.cue import cue_spans
from tejido.explaining.page import page
from tejido.explaining.pieces import blocks, pieces
from tejido.loading import load
from tejido.model import Reading, Span
from tejido.project import content, lexicon
from tejido.reading import make_document, read_document

_TEXT = """Noticias

La Fundación Alerce impartió el Taller de Injertos en Lima el 5 de mayo de 2021.
"""


def _read(text: str = _TEXT, language: str = "es") -> Reading:
    return load(make_document("case", text, language=language))


def _fact(reading: Reading, relation: str) -> Explained:
    return next(fact for fact in explain(reading) if fact.claim.relation == relation)


def _shown(reading: Reading, relation: str) -> dict[str, str]:
    text = reading.document.text
    return {part.role: text[slice(*part.span)] for part in _fact(reading, relation).parts}


def test_parts_are_the_words_that_made_the_fact() -> None:
    reading = _read()
    assert _shown(reading, "facilitator") == {
        "subject": "Taller de Injertos",
        "cue": "impartió",
        "object": "Fundación Alerce",
    }
    assert _shown(reading, "date")["object"] == "5 de mayo de 2021"
    assert _fact(reading, "date").object == "2021-05-05"
    assert _shown(reading, "place")["object"] == "Lima"


@pytest.mark.parametrize(
    ("language", "rule", "text", "cue"),
    [
        ("es", "en-colaboracion", "X actuó en coordinación con Y", "en coordinación con"),
        ("es", "en-el-marco", "X, en el marco del Z", "en el marco del"),
        ("es", "organizar", "El foro fue organizado por Y", "organizado"),
        ("en", "in-partnership", "X, in partnership\nwith Y", "in partnership\nwith"),
        ("en", "organise", "X is organizing Y", "organizing"),
        ("es", "rotulo-donante", "Donantes: X", "Donantes"),
    ],
)
def test_cue_words(language: str, rule: str, text: str, cue: str) -> None:
    (span,) = cue_spans(text, Span(0, len(text)), language, rule)
    assert text[slice(*span)] == cue


def test_rules_that_are_no_cues_have_no_words() -> None:
    assert cue_spans("la rectora", Span(0, 10), "es", "post-post-name") == []


@pytest.mark.parametrize("path", sorted(content("documents").glob("*.txt")), ids=lambda p: p.stem)
def test_every_part_lies_in_a_passage(path: Path) -> None:
    reading = load(read_document(path))
    facts = explain(reading)
    assert len(facts) == len(reading.claims)
    for fact in facts:
        assert {"subject", "object"} <= {part.role for part in fact.parts}
        for span, _ in fact.parts:
            assert any(p.start <= span.start < span.end <= p.end for p in fact.claim.passages)


def test_lines_hold_the_text_and_mark_every_entity() -> None:
    reading = _read()
    printed = "\n".join("".join(piece.text for piece in line) for line in lines(reading, "en"))
    bare = re.sub(r"\[([^\[\]]*)\]e\d+", r"\1", printed)
    assert reading.document.text in bare
    assert "rule impartir" in printed
    assert "cue “impartió”" in printed
    assert all(f"]{entity.id}" in printed for entity in reading.entities)


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_holds_the_text_and_needs_nothing(language: str) -> None:
    reading = _read()
    made = page(reading, language)
    assert f'<html lang="{language}">' in made
    assert not re.search(r"<script|<link|<img|https?:|\son\w+=", made)
    text = made[made.index('class="text"') : made.index('id="entities"')]
    bare = html.unescape(re.sub(r"<sub>.*?</sub>|<[^>]*>", "", text))
    assert all(line in bare for line in reading.document.text.split("\n"))
    anchors = set(re.findall(r'href="#([^"]+)"', made))
    assert anchors and anchors <= set(re.findall(r'id="([^"]+)"', made))


def test_page_escapes_what_documents_say() -> None:
    hostile = 'La Fundación <script>alert("1")</script> organizó el Foro "<b>&amp;" en Lima.'
    made = page(_read(hostile))
    assert "<script" not in made and "<b>" not in made
    assert "&lt;script&gt;" in made


def test_page_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_page(_read(), target, "en")
    first = target.read_bytes()
    write_page(_read(), target, "en")
    assert target.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_the_command_prints_in_a_pipe_what_the_function_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "note.txt"
    document.write_text(_TEXT, encoding="utf-8")
    assert run(["explain", str(document), "--lang", "en"]) == 0
    reading = load(read_document(document))
    wanted = ["".join(piece.text for piece in line) for line in lines(reading, "en")]
    assert capsys.readouterr().out == "\n".join([*wanted, ""])


def test_the_command_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "note.txt"
    document.write_text(_TEXT, encoding="utf-8")
    assert run(["explain", str(document), "--html", str(tmp_path / "page.html")]) == 0
    assert capsys.readouterr().out == ""
    assert "Cómo se leyó note" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_both_languages_say_the_same_things() -> None:
    import yaml

    es, en = (
        yaml.safe_load(lexicon(one, "explain.yaml").read_text(encoding="utf-8"))
        for one in ("es", "en")
    )
    assert es.keys() == en.keys()


_SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9)
)


@given(st.lists(_SPANS, max_size=8))
def test_pieces_make_up_the_text(spans: list[Span]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789ABCD"
    marked = [(span, "mark", str(span.start)) for span in spans]
    found = list(pieces(text, Span(0, len(text)), marked))
    assert "".join(piece.text for piece in found) == text
    assert any(piece.mark for piece in found) == bool(spans)


@settings(max_examples=50)
@given(st.text("ab:-•1. \n", max_size=60))
def test_blocks_make_up_the_text(text: str) -> None:
    document = make_document("x", "a" + text)
    assert "".join(document.text[slice(*span)] for span in blocks(document)) == document.text


@pytest.mark.parametrize(("language", "told"), [("es", "fecha"), ("en", "date")])
def test_dates_kinds_and_resolutions_are_told_in_the_language(language: str, told: str) -> None:
    reading = load(make_document("case", "La OIM organizó el Foro Agua el 3 de mayo de 2023."))
    shown = "\n".join("".join(piece.text for piece in line) for line in lines(reading, language))
    assert f"· {told} ·" in shown
    assert ("(evento, foro;" in shown) == (language == "es")
    assert ("; sigla)" in shown) == (language == "es")
