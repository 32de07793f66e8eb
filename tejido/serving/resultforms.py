"""The forms of an answer to a query, by media type and by the name that a form gives it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

import pyoxigraph as ox

from tejido.asking.formats import write
from tejido.asking.results import Answer, Rows, Term

__all__ = ["GRAPHS", "NAMES", "PAGE", "ROWS", "written"]

PAGE = "text/html"
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
}
"""The forms of rows, and of yes and no, the preferred one first."""
GRAPHS = {
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
}
"""The forms of triples."""
NAMES = {name: type_ for type_, name in reversed([*ROWS.items(), *GRAPHS.items()])}
"""What ``format=`` may say."""
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(answer: Answer, type_: str) -> str:
    """Return an answer in the form of a media type, IRIs as they are.

    CSV is guarded against spreadsheets that would run a cell; characters that XML cannot hold are
    U+FFFD there.

    Raises:
        QueryError: the answer has no such form: rows no graph's, triples no table's.
    """
    name = {**ROWS, **GRAPHS}[type_]
    if name == "xml" and not isinstance(answer, tuple):
        return _xml(answer)
    return write(answer, "json" if name == "xml" else name, iris=True)


def _xml(answer: Rows | bool) -> str:
    root = xml.Element("sparql", xmlns=_NAMESPACE)
    head = xml.SubElement(root, "head")
    if isinstance(answer, bool):
        xml.SubElement(root, "boolean").text = str(answer).lower()
    else:
        for column in answer.columns:
            xml.SubElement(head, "variable", name=column)
        results = xml.SubElement(root, "results")
        for row in answer:
            _result(xml.SubElement(results, "result"), answer.columns, row)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def _result(result: xml.Element, columns: tuple[str, ...], row: tuple[Term | None, ...]) -> None:
    for column, term in zip(columns, row, strict=True):
        if term is not None:
            _term(xml.SubElement(result, "binding", name=column), term)


def _term(parent: xml.Element, term: Term) -> None:
    if isinstance(term, ox.Triple):
        triple = xml.SubElement(parent, "triple")
        for name in ("subject", "predicate", "object"):
            _term(xml.SubElement(triple, name), getattr(term, name))
        return
    names = {ox.NamedNode: "uri", ox.BlankNode: "bnode", ox.Literal: "literal"}
    found = xml.SubElement(parent, names[type(term)])
    found.text = _NO_XML.sub("\ufffd", term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            found.set("xml:lang", term.language)
        elif not term.datatype.value.endswith("XMLSchema#string"):
            found.set("datatype", _NO_XML.sub("\ufffd", term.datatype.value))
