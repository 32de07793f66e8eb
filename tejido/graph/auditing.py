"""The audit: every passage of a graph is read again in its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tejido.errors import DocumentError
from tejido.graph.iris import document_name, passage_iri
from tejido.graph.sources import document_file
from tejido.graph.store import open_built
from tejido.graph.terms import OA, RDF
from tejido.model import Passage
from tejido.project import NS

__all__ = ["Mismatch", "audit"]

_CLAIMS = frozenset(NS + kind for kind in ("Participation", "Affiliation", "Assertion"))
_WORDS = {"namedAs": "named as", "subjectNamedAs": "subject named as"}
_SHOWN = 80

Node = Mapping[str, list[str]]
"""What is said of one IRI: the values of each predicate."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where graph and document disagree: ``claims`` and ``document`` are IRIs.

    ``what`` says what was compared: ``document``, ``sha256``, ``passage``, ``named as``, ...
    """

    what: str
    claims: tuple[str, ...]
    document: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Return the line to print."""
        claim, *more = [iri.rsplit("/", 1)[-1] for iri in self.claims] or ["-"]
        others = f" and {len(more)} more" if more else ""
        return (
            f"{document_name(self.document) or '-'}: claim {claim}{others}: {self.what}: "
            f"expected {_shown(self.expected)}, found {_shown(self.found)}"
        )


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…")


def audit(graph: Path, documents: Path | None = None) -> list[Mismatch]:
    """Return every mismatch between a graph file and the documents that it names, sorted.

    Each document is looked for at its recorded path: in ``documents`` (a folder) if given, beside
    the graph, in the project, in the working folder. Its canonical text, as the build kept it
    beside it or else read anew, must have the recorded SHA-256; each passage must stand at its
    offsets, code point for code point; the words by which a claim names its arguments must stand
    in one of its passages. Raises GraphError when the graph cannot be read or is none that Tejido
    built.
    """
    nodes = _nodes(graph)
    claims = {iri: node for iri, node in nodes.items() if _CLAIMS & {*node.get(RDF + "type", ())}}
    citing = _citing(claims)
    texts: dict[str, str] = {}
    find = partial(document_file, graph=graph, folder=documents)
    found = list(_document_mismatches(nodes, citing, find, texts))
    for iri in sorted({*citing, *_of_type(nodes, "Passage")}):
        found.extend(_passage_mismatches(iri, nodes.get(iri, {}), citing.get(iri, ()), texts))
    for iri in sorted(claims):
        found.extend(_claim_mismatches(iri, claims[iri], nodes))
    return sorted(found, key=lambda m: (m.document, m.claims, m.what, m.expected, m.found))


def _nodes(graph: Path) -> dict[str, dict[str, list[str]]]:
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in {quad.triple for quad in open_built(graph)}:
        subject, object_ = quad.subject, quad.object
        about = nodes[getattr(subject, "value", str(subject))][quad.predicate.value]
        about.append(getattr(object_, "value", str(object_)))
    return nodes


def _of_type(nodes: Mapping[str, Node], name: str) -> list[str]:
    return sorted(iri for iri, node in nodes.items() if NS + name in node.get(RDF + "type", ()))


def _citing(claims: Mapping[str, Node]) -> dict[str, tuple[str, ...]]:
    """Return the claims that each passage is evidence of."""
    citing: dict[str, tuple[str, ...]] = {}
    for iri in sorted(claims):
        for passage in claims[iri].get(NS + "evidence", ()):
            citing[passage] = (*citing.get(passage, ()), iri)
    return citing


def _one(node: Node, predicate: str) -> str:
    """Return the only value of a predicate; several are joined, so that they match nothing."""
    return " | ".join(sorted(node.get(predicate, ())))


# ---- documents


def _document_mismatches(
    nodes: Mapping[str, Node],
    citing: Mapping[str, tuple[str, ...]],
    find: Callable[[str], Path | None],
    texts: dict[str, str],
) -> Iterator[Mismatch]:
    """Compare the documents; put the texts that could be read into ``texts``."""
    for iri in _of_type(nodes, "Document"):
        claims = _claims_of(iri, nodes, citing)
        path = _one(nodes[iri], NS + "path")
        file = find(path)
        if file is None:
            yield Mismatch("document", claims, iri, path, "no such file")
            continue
        recorded = _one(nodes[iri], NS + "sha256")
        try:
            texts[iri], digest = _text(file, recorded)
        except DocumentError as error:
            yield Mismatch("document", claims, iri, path, str(error))
            continue
        if recorded != digest:
            yield Mismatch("sha256", claims, iri, recorded, digest)


def _text(file: Path, recorded: str) -> tuple[str, str]:
    """Return the text of a document and its SHA-256: kept when it was built, else read anew."""
    from tejido.reading import read_document
    from tejido.reading.canonical import kept_text

    kept = kept_text(file, recorded)
    if kept is not None:
        return kept, recorded
    document = read_document(file, {})
    return document.text, document.sha256


def _claims_of(
    document: str, nodes: Mapping[str, Node], citing: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    passages = (p for p in citing if document in nodes.get(p, {}).get(OA + "hasSource", ()))
    return tuple(sorted({claim for passage in passages for claim in citing[passage]}))


# ---- passages and claims


def _passage_mismatches(
    iri: str, node: Node, claims: tuple[str, ...], texts: Mapping[str, str]
) -> Iterator[Mismatch]:
    source = _one(node, OA + "hasSource")
    start, end, exact = (_one(node, OA + name) for name in ("start", "end", "exact"))
    if not (start.isdecimal() and end.isdecimal() and source and exact):
        yield Mismatch("passage", claims, source, iri, f"start {start!r}, end {end!r}, {exact!r}")
        return
    passage = Passage(int(start), int(end), exact)
    minted = passage_iri(document_name(source), passage)
    if minted != iri:
        yield Mismatch("passage", claims, source, iri, minted)
    if source in texts and (found := texts[source][passage.start : passage.end]) != exact:
        yield Mismatch(f"passage {start}-{end}", claims, source, exact, found)
    if source not in texts:
        yield Mismatch(f"passage {start}-{end}", claims, source, exact, "no document to read")


def _claim_mismatches(iri: str, claim: Node, nodes: Mapping[str, Node]) -> Iterator[Mismatch]:
    passages = [nodes.get(passage, {}) for passage in claim.get(NS + "evidence", ())]
    source = _one(passages[0], OA + "hasSource") if passages else ""
    if not passages:
        yield Mismatch("evidence", (iri,), source, "a passage", "none")
    exact = [text for passage in passages for text in passage.get(OA + "exact", ())]
    for name, what in _WORDS.items():
        for words in claim.get(NS + name, ()):
            if not any(words in text for text in exact):
                yield Mismatch(what, (iri,), source, words, " … ".join(sorted(exact)))
