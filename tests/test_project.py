"""The project itself: versions agree, locks are whole, the wheel works from another directory."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import tejido
from tejido.project import content

ROOT = content("documents").parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = [ROOT / "requirements" / f"{name}.lock" for name in ("run", "dev")]


def test_versions_agree() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == tejido.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changes, re.M)[1] == tejido.__version__  # type: ignore[index]


def test_public_names_are_there() -> None:
    assert all(getattr(tejido, name) for name in tejido.__all__)
    with pytest.raises(AttributeError, match="nonesuch"):
        tejido.nonesuch  # noqa: B018


def test_importing_tejido_imports_next_to_nothing() -> None:
    code = "import sys; before = {*sys.modules}; import tejido; print(*{*sys.modules} - before)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    rooms = {name.partition(".")[0] for name in ran.stdout.split()}
    assert rooms - {*sys.stdlib_module_names} == {"tejido"}


def locked(path: Path) -> dict[str, str]:
    """Return each package of a lock file with all its lines."""
    entries = re.split(r"^(?=[a-z])", path.read_text(encoding="utf-8"), flags=re.M)
    return {entry.partition("==")[0]: entry for entry in entries if entry[:1].isalpha()}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_have_hashes_and_no_address(path: Path) -> None:
    assert all("--hash=sha256:" in entry for entry in locked(path).values())
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", text)


def names(requirements: list[str]) -> Iterator[str]:
    for requirement in requirements:
        yield re.match(r"[\w-]+", requirement)[0].lower()  # type: ignore[index]


def test_locks_hold_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = {*names(PROJECT["dependencies"]), "hatchling"}
    assert wanted <= {*locked(LOCKS[0])}
    assert wanted | {*names(extras["test"] + extras["dev"])} - {"tejido"} <= {*locked(LOCKS[1])}


def test_the_lock_of_developers_has_the_versions_of_users() -> None:
    run, dev = map(locked, LOCKS)
    assert {name: entry.split()[0] for name, entry in run.items()}.items() <= {
        name: entry.split()[0] for name, entry in dev.items()
    }.items()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what the wheel installs, built from a copy of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns(".*", "__pycache__", "tests", "dist", "build")
    shutil.copytree(ROOT, folder / "project", ignore=ignored)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=folder / "project",
        capture_output=True,
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    shutil.rmtree(folder / "project")
    return folder / "site"


def test_one_name_in_site_packages(site: Path) -> None:
    version = tejido.__version__
    assert {path.name for path in site.iterdir()} == {"tejido", f"tejido-{version}.dist-info"}


@pytest.mark.parametrize("room", ["ontology", "authority", "loaders", "queries", "stories"])
def test_the_wheel_holds_the_content(site: Path, room: str) -> None:
    def files(folder: Path) -> set[str]:
        every = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return {str(path) for path in every if path.suffix != ".pyc"}

    assert files(site / "tejido" / "content" / room) == files(content(room))


def test_the_wheel_works_from_another_directory(site: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "documents", tmp_path / "documents")

    def run(*arguments: str, cwd: Path = tmp_path, engine: Path = site) -> str:
        command = [sys.executable, "-W", "error", "-m", "tejido", *arguments]
        env = {**os.environ, "PYTHONPATH": str(engine)}
        ran = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, check=True)
        return ran.stdout

    run("build")
    run("build", "-o", str(tmp_path / "checkout.ttl"), cwd=ROOT, engine=ROOT)
    assert (tmp_path / "graph.ttl").read_bytes() == (tmp_path / "checkout.ttl").read_bytes()
    run("audit")
    run("validate")
    assert "UNODC" in run("sparql", "SELECT ?l { ?i a tejido:Institution ; rdfs:label ?l }")
    run("map")
    assert (tmp_path / "partnerships.html").stat().st_size > 0
