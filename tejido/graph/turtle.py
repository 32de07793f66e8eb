"""Canonical Turtle: how terms, subjects and sections are written.

The same triples give the same bytes. Written after the Turtle 1.1 grammar, which any parser
reads: no blank nodes, one statement per line, everything that an eye could miss escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from tejido.errors import GraphError
from tejido.graph.terms import DCTERMS, OA, PREFIXES, RDF, RDFS, SKOS, XSD, node
from tejido.project import NS

__all__ = [
    "Names",
    "Section",
    "Subject",
    "block",
    "body",
    "heading",
    "prefixes",
    "written_block",
]

Subject = tuple[str, Sequence[Quad | Triple]]
"""A subject's IRI with what is said of it, in any order."""


class Section(NamedTuple):
    """Subjects that stand together under a heading, in the order given."""

    heading: str
    subjects: Sequence[Subject]


_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
# Controls, quotes, line and paragraph separators, invisible and direction-changing characters.
_HIDDEN = re.compile(
    '[\x00-\x1f"\\\\\x7f-\xa0\xad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f'
    "\u3000\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_ESCAPES = {
    "\t": r"\t",
    "\b": r"\b",
    "\n": r"\n",
    "\r": r"\r",
    "\f": r"\f",
    '"': r"\"",
    "\\": r"\\",
}
# Only the usual spelling: rdflib would read 01 back as 1.
_BARE = {
    XSD + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    XSD + "decimal": re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_STRING = node(XSD, "string")
_WIDTH = 100


# What a reader looks for first, in this order; every other predicate follows by name.
_TYPE = RDF + "type"
_FIRST = (
    _TYPE,
    RDFS + "label",
    *(NS + name for name in ("shortName", "acronym")),
    SKOS + "altLabel",
    *(NS + name for name in ("type", "initiative", "institution", "agent", "role", "postTitle")),
    *(RDF + name for name in ("subject", "predicate", "object")),
    *(
        NS + name
        for name in (
            "modality",
            "quote",
            "evidence",
            "namedAs",
            "resolvedBy",
            "subjectNamedAs",
            "subjectResolvedBy",
            "rule",
        )
    ),
    *(OA + name for name in ("exact", "start", "end", "hasSource")),
    *(DCTERMS + name for name in ("title", "issued", "publisher", "language")),
)
_RANK = {iri: f"\x00{rank:02d}" for rank, iri in enumerate(_FIRST)}


class Names:
    """Shortens IRIs by the prefixes and remembers which prefixes were used."""

    def __init__(self, known: Mapping[str, str] = PREFIXES) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in known.items()}
        self._written: dict[str, str] = {}
        self._verbs: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self.used: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """Return an IRI as Turtle writes it: ``prefix:local`` where it can be, else ``<...>``."""
        written = self._written.get(iri)
        if written is None:
            written = self._written[iri] = self._shorten(iri)
        return written

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        namespace, local = iri[:cut], iri[cut:]
        prefix = self._by_namespace.get(namespace)
        if prefix is None or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        self.used[prefix] = namespace
        return f"{prefix}:{local}"

    def term(self, term: NamedNode | Literal | BlankNode | Triple) -> str:
        """Return an object as Turtle writes it; numbers and truth values are bare.

        Raises GraphError on blank nodes and quoted triples, which have no canonical form here.
        """
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        raise GraphError(f"{term}: only IRIs and literals are written; name it")

    def verbs(self, predicates: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return predicates in the order in which they are written, each with how."""
        verbs = self._verbs.get(predicates)
        if verbs is None:
            ordered = sorted(predicates, key=lambda iri: _RANK.get(iri, iri))
            verbs = [(iri, "a" if iri == _TYPE else self.iri(iri)) for iri in ordered]
            self._verbs[predicates] = verbs
        return verbs

    def _literal(self, literal: Literal) -> str:
        value = literal.value
        quoted = f'"{_HIDDEN.sub(_escape, value)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if literal.datatype == _STRING:
            return quoted
        datatype = literal.datatype.value
        if (bare := _BARE.get(datatype)) and bare.fullmatch(value):
            return value
        return f"{quoted}^^{self.iri(datatype)}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    short = _ESCAPES.get(character)
    if short:
        return short
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def block(subject: Subject, names: Names, indent: str = "") -> str:
    """Return one subject's statements, ``a`` and labels first, a predicate per line."""
    iri, about = subject
    objects: dict[str, list[str]] = {}
    for quad in about:
        predicate, written = quad.predicate.value, names.term(quad.object)
        if predicate in objects:
            objects[predicate].append(written)
        else:
            objects[predicate] = [written]
    return written_block(iri, objects, names, indent)


def written_block(
    iri: str, objects: Mapping[str, list[str]], names: Names, indent: str = ""
) -> str:
    """Return the statements of a subject whose objects, by predicate, are written already."""
    statements = [
        f"{verb} {objects[predicate][0]}"
        if len(objects[predicate]) == 1
        else _statement(verb, sorted(set(objects[predicate]), key=_natural), indent)
        for predicate, verb in names.verbs(tuple(objects))
    ]
    step = f" ;\n{indent}    "
    return f"{indent}{names.iri(iri)} {step.join(statements)} .\n"


def _natural(text: str) -> list[str | int]:
    """Return what sorts numbers in a text by their value: passage 50-60 before 138-167."""
    return [int(part) if n % 2 else part for n, part in enumerate(re.split(r"([0-9]+)", text))]


def _statement(verb: str, objects: list[str], indent: str) -> str:
    line = f"{verb} {', '.join(objects)}"
    if len(objects) == 1 or len(line) < _WIDTH:
        return line
    return f"{verb}\n{indent}        " + f",\n{indent}        ".join(objects)


def heading(text: str) -> str:
    """Return the heading of a section as a comment; line breaks in it cannot end the comment."""
    text = _HIDDEN.sub(lambda m: m[0] if m[0] in '"\\' else " ", text)
    return f"\n#### {text}\n"


def prefixes(names: Names) -> Iterator[str]:
    """Yield the declarations of the prefixes that were used, by name."""
    for prefix, namespace in sorted(names.used.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def body(sections: Iterable[Section], names: Names, indent: str = "") -> Iterator[str]:
    """Yield the text of the sections: headings and subjects, every line after ``indent``."""
    for section in sections:
        yield heading(section.heading)
        for subject in section.subjects:
            yield "\n" + block(subject, names, indent)
