"""Pieces of a text by their place in it."""

Span = tuple[int, int]
"""The first code point of a piece, and the one after its last."""
