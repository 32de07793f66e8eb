"""Building: many documents to one graph, and what of an earlier build still holds."""
