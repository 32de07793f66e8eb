"""Every error a user can cause, as one root and one child per faulty object.

A message is one line: file (and line), what is wrong, what to do.
"""

__all__ = [
    "DocumentError",
    "EndpointError",
    "FetchError",
    "GraphError",
    "LedgerError",
    "LexiconError",
    "LimitError",
    "LoaderError",
    "OntologyError",
    "OutputError",
    "QueryError",
    "ServingError",
    "StoryError",
    "TejidoError",
]


class TejidoError(Exception):
    """Root of all errors caused by what the user gave; ``str(error)`` is the line to print."""


class DocumentError(TejidoError, ValueError):
    """A document cannot be read: missing, empty, binary, without text."""


class OntologyError(TejidoError, ValueError):
    """A file of the ontology is broken or lacks a term."""


class LedgerError(TejidoError, ValueError):
    """A file of the identity ledger is broken or contradicts itself."""


class LexiconError(TejidoError, ValueError):
    """A lexicon file is broken."""


class LoaderError(TejidoError, ValueError):
    """A loader file is broken, or a document names a loader that does not exist."""


class QueryError(TejidoError, ValueError):
    """A query does not parse, is not in the catalogue, or lacks a parameter."""


class LimitError(QueryError):
    """A query took more time or memory, or gave more triples, than it may."""


class ServingError(TejidoError, OSError):
    """The graph cannot be served, or what a browser sent cannot be read."""


class StoryError(TejidoError, ValueError):
    """The file of a tour is broken, or names what the graph does not have."""


class GraphError(TejidoError, ValueError):
    """A graph file is broken, or breaks a shape."""


class OutputError(TejidoError, OSError):
    """A result cannot be written."""


class EndpointError(TejidoError, OSError):
    """A SPARQL server cannot be reached, refuses, or answers what is no answer."""


class FetchError(TejidoError, OSError):
    """A page cannot be fetched, must not be, or is none that can be read."""
