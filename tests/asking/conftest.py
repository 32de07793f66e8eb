"""The frozen fixture graph, opened once in either engine."""

from __future__ import annotations

import pytest

from tejido.asking.engines import Engine
from tests.asking.golden import open_fixture


@pytest.fixture(scope="session")
def fixture() -> Engine:
    return open_fixture()


@pytest.fixture(scope="session")
def in_rdflib() -> Engine:
    return open_fixture("rdflib")
