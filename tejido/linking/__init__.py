"""Who is meant: the identity ledger, the scope of a document, and the key of each entity."""
