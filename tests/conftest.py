"""What holds for all tests, and the one browser that they share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.drawing.browser import chromium, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long one example takes on a busy machine is no property of the code; test_speed measures cost.
settings.register_profile("tejido", deadline=None)
settings.load_profile("tejido")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium; a process can run Playwright only once."""
    if chromium() is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with opened() as found:
        yield found
