"""IATI: programmes and events as activities, with the organisations that take part by role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as xml

from tejido.exporting.content import Content, Fact, Thing
from tejido.exporting.network import printable

__all__ = ["ROLES", "iati", "left_out"]

ROLES = {"funder": "1", "implementer": "4", "organizer": "4"}
"""Codes of IATI's OrganisationRole; 2 (accountable) and 3 (extending) no document states so."""
_TYPES = {
    "intergovernmental": "40",
    "government": "10",
    "state-government": "11",
    "municipal-government": "11",
    "justice": "15",
    "legislature": "15",
    "commission": "15",
    "autonomous": "15",
    "academia": "80",
    "private": "70",
}
"""Codes of IATI's OrganisationType; civil society and media have none that fits them all."""
_ACTIVITIES = frozenset(["programme", "event"])
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = {"start": "2", "end": "4"}
"""Codes of IATI's ActivityDateType: actual start, actual end."""


def iati(content: Content, language: str) -> Iterator[str]:
    """Yield an IATI 2.03 file; ``language`` is that of texts without one of their own."""
    root = xml.Element("iati-activities", {"version": "2.03", _LANG: language})
    parts = _parts(content)
    for iri in sorted(parts):
        root.append(_activity(content.things[iri], parts[iri], content))
    xml.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield xml.tostring(root, encoding="unicode")
    yield "\n"


def left_out(content: Content) -> int:
    """Return how many participations have no role or no activity in IATI, or are only planned."""
    every = sum(fact.kind == "Participation" for fact in content.facts.values())
    return every - sum(len(facts) for facts in _parts(content).values())


def _parts(content: Content) -> Mapping[str, list[Fact]]:
    """Return the participations with a role of IATI's by activity."""
    parts: dict[str, list[Fact]] = defaultdict(list)
    for fact in content.facts.values():
        activity, agent = (content.things.get(iri) for iri in (fact.subject, fact.object))
        if activity is None or agent is None or fact.modality or fact.relation not in ROLES:
            continue
        if activity.type in _ACTIVITIES and agent.type == "institution":
            parts[activity.iri].append(fact)
    return parts


def _activity(thing: Thing, facts: list[Fact], content: Content) -> xml.Element:
    made = xml.Element("iati-activity")
    xml.SubElement(made, "iati-identifier").text = printable(thing.iri)
    _narrated(made, "title", thing)
    parties = {(ROLES[fact.relation], fact.object) for fact in facts}
    for role, agent in sorted(parties):
        body = content.things[agent]
        attributes = {"role": role}
        if body.kind in _TYPES:
            attributes["type"] = _TYPES[body.kind]
        _narrated(made, "participating-org", body, attributes)
    for name, code in _DATES.items():
        if len(date := getattr(thing, name)) == 10:
            xml.SubElement(made, "activity-date", {"type": code, "iso-date": date})
    return made


def _narrated(
    parent: xml.Element, name: str, thing: Thing, attributes: Mapping[str, str] | None = None
) -> None:
    """Append an element with the names of a thing, one narrative for each language."""
    made = xml.SubElement(parent, name, dict(attributes or {}))
    for language, label in sorted(thing.labels.items()) or [("", thing.label(""))]:
        narrative = xml.SubElement(made, "narrative", {_LANG: language} if language else {})
        narrative.text = printable(label)
