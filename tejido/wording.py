"""What people read of reports and explanations, in Spanish and English."""

from __future__ import annotations

from functools import cache

from tejido.project import NS, content, lexicon

__all__ = ["labels", "relation_label", "texts"]

_NAMING = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)


@cache
def texts(language: str, name: str) -> dict[str, str]:
    """Return the texts of ``NAME.yaml`` of a language's lexicon (``report``, ``explain``)."""
    import yaml

    path = lexicon(language, f"{name}.yaml")
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@cache
def labels(language: str) -> dict[str, str]:
    """Return the label of each term and each concept of the ontology, by local name."""
    from pyoxigraph import Literal, NamedNode, parse

    naming = {NamedNode(iri) for iri in _NAMING}
    folder = content("ontology")
    return {
        triple.subject.value.removeprefix(NS): triple.object.value
        for path in (folder / "tejido.ttl", folder / "concepts.ttl")
        for triple in parse(path=path)
        if triple.predicate in naming
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
        and triple.object.language == language
    }


def relation_label(relation: str, language: str) -> str:
    """Return how a relation is called; a date, no term of its own, by the lexicon's word."""
    return labels(language).get(relation) or texts(language, "explain")[relation]
