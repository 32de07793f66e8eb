"""The values given to a question become RDF terms, and the terms fill its ``VALUES`` blocks.

A block ``VALUES ?since { UNDEF }`` asks over everything; with a value it holds that one term, as
pyoxigraph writes it. So the same text goes to any engine or endpoint, and what a person typed is
never part of the query: either it leads to a thing of the graph, or it is escaped by the writer of
the literal. (pyoxigraph's ``substitutions`` take projected variables only, and rdflib's
``initBindings`` bind inside other scopes.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox

from tejido.asking.engines import Engine
from tejido.asking.names import resolve
from tejido.asking.question import Parameter, Question
from tejido.asking.spelling import suggestion
from tejido.errors import QueryError

__all__ = ["fill", "terms"]

_XSD = "http://www.w3.org/2001/XMLSchema#"


def terms(
    question: Question, given: Mapping[str, object], engine: Engine
) -> dict[str, ox.NamedNode | ox.Literal]:
    """Return the term of each parameter that was given a value (None and "" are no value).

    Args:
        question: the question whose parameters they are.
        given: values by name, as people write them.
        engine: where names are looked up.

    Raises:
        QueryError: there is no such parameter, or its value is not of its type.
    """
    params = {param.name: param for param in question.params}
    for name in given:
        if name not in params:
            known = ", ".join(params) or "none"
            raise QueryError(
                f"{question.name}: no parameter '{name}'{suggestion(name, params)}"
                f"; it takes {known}"
            )
    return {
        name: _term(params[name], str(value), engine)
        for name, value in given.items()
        if value is not None and str(value).strip()
    }


def fill(question: Question, bound: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the question's text with each bound term in its parameter's block."""

    def block(match: re.Match[str]) -> str:
        term = bound.get(match[1])
        return match[0] if term is None else f"VALUES ?{match[1]} {{ {term} }}"

    return re.sub(r"\bVALUES\s+\?(\w+)\s*\{[^{}]*\}", block, question.text)


def _term(param: Parameter, value: str, engine: Engine) -> ox.NamedNode | ox.Literal:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise QueryError(f"{param.name}: the value is not valid Unicode text") from None
    match param.types[0]:
        case "text":
            return ox.Literal(value)
        case "integer":
            return _integer(param.name, value)
        case "date":
            return _date(param.name, value)
    try:
        return resolve(value, param.types, engine)
    except QueryError as error:
        raise QueryError(f"{param.name}: {error}") from None


def _integer(name: str, value: str) -> ox.Literal:
    if not re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", value):
        raise QueryError(f"{name}: '{value}' is no whole number")
    return ox.Literal(str(int(value)), datatype=ox.NamedNode(f"{_XSD}integer"))


def _date(name: str, value: str) -> ox.Literal:
    """Return a year, month or day as plain text: the questions compare dates of any precision."""
    problem = f"{name}: '{value}' is no date; write 2024, 2024-07 or 2024-07-02"
    written = value.strip()
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", written):
        raise QueryError(problem)
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written)
    except ValueError:
        raise QueryError(problem) from None
    return ox.Literal(written)
