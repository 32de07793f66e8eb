"""What is refused before a query text reaches the parser, and how its errors are told.

Deep nesting kills the process inside the parser or the evaluator (measured with pyoxigraph 0.5:
5,000 parentheses, 1,000 ``IF(``, 12,800 ``!``, 3,000 ``BIND``, 8,000 triple patterns), so it has to
be counted here. A parser that tries one reading after the other may see a bracket where this one
sees a string, a comment or an IRI; so whatever can be read in two ways is refused.
"""

from __future__ import annotations

import re

from tejido.asking.tokens import Token, tokens, undeclared
from tejido.errors import QueryError

__all__ = ["check_text", "syntax_error"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 200
MAX_OPERATORS = 1000
MAX_TOKENS = 4000
"""Words and marks of a query, but for the data of its ``VALUES``."""

_ESCAPE = r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_STRING = re.compile(
    rf"""\"{{3}}(?:[^"\\]|{_ESCAPE}|\"(?!\"\"))*+\"{{3}}
       | '{{3}}(?:[^'\\]|{_ESCAPE}|'(?!''))*+'{{3}}
       | "(?:[^"\\\r\n]|{_ESCAPE})*+"
       | '(?:[^'\\\r\n]|{_ESCAPE})*+'""",
    re.VERBOSE,
)
_SURROGATE = re.compile(r"\\u[Dd][89A-Fa-f]|\\U(?!000|0010)|\\U0000[Dd][89A-Fa-f]")
_TWOFOLD = re.compile(r"<(?![A-Za-z][A-Za-z0-9]*://)[^'#()\[\],;]*+['#()\[\],;]")
"""What may be an IRI, or a comparison and more behind it."""
_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"])
_NESTING = frozenset(["BIND", "FILTER", "MINUS", "OPTIONAL", "UNION", "VALUES"])


def check_text(text: str, *, allow_remote: bool = False) -> None:
    """Refuse a query that is too long, too deep, writes, or reaches out of the graph.

    Args:
        text: the query.
        allow_remote: let SERVICE and FROM pass.

    Raises:
        QueryError: empty; over 64 kB; brackets nested deeper than 200; over 1,000 operators or
            4,000 words; a string, comment or IRI that other readers may end elsewhere; a prefix
            that is not declared; an update; SERVICE; FROM.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryError(f"the query has {size} bytes, over the limit of {MAX_BYTES}")
    if not text.strip():
        raise QueryError("the query is empty")
    for view in dict.fromkeys((text, _unescaped(text, _STANDARD), _unescaped(text, _RDFLIB))):
        found = list(tokens(view))
        _check_readings(view, found)
        _check_size(view, found)
        _check_words(view, found, allow_remote)
        if (lacking := undeclared(found)) is not None:
            raise _lacks_prefix(view, lacking)


def syntax_error(text: str, message: str) -> QueryError:
    """Return the error for a text that pyoxigraph refused with ``message``.

    Its text is one line with line and column, then the query's line and a caret below it.
    """
    found = list(tokens(text))
    if (lacking := undeclared(found)) is not None:
        return _lacks_prefix(text, lacking)
    place = re.search(r"error at (\d+):(\d+): (.*)", message)
    if place is None:
        return QueryError(message.splitlines()[0] if message else "the query does not parse")
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    start = max((token.start for token in found if token.start <= start), default=0)
    own = re.search(r"(?:The|Duplicated|IRI) [^,\[\]]*[^,\[\]\s]", place[3])
    return _at(
        text,
        start,
        own[0] if own else "syntax error; what stands here or just before it does not belong",
    )


_STANDARD = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_RDFLIB = re.compile(r"\\[uU]([0-9A-Fa-f]{4}(?:[0-9A-Fa-f]{4})?)()")


def _unescaped(text: str, escape: re.Pattern[str]) -> str:
    """Undo ``\\uXXXX``, which SPARQL 1.1 (19.2) allows anywhere and could hide a word.

    rdflib's own pattern takes eight digits after either letter.
    """

    def character(match: re.Match[str]) -> str:
        point = int(match[1] or match[2], 16)
        return chr(point) if point < 0x110000 else match[0]

    return escape.sub(character, text)


def _check_readings(text: str, found: list[Token]) -> None:
    """Refuse what another reader may take for something else than these tokens."""
    if lone := re.search(r"\r(?!\n)", text):
        raise _at(text, lone.start(), "a carriage return alone ends no line; write line feeds")
    inside = [""]
    for token in found:
        if token.kind == "open":
            inside.append(token.text)
        elif token.kind == "close" and len(inside) > 1:
            inside.pop()
        elif token.kind == "string" and not _whole(token.text):
            raise _at(
                text,
                token.start,
                "this string does not end, or has a backslash that escapes nothing",
            )
        elif token.kind == "iri" and inside[-1] == "(" and _TWOFOLD.match(token.text):
            raise _at(
                text,
                token.start,
                "this may be an IRI or a comparison; write the IRI whole, or a space after '<'",
            )


def _whole(string: str) -> bool:
    return _STRING.fullmatch(string) is not None and not _SURROGATE.search(string)


def _check_size(text: str, found: list[Token]) -> None:
    depth = operators = size = 0
    data = _data(found)
    for at, token in enumerate(found):
        depth += (token.kind == "open") - (token.kind == "close")
        operators += token.kind == "operator" or token.text.upper() in _NESTING
        size += 0 if at in data else _weight(token)
        if depth > MAX_DEPTH:
            raise _at(text, token.start, f"brackets are nested deeper than {MAX_DEPTH}")
        if operators > MAX_OPERATORS:
            raise _at(text, token.start, f"more than {MAX_OPERATORS} operators")
        if size > MAX_TOKENS:
            raise _at(
                text,
                token.start,
                f"more than {MAX_TOKENS} words and marks; only the data of VALUES may be longer",
            )


def _weight(token: Token) -> int:
    """Count an IRI by what it would be as a comparison, unless it starts as only an IRI does."""
    if token.kind != "iri" or "://" in token.text:
        return 1
    return len(re.findall(r"\W", token.text)) - 1


def _data(words: list[Token]) -> set[int]:
    """Return the places of the tokens that are data of a ``VALUES`` block."""
    found: set[int] = set()
    state = ""
    for at, token in enumerate(words):
        if token.kind == "word" and token.text.upper() == "VALUES":
            state = "variables"
        elif token.text in "{}" or (state == "variables" and not _names_column(token)):
            state = "data" if state == "variables" and token.text == "{" else ""
        elif state == "data":
            found.add(at)
    return found


def _names_column(token: Token) -> bool:
    return token.kind == "other" or token.text in "()"


def _check_words(text: str, found: list[Token], allow_remote: bool) -> None:
    for token in found:
        word = token.text.upper() if token.kind == "word" else ""
        if word in _UPDATES:
            raise _at(
                text,
                token.start,
                f"{word} would change the graph; only SELECT, ASK, "
                "CONSTRUCT and DESCRIBE are answered",
            )
        # Parsers need no space around a word: 1SERVICE, SERVICESILENT.
        if "SERVICE" in word and not allow_remote:
            raise _at(
                text,
                token.start,
                "SERVICE would send the query to another server; refused without --allow-remote",
            )
        if "FROM" in word and not allow_remote:
            raise _at(
                text,
                token.start,
                "FROM would fetch a graph; refused without --allow-remote: all graphs of the file "
                "are asked as one, and GRAPH <IRI> { ... } asks one of them",
            )


def _lacks_prefix(text: str, token: Token) -> QueryError:
    return _at(text, token.start, f"the prefix '{token.text.split(':')[0]}:' is not declared")


def _at(text: str, start: int, problem: str) -> QueryError:
    line = text.count("\n", 0, start) + 1
    begin = text.rfind("\n", 0, start) + 1
    shown, column = text[begin:].split("\n", 1)[0], start - begin
    first = max(0, column - 60)
    caret = " " * (column - first) + "^"
    return QueryError(
        f"line {line}, column {column + 1}: {problem}\n  {shown[first : first + 100]}\n  {caret}"
    )
