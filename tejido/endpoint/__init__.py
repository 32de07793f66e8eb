"""SPARQL 1.1 servers: asked by :class:`Remote`, filled by :func:`publish`."""

from __future__ import annotations

from tejido.endpoint.address import Endpoint, endpoint
from tejido.endpoint.publishing import publish, unpublish
from tejido.endpoint.remote import Remote

__all__ = ["Endpoint", "Remote", "endpoint", "publish", "unpublish"]
