"""What people read of reports and explanations, in Spanish and English."""

from __future__ import annotations

from functools import cache

from tejido.project import NS, content, lexicon

__all__ = ["relation_labels", "texts"]


@cache
def texts(language: str, name: str) -> dict[str, str]:
    """Return the texts of ``NAME.yaml`` of a language's lexicon (``report``, ``explain``)."""
    import yaml

    path = lexicon(language, f"{name}.yaml")
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@cache
def relation_labels(language: str) -> dict[str, str]:
    """Return the ontology's label of each of its terms, by local name."""
    from pyoxigraph import Literal, NamedNode, parse

    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    return {
        triple.subject.value.removeprefix(NS): triple.object.value
        for triple in parse(path=content("ontology") / "tejido.ttl")
        if triple.predicate == label
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
        and triple.object.language == language
    }
