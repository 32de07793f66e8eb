"""Tools for people who edit who is who: the ledger's files, its sheets, its judgements."""

from tejido.curating.renaming import rename

__all__ = ["rename"]
