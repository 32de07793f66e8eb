"""What a build did not understand or cannot vouch for, so that people can look at it.

Unread sentences, names that resolve to nothing, provisional entities, facts of a single document,
contradicting values, and documents without facts.
"""

from tejido.report.findings import (
    Alike,
    Contradiction,
    Looked,
    Provisional,
    Report,
    Single,
    Unread,
    Unresolved,
    Warned,
)
from tejido.report.one import look_at
from tejido.report.reporting import report_graph, report_met, report_on

__all__ = [
    "Alike",
    "Contradiction",
    "Looked",
    "Provisional",
    "Report",
    "Single",
    "Unread",
    "Unresolved",
    "Warned",
    "look_at",
    "report_graph",
    "report_met",
    "report_on",
]
