"""Web pages: their encoding, main text and metadata."""
