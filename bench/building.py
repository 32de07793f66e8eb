"""Measure builds of many mixed documents: the first, and those after a change.

``python bench/building.py [--documents N]``: web pages, Word files, mails, Markdown and plain text
with what nobody wrote (``bench/invented.py``) between paragraphs of the folder ``documents``. Each
build is a process of its own, as people start it; times are processor time of it and its children.
"""

from __future__ import annotations

import argparse
import html
import os
import platform
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.invented import invented
from tejido.linking.ledger import default_ledger

_ROOT = Path(__file__).resolve().parent.parent
_DOCUMENTS = 1000
_COMMON = 5
"""Paragraphs of each that others have too: with these it is as long as those of ``documents``."""
_RUNS = 3
"""Builds after a change, each after another one; the median counts."""
_WORD = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
{}</w:body></w:document>"""
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships/officeDocument"/></Relationships>"""


class _Built(NamedTuple):
    """What a build took: seconds of processor and of clock, bytes at most."""

    cpu: float
    clock: float
    memory: int


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure builds of many documents.")
    parser.add_argument("--documents", type=int, default=_DOCUMENTS, help="how many")
    number = parser.parse_args().documents
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    for share in (number // 4, number):
        with TemporaryDirectory() as folder:
            _measure(Path(folder), share)


def _measure(folder: Path, number: int) -> None:
    documents, graph = folder / "documents", folder / "graph.ttl"
    documents.mkdir()
    texts = list(_texts(number))
    for at, paragraphs in enumerate(texts):
        _WAYS[at % len(_WAYS)](documents / f"document-{at:05}", paragraphs)
    size = sum(path.stat().st_size for path in documents.iterdir())
    print(f"{number:,} documents, {size / 1e6:.1f} MB")
    first = _built(documents, graph)
    _row("first build", first, first)
    changed = []
    for run in range(_RUNS):
        path = documents / "document-00000.txt"
        path.write_text("\n\n".join([*texts[0], *texts[run + 1][:2]]), encoding="utf-8")
        changed.append(_built(documents, graph))
    _row("after one change", sorted(changed)[_RUNS // 2], first)
    _row("after none", _built(documents, graph), first)
    aside = folder / "clean.ttl"
    _built(documents, aside)
    same = aside.read_bytes() == graph.read_bytes()
    print(f"  the same bytes as a build from nothing: {'yes' if same else 'NO'}")


def _texts(number: int) -> Iterator[list[str]]:
    """Yield the paragraphs of documents: a happening of its own among what others say too."""
    rng = random.Random(number)
    read = [path.read_text(encoding="utf-8") for path in sorted(_ROOT.glob("documents/*.txt"))]
    common = [part for text in read for part in text.split("\n\n") if len(part) > 200]
    for reading in invented(number, default_ledger()):
        own = reading.document.text.strip().split("\n")
        yield [reading.document.title, " ".join(own), *rng.sample(common, _COMMON)]


def _plain(path: Path, paragraphs: Sequence[str]) -> None:
    path.with_suffix(".txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def _markdown(path: Path, paragraphs: Sequence[str]) -> None:
    path.with_suffix(".md").write_text("# " + "\n\n".join(paragraphs), encoding="utf-8")


def _page(path: Path, paragraphs: Sequence[str]) -> None:
    title, *rest = map(html.escape, paragraphs)
    body = "".join(f"<p>{part}</p>" for part in rest)
    menu = "<nav><a href='/'>Inicio</a> <a href='/n'>Noticias</a></nav>"
    page = (
        f"<!doctype html><html lang='es'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body>{menu}<main><h1>{title}</h1>{body}</main><footer>Aviso legal</footer></body></html>"
    )
    path.with_suffix(".html").write_text(page, encoding="utf-8")


def _mail(path: Path, paragraphs: Sequence[str]) -> None:
    mail = EmailMessage()
    mail["Subject"] = paragraphs[0]
    mail["From"] = "prensa@example.org"
    mail.set_content("\n\n".join(paragraphs[1:]))
    path.with_suffix(".eml").write_bytes(mail.as_bytes())


def _word(path: Path, paragraphs: Sequence[str]) -> None:
    lines = (f"<w:p><w:r><w:t>{html.escape(part)}</w:t></w:r></w:p>\n" for part in paragraphs)
    with zipfile.ZipFile(path.with_suffix(".docx"), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _RELATIONS)
        made.writestr("word/document.xml", _WORD.format("".join(lines)))


_WAYS = (_plain, _page, _word, _mail, _markdown)


def _built(documents: Path, graph: Path) -> _Built:
    """Build in a process of its own, which is told from its children by ``wait4``."""
    command = [sys.executable, "-m", "tejido", "build", str(documents), "-o", str(graph)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    start = os.times().elapsed
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the build failed")
    clock = os.times().elapsed - start
    return _Built(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * 1024)


def _row(name: str, built: _Built, first: _Built) -> None:
    share = f"{built.cpu / first.cpu:6.1%} of the first"
    told = f"{built.cpu:7.2f} s of processor, {built.clock:7.2f} s, {built.memory / 1e6:5.0f} MB"
    print(f"  {name:18} {told} {share}")


if __name__ == "__main__":
    main()
