"""Web pages: the main text and nothing beside it, and what a page says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido.reading import read_document

HERE = Path(__file__).parent
PAGES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "pages.yaml").read_text(encoding="utf-8"))


def test_every_page_has_its_expectations() -> None:
    assert sorted(PAGES) == sorted(path.stem for path in (HERE / "pages").iterdir())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page(name: str) -> None:
    wanted = PAGES[name]
    document = read_document(HERE / "pages" / f"{name}.html", {})
    assert document.text.startswith(wanted.get("starts", ""))
    for piece in wanted.get("has", ()):
        assert piece in document.text
    for piece in wanted.get("lacks", ()):
        assert piece not in document.text
    for key in ("title", "language", "published", "publisher", "url"):
        if key in wanted:
            assert getattr(document, key) == str(wanted[key])
    warned = wanted.get("warned", [])
    assert len(document.warnings) == len(warned)
    for warning, said in zip(document.warnings, warned, strict=True):
        assert f"{name}.html: {said}" in warning and "\n" not in warning
