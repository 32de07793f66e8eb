"""Reading: from bytes to a :class:`tejido.model.Document`."""

from tejido.reading.document import make_document
from tejido.reading.files import read_document
from tejido.reading.searching import document_paths, read_documents

__all__ = ["document_paths", "make_document", "read_document", "read_documents"]
