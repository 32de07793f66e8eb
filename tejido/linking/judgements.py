"""What people decided: which two are one, which are not, which facts hold; one line each.

The file is a list of YAML; a line is a judgement, and deleting the line undoes it::

    - {same: [institution/mx-xyz, event/foro-1a2b3c4d], by: ana, when: 2026-11-22, why: "..."}
    - {reject: claim/0123456789abcdef, passage: 89ab..., by: ana, when: 2026-11-22, why: "..."}

A side of ``same``, ``different`` and ``unsure`` is a key, or ``KEY@DOCUMENT`` for that thing as
one document has it. Of several lines on the same pair or claim the last counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from tejido.errors import LedgerError
from tejido.linking.files import LINE, Source, read_source
from tejido.model import ENTITY_TYPES

__all__ = ["ANSWERS", "Judgement", "Judgements", "add_judgement", "read_judgements", "written"]

Answer = Literal["same", "different", "unsure", "accept", "reject"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
_OF_CLAIMS = frozenset({"accept", "reject"})
_KEYS = frozenset({*ANSWERS, "passage", "by", "when", "why", LINE})
_SIDE = re.compile(rf"(?:{'|'.join(ENTITY_TYPES)})/[^\s/@]+(?:@\S.*)?")
_CLAIM = re.compile(r"claim/[0-9a-f]{16}")
_TOP = """\
# yaml-language-server: $schema=judgements.schema.json
# Juicios sobre identidad y hechos; quitar una línea deshace el juicio. Formato: README.md.
# Judgements on identity and facts; deleting a line undoes it. Format: README.md.
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer: on the two sides of ``about``, or on the one claim (``claim/HEX``) in it.

    ``passage`` is the hash of the passages that a claim was judged by; ``when`` an ISO date;
    ``line`` where it stands in its file, 0 for nowhere yet.
    """

    answer: Answer
    about: tuple[str, ...]
    passage: str = ""
    by: str = ""
    when: str = ""
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements of a file that count: on pairs in the order of the file, on claims by id."""

    pairs: tuple[Judgement, ...] = ()
    claims: Mapping[str, Judgement] = field(default_factory=dict)
    path: Path = Path("judgements.yaml")

    def on(self, one: str, other: str) -> Judgement | None:
        """Return the judgement on two sides, in whatever order, if there is one."""
        wanted = {one, other}
        return next((known for known in self.pairs if {*known.about} == wanted), None)

    def error(self, judgement: Judgement, message: str) -> LedgerError:
        """Return the error of a judgement: file, line, message."""
        return LedgerError(f"{self.path}:{judgement.line}: {message}")


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements; none when there is no such file.

    Raises:
        LedgerError: the file is no such list; names file and line.
    """
    if not path.exists() or _only_comments(path):
        return Judgements(path=path)
    source = read_source(path)
    if not isinstance(source.content, list):
        raise source.error(source.content, "no list of judgements; each begins with '- {same: ['")
    last = {frozenset(known.about): known for known in _read(source)}
    pairs = tuple(known for known in last.values() if len(known.about) == 2)
    claims = {known.about[0]: known for known in last.values() if len(known.about) == 1}
    return Judgements(tuple(sorted(pairs, key=lambda known: known.line)), claims, path)


def _only_comments(path: Path) -> bool:
    lines = path.read_bytes().splitlines()
    return all(line.lstrip().startswith(b"#") or not line.strip() for line in lines)


def _read(source: Source) -> Iterator[Judgement]:
    for raw in source.entries():
        if unknown := sorted(map(str, {*raw} - _KEYS)):
            raise source.error(raw, f"{unknown[0]!r} is no key of a judgement; see README.md")
        answers = [answer for answer in ANSWERS if answer in raw]
        if len(answers) != 1:
            raise source.error(raw, f"a judgement has one answer of {', '.join(ANSWERS)}")
        told = {key: str(raw.get(key, "")) for key in ("passage", "by", "when", "why")}
        about = _about(source, raw, answers[0])
        yield Judgement(answers[0], about, **told, line=raw[LINE])


def _about(source: Source, raw: Mapping[str, Any], answer: Answer) -> tuple[str, ...]:
    value = raw[answer]
    if answer in _OF_CLAIMS:
        if not isinstance(value, str) or not _CLAIM.fullmatch(value):
            raise source.error(raw, f"{answer}: {value!r} is no claim; write claim/ and 16 digits")
        return (value,)
    if not isinstance(value, list) or len(value) != 2:
        raise source.error(raw, f"{answer}: {value!r} are not two keys; write [KEY, KEY]")
    for side in value:
        if not isinstance(side, str) or not _SIDE.fullmatch(side):
            raise source.error(raw, f"{answer}: {side!r} is no key such as institution/int-oim")
    if len({*value}) < 2 or len({side.partition("/")[0] for side in value}) > 1:
        raise source.error(raw, f"{answer}: {value[0]} and {value[1]} are not two of one type")
    return cast("tuple[str, str]", tuple(value))


def written(judgement: Judgement) -> str:
    """Return the line of a judgement as the file has it, line end included."""
    about = ", ".join(map(_text, judgement.about))
    parts = [f"{judgement.answer}: " + (f"[{about}]" if len(judgement.about) > 1 else about)]
    told = (("passage", judgement.passage), ("by", judgement.by))
    parts += [f"{key}: {_text(value)}" for key, value in told if value]
    parts += [f"when: {judgement.when}"] if judgement.when else []
    parts += [f"why: {json.dumps(judgement.why, ensure_ascii=False)}"] if judgement.why else []
    return f"- {{{', '.join(parts)}}}\n"


def _text(value: str) -> str:
    """Return a text as YAML has it inside braces: bare if it is plain, in quotes otherwise."""
    plain = re.fullmatch(r"[A-Za-z][\w./@-]*", value, re.ASCII)
    known = value.lower() in {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
    return value if plain and not known else json.dumps(value, ensure_ascii=False)


def _check(path: Path) -> None:
    read_judgements(path)


def add_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement as the last line of a file, made when it is not there yet.

    Raises OutputError when it cannot be written; the file then stays as it was.
    """
    from tejido.graph.files import replace_file

    old = path.read_text(encoding="utf-8") if path.exists() else _TOP
    gap = "" if old.endswith("\n") or not old else "\n"
    replace_file(path, [old, gap, written(judgement)], _check)
