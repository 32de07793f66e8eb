"""No credentials but those a test gives, and a patience that tests can wait for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tejido.endpoint import Endpoint, endpoint
from tejido.endpoint.address import PASSWORD, USER

__all__ = ["impatient"]


@pytest.fixture(autouse=True)
def no_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point to a netrc file that a test may write."""
    for name in (USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return path


def impatient(url: str, **more: object) -> Endpoint:
    """Return an endpoint that is given up soon."""
    server = endpoint(url, timeout=0.5)
    return replace(server, pause=0.01, **more)  # type: ignore[arg-type]
