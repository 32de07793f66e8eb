"""A question of the catalogue: a file of plain SPARQL under comments that say what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tejido.asking.behind import Behind, read_behind
from tejido.asking.spelling import suggestion
from tejido.errors import QueryError
from tejido.model import ENTITY_TYPES

__all__ = ["PARAMETER_TYPES", "Parameter", "Question", "read_question"]

_THINGS = (*ENTITY_TYPES, "role", "document", "theme", "institution-type", "partnership-kind")
"""Parameter types whose values are things, written as people name them."""
PARAMETER_TYPES = (*_THINGS, "date", "text", "integer")

_REQUIRED = ("title-es", "title-en", "tags", "columns", "columns-es")
_FIELDS = (*_REQUIRED, "evidence", "without-evidence-es", "without-evidence-en")
_FIELD = re.compile(r"#\s*([a-z]+(?:-[a-z]+)*):\s*(.*)")
_PARAM = re.compile(r"#\s*param\s+(\w+)\s+([\w|-]+)(?:\s+default:\s*(\S.*))?$")
_HELP = re.compile(r"#\s{2,}(es|en):\s*(\S.*)")
_BLOCK = re.compile(r"\bVALUES\s+\?(\w+)\s*\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes: ``types`` it may have, help in both languages.

    ``default`` is the SPARQL term that stands in the file, empty when without a value the
    question asks over everything.
    """

    name: str
    types: tuple[str, ...]
    default: str
    help_es: str
    help_en: str

    def help(self, lang: str) -> str:
        """Return the help in ``lang`` (``es`` or ``en``)."""
        return self.help_es if lang == "es" else self.help_en


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the catalogue; ``text`` is the whole file, plain SPARQL 1.1.

    ``evidence`` is None when the file does not say what stands behind its rows.
    """

    name: str
    title_es: str
    title_en: str
    params: tuple[Parameter, ...]
    tags: tuple[str, ...]
    columns: tuple[str, ...]
    columns_es: tuple[str, ...]
    evidence: Behind | None
    text: str
    path: Path
    without_es: str = ""
    without_en: str = ""

    def title(self, lang: str) -> str:
        """Return the question in ``lang`` (``es`` or ``en``)."""
        return self.title_es if lang == "es" else self.title_en

    def headings(self, lang: str) -> tuple[str, ...]:
        """Return the headings of the columns in ``lang`` (``es`` or ``en``)."""
        return self.columns_es if lang == "es" else self.columns

    def without_evidence(self, lang: str) -> str:
        """Return why some rows have no passages, empty where every row has one."""
        return self.without_es if lang == "es" else self.without_en


def read_question(path: Path) -> Question:
    """Return the question of a file; its name is the file's stem.

    Raises:
        QueryError: the file lacks a field, has an unknown one, or its parameters and its
            ``VALUES`` blocks do not agree; the message names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    fields, params = _header(path, text)
    for key in _REQUIRED:
        if not fields.get(key):
            raise QueryError(f"{path}:1: lacks '# {key}: ...' in its comments")
    columns, columns_es = _list(fields["columns"]), _list(fields["columns-es"])
    if len(columns) != len(columns_es):
        raise QueryError(
            f"{path}:1: 'columns' has {len(columns)} names, 'columns-es' {len(columns_es)}"
        )
    _agree(path, text, params)
    if bool(fields.get("without-evidence-es")) != bool(fields.get("without-evidence-en")):
        raise QueryError(f"{path}:1: 'without-evidence' stands in one language only")
    return Question(
        path.stem,
        fields["title-es"],
        fields["title-en"],
        params,
        _list(fields["tags"]),
        columns,
        columns_es,
        read_behind(path, fields["evidence"], columns, text) if fields.get("evidence") else None,
        text,
        path,
        fields.get("without-evidence-es", ""),
        fields.get("without-evidence-en", ""),
    )


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _header(path: Path, text: str) -> tuple[dict[str, str], tuple[Parameter, ...]]:
    fields: dict[str, str] = {}
    params: list[tuple[int, tuple[str, str, str], dict[str, str]]] = []
    for number, line in _comments(text):
        where = f"{path}:{number}:"
        if match := _PARAM.fullmatch(line):
            params.append((number, (match[1], match[2], match[3] or ""), {}))
        elif (match := _HELP.fullmatch(line)) and params:
            params[-1][2][match[1]] = match[2]
        elif match := _FIELD.fullmatch(line):
            if match[1] not in _FIELDS or match[1] in fields:
                again = "repeated" if match[1] in fields else "unknown"
                raise QueryError(
                    f"{where} {again} field '{match[1]}'{suggestion(match[1], _FIELDS)}"
                )
            fields[match[1]] = match[2].strip()
        elif re.match(r"#\s*param\b", line):
            raise QueryError(
                f"{where} write '# param NAME TYPE' or '# param NAME TYPE default: TERM'"
            )
    return fields, tuple(_parameter(path, *param) for param in params)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the comment lines on top."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            return
        yield number, line.rstrip()


def _parameter(
    path: Path, number: int, words: tuple[str, str, str], help: dict[str, str]
) -> Parameter:
    name, types, default = words[0], tuple(words[1].split("|")), words[2].strip()
    for type in types:
        if type not in PARAMETER_TYPES or (len(types) > 1 and type not in _THINGS):
            raise QueryError(
                f"{path}:{number}: parameter '{name}' has an unknown type '{type}'"
                f"{suggestion(type, PARAMETER_TYPES)}"
            )
    for lang in ("es", "en"):
        if lang not in help:
            raise QueryError(
                f"{path}:{number}: parameter '{name}' lacks its help "
                f"'#   {lang}: ...' on a line below"
            )
    return Parameter(name, types, default, help["es"], help["en"])


def _agree(path: Path, text: str, params: tuple[Parameter, ...]) -> None:
    """Check that each parameter has its one ``VALUES`` block, holding UNDEF or the default."""
    for param in params:
        blocks = [m for m in _BLOCK.finditer(text) if m[1] == param.name]
        if len(blocks) != 1:
            raise QueryError(
                f"{path}:1: parameter '{param.name}' needs one block "
                f"'VALUES ?{param.name} {{ UNDEF }}', there are {len(blocks)}"
            )
        found, wanted = blocks[0][2].strip(), param.default or "UNDEF"
        if found != wanted:
            line = text.count("\n", 0, blocks[0].start()) + 1
            raise QueryError(
                f"{path}:{line}: parameter '{param.name}' holds {found} here "
                f"and {wanted} in the comments"
            )
    undeclared = {m[1] for m in _BLOCK.finditer(text) if m[2].strip() == "UNDEF"}
    for name in sorted(undeclared - {param.name for param in params}):
        raise QueryError(f"{path}:1: ?{name} is UNDEF but there is no '# param {name} TYPE'")
