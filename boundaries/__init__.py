"""Boundaries: how the outlines of the places view are made; for maintainers, not for users."""
