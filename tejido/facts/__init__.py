"""The facts file: one JSON file per document for export, review, proposals and evaluation.

The document's own fields, its entities with every name, and its facts with the quote that states
each. ``schema.json`` beside this module is the format; offsets count code points of the document's
canonical text, quotes are in the characters of the source.
"""

from tejido.facts.reading import from_facts, read_facts
from tejido.facts.writing import to_facts, write_facts

__all__ = ["from_facts", "read_facts", "to_facts", "write_facts"]
