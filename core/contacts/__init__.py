"""Contacts in files: a directory of focal points read from tables, and written as tables and address cards."""
