"""The same story gives the same facts in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tejido.reading import make_document, read_document
from tests.reading.formats import others, paper, word
from tests.reading.formats.stories import LANGUAGES, Story, facts, story

FORMATS: dict[str, Callable[[Story], bytes]] = {
    "utf-8.txt": lambda s: s.text.encode(),
    "utf-8-sig.txt": lambda s: s.text.encode("utf-8-sig"),
    "utf-16-le.txt": lambda s: b"\xff\xfe" + s.text.encode("utf-16-le"),
    "utf-16-be.txt": lambda s: b"\xfe\xff" + s.text.encode("utf-16-be"),
    "cp1252.txt": lambda s: s.text.encode("cp1252"),
    "nfd-crlf.txt": lambda s: _decomposed(s.text).replace("\n", "\r\n").encode(),
    "story.md": others.markdown,
    "page.html": others.html,
    "word.docx": word.told,
    "plain.eml": others.plain_mail,
    "html.eml": others.html_mail,
    "one-column.pdf": lambda s: paper.told(s),
    "short-pages.pdf": lambda s: paper.told(s, lines=9),
    "two-columns.pdf": lambda s: paper.told(s, columns=2, lines=24),
}


def _decomposed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_same_facts(name: str, language: str, tmp_path: Path) -> None:
    told = story(language)
    path = (tmp_path / "story").with_suffix(Path(name).suffix)
    path.write_bytes(FORMATS[name](told))
    expected, document = make_document("story", told.text), read_document(path)
    assert len(facts(expected)) >= 14
    assert facts(document) == facts(expected)
    for field in ("title", "published", "place", "language"):
        assert getattr(document, field) == getattr(expected, field)
