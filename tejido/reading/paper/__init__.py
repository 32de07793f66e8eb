"""Printed pages: words with places, lines, columns, tables, paragraphs."""
