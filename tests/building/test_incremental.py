"""A build that remembers gives what a build from nothing gives, byte for byte, whatever changed."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tejido.build import build_graph
from tejido.errors import DocumentError
from tejido.project import AUTHORITY
from tejido.report import Report

SEQUENCES, GROUPS, STEPS = 200, 20, 5
TEXTS = (
    "La OIM y la UNODC firmaron un convenio de colaboración el 3 de mayo de 2020 en Cancún.",
    "La UNODC organizó el Foro Nacional del Agua el 2 de julio de 2024 en Mérida.",
    "Foro Nacional del Agua\n\nLa Cruz Roja Mexicana participó en el foro, que organizó la UNODC.\n"
    "El Foro Nacional del Agua fue el 2 de julio de 2024.",
    "The UNODC and the IOM signed a memorandum of understanding on 5 June 2019.",
    "El Colectivo del Agua Limpia financió el Programa de Salud Rural con la Secretaría de Salud.",
    "Ana Rueda, directora de la Cruz Roja Mexicana, habló en el Foro Nacional del Agua.",
    "Nada que contar.",
    "",
)
NAMES = ("a", "b", "ñu", "d-e", "x y", "ZZ")


class World:
    """A folder of documents that changes, and what people say of it."""

    def __init__(self, folder: Path, authority: Path, rng: random.Random) -> None:
        self.rng = rng
        self.documents, self.authority = folder / "documents", authority
        self.out = folder / "graph.ttl"
        (self.documents / "sub").mkdir(parents=True)
        (authority / "judgements.yaml").unlink(missing_ok=True)

    def files(self) -> list[Path]:
        return sorted(self.documents.rglob("*.txt"))

    def step(self) -> None:
        ways = (self.add, self.add, self.change, self.remove, self.rename)
        more = (self.describe, self.pack, self.judge)
        self.rng.choice((*ways, *ways, *more))()

    def add(self) -> None:
        folder = self.documents / self.rng.choice((".", "sub"))
        path = folder / f"{self.rng.choice(NAMES)}.txt"
        path.write_text(self.rng.choice(TEXTS), encoding="utf-8")

    def change(self) -> None:
        for path in self.rng.sample(self.files(), min(1, len(self.files()))):
            path.write_text(self.rng.choice(TEXTS), encoding="utf-8")

    def remove(self) -> None:
        for path in self.rng.sample(self.files(), min(1, len(self.files()))):
            path.unlink()

    def rename(self) -> None:
        for path in self.rng.sample(self.files(), min(1, len(self.files()))):
            path.replace(self.documents / f"{self.rng.choice(NAMES)}.txt")

    def describe(self) -> None:
        name, day = self.rng.choice(NAMES), self.rng.randint(1, 28)
        lines = f'"{name}":\n  title: Nota {day}\n  published: 2021-01-{day:02}\n'
        (self.documents / "sources.yaml").write_text(lines, encoding="utf-8")

    def pack(self) -> None:
        with zipfile.ZipFile(self.documents / "more.zip", "w") as more:
            for name in self.rng.sample(NAMES, 2):
                more.writestr(f"in/{name}.txt", self.rng.choice(TEXTS))

    def judge(self) -> None:
        """Judge a claim, or that two things of one type are one."""
        text = self.out.read_text(encoding="utf-8") if self.out.exists() else ""
        claims = sorted(set(re.findall(r"^claim:([0-9a-f]{16}) ", text, re.MULTILINE)))
        answer = self.rng.choice(("accept", "reject"))
        lines = [
            f"- {{{answer}: claim/{claim}}}" for claim in self.rng.sample(claims, claims != [])
        ]
        pair = sorted(set(re.findall(r"^event:(\S+) ", text, re.MULTILINE)))[:2]
        if len(pair) == 2 and self.rng.random() < 0.5:
            lines.append(f"- {{same: [event/{pair[0]}, event/{pair[1]}]}}")
        (self.authority / "judgements.yaml").write_text("\n".join(lines), encoding="utf-8")


def built(world: World, out: Path, *, clean: bool) -> tuple[bytes, Report] | str:
    """Return what a build gives, or why it gives nothing."""
    try:
        report = build_graph([world.documents], out, clean=clean)
    except DocumentError as error:
        return str(error)
    return out.read_bytes(), report


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a ledger folder of one's own; it is the same for all, so that it is read once."""
    folder = tmp_path_factory.mktemp("authority")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(AUTHORITY, str(folder))
        yield folder


@pytest.mark.slow
@pytest.mark.parametrize("group", range(GROUPS))
def test_as_from_nothing(group: int, authority: Path, tmp_path: Path) -> None:
    for number in range(SEQUENCES // GROUPS):
        rng = random.Random(group * 1000 + number)
        world = World(tmp_path / str(number), authority, rng)
        for _ in range(rng.randint(1, 3)):
            world.add()
        for step in range(STEPS):
            found = built(world, world.out, clean=False)
            if step == STEPS - 1 or rng.random() < 0.4:
                aside = world.out.with_name("clean.ttl")
                assert found == built(world, aside, clean=True), (group, number, step)
            world.step()
