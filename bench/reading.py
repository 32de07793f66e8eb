"""Measure how fast documents are read, beside spaCy's Spanish pipeline, on one core.

``python -m bench.reading [--peer PYTHON] [FOLDER ...]``: the Spanish documents of the folders
(by default ``documents``), copied until there are enough of them. ``--peer`` is the Python of an
environment with spaCy and its model; without it only this program is measured. The work measured
is that of ``tejido facts``, files and all; loading lexicons or a model is not counted. Times are
processor time, so that whatever else the machine does is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import RUNS, best, timed

_ROOT = Path(__file__).resolve().parent.parent
_COPIES = 40
"""How many documents are measured together."""
_LINE = 700_000
"""Bytes of the one line."""
_GROWTH = (1, 2, 4, 8)


def main() -> None:
    """Print the figures."""
    args = _arguments()
    cores = os.cpu_count()
    _pin()
    print(f"{platform.python_implementation()} {platform.python_version()}, one of {cores} cores")
    texts = _spanish(args.folders or [_ROOT / "documents"])
    with TemporaryDirectory() as folder:
        _compare(_copies(texts, Path(folder)), args.peer)
    _grow("\n\n".join(texts))
    _one_line(" ".join(" ".join(texts).split()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how fast documents are read.")
    parser.add_argument("folders", nargs="*", type=Path, help="where the documents are")
    parser.add_argument("--peer", type=Path, help="Python of an environment with spaCy")
    return parser.parse_args()


def _pin() -> None:
    """Keep this process, and what it starts, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def _spanish(folders: list[Path]) -> list[str]:
    from tejido.reading import read_documents

    found = [one.text for one in read_documents(folders) if one.language == "es"]
    return found or sys.exit("no Spanish documents in these folders")


def _copies(texts: list[str], folder: Path) -> list[Path]:
    paths = []
    for number in range(_COPIES):
        paths.append(folder / f"document-{number:03}.txt")
        paths[-1].write_text(texts[number % len(texts)], encoding="utf-8")
    return paths


def _compare(paths: list[Path], peer: Path | None) -> None:
    from tejido.build import write_all_facts

    out = paths[0].parent / "facts"
    write_all_facts(paths[:2], out)
    own = best(lambda: write_all_facts(paths, out))
    print(f"{len(paths)} documents, {_size(paths) / 1000:.0f} kB")
    _row("tejido facts", own, paths)
    if peer is None:
        print("  no peer: 'make bench' sets up spaCy in an environment of its own")
        return
    command = [
        str(peer),
        str(Path(__file__).with_name("peer.py")),
        str(paths[0].parent),
        str(RUNS),
    ]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    _row(told["name"], told["seconds"], paths)
    print(f"  its pipeline: {', '.join(told['pipeline'])}")
    print(f"  {told['seconds'] / own:.1f} times the documents per second")


def _row(name: str, seconds: float, paths: list[Path]) -> None:
    speed, volume = len(paths) / seconds, _size(paths) / seconds / 1e6
    print(f"  {name:36} {speed:8.1f} documents/s {volume:7.3f} MB/s")


def _size(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _read(text: str) -> None:
    from tejido.loading import load
    from tejido.reading.document import make_document

    load(make_document("bench", text, language="es"))


def _grow(text: str) -> None:
    """Read a text and its multiples as one document: twice the text, twice the time."""
    print("one document, growing")
    first = 0.0
    for times in _GROWTH:
        long = "\n\n".join([text] * times)
        seconds = timed(lambda long=long: _read(long))  # type: ignore[misc]
        first = first or seconds
        size = len(long.encode()) / 1000
        print(f"  {size:6.0f} kB {seconds:8.2f} s  {seconds / first / times:5.2f} of linear")


def _one_line(text: str) -> None:
    line = text.encode()
    line = (line + b" ") * (_LINE // len(line) + 1)
    long = line[:_LINE].decode("utf-8", "ignore")
    print(f"one line of {_LINE // 1000} kB: {timed(lambda: _read(long)):.1f} s")


if __name__ == "__main__":
    main()
