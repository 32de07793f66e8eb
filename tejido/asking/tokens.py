"""The words and marks of a query text, and what can be told from them without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tejido.graph.terms import PREFIXES

__all__ = ["Token", "declared", "form_of", "names_graphs", "split_select", "tokens", "undeclared"]

# A string that does not end is taken to end with the text or line, so that scanning stays linear.
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\r\n]*)
      | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
      | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*+(?:\"{3})?
                 | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?
                 | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'?)
      | (?P<name>(?:[^\W\d][\w.-]{0,100})?:(?:[\w.:%-]|\\.)*)
      | (?P<other>[?$]\w+|@[\w-]+)
      | (?P<word>\w+)
      | (?P<open>[({\[])
      | (?P<close>[)}\]])
      | (?P<operator>\|\||&&|<<|[!|/^*+=<>-])
      | (?P<mark>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = frozenset(["ASK", "CONSTRUCT", "DESCRIBE", "SELECT"])


class Token(NamedTuple):
    """A word or mark: ``kind`` is a group of the pattern above, ``start`` a code point."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and marks of a query in order, without its comments."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield Token(kind, match[0], match.start())


def form_of(text: str) -> str:
    """Return ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty when it is none of them."""
    return next((token.text.upper() for token in tokens(text) if _opens(token)), "")


def names_graphs(text: str) -> bool:
    """Return whether a query says by FROM which graphs it asks."""
    return any(token.kind == "word" and "FROM" in token.text.upper() for token in tokens(text))


def declared(text: str) -> str:
    """Return a query with the usual prefixes declared that it uses; line numbers stay."""
    found = list(tokens(text))
    used = {token.text.split(":")[0] for token in found if token.kind == "name"}
    own = {after.text[:-1] for before, after in pairwise(found) if _declares(before)}
    lacking = sorted((used - own) & set(PREFIXES))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in lacking) + text


def split_select(text: str) -> tuple[str, str, bool] | None:
    """Return prologue, SELECT, and whether it ends in ORDER BY; None when more cannot follow.

    That is: it is no SELECT, or it has a LIMIT, OFFSET or VALUES of its own at its end.
    """
    found = list(tokens(text))
    start = next((token for token in found if _opens(token)), None)
    if start is None or start.text.upper() != "SELECT":
        return None
    outer = _outer_words(found)
    if outer & {"LIMIT", "OFFSET", "VALUES"}:
        return None
    return text[: start.start], text[start.start :], "ORDER" in outer


def _outer_words(found: list[Token]) -> set[str]:
    """Return the words that stand in no braces."""
    depth, words = 0, set()
    for token in found:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.kind == "word":
            words.add(token.text.upper())
    return words


def _opens(token: Token) -> bool:
    return token.kind == "word" and token.text.upper() in _FORMS


def _declares(token: Token) -> bool:
    return token.kind == "word" and token.text.upper() == "PREFIX"


def undeclared(found: list[Token]) -> Token | None:
    """Return the first name whose prefix is neither declared before it nor a usual one."""
    names = [t for t in found if t.kind == "name" and not t.text.startswith("_:")]
    declared = set(PREFIXES)
    declares = {id(after) for before, after in pairwise(found) if before.text.upper() == "PREFIX"}
    declared |= {t.text[:-1] for t in names if id(t) in declares}
    return next(
        (t for t in names if id(t) not in declares and t.text.split(":")[0] not in declared), None
    )
