"""The whole ledger, with what the template and the packages make: as RDF, and for OpenRefine."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from tejido.graph.curated import entry_triples
from tejido.graph.iris import entity_iri
from tejido.graph.jsonld import json_ld
from tejido.linking.entry import Entry
from tejido.linking.ledger import Ledger

__all__ = ["jsonld_of", "openrefine_of"]

_ONCE = ("id", "key", "iri", "type", "jurisdiction", "wikidata")
_EACH = ("name", "language", "how")


def jsonld_of(ledger: Ledger) -> str:
    """Return the entries as the graph has them: types, labels, acronyms, places, equal things."""
    triples = (triple for id_ in sorted(ledger) for triple in entry_triples(ledger[id_], ledger))
    return "".join(json_ld(Quad(t.subject, t.predicate, t.object) for t in triples))


def openrefine_of(ledger: Ledger) -> str:
    """Return a record per entry and in it a row per name, divided by tabs.

    What is said once per record stands in its first row only, as OpenRefine's records have it.
    """
    rows = (row for id_ in sorted(ledger) for row in _record(ledger[id_], ledger))
    return "".join("\t".join(map(_one_line, row)) + "\n" for row in ((*_ONCE, *_EACH), *rows))


def _record(entry: Entry, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    key = f"{entry.type}/{entry.id}"
    once: tuple[str, ...] = (entry.id, key, entity_iri(key), entry.form)
    once += (ledger.jurisdiction(entry.id), entry.ids.get("wikidata", ""))
    for name, how, language in dict.fromkeys(ledger.forms(entry.id)):
        yield (*once, name, language, how)
        once = ("",) * len(_ONCE)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
