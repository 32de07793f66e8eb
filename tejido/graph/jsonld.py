"""The graph as JSON-LD 1.1, compacted by ``context.json``, which the text carries inside."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from tejido.graph.terms import PREFIXES, RDF, XSD
from tejido.project import BASE

__all__ = ["context", "json_ld"]

_CONTEXT = Path(__file__).with_name("context.json")
_PLAIN_BASE = "https://w3id.org/tejido/"


@cache
def context() -> dict[str, Any]:
    """Return the JSON-LD context, in the project's namespace."""
    text = _CONTEXT.read_text(encoding="utf-8").replace(_PLAIN_BASE, BASE)
    known: dict[str, Any] = json.loads(text)["@context"]
    return known


def json_ld(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the JSON-LD of all quads: one line per node, named graphs and nodes sorted by IRI."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}") + ',\n "@graph": [\n'
    yield ",\n".join(_graph(graph, graphs[graph]) for graph in sorted(graphs))
    yield "\n ]\n}\n"


def _graph(graph: str, quads: Iterable[Quad]) -> str:
    lines = ",\n".join(
        json.dumps(node, ensure_ascii=False, sort_keys=True) for node in _nodes(quads)
    )
    return f'{{"@id": {json.dumps(graph)}, "@graph": [\n{lines}\n]}}' if graph else lines


def _nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for quad in sorted(quads, key=str):
        subject, object_ = quad.subject, quad.object
        assert isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal)
        node = nodes.setdefault(subject.value, {"@id": _short(subject.value)})
        _add(node, quad.predicate.value, object_)
    yield from nodes.values()


def _add(node: dict[str, Any], predicate: str, value: NamedNode | Literal) -> None:
    if predicate == RDF + "type":
        node.setdefault("@type", []).append(_short(value.value))
        return
    term, rule = _terms().get(predicate, ("", {}))
    if rule.get("@container") == "@language" and isinstance(value, Literal) and value.language:
        node.setdefault(term, {}).setdefault(value.language, []).append(value.value)
        return
    fitting = _coerced(value, rule.get("@type", "")) if term else None
    if fitting is None or "@container" in rule:
        node.setdefault(_short(predicate), []).append(_expanded(value))
    else:
        node.setdefault(term, []).append(fitting)


def _coerced(value: NamedNode | Literal, type_: str) -> Any:
    """Return the value as the term's own type writes it; None when it is of another type."""
    if isinstance(value, NamedNode):
        return _short(value.value) if type_ == "@id" else None if type_ else _expanded(value)
    datatype = value.datatype.value
    if not type_:
        return _expanded(value)
    if type_ == "@id" or datatype != XSD + type_.removeprefix("xsd:"):
        return None
    return _native(value.value, type_)


def _native(text: str, type_: str) -> Any:
    """Return a number or truth value as JSON has it, unless that would change how it is spelt."""
    if type_ == "xsd:integer" and len(text) < 16 and text.isascii() and text.isdigit():
        return int(text) if str(int(text)) == text else text
    return {"true": True, "false": False}.get(text, text) if type_ == "xsd:boolean" else text


def _expanded(value: NamedNode | Literal) -> Any:
    if isinstance(value, NamedNode):
        return {"@id": _short(value.value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == XSD + "string":
        return value.value
    return {"@value": value.value, "@type": _short(value.datatype.value)}


@cache
def _terms() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """Map each property's IRI to its term in the context and the term's rules."""
    known = context()
    return {
        known[prefix] + local: (term, rule)
        for term, rule in known.items()
        if isinstance(rule, dict)
        for prefix, _, local in [rule["@id"].partition(":")]
    }


@cache
def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
