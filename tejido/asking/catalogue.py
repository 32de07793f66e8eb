"""The catalogue: one file per question in ``queries/``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tejido.asking.question import Parameter, Question, read_question
from tejido.asking.spelling import suggestion
from tejido.errors import QueryError
from tejido.project import content

__all__ = ["Parameter", "Question", "catalogue", "catalogue_table", "find"]

_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")


def catalogue(folder: Path | None = None) -> tuple[Question, ...]:
    """Return the questions of ``folder`` (default: the project's ``queries/``), by name.

    Raises:
        QueryError: there is no such folder, or a file of it is broken; the message names file
            and line.
    """
    folder = content("queries") if folder is None else folder
    if not folder.is_dir():
        raise QueryError(f"{folder}: no folder of queries; give one that exists")
    paths = sorted(folder.glob("*.rq"))
    return tuple(_read(path, path.stat().st_mtime_ns) for path in paths)


def find(name: str, folder: Path | None = None) -> Question:
    """Return the question called ``name``.

    Raises:
        QueryError: there is none; the message suggests the nearest name.
    """
    path = (content("queries") if folder is None else folder) / f"{name}.rq"
    if _NAME.fullmatch(name) and path.is_file():
        return _read(path, path.stat().st_mtime_ns)
    questions = {question.name: question for question in catalogue(folder)}
    if name not in questions:
        hint = suggestion(name, questions)
        raise QueryError(
            f"{name}: no such question in the catalogue{hint}; 'tejido query' lists them"
        )
    return questions[name]


def catalogue_table(folder: Path | None = None) -> str:
    """Return the catalogue as a Markdown table: name, question in es and en, parameters."""
    lines = ["| name | pregunta | question | parameters |", "| --- | --- | --- | --- |"]
    for question in catalogue(folder):
        params = ", ".join(f"`{p.name}` ({' or '.join(p.types)})" for p in question.params)
        cells = (f"`{question.name}`", question.title_es, question.title_en, params)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


@cache
def _read(path: Path, modified: int) -> Question:
    """Read a file once; ``modified`` makes an edited one be read anew."""
    return read_question(path)
