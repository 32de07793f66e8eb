"""Tools for people who edit who is who: the ledger's files, its sheets, its judgements."""
