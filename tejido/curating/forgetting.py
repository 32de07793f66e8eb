"""Forget a person: out of the ledger and of all that was made of documents, for good."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tejido.curating.changes import read_text, save
from tejido.curating.marks import Splice, end_of, line_end, line_start, parsed, spliced
from tejido.errors import LedgerError, OutputError
from tejido.graph.files import replace_file
from tejido.indented import indented
from tejido.linking.files import bare, ledger_files, loaded
from tejido.linking.kept import cache_folder
from tejido.privacy.forgotten import FORGOTTEN, KEY, Forgotten, forgotten, spellings
from tejido.privacy.masking import NAMELESS, covered
from tejido.project import JUDGEMENTS, REDIRECTS
from tejido.reading import read_document
from tejido.reading.trusted import trusted
from tejido.rereading import recorded_files

__all__ = ["Done", "forget"]

_PERSON_KEY = re.compile(r"person/([\w%-]+)")
_TEXTS = frozenset((".csv", ".geojson", ".html", ".json", ".jsonl", ".md", ".txt", ".tsv", ".xml"))
_DERIVED = frozenset((".text",))
_GRAPHS = frozenset((".ttl", ".trig", ".nq", ".jsonld"))
_LARGEST = 50_000_000
_TOP = """\
# Personas olvidadas: huellas de sus nombres, una línea por persona. Lo escribe «tejido forget».
# Forgotten persons: digests of their names, a line per person. 'tejido forget' writes it.
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What forgetting did, or would do.

    ``entries`` counts the entries of the ledger that went; ``ledger``, ``cleaned`` and ``rebuilt``
    are the files that changed; ``left`` those that still name the person and are not Tejido's.
    """

    entries: int
    ledger: tuple[Path, ...] = ()
    cleaned: tuple[Path, ...] = ()
    rebuilt: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    known: bool = True


def forget(
    name: str,
    paths: Sequence[Path],
    folders: Sequence[Path],
    *,
    anyway: bool = False,
    dry_run: bool = False,
) -> Done:
    """Forget the person of a name, in every spelling of it.

    Args:
        name: the full name; surnames last.
        paths: graphs, facts files, canonical texts, and folders of them.
        folders: the folders of the ledger; the list of the forgotten lies in the last.
        anyway: also when nobody of that name is met, so that nobody ever is.
        dry_run: only tell what would be done.

    Raises:
        LedgerError: the name is no full name, or nobody is known by it.
        OutputError: a file cannot be written; what is done by then stays done: do it again.
    """
    if not spellings(name):
        raise LedgerError("a full name is needed: a given name and a surname at least")
    before = forgotten()
    known = before.key or secrets.token_bytes(32)
    all_ = Forgotten(before.people, known).adding(name)
    person = Forgotten((), known).adding(name)
    entries, ledger = _ledger(folders, person)
    made = _Made.of(paths, person)
    met = bool(entries or ledger or made.naming or person.people[0] in before.people)
    if not met and not anyway:
        raise LedgerError("nobody is known by that name; --anyway lets nobody of it in later")
    if not dry_run:
        _write(folders[-1], all_)
        save(ledger, {path: read_text(path) for path in ledger})
        _drop_cache()
        made.clean(person)
    rebuilt = (*sorted(made.graphs), *made.maps)
    return Done(entries, tuple(sorted(ledger)), made.cleaned, rebuilt, made.left, met)


# ---- the ledger


def _ledger(folders: Iterable[Path], person: Forgotten) -> tuple[int, dict[Path, str]]:
    """Return how many entries go, and the new texts of the files that change."""
    found: dict[Path, str] = {}
    ids: list[str] = []
    paths = [path for folder in folders for path in ledger_files(folder)]
    for path in paths:
        text = read_text(path)
        gone = [*_persons(text, person)]
        ids += [id_ for id_, _ in gone]
        found[path] = spliced(text, [splice for _, splice in gone]) if gone else text
    for folder in folders:
        for path in (folder / JUDGEMENTS, folder / REDIRECTS):
            found[path] = "".join(_lines_without(read_text(path), {*ids}, person))
    clean = {path: _covered(text, person) for path, text in found.items()}
    return len(ids), {path: text for path, text in clean.items() if text != read_text(path)}


def _persons(text: str, person: Forgotten) -> Iterator[tuple[str, Splice]]:
    """Yield id and lines of the entries that are a person of that name."""
    content = loaded(text) if "person" in text else None
    root = parsed(text) if isinstance(content, list) else None
    for entry, node in zip(bare(content), root.value, strict=True) if root else ():
        if entry.get("type") == "person" and any(map(person.knows, _texts(entry))):
            start = line_start(text, node.start_mark.index)
            yield str(entry["id"]), Splice(start, line_end(text, end_of(node, text)) + 1, "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _lines_without(text: str, ids: set[str], person: Forgotten) -> Iterator[str]:
    """Yield the lines of judgements or redirects that do not speak of the person."""
    for line in text.splitlines(keepends=True):
        keys = _PERSON_KEY.findall(line)
        if not any(key in ids or person.spans(key.replace("-", " ").title()) for key in keys):
            yield line


def _covered(text: str, person: Forgotten) -> str:
    return covered(text, person.spans(text), NAMELESS)


def _write(folder: Path, all_: Forgotten) -> None:
    """Write the key, if there is none yet, and the list of the forgotten."""
    key = folder / KEY
    if not key.exists():
        replace_file(key, [all_.key.hex(), "\n"], lambda path: path.chmod(0o600))
    lines = (", ".join(person) + "\n" for person in all_.people)
    replace_file(folder / FORGOTTEN, [_TOP, *lines], lambda path: None)


# ---- what was made of documents


@dataclass(frozen=True, slots=True)
class _Made:
    """What names a person: graphs with their documents, maps, what is cleaned, what is left."""

    graphs: Mapping[Path, Sequence[Path]]
    maps: tuple[Path, ...]
    cleaned: tuple[Path, ...]
    left: tuple[Path, ...]

    @property
    def naming(self) -> bool:
        """Tell whether anything names the person."""
        return bool(self.graphs or self.maps or self.cleaned or self.left)

    @classmethod
    def of(cls, paths: Iterable[Path], person: Forgotten) -> _Made:
        files = sorted({file for path in paths for file in _files(path)})
        naming = {file for file in files if _names(file, person)}
        sources = {file: recorded_files(file) for file in files if file.suffix in _GRAPHS}
        told = {one for found in sources.values() for one in found if _told(one, person)}
        graphs = {
            graph: found
            for graph, found in sources.items()
            if graph in naming or not told.isdisjoint(found)
        }
        maps = tuple(sorted(file for file in naming if graphs and _is_map(file)))
        cleaned = {file for file in naming if _is_facts(file) or file.suffix in _DERIVED}
        left = {file.resolve(): file for file in (*told, *naming - {*graphs, *maps, *cleaned})}
        return cls(graphs, maps, tuple(sorted(cleaned)), tuple(sorted(left.values())))

    def clean(self, person: Forgotten) -> None:
        """Clean what can be cleaned, build the graphs anew, draw their maps."""
        from tejido.build import build_graph
        from tejido.drawing import draw_map

        for file in self.cleaned:
            _clean(file, person)
        for graph, sources in self.graphs.items():
            build_graph(sources, graph, clean=True)
        for page in self.maps:
            beside = [graph for graph in self.graphs if graph.parent == page.parent]
            language = re.search(r'<html lang="(es|en)"', page.read_text(encoding="utf-8"))
            draw_map((beside or [*self.graphs])[0], page, language[1] if language else "es")


def _files(path: Path) -> Iterator[Path]:
    """Yield the files that may have been made of documents, those of a folder to the bottom."""
    if not path.is_dir():
        yield from [path] if path.is_file() else ()
        return
    wanted = _TEXTS | _DERIVED | _GRAPHS
    for file in path.rglob("*"):
        inside = file.relative_to(path).parts
        if file.suffix in wanted and file.is_file() and not any(p.startswith(".") for p in inside):
            yield file


def _names(file: Path, person: Forgotten) -> bool:
    """Tell whether the text in a file names the person."""
    if file.stat().st_size > _LARGEST:
        return False
    return bool(person.spans(trusted(file.read_text("utf-8", errors="replace")).text))


def _told(document: Path, person: Forgotten) -> bool:
    """Tell whether a document names the person."""
    return bool(person.spans(read_document(document, {}).text))


def _is_map(file: Path) -> bool:
    """Tell whether a page is a map that Tejido drew."""
    from tejido.drawing.positions import read_positions

    if file.suffix != ".html":
        return False
    try:
        return bool(read_positions(file))
    except OutputError:
        return False


def _is_facts(file: Path) -> bool:
    return file.name.endswith(".facts.json")


def _clean(file: Path, person: Forgotten) -> None:
    """Take the person out of a facts file, cover the name in a text."""
    text = file.read_text(encoding="utf-8")
    if _is_facts(file):
        text = indented(_without(json.loads(text), person)) + "\n"
    replace_file(file, [_covered(text, person)], lambda path: None)


def _without(facts: dict[str, Any], person: Forgotten) -> dict[str, Any]:
    """Return the data of a facts file without the entity of a person and its facts."""
    gone = {
        entity["id"]
        for entity in facts.get("entities", ())
        if entity.get("type") == "person" and any(map(person.knows, entity.get("names", ())))
    }
    kept = {
        "entities": [entity for entity in facts.get("entities", ()) if entity["id"] not in gone],
        "facts": [
            fact for fact in facts.get("facts", ()) if not {fact["subject"], fact["object"]} & gone
        ],
    }
    return {**facts, **kept}


def _drop_cache() -> None:
    """Remove what is compiled of ledgers, which holds names; it is made again when needed."""
    for file in cache_folder().glob("*.bin"):
        file.unlink(missing_ok=True)
