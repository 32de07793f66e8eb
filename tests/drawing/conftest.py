"""The fixture's map, and a real browser that notes whatever it should not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tejido.drawing import draw_map

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

GRAPH = Path(__file__).parent / "fixture.ttl"


@dataclass
class Opened:
    """A map in a tab: what it asked for, said on the console, threw, or popped up."""

    tab: Page
    faults: list[str] = field(default_factory=list)

    def number(self, selector: str) -> int:
        return self.tab.locator(selector).count()

    def panel(self) -> str:
        return self.tab.inner_text("#panel")

    def status(self) -> str:
        return self.tab.inner_text("#status")


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_map(GRAPH, tmp_path_factory.mktemp("map") / "partnerships.html")


@pytest.fixture
def open_map(browser: Browser, page_file: Path) -> Iterator[Opener]:
    """Open the fixture's map (or another) at a state; the test fails on any fault."""
    opened_maps: list[Opened] = []
    contexts = []

    def open_at(
        state: str = "", file: Path = page_file, size: tuple[int, int] = (1440, 900)
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=True, accept_downloads=True
        )
        contexts.append(context)
        one = Opened(context.new_page())
        opened_maps.append(one)
        address = file.resolve().as_uri()
        _watch(one, address)
        one.tab.goto(f"{address}#{state}")
        one.tab.wait_for_selector("body[data-ready]")
        if one.tab.get_attribute("body", "data-view") == "map":
            one.tab.wait_for_selector("body[data-labels]")
        return one

    yield open_at
    for context in contexts:
        context.close()
    assert [fault for one in opened_maps for fault in one.faults] == []


def _watch(one: Opened, address: str) -> None:
    def asked(request: Request) -> None:
        if request.url.split("#")[0] != address and not request.url.startswith("blob:"):
            one.faults.append(f"asked for {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            one.faults.append(f"console: {message.text}")

    def popped_up(dialog: Dialog) -> None:
        one.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    one.tab.on("request", asked)
    one.tab.on("console", said)
    one.tab.on("dialog", popped_up)
    one.tab.on("pageerror", lambda error: one.faults.append(f"thrown: {error}"))
