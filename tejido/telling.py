"""The report of a build as a person reads it, in Spanish or English, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from tejido.project import NS, content, lexicon
from tejido.report import Report

__all__ = ["PARTS", "details", "report_data", "summary"]

PARTS = (
    "warnings",
    "without_facts",
    "contradictions",
    "unread",
    "unresolved",
    "provisional",
    "single_source",
)
"""The lists of a report, what is wrong before what is only worth a look."""


def summary(report: Report, language: str = "en") -> str:
    """Return how much was read, and how long each list of the report is that is not empty."""
    texts = _texts(language)
    totals = texts["totals"].format_map({f.name: getattr(report, f.name) for f in fields(report)})
    counts = [(len(getattr(report, part)), texts[part]) for part in PARTS]
    return "\n".join([totals, *(f"{count:6}  {text}" for count, text in counts if count)])


def details(report: Report, language: str = "en") -> str:
    """Return the summary and every list in full, one line per item."""
    return "\n".join([summary(report, language), *_sections(report, language)])


def _sections(report: Report, language: str) -> Iterator[str]:
    for part in PARTS:
        items = getattr(report, part)
        if items:
            yield f"\n{_texts(language)[part]} ({len(items)})"
            yield from (f"  {_line(part, item, language)}" for item in items)


def _line(part: str, item: Any, language: str) -> str:
    match part:
        case "without_facts":
            return str(item)
        case "warnings":
            return f"{item.document}: {item.warning}"
        case "unread":
            names = "; ".join(item.institutions)
            return f"{item.document} {item.start}-{item.end}: {item.sentence} [{names}]"
        case "unresolved":
            return f"{item.document} {item.start}-{item.end}: {item.name} ({item.type})"
        case "provisional":
            return f"{item.name} ({item.key}): {', '.join(item.documents)}"
        case "single_source":
            relation = _relations(language).get(item.relation, item.relation)
            return f"{item.subject} · {relation} · {item.object}: {item.document}"
    values = "; ".join(f"{value} ({', '.join(ids)})" for value, ids in item.values)
    relation = _relations(language).get(item.relation, item.relation)
    return f"{item.name} · {relation}: {values}"


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data for JSON; each item of a list as an object."""
    return {field.name: _plain(getattr(report, field.name)) for field in fields(report)}


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@cache
def _texts(language: str) -> dict[str, str]:
    import yaml

    texts: dict[str, str] = yaml.safe_load(
        lexicon(language, "report.yaml").read_text(encoding="utf-8")
    )
    return texts


@cache
def _relations(language: str) -> dict[str, str]:
    """Return the ontology's label of each relation."""
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
