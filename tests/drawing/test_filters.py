"""What the filters show and count, against the same network asked in Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bench.networks import invented_network
from tejido.drawing.layout import layout
from tejido.drawing.page import PartnershipPage
from tests.drawing.conftest import Opened, Opener

NETWORK = invented_network(40, 140)
LARGE = invented_network(340, 500)
Tie = tuple[str, str, dict[str, Any]]
TIES: list[Tie] = list(NETWORK.edges(data=True))
HOME = str(NETWORK.nodes[TIES[0][0]]["jurisdiction"]).rsplit("/", 1)[1]
PROGRAMMES = {tie["programme"] for *_, tie in TIES} - {""}
LAST = max(PROGRAMMES, key=lambda iri: int(iri.rsplit("-", 1)[1])).rsplit("/", 1)[1]
VALUES = (
    {tie["family"] for *_, tie in TIES}
    | {theme for *_, tie in TIES for theme in tie["themes"]}
    | PROGRAMMES
)
PAIRS = {frozenset(tie[:2]) for tie in TIES}


def written(network: Any, folder: Path) -> Path:
    """Return the page of a network; of a large one the institutions stand in rows."""
    rows = {iri: (n % 20 * 160, n // 20 * 80) for n, iri in enumerate(sorted(network))}
    points = rows if len(network) > 100 else layout(network)
    file = folder / "map.html"
    html = PartnershipPage(network, points, "es").generate_html()
    file.write_text(html, encoding="utf-8", newline="\n")
    return file


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(NETWORK, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(LARGE, tmp_path_factory.mktemp("large"))


def shown(page: Opened) -> tuple[int, int, int]:
    """Return how many institutions, pairs and pieces of evidence the status tells."""
    n, p, e = re.findall(r"([\d.]+) de [\d.]+ ", page.status().replace("\u00a0", " "))[:3]
    return int(n.replace(".", "")), int(p.replace(".", "")), int(e.replace(".", ""))


def expected(passes: Callable[[Tie], bool], documents: int = 1) -> tuple[int, int, int]:
    """Return the same of the ties that pass."""
    by_pair: dict[frozenset[str], list[Tie]] = {}
    for tie in filter(passes, TIES):
        by_pair.setdefault(frozenset(tie[:2]), []).append(tie)
    enough = {
        pair: ties
        for pair, ties in by_pair.items()
        if len({e.document for *_, tie in ties for e in tie["evidence"]}) >= documents
    }
    return (
        len({iri for pair in enough for iri in pair}),
        len(enough),
        sum(pieces(tie) for ties in enough.values() for tie in ties),
    )


def pieces(tie: Tie) -> int:
    return len({(e.document, e.quotes) for e in tie[2]["evidence"]})


def kind(iri: str) -> str:
    return str(NETWORK.nodes[iri]["kind"])


def home(iri: str) -> str:
    return str(NETWORK.nodes[iri]["jurisdiction"]).rsplit("/", 1)[1]


FILTERS: dict[str, tuple[Callable[[Tie], bool], int]] = {
    "r=funding": (lambda t: t[2]["family"] == "funding", 1),
    "r=funding.partner": (lambda t: t[2]["family"] in {"funding", "partner"}, 1),
    "t=academia": (lambda t: "academia" in {kind(t[0]), kind(t[1])}, 1),
    "h=theme-1": (lambda t: "theme-1" in t[2]["themes"], 1),
    "g=programme-3": (lambda t: t[2]["programme"].endswith("/programme-3"), 1),
    f"p={HOME}": (lambda t: HOME in {home(t[0]), home(t[1])}, 1),
    "y=2015-2018": (lambda t: not t[2]["years"] or 2015 <= t[2]["years"][0] <= 2018, 1),
    "u=0": (lambda t: t[2]["years"] is not None, 1),
    "a=0": (lambda t: not t[2]["planned"], 1),
    "c=1": (lambda t: t[2]["reviewed"], 1),
    "m=2": (lambda t: True, 2),
    "h=theme-1&m=2": (lambda t: "theme-1" in t[2]["themes"], 2),
    "c=1&r=support.partner&t=private.academia": (
        lambda t: (
            t[2]["reviewed"]
            and t[2]["family"] in {"support", "partner"}
            and bool({kind(t[0]), kind(t[1])} & {"private", "academia"})
        ),
        1,
    ),
}


def test_every_filter_shows_what_python_finds(open_map: Opener, small: Path) -> None:
    page = open_map(file=small)
    for state, (passes, documents) in FILTERS.items():
        page.tab.evaluate("state => { location.hash = state; }", state)
        page.tab.wait_for_function("state => location.hash.slice(1) === state", arg=state)
        page.tab.wait_for_timeout(30)
        assert shown(page) == expected(passes, documents), state


@pytest.mark.parametrize("state", ["", "c=1", "y=2014-2020&u=0", "m=2", "t=academia&h=theme-0"])
def test_a_count_is_what_its_tick_shows(open_map: Opener, small: Path, state: str) -> None:
    """A number beside a value is that of the pairs which ticking it alone would leave."""
    page = open_map(f"v=list&{state}", file=small)
    counted = page.tab.evaluate(
        """() => [...document.querySelectorAll('[data-group]:not([data-group=kinds])')].map(
            (box) => [box.dataset.group, box.value,
                box.parentElement.querySelector('.count').textContent])"""
    )
    assert len(counted) == len(VALUES)
    for group, value, said in counted:
        box = f"[data-group={group}][value={value}]"
        others = page.tab.evaluate(
            "at => [...document.querySelectorAll(`${at}:checked`)].map((box) => box.value)",
            f"[data-group={group}]",
        )
        toggled = [one for one in others if one != value]
        script = "boxes => boxes.forEach((box) => document.querySelector(box).click())"
        clicks = [f"[data-group={group}][value={one}]" for one in toggled]
        clicks += [] if value in others else [box]
        page.tab.evaluate(script, clicks)
        assert shown(page)[1] == int(said.replace(".", "")), (group, value)
        page.tab.evaluate(script, clicks)


def test_types_count_institutions(open_map: Opener, small: Path) -> None:
    page = open_map("r=funding", file=small)
    ends = {iri for a, b, tie in TIES if tie["family"] == "funding" for iri in (a, b)}
    for box in page.tab.query_selector_all("[data-group=kinds]"):
        value = box.get_attribute("value")
        said = page.tab.inner_text(f"label:has([data-group=kinds][value={value}]) .count")
        assert int(said) == sum(kind(iri) == value for iri in ends), value


def test_what_shows_nothing_stays_and_is_grey(open_map: Opener, small: Path) -> None:
    page = open_map("g=programme-3&h=theme-1&r=membership", file=small)
    grey = page.tab.locator("#legend .option.none").count()
    assert grey >= 1
    assert page.tab.locator("#legend .option").count() > grey


def test_the_histogram_counts_evidence_per_year(open_map: Opener, small: Path) -> None:
    page = open_map("r=partner&y=2016-2017", file=small)
    said = page.tab.get_attribute("#bars", "aria-label") or ""
    found = {int(year): int(n) for year, n in re.findall(r"(\d{4}): (\d+)", said)}
    truth: dict[int, int] = {}
    for tie in TIES:
        if tie[2]["family"] == "partner" and tie[2]["years"]:
            year = tie[2]["years"][0]
            truth[year] = truth.get(year, 0) + pieces(tie)
    assert found == truth
    assert page.tab.locator("#bars rect.in").count() == 2


def test_chips_say_every_filter_and_remove_it(open_map: Opener, small: Path) -> None:
    state = (
        f"a=0&c=1&f=red&g=programme-3&h=theme-1&m=2&p={HOME}&r=funding&t=academia&u=0&y=2013-2024"
    )
    page = open_map(state, file=small)
    assert page.tab.evaluate("location.hash") == f"#{state}", "keys are sorted"
    left = 11
    assert page.number("#chips button:not(.clear)") == left
    while left:
        page.tab.click("#chips button >> nth=0")
        left -= 1
        assert page.number("#chips button:not(.clear)") == left
    assert page.tab.evaluate("location.hash") in {"", "#"}
    assert shown(page) == (40, *expected(lambda tie: True)[1:])


def test_reset_clears_everything(open_map: Opener, small: Path) -> None:
    page = open_map("n=institution-1&h=theme-1&d=2&l=en", file=small)
    page.tab.fill("#search", "red")
    page.tab.click("#reset")
    assert page.tab.evaluate("location.hash") == "#l=en"
    assert page.tab.input_value("#search") == ""
    page.tab.go_back()
    assert "n=institution-1" in page.tab.evaluate("location.hash")


def around(iri: str, steps: int) -> set[str]:
    near = {iri}
    for _ in range(steps):
        near |= {other for pair in PAIRS if pair & near for other in pair}
    return near


@pytest.mark.parametrize("steps", [1, 2])
def test_focus_reaches_one_step_or_two(open_map: Opener, small: Path, steps: int) -> None:
    iri = sorted(NETWORK)[7]
    page = open_map(f"n={iri.rsplit('/', 1)[1]}", file=small)
    page.tab.click(f"#over .segments button >> nth={steps - 1}")
    near = around(iri, steps)
    inside = sum(1 for pair in PAIRS if pair <= near)
    assert shown(page)[:2] == (len(near), inside)


def test_the_most_connected_are_drawn_first_and_all_on_request(
    open_map: Opener, large: Path
) -> None:
    page = open_map(file=large)
    assert "Mostrando 300 de 340 instituciones" in page.tab.inner_text("#over")
    assert page.status().startswith("340 de 340")
    weakest = min(LARGE, key=lambda iri: (LARGE.degree(iri), iri))
    page.tab.fill("#search", LARGE.nodes[weakest]["names"]["es"])
    page.tab.press("#search", "ArrowDown")
    page.tab.press("#search", "Enter")
    assert page.tab.inner_text("#panel h2") == LARGE.nodes[weakest]["names"]["es"]
    page.tab.keyboard.press("Escape")
    page.tab.click("#over button")
    assert page.tab.url.endswith("#w=1")
    assert "las 340 instituciones" in page.tab.inner_text("#over")
    page.tab.click("#over button")
    assert "300 de 340" in page.tab.inner_text("#over")


def test_a_long_group_opens(open_map: Opener, small: Path) -> None:
    page = open_map(f"g={LAST}", file=small)
    visible = "[data-name=programmes] .option:visible"
    assert page.number(visible) == 9, "eight and the ticked one"
    page.tab.click("[data-more=programmes]")
    assert page.number(visible) == len(PROGRAMMES)


@pytest.mark.parametrize("view", ["", "v=list"])
def test_any_state_comes_back_as_it_was(open_map: Opener, small: Path, view: str) -> None:
    page = open_map(view, file=small)
    parts = product(("h=theme-1",), ("", "l=en"), ("", "n=institution-3"), ("", "r=partner"))
    for part in parts:
        state = "&".join(filter(None, (*part, view)))
        page.tab.evaluate("state => { location.hash = state; }", state)
        page.tab.wait_for_timeout(30)
        before = page.tab.inner_text("body")
        page.tab.click("#view-list" if view else "#view-map")
        assert page.tab.evaluate("location.hash.slice(1)") == state
        assert page.tab.inner_text("body") == before


def test_a_value_that_is_not_there_is_said(open_map: Opener, small: Path) -> None:
    for state in ("p=atlantis", "h=theme-1.none", "g=x", "m=9", "v=globe"):
        page = open_map(f"{state}&l=en", file=small)
        assert "not in this version" in page.tab.inner_text("#notice"), state
