"""Take pictures of the real map: python tests/drawing/screenshot.py PAGE.html FOLDER [NAME ...]."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.drawing.browser import opened

__all__ = ["pictures", "take"]

_DESKTOP = (1440, 900)
_PHONE = (390, 844)


def pictures(institution: str, pair: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return name → (part of the address after #, size of the window)."""
    states = {
        "map": "",
        "focus": f"n={institution}",
        "evidence": f"e={pair}&n={institution}",
        "list": "v=list",
        "timeline": f"v=timeline&n={institution}",
        "places": "v=places",
        "compare": f"q={pair}",
        "groups": "k=1",
        "tour": "s=1",
    }
    return {
        f"{name}-{device}-{language}": (f"{state}&l={language}", size)
        for name, state in states.items()
        for device, size in (("desktop", _DESKTOP), ("phone", _PHONE))
        for language in ("es", "en")
    }


def take(page: Path, folder: Path, *only: str) -> list[Path]:
    """Save the pictures of the map at ``page``, those that ``only`` names; return the files.

    The institution in focus is the first of the overview, the pair its first partner.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with opened() as browser:
        tab = browser.new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("body[data-ready]")
        tab.click("#panel .rows button")
        tab.click("#panel .rows button")
        state = dict(
            part.split("=", 1) for part in tab.evaluate("location.hash.slice(1)").split("&")
        )
        for name, (wanted, (width, height)) in pictures(state["n"], state["e"]).items():
            if only and not name.startswith(only):
                continue
            tab = browser.new_page(viewport={"width": width, "height": height})
            tab.goto(f"{page.resolve().as_uri()}#{wanted}")
            tab.wait_for_selector("body[data-ready]")
            tab.wait_for_timeout(300)
            made.append(folder / f"{name}.png")
            tab.screenshot(path=str(made[-1]))
            tab.close()
    return made


if __name__ == "__main__":
    for file in take(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]):
        print(file)
