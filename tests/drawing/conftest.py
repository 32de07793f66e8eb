"""The fixture's map, and a real browser that notes whatever it should not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[list[Page]]:
    """Return the tabs that all tests use by turns: a new one takes longer than the map."""
    context = browser.new_context(offline=True, accept_downloads=True)
    yield [context.new_page()]
    context.close()


@pytest.fixture
def open_map(tabs: list[Page], page_file: Path) -> Iterator[Opener]:
    """Open the fixture's map (or another) at a state; the test fails on any fault."""
    opened_maps: list[Opened] = []
    left: list[Callable[[], None]] = []

    def open_at(
        state: str = "", file: Path = page_file, size: tuple[int, int] = (1440, 900)
    ) -> Opened:
        if len(opened_maps) == len(tabs):
            tabs.append(tabs[0].context.new_page())
        one = Opened(_emptied(tabs[len(opened_maps)], size))
        opened_maps.append(one)
        address = file.resolve().as_uri()
        left.append(_watch(one, address))
        one.tab.goto(f"{address}#{state}")
        one.tab.wait_for_selector("body[data-ready]")
        if one.tab.get_attribute("body", "data-view") == "map":
            one.tab.wait_for_selector("body[data-labels]")
        return one

    yield open_at
    for leave in left:
        leave()
    assert [fault for one in opened_maps for fault in one.faults] == []


def _emptied(tab: Page, size: tuple[int, int]) -> Page:
    """Return a tab of a size without page, the pointer where no page has anything."""
    tab.goto("about:blank")
    tab.bring_to_front()
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.mouse.move(0, 0)
    return tab


def _watch(one: Opened, address: str) -> Callable[[], None]:
    """Note the faults of a tab until what is returned is called."""

    def asked(request: Request) -> None:
        if request.url.split("#")[0] != address and not request.url.startswith("blob:"):
            one.faults.append(f"asked for {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            one.faults.append(f"console: {message.text}")

    def popped_up(dialog: Dialog) -> None:
        one.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def thrown(error: object) -> None:
        one.faults.append(f"thrown: {error}")

    heard: dict[Any, Any] = {
        "request": asked,
        "console": said,
        "dialog": popped_up,
        "pageerror": thrown,
    }
    for event, listener in heard.items():
        one.tab.on(event, listener)

    def leave() -> None:
        for event, listener in heard.items():
            one.tab.remove_listener(event, listener)

    return leave
