"""The report of a build as a person reads it, in Spanish or English, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from tejido.report import Report
from tejido.wording import relation_label, texts

__all__ = ["PARTS", "details", "report_data", "summary"]

PARTS = (
    "failed",
    "warnings",
    "without_facts",
    "contradictions",
    "unread",
    "unresolved",
    "provisional",
    "alike",
    "single_source",
)
"""The lists of a report, what is wrong before what is only worth a look."""


def summary(report: Report, language: str = "en") -> str:
    """Return how much was read, and how long each list of the report is that is not empty."""
    said = texts(language, "report")
    totals = said["totals"].format_map({f.name: getattr(report, f.name) for f in fields(report)})
    counts = [(len(getattr(report, part)), said[part]) for part in PARTS]
    return "\n".join([totals, *(f"{count:6}  {text}" for count, text in counts if count)])


def details(report: Report, language: str = "en") -> str:
    """Return the summary and every list in full, one line per item."""
    return "\n".join([summary(report, language), *_sections(report, language)])


def _sections(report: Report, language: str) -> Iterator[str]:
    said = texts(language, "report")
    for part in PARTS:
        items = getattr(report, part)
        if items:
            yield f"\n{said[part]} ({len(items)})"
            yield from (f"  {_line(part, item, language)}" for item in items)


def _line(part: str, item: Any, language: str) -> str:
    match part:
        case "without_facts":
            return str(item)
        case "failed":
            return str(item.reason)
        case "warnings":
            return f"{item.document}: {item.warning}"
        case "unread":
            names = "; ".join(item.institutions)
            return f"{item.document} {item.start}-{item.end}: {item.sentence} [{names}]"
        case "unresolved":
            return f"{item.document} {item.start}-{item.end}: {item.name} ({item.type})"
        case "provisional":
            return f"{item.name} ({item.key}): {', '.join(item.documents)}"
        case "alike":
            return f"{item.score:.2f} {item.name} ({item.one}) · {item.other_name} ({item.other})"
        case "single_source":
            relation = relation_label(item.relation, language)
            return f"{item.subject} · {relation} · {item.object}: {item.document}"
    values = "; ".join(f"{value} ({', '.join(ids)})" for value, ids in item.values)
    relation = relation_label(item.relation, language)
    return f"{item.name} · {relation}: {values}"


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data for JSON; each item of a list as an object."""
    return {field.name: _plain(getattr(report, field.name)) for field in fields(report)}


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
