"""Credentials go to the server that asks for them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.endpoint import Remote, endpoint, publish
from tejido.endpoint.address import PASSWORD, USER
from tejido.errors import EndpointError
from tests.asking.golden import GRAPHS
from tests.endpoint.conftest import impatient
from tests.endpoint.server import served

ASK = "ASK { FILTER(true) }"


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "s3crét")
    with served(credentials="ana:s3crét") as server:
        assert Remote(impatient(server.url)).answer(ASK) is True
        assert publish([GRAPHS["fixture"]], impatient(server.url)).sent
        # once asked, they are sent at once
        assert len(server.heard) == 2 + len(publishing_requests())


def publishing_requests() -> list[tuple[str, str]]:
    """Return the requests of a publication on a server without credentials."""
    with served() as server:
        publish([GRAPHS["fixture"]], impatient(server.url))
        return server.heard


def test_from_netrc(no_credentials: Path) -> None:
    no_credentials.write_text("machine 127.0.0.1 login eva password pw\n")
    with served(credentials="eva:pw") as server:
        assert Remote(impatient(server.url)).answer(ASK) is True
    assert endpoint("http://elsewhere.example/sparql").user == ""


def test_a_broken_netrc_is_named(no_credentials: Path) -> None:
    no_credentials.write_text("machine 127.0.0.1 password s3cret nonsense\n")
    with pytest.raises(EndpointError, match=r"netrc:\d: is no netrc file") as error:
        endpoint("http://127.0.0.1/query")
    assert "s3cret" not in str(error.value)


def test_wrong_ones_are_told_without_showing_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "s3cret")
    with served(credentials="ana:other") as server:
        here = impatient(server.url)
        with pytest.raises(EndpointError) as error:
            publish([GRAPHS["fixture"]], here)
        assert "refuses the credentials (401 Unauthorized); check" in str(error.value)
        assert "s3cret" not in f"{error.value} {here!r}"
        assert len(server.store) == 0


def test_a_server_that_does_not_ask_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "s3cret")
    with served() as server:
        seen: list[str] = []
        server.fault = lambda *_: seen.append("") or ""  # type: ignore[func-returns-value]
        assert Remote(impatient(server.url)).answer(ASK) is True
        assert len(server.heard) == 1
