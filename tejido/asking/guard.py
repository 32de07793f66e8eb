"""What is refused before a query text reaches the parser, and how its errors are told.

Deep nesting kills the process inside the parser or the evaluator (measured with pyoxigraph 0.5:
5,000 parentheses, 12,800 ``!``, 3,500 ``BIND``), so it has to be counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tejido.errors import QueryError
from tejido.graph.terms import PREFIXES

__all__ = ["check_text", "declared", "form_of", "split_select", "syntax_error"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 200
MAX_OPERATORS = 1000

# A string that does not end is taken to end with the text or line, so that scanning stays linear.
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*+(?:\"{3})?
                 | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?
                 | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'?)
      | (?P<name>[\w.-]{0,100}:(?:[\w.:%-]|\\.)*)
      | (?P<other>[?$@][\w-]+)
      | (?P<word>\w+)
      | (?P<open>[({\[])
      | (?P<close>[)}\]])
      | (?P<operator>\|\||&&|<<|[!|/^*+=<>-])
      | (?P<mark>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"])
_FORMS = frozenset(["ASK", "CONSTRUCT", "DESCRIBE", "SELECT"])
_NESTING = frozenset(["BIND", "FILTER", "MINUS", "OPTIONAL", "UNION", "VALUES"])


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


def check_text(text: str) -> None:
    """Refuse a query that is too long, too deep, writes, or reaches out of the graph.

    Raises:
        QueryError: empty; over 64 kB; brackets nested deeper than 200; over 1,000 operators; an
            update; SERVICE; FROM.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryError(f"the query has {size} bytes, over the limit of {MAX_BYTES}")
    if not text.strip():
        raise QueryError("the query is empty")
    for view in dict.fromkeys((text, _unescaped(text))):
        tokens = list(_tokens(view))
        _check_depth(view, tokens)
        _check_words(view, tokens)


def syntax_error(text: str, message: str) -> QueryError:
    """Return the error for a text that pyoxigraph refused with ``message``.

    Its text is one line with line and column, then the query's line and a caret below it.
    """
    tokens = list(_tokens(text))
    if (undeclared := _undeclared(tokens)) is not None:
        return _at(
            text, undeclared.start, f"the prefix '{undeclared.text.split(':')[0]}:' is not declared"
        )
    place = re.search(r"error at (\d+):(\d+): (.*)", message)
    if place is None:
        return QueryError(message.splitlines()[0] if message else "the query does not parse")
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    start = max((token.start for token in tokens if token.start <= start), default=0)
    own = re.search(r"(?:The|Duplicated|IRI) [^,\[\]]*[^,\[\]\s]", place[3])
    return _at(
        text,
        start,
        own[0] if own else "syntax error; what stands here or just before it does not belong",
    )


def form_of(text: str) -> str:
    """Return ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty when it is none of them."""
    return next((token.text.upper() for token in _tokens(text) if _opens(token)), "")


def declared(text: str) -> str:
    """Return a query with the usual prefixes declared that it uses; line numbers stay."""
    tokens = list(_tokens(text))
    used = {token.text.split(":")[0] for token in tokens if token.kind == "name"}
    own = {after.text[:-1] for before, after in pairwise(tokens) if _declares(before)}
    lacking = sorted((used - own) & set(PREFIXES))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in lacking) + text


def split_select(text: str) -> tuple[str, str, bool] | None:
    """Return prologue, SELECT, and whether it ends in ORDER BY; None when more cannot follow.

    That is: it is no SELECT, or it has a LIMIT, OFFSET or VALUES of its own at its end.
    """
    tokens = list(_tokens(text))
    start = next((token for token in tokens if _opens(token)), None)
    if start is None or start.text.upper() != "SELECT":
        return None
    outer = _outer_words(tokens)
    if outer & {"LIMIT", "OFFSET", "VALUES"}:
        return None
    return text[: start.start], text[start.start :], "ORDER" in outer


def _outer_words(tokens: list[_Token]) -> set[str]:
    """Return the words that stand in no braces."""
    depth, words = 0, set()
    for token in tokens:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.kind == "word":
            words.add(token.text.upper())
    return words


def _opens(token: _Token) -> bool:
    return token.kind == "word" and token.text.upper() in _FORMS


def _declares(token: _Token) -> bool:
    return token.kind == "word" and token.text.upper() == "PREFIX"


def _unescaped(text: str) -> str:
    """Undo ``\\uXXXX``, which SPARQL 1.1 (19.2) allows anywhere and could hide a word."""

    def character(match: re.Match[str]) -> str:
        point = int(match[0][2:], 16)
        return chr(point) if point < 0x110000 else match[0]

    return re.sub(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}", character, text)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield _Token(kind, match[0], match.start())


def _check_depth(text: str, tokens: list[_Token]) -> None:
    depth = operators = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        operators += token.kind == "operator" or token.text.upper() in _NESTING
        if depth > MAX_DEPTH:
            raise _at(text, token.start, f"brackets are nested deeper than {MAX_DEPTH}")
        if operators > MAX_OPERATORS:
            raise _at(text, token.start, f"more than {MAX_OPERATORS} operators")


def _check_words(text: str, tokens: list[_Token]) -> None:
    for token in tokens:
        word = token.text.upper() if token.kind == "word" else ""
        if word in _UPDATES:
            raise _at(
                text,
                token.start,
                f"{word} would change the graph; only SELECT, ASK, "
                "CONSTRUCT and DESCRIBE are answered",
            )
        if word == "SERVICE":
            raise _at(text, token.start, "SERVICE would send the query to another server; refused")
        if word == "FROM":
            raise _at(
                text,
                token.start,
                "FROM would fetch a graph; refused: all graphs of the file are asked as one, and "
                "GRAPH <IRI> { ... } asks one of them",
            )


def _undeclared(tokens: list[_Token]) -> _Token | None:
    names = [t for t in tokens if t.kind == "name" and not t.text.startswith("_:")]
    declared = set(PREFIXES)
    declares = {id(after) for before, after in pairwise(tokens) if before.text.upper() == "PREFIX"}
    declared |= {t.text[:-1] for t in names if id(t) in declares}
    return next(
        (t for t in names if id(t) not in declares and t.text.split(":")[0] not in declared), None
    )


def _at(text: str, start: int, problem: str) -> QueryError:
    line = text.count("\n", 0, start) + 1
    begin = text.rfind("\n", 0, start) + 1
    shown, column = text[begin:].split("\n", 1)[0], start - begin
    first = max(0, column - 60)
    caret = " " * (column - first) + "^"
    return QueryError(
        f"line {line}, column {column + 1}: {problem}\n  {shown[first : first + 100]}\n  {caret}"
    )
