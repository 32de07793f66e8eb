"""Mails: their body."""
