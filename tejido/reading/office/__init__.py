"""Word files: their parts, lists, and content."""
