"""The two real servers that the catalogue is tried on, started in a folder and stopped for sure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

from tests.endpoint.server import unused_port

__all__ = ["MISSING", "oxigraph", "program", "virtuoso"]

MISSING = {
    "oxigraph": "no oxigraph: pip install oxigraph",
    "virtuoso-t": "no Virtuoso: apt-get install virtuoso-opensource",
    "isql-vt": "no Virtuoso: apt-get install virtuoso-opensource",
}
"""What to say when a server is not there, by its program."""

_PATIENCE = 60.0
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 50
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
FileExtend = 50
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 6
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""


def program(name: str) -> str | None:
    """Return the path of a program, looked for beside this Python first; None without it."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run ``oxigraph serve``; gives the URL of its queries."""
    port = unused_port()
    command = [program("oxigraph") or "oxigraph", "serve"]
    command += ["--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}/query"
    with _running(command, folder, url):
        yield url


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000) -> Iterator[str]:
    """Run Virtuoso, which anybody may write to; gives the URL of its queries.

    ``rows`` is the most that it answers at once.
    """
    sql, http = unused_port(), unused_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, rows=rows))
    command = [program("virtuoso-t") or "virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    url = f"http://127.0.0.1:{http}/sparql"
    with _running(command, folder, url):
        grant = 'GRANT SPARQL_UPDATE TO "SPARQL";'
        isql = [program("isql-vt") or "isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={grant}"]
        subprocess.run(isql, check=True, capture_output=True, timeout=_PATIENCE)
        yield url


@contextmanager
def _running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        _wait(process, url, folder)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(url + "?query=ASK%7B%7D", timeout=5):
                return
        except HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    said = (folder / "output").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"{os.fspath(folder)}: the server did not start: {said[-2000:]}")
