"""Fetching: one page or file of the web, kept with where and when it was found."""
