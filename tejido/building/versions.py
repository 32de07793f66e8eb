"""What the reading of a document depends on besides the document: digests of engine and content."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tejido import project
from tejido.linking.ledger import default_ledger
from tejido.privacy.forgotten import forgotten
from tejido.project import content

__all__ = ["digest", "engine_digest", "package_folders", "reading_digest"]


def digest(*parts: str | bytes) -> str:
    """Return 32 hexadecimal digits of some texts and bytes, each told from the next."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def reading_digest() -> str:
    """Return a digest of what decides how documents are read: engine, lexicons, loaders, ledger,
    and who is forgotten.

    Raises LedgerError when the ledger is broken.
    """
    loaders = _contents(sorted(content("loaders").rglob("*.py")))
    people = (one for person in forgotten().people for one in person)
    return digest(engine_digest(), default_ledger().version, digest(*people), *loaders)


def engine_digest() -> str:
    """Return a digest of code, lexicons, Python and the packages that are installed."""
    package = Path(project.__file__).parent
    own = (path for path in sorted(package.rglob("*.*")) if "__pycache__" not in path.parts)
    return digest(sys.version, *package_folders(), *_contents(own))


def _contents(paths: Iterable[Path]) -> Iterator[str | bytes]:
    for path in paths:
        yield path.name
        yield path.read_bytes()


@cache
def package_folders() -> tuple[str, ...]:
    """Return what the folders of installed packages are called: ``NAME-VERSION.dist-info``."""
    known = (Path(folder) for folder in sys.path if folder)
    found = (path.name for folder in known if folder.is_dir() for path in folder.iterdir())
    return tuple(sorted({name for name in found if name.endswith((".dist-info", ".egg-info"))}))
