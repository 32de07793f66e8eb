"""The network of facts: things are nodes, each fact between two of them is an edge of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tejido.exporting.content import Content, Fact, Thing
from tejido.wording import relation_label

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Attributes",
    "edge_of",
    "edges",
    "gexf",
    "gexf_of",
    "graphml",
    "graphml_of",
    "nodes",
    "printable",
]

Attributes = dict[str, str | int | bool]
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MADE_ON = re.compile(r' lastmodifieddate="[^"]*"')


def nodes(content: Content, language: str) -> Iterator[tuple[str, Attributes]]:
    """Yield the IRI of each thing and what is known of it; lists are joined by ``; ``."""
    for iri, thing in content.things.items():
        yield iri, _node(thing, language)


def _node(thing: Thing, language: str) -> Attributes:
    return {
        "label": thing.label(language),
        "label_es": thing.label("es"),
        "label_en": thing.label("en"),
        "type": thing.type,
        "kind": thing.kind,
        "acronym": "; ".join(thing.acronyms),
        "start_date": thing.start,
        "end_date": thing.end,
        "place": "; ".join(thing.places),
        "same_as": "; ".join(thing.same),
        "documents": len(thing.documents),
        "provisional": thing.provisional,
    }


def edges(content: Content, language: str) -> Iterator[tuple[str, str, str, Attributes]]:
    """Yield source, target, the fact's IRI and what is known of it; dates are no edges."""
    for iri, fact in content.facts.items():
        if fact.subject in content.things and fact.object in content.things:
            yield fact.subject, fact.object, iri, edge_of(fact, content, language)


def edge_of(fact: Fact, content: Content, language: str) -> Attributes:
    """Return what is known of a fact, its quote's document and offsets too."""
    quote = fact.passages[0]
    source = content.sources.get(quote.document)
    return {
        "label": relation_label(fact.relation, language),
        "relation": fact.relation,
        "title": fact.title,
        "modality": fact.modality or "stated",
        "reviewed": fact.reviewed,
        "rule": fact.rule,
        "document": quote.document,
        "published": source.date if source else "",
        "start": quote.start,
        "end": quote.end,
        "quote": quote.exact,
    }


def _network(content: Content, language: str) -> nx.MultiDiGraph[str]:
    """Return the network; of an edge, ``from`` and ``to`` stand for start and end.

    GEXF takes attributes called start and end for the times at which an edge exists.
    """
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, about in nodes(content, language):
        made.add_node(iri, **_printable(about))
    for source, target, iri, about in edges(content, language):
        about = {{"start": "from", "end": "to"}.get(key, key): v for key, v in about.items()}
        made.add_edge(source, target, iri, **_printable(about))
    return made


def _printable(about: Attributes) -> Attributes:
    return {key: printable(v) if isinstance(v, str) else v for key, v in about.items()}


def printable(text: str) -> str:
    """Return a text with U+FFFD for what XML 1.0 cannot hold, however it is written."""
    return _FORBIDDEN.sub("\ufffd", text)


def graphml(content: Content, language: str) -> Iterator[str]:
    """Yield GraphML."""
    return graphml_of(_network(content, language))


def gexf(content: Content, language: str) -> Iterator[str]:
    """Yield GEXF 1.2, without the day on which it was made."""
    return gexf_of(_network(content, language))


def graphml_of(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield GraphML of a network whose attributes are texts, numbers and truths."""
    import networkx as nx

    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    for line in nx.generate_graphml(network, named_key_ids=True):
        yield f"{line}\n"


def gexf_of(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield GEXF 1.2 of such a network, without the day; an edge's key becomes its id."""
    import networkx as nx

    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    for _, _, iri, about in network.edges(keys=True, data=True):
        about["id"] = iri
    for line in nx.generate_gexf(network):
        yield f"{_MADE_ON.sub('', line, count=1) if '<meta' in line else line}\n"
